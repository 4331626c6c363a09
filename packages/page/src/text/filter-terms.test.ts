import { parseFilter } from '@cellwire/query';
import { describe, expect, it } from 'vitest';
import { hasTerm, hasValue, quoteValue, termOf, toggleTerm, toggleValue } from './filter-terms.js';

describe('terms of a filter', () => {
  it.each([
    ['', 'jv_exit', 'jv_exit'],
    ['jv_exit', 'jv_exit', ''],
    ['a jv_exit b', 'jv_exit', 'a b'],
    ['(jv_exit OR x)', 'jv_exit', '(jv_exit OR x) jv_exit'],
    ['"a jv_exit"', 'jv_exit', '"a jv_exit" jv_exit'],
  ])('toggling in %s the term %s gives %s', (filter, term, expected) => {
    expect(toggleTerm(filter, term)).toBe(expected);
    expect(hasTerm(expected, term)).toBe(!hasTerm(filter, term));
  });

  it.each([
    ['', 'type', 'layoff', 'type:layoff'],
    ['type:layoff', 'type', 'layoff', ''],
    ['type:layoff', 'type', 'writedown', 'type:layoff,writedown'],
    ['x type:layoff,writedown y', 'type', 'layoff', 'x type:writedown y'],
    ['company:"A, B"', 'company', 'C D', 'company:"A, B","C D"'],
    ['company:"A, B","C D"', 'company', 'A, B', 'company:"C D"'],
    ['-type:layoff', 'type', 'layoff', '-type:layoff type:layoff'],
    ['(type:layoff OR x)', 'type', 'layoff', '(type:layoff OR x) type:layoff'],
    [String.raw`outlet:"a\"b"`, 'outlet', 'a"b', ''],
  ])('toggling in %s the %s %s gives %s', (filter, field, value, expected) => {
    expect(toggleValue(filter, field, value)).toBe(expected);
    expect(hasValue(expected, field, value)).toBe(!hasValue(filter, field, value));
  });

  it.each(['Ford', 'LG Chem', 'a"b', 'a\\', '-5', 'OR', 'a,b', '(x', '', ' ', "it's", 'é–漢'])(
    'the value %j is read back as it was',
    value => {
      expect(parseFilter(termOf('company', value || 'x'))).toMatchObject({ values: [value || 'x'] });
    },
  );

  it('leaves plain words without quotes', () => {
    expect(quoteValue('stake_sale')).toBe('stake_sale');
  });

  it('ends for whatever is typed', () => {
    for (const text of ['"', '\\', '((((', '))))', '"\\', 'a:"', ',,,', 'type:,'])
      expect(typeof toggleValue(text, 'type', 'x')).toBe('string');
  });
});
