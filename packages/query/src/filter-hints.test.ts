import { describe, expect, it } from 'vitest';
import { filterHints } from './filter-hints.js';
import { parseFilter } from './parse-filter.js';

const KNOWN = { company: ['Orano', 'Orvane Automotive', 'Tessaly Lithium'], venture: ['Rhonecell'] };

describe('hints for a filter that finds nothing', () => {
  it.each([
    ['jv_exits', ['"jv_exits" is searched for as text; did you mean jv_exit?']],
    ['stake_sale', ['"stake_sale" is searched for as text; did you mean type:stake_sale?']],
    ['-compleated', ['"compleated" is searched for as text; did you mean status:completed?']],
    ['company:tesally-lithium', ['no company is called "tesally-lithium"; did you mean "Tessaly Lithium"?']],
    ['company:orvane', ['no company is called "orvane"; did you mean "Orvane Automotive"?']],
    [
      'venture:Rhonecel OR seller:Nobody',
      ['no venture is called "Rhonecel"; did you mean "Rhonecell"?', 'no company is called "Nobody"'],
    ],
    ['jv_exit type:stake_sale company:"orvane automotive" gigafactory', []],
  ])('%s', (text, hints) => {
    expect(filterHints(parseFilter(text), KNOWN)).toEqual(hints);
  });

  it('say nothing of names where none are known', () => {
    expect(filterHints(parseFilter('company:anything'))).toEqual([]);
  });
});
