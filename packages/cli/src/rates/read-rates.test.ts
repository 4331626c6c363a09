import { describe, expect, it } from 'vitest';
import { readRates } from './read-rates.js';

describe('a file of rates', () => {
  it.each<[what: string, text: string, expected: [string, string, number][]]>([
    [
      'one rate a line',
      'currency,day,usd\nEUR,2026-02-11,1.09\nKRW,2026-02-11,0.00069\n',
      [
        ['EUR', '2026-02-11', 1.09],
        ['KRW', '2026-02-11', 0.00069],
      ],
    ],
    [
      'columns in another order, others beside them, a byte order mark, CRLF',
      '\uFEFFDay,Source,USD,Currency\r\n2026-02-11,"bank, of x",1.5e-3,krw\r\n\r\n',
      [['KRW', '2026-02-11', 0.0015]],
    ],
    ['semicolons', 'currency;day;usd\nEUR;2026-02-11;"1.09"', [['EUR', '2026-02-11', 1.09]]],
    [
      'the same rate twice',
      'currency,day,usd\nEUR,2026-02-11,1.09\nEUR,2026-02-11,1.09',
      [['EUR', '2026-02-11', 1.09]],
    ],
  ])('holds %s', (_what, text, expected) => {
    const { rates, faults } = readRates(text);
    expect(faults).toEqual([]);
    expect(rates.map(r => [r.currency, r.day, r.usd])).toEqual(expected);
  });

  it.each<[text: string, line: number, why: RegExp]>([
    ['', 1, /no column currency, day, usd/],
    ['currency,date,usd\nEUR,2026-02-11,1.09', 1, /no column day/],
    ['currency,day,usd\n', 2, /no rates/],
    ['currency,day,usd\nEUR,2026-02-11,1.09\nEuro,2026-02-11,1.09', 3, /"EURO" is no ISO 4217/],
    ['currency,day,usd\nUSD,2026-02-11,1', 2, /leave the line out/],
    ['currency,day,usd\nEUR,2026-02-30,1.09', 2, /"2026-02-30" is no calendar day/],
    ['currency,day,usd\nEUR,11.02.2026,1.09', 2, /no calendar day/],
    ['currency,day,usd\nEUR,2026-02-11,"1,09"', 2, /write 1\.09/],
    ['currency,day,usd\nEUR,2026-02-11,-1', 2, /no number above 0/],
    ['currency,day,usd\nEUR,2026-02-11,0', 2, /no number above 0/],
    ['currency,day,usd\nEUR,2026-02-11', 2, /usd "" is no number/],
    ['currency,day,usd\nEUR,2026-02-11,0x10', 2, /no number/],
    [
      'currency,day,usd\nEUR,2026-02-11,1.09\nEUR,2026-02-11,1.10',
      3,
      /another rate of EUR 2026-02-11 stands in line 2/,
    ],
  ])('%j is refused', (text, line, why) => {
    expect(readRates(text).faults).toEqual([{ line, why: expect.stringMatching(why) }]);
  });

  it('names every fault at once', () => {
    expect(readRates('currency,day,usd\nE,1,1\nEUR,2026-02-11,x\n').faults.map(f => f.line)).toEqual([2, 3]);
  });
});
