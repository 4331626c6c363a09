import { expect, test } from 'vitest';
import { splitSentences } from './split-sentences.js';

const sentencesOf = (text: string) => splitSentences(text, 0, text.length).map(s => text.slice(s.start, s.end));

const CASES: [string, string[]][] = [
  ['Acme sold it. Beta did not.', ['Acme sold it.', 'Beta did not.']],
  ['Orion Cell Co. Ltd. will pay. It said so.', ['Orion Cell Co. Ltd. will pay.', 'It said so.']],
  ['It works with Borealis Motor Co. The plant is new.', ['It works with Borealis Motor Co.', 'The plant is new.']],
  ['Borealis Motor Corp. President Ida Moe agreed.', ['Borealis Motor Corp. President Ida Moe agreed.']],
  [
    'The U.S. Treasury paid. Sales in the U.S. The rest waits.',
    ['The U.S. Treasury paid.', 'Sales in the U.S.', 'The rest waits.'],
  ],
  ['It opens on Feb. 11 in Ohio. Plant No. 2 follows.', ['It opens on Feb. 11 in Ohio.', 'Plant No. 2 follows.']],
  ['Did it close? No. The plant runs.', ['Did it close?', 'No.', 'The plant runs.']],
  ['J. R. Moe and Mr. Lund met.', ['J. R. Moe and Mr. Lund met.']],
  ['It cost $3.5 billion, or 4.2 percent. Then it fell.', ['It cost $3.5 billion, or 4.2 percent.', 'Then it fell.']],
  ['“We will sell.” The board agreed.', ['“We will sell.”', 'The board agreed.']],
  ['“Is it over?” he asked.', ['“Is it over?” he asked.']],
  ['They waited… and waited. Done!', ['They waited… and waited.', 'Done!']],
  ['Cells came from there.The company said so.', ['Cells came from there.', 'The company said so.']],
  ['See Example.com for more.', ['See Example.com for more.']],
  ['It ends at 5 p.m. Friday.', ['It ends at 5 p.m. Friday.']],
  ['(It was sold.) Beta paid.', ['(It was sold.)', 'Beta paid.']],
];

test.each(CASES)('%j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('offsets count from the start of the whole text', () => {
  const text = 'Head\n\nOne. Two.';
  expect(splitSentences(text, 6, text.length)).toEqual([
    { start: 6, end: 10 },
    { start: 11, end: 15 },
  ]);
});

test('an endless sentence is cut at spaces, without losing a word', () => {
  const text = 'word '.repeat(5000).trim();
  const parts = sentencesOf(text);
  expect(Math.max(...parts.map(part => part.length))).toBeLessThanOrEqual(3000);
  expect(parts.join(' ')).toBe(text);
});
