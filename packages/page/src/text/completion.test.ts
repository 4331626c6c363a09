import { describe, expect, it } from 'vitest';
import { complete, hasTerm, quoteValue, toggleTerm, wordAt } from './completion.js';

/** `|` stands for the caret. */
const at = (marked: string) => {
  const caret = marked.indexOf('|');
  return { filter: marked.replace('|', ''), caret };
};

describe('completion of a filter', () => {
  it.each([
    ['ty|', 'ty'],
    ['type:stake_sale st|', 'st'],
    ['type:stake_sale |', ''],
    ['company:"LG En|', 'company:"LG En'],
    ['company:"LG En|ergy" since:2025', 'company:"LG En'],
    ['-out|', 'out'],
    ['(ty|', 'ty'],
    ['|', ''],
  ])('in %s the word is "%s"', (marked, text) => {
    const { filter, caret } = at(marked);
    expect(wordAt(filter, caret).text).toBe(text);
  });

  it.each([
    ['ty|', 'type:', 'type:|'],
    ['type:st|', 'type:stake_sale', 'type:stake_sale |'],
    ['x ty| y', 'type:layoff', 'x type:layoff |y'],
    ['company:"LG En|ergy" y', 'company:"LG Chem"', 'company:"LG Chem" |y'],
    ['-ty|', 'type:', '-type:|'],
  ])('%s with %s becomes %s', (marked, suggestion, expected) => {
    const { filter, caret } = at(marked);
    const done = complete(filter, wordAt(filter, caret), suggestion);
    expect(`${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(expected);
  });

  it.each([
    ['', 'type:layoff', 'type:layoff'],
    ['type:layoff', 'type:layoff', ''],
    ['a type:layoff b', 'type:layoff', 'a b'],
    ['(type:layoff OR x)', 'type:layoff', '(type:layoff OR x) type:layoff'],
    ['company:"A B"', 'company:"A B"', ''],
  ])('toggling in "%s" the term %s gives "%s"', (filter, term, expected) => {
    expect(toggleTerm(filter, term)).toBe(expected);
    expect(hasTerm(expected, term)).toBe(!hasTerm(filter, term));
  });

  it.each([
    ['Ford', 'Ford'],
    ['LG Chem', '"LG Chem"'],
    ['a"b', `"a'b"`],
  ])('the value %s is written %s', (value, text) => {
    expect(quoteValue(value)).toBe(text);
  });
});
