import { expect, test } from 'vitest';
import { fold, readCapitals, tokenAt, tokenize } from './tokenize.js';

const CASES: [string, string[]][] = [
  ['Acme Cells Co. Ltd', ['Acme', 'Cells', 'Co', '.', 'Ltd']],
  ['the U.S. market', ['the', 'U.S.', 'market']],
  ["Acme's O'Brien", ['Acme', "'s", "O'Brien"]],
  ['Türkiye’s Kor-Tec', ['Türkiye', '’s', 'Kor', '-', 'Tec']],
  ['2,170 cells, 50GWh in 4Q25', ['2,170', 'cells', ',', '50GWh', 'in', '4Q25']],
  ['R&D', ['R', '&', 'D']],
  ['-----', ['-----']],
  ['--', ['-', '-']],
];

test.each(CASES)('%j is cut into its words and marks', (text, words) => {
  expect(tokenize(text).map(token => token.text)).toEqual(words);
});

test('tokens cover every visible character once, in order', () => {
  const text = '“Nö,” said 전지 Ltd. — 😀 3.5% (ok) …';
  const tokens = tokenize(text);
  expect(tokens.map(token => token.text).join('')).toBe(text.replace(/\s/g, ''));
  for (const token of tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
});

test('folding drops case and diacritics', () => {
  expect(['Koç', 'TÜRKİYE', 'Skellefteå', 'O’Brien'].map(fold)).toEqual(['koc', 'turkiye', 'skelleftea', "o'brien"]);
});

test.each([
  ['battery', 'none'],
  ['Acme', 'first'],
  ['A', 'first'],
  ['ACME', 'all'],
  ['U.S.', 'all'],
  ['PowerCo', 'mixed'],
  ['eVTOL', 'mixed'],
] as const)('%s is written %s', (word, capitals) => {
  expect(readCapitals(word)).toBe(capitals);
});

test('a token is found by offset', () => {
  const tokens = tokenize('one two three');
  expect([0, 1, 4, 9, 99].map(offset => tokenAt(tokens, offset))).toEqual([0, 1, 1, 3, 3]);
});
