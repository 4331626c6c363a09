import { describe, expect, it } from 'vitest';
import type { EventFacts } from './event-facts.js';
import { FilterError } from './filter.js';
import { matchesFilter } from './matches-filter.js';
import { parseFilter } from './parse-filter.js';

const sale: EventFacts = {
  id: 'ev_1',
  type: 'stake_sale',
  status: 'completed',
  dateFrom: '2026-02-02',
  dateTo: '2026-02-08',
  seenOn: '2026-02-11',
  companies: ['Acme Motors', 'Volta Cells'],
  ventures: ['NorthVolt Acme'],
  facilities: ['second Ohio plant'],
  places: ['Lima, Ohio'],
  countries: ['US'],
  segments: ['ESS/LFP'],
  outlets: ['Example Herald'],
  arguments: { seller: ['Acme Motors'], buyer: ['Volta Cells'], price: [{ amount: 100, currency: 'USD' }] },
  gwh: null,
  usd: 1.2e9,
  sources: 2,
  confidence: 0.9,
  isExit: true,
  text: 'Acme Motors sold its 49 percent stake for $100.',
};

describe('a filter', () => {
  it.each([
    ['', true],
    ['type:stake_sale', true],
    ['type:writedown', false],
    ['type:writedown,stake_sale status:completed', true],
    ['company:"acme motors"', true],
    ['seller:"Acme Motors"', true],
    ['buyer:"Acme Motors"', false],
    ['-buyer:"Acme Motors"', true],
    ['NOT type:writedown', true],
    ['(type:writedown OR place:ohio) status:completed', true],
    ['type:writedown OR type:layoff', false],
    ['since:2025-12 min-sources:2', true],
    ['since:2026-02-12', false],
    ['until:2026-02', true],
    ['date:2026-W06', true],
    ['date:2025-12..2026-01', false],
    ['date:<2026-02-02', false],
    ['date:>=2026-02-08', true],
    ['date:>2026-02-08', false],
    ['usd:>1bn', true],
    ['min-usd:1.3bn', false],
    ['gwh:>0', false],
    ['jv_exit', true],
    ['type:jv_exit', true],
    ['is:jv_exit -jv_exit', false],
    ['region:north-america', true],
    ['region:europe', false],
    ['country:us', true],
    ['segment:LFP', true],
    ['min-confidence:0.95', false],
    ['"49 percent stake"', true],
    ['49', true],
    ['facility:ohio', true],
  ])('%s is %s', (text, expected) => {
    expect(matchesFilter(parseFilter(text), sale)).toBe(expected);
  });

  it.each([
    ['type:stake_sail', 'did you mean "stake_sale"', 0],
    ['compny:Ford', 'did you mean "company"', 0],
    ['a (b', 'opened and not closed', 2],
    ['a )', 'never opened', 2],
    ['company:"Ford', 'opened and not closed', 8],
    ['usd:lots', 'wants a number', 0],
    ['date:soon', 'wants a date', 0],
    ['x OR', 'OR wants a term on each side', 2],
    ['company:', 'a value is missing', 8],
    ['country:USA', 'two-letter', 0],
    ['sort:date', 'no filter', 0],
  ])('%s is refused with its place and the mend', (text, message, position) => {
    expect(() => parseFilter(text)).toThrow(FilterError);
    try {
      parseFilter(text);
    } catch (error) {
      expect((error as FilterError).message).toContain(message);
      expect((error as FilterError).position).toBe(position);
    }
  });

  it('ends in an error, not in a crash, for hostile text', () => {
    for (const text of [
      '('.repeat(1999),
      '-'.repeat(1999),
      '"'.repeat(1999),
      'a:'.repeat(900),
      'x'.repeat(5000),
      '((((a',
    ])
      expect(() => parseFilter(text)).toThrow(FilterError);
  });
});
