import { describe, expect, it } from 'vitest';
import { looksLikeMarkup, markupLine, markupText } from './markup-text.js';

describe('markupText', () => {
  const cases: [what: string, markup: string, text: string][] = [
    ['paragraphs', '<p>One.</p><p>Two &amp; <b>three</b>.</p>', 'One.\n\nTwo & three.'],
    ['line breaks', 'One<br/>Two<br>\nThree', 'One\n\nTwo\n\nThree'],
    ['lists and headings', '<h2>Head</h2><ul><li>a</li><li>b</li></ul>', 'Head\n\na\n\nb'],
    ['plain text', 'Just\n  text', 'Just text'],
    ['comparisons', '5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['scripts and styles', '<style>p{}</style><p>a</p><script>if (1 < 2) x()</script>', 'a'],
    ['comments', 'a<!-- <p>no</p> -->b', 'ab'],
    ['an open comment', 'a<!-- no >b', 'ab'],
    ['nothing', '<p> </p>', ''],
  ];
  for (const [what, markup, text] of cases) it(`reads ${what}`, () => expect(markupText(markup)).toBe(text));
});

describe('markupLine', () => {
  const cases: [markup: string, line: string][] = [
    ['<b>A</b>&nbsp;B<br>C', 'A B C'],
    ['<div>A</div><div>B</div>', 'A B'],
    ['Map<String> grows', 'Map<String> grows'],
    ['<img src=x onerror=alert(1)>', '<img>'],
  ];
  for (const [markup, line] of cases) it(`makes ${line} of ${markup}`, () => expect(markupLine(markup)).toBe(line));
});

describe('looksLikeMarkup', () => {
  const cases: [text: string, isMarkup: boolean][] = [
    ['<p>x', true],
    ['a &mdash; b', true],
    ['a < b', false],
    ['R&D; fine', false],
    ['R&D', false],
  ];
  for (const [text, isMarkup] of cases) {
    it(`${isMarkup ? 'sees' : 'sees no'} markup in ${text}`, () => expect(looksLikeMarkup(text)).toBe(isMarkup));
  }
});
