import { describe, expect, test } from 'vitest';
import { splitDocument } from './split-document.js';

const bodyOf = (text: string) => {
  const doc = splitDocument({ title: '', text });
  return doc.sentences.map(s => [s.kind, text.slice(s.start, s.end)]);
};

describe('what stands before the prose', () => {
  const PROSE = 'Orion Cells said on Monday that it had sold a plant.';
  test.each([
    'SEOUL, Feb. 11 (Reuters) - ',
    '(Bloomberg) -- ',
    'LONDON — ',
    'NEW YORK (Example Wire) — ',
    'Fukuoka, Nov. 7 (Example Press) — ',
    'Toronto, Ontario — ',
    '[Seoul = Newsis] ',
    'DETROIT, March 3, 2026 /PRNewswire/ -- ',
    'BERLIN/MUNICH, June 12 (dpa) - ',
    'Example.com -- ',
    'GROUND BROKEN. ',
    'DEAL OF THE WEEK. ',
    '- ',
    '• ',
  ])('%j is no prose', lead => {
    expect(bodyOf(lead + PROSE)).toEqual([['prose', PROSE]]);
  });

  test('who asks in an interview is named before the prose', () => {
    expect(bodyOf('Storage Weekly: Have you sold a plant?')).toEqual([['prose', 'Have you sold a plant?']]);
  });

  test.each([
    'Orion Cells: it sold a plant.',
    'Orion — the maker of cells — sold a plant.',
    'Beta, Gamma and Delta: all of them sold plants.',
    'In May - a quiet month - nothing was sold.',
    'ORION CELLS CO. Ltd. sold a plant.',
  ])('%j has no dateline', text => {
    expect(bodyOf(text)).toEqual([['prose', text]]);
  });
});

describe('what is no prose at all', () => {
  const PROSE = 'Orion Cells has sold a plant to Beta Motors. It did not name the price.';
  test.each([
    ['By Ida Moe', 'byline'],
    ['By Ida Moe and Jon Lund', 'byline'],
    ['Reporting by Ida Moe; editing by Jon Lund', 'byline'],
    ['RELATED: Beta Motors opens a factory', 'related'],
    ['Read more: Beta Motors opens a factory', 'related'],
    ['Sign up for our daily newsletter', 'newsletter'],
    ['Photo: Orion Cells', 'caption'],
    ['(Yonhap)', 'tag'],
    ['($1 = 1,358 won)', 'tag'],
    ['© 2026 Example Media. All rights reserved.', 'tag'],
    ['2024 | 2025 | 2026', 'table'],
    ['A long way to go', 'subhead'],
  ])('%j is %s', (line, kind) => {
    const doc = splitDocument({ title: '', text: `${PROSE}\n\n${line}\n\n${PROSE}` });
    expect(doc.blocks.map(block => block.kind)).toEqual(['prose', kind, 'prose']);
  });

  test('from "About" to the end a press release is boilerplate', () => {
    const doc = splitDocument({ title: '', text: `${PROSE}\n\nAbout Orion Cells\n\nOrion Cells makes cells.` });
    expect(doc.blocks.map(block => block.kind)).toEqual(['prose', 'boilerplate', 'boilerplate']);
  });

  test('a credit at the end of a paragraph is a byline', () => {
    expect(bodyOf('Orion sold a plant. (Reporting by Ida Moe)').map(([kind]) => kind)).toEqual(['prose', 'byline']);
  });
});

test('a summary of one short line is prose, not a subhead', () => {
  expect(bodyOf('Orion sells plant to Beta')).toEqual([['prose', 'Orion sells plant to Beta']]);
});

test('hard-wrapped lines are one paragraph, complete lines are several', () => {
  const wrapped = 'Orion Cells has sold the plant that it opened in the spring of last\nyear to Beta Motors of Ohio.';
  expect(splitDocument({ title: '', text: wrapped }).blocks).toHaveLength(1);
  const lines = 'Orion Cells has sold a plant to Beta Motors of Ohio.\nBeta Motors did not comment.';
  expect(splitDocument({ title: '', text: lines }).blocks).toHaveLength(2);
});

test.each([
  ['UPDATE 1-Orion sells plant to Beta', 'Orion sells plant to Beta'],
  ['[Exclusive] Orion sells plant', 'Orion sells plant'],
  ['Orion sells its plant to Beta - Example News', 'Orion sells its plant to Beta'],
  ['Orion sells its plant to Beta | Example', 'Orion sells its plant to Beta'],
  ['Orion - Beta venture sells plant', 'Orion - Beta venture sells plant'],
])('the title %j says %j', (title, said) => {
  const doc = splitDocument({ title, text: '' });
  expect(doc.sentences.map(s => title.slice(s.start, s.end))).toEqual([said]);
});

test('nothing gives nothing', () => {
  expect(splitDocument({ title: ' ', text: '\n\n \n' })).toMatchObject({ blocks: [], sentences: [], quotes: [] });
});
