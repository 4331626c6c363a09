import { describe, expect, it } from 'vitest';
import { formatDate, formatInstant, fromNow } from './format-date.js';
import { formatValue, type Value } from './format-value.js';
import { label } from './labels.js';
import { safeUrl } from './safe-url.js';

describe('what people read', () => {
  it.each<[Value, string]>([
    ['Acme Motors', 'Acme Motors'],
    [{ amount: 100, currency: 'USD' }, 'US$100'],
    [{ amount: 2.7e9, currency: 'USD', bound: 'about' }, 'about US$2.7bn'],
    [{ amount: 1.4e12, currency: 'KRW' }, '₩1.4tn'],
    [{ amount: -3e6, currency: 'EUR' }, '−€3m'],
    [{ amount: 5000, currency: 'SEK' }, 'SEK 5,000'],
    [{ gwh: 90, bound: 'min' }, 'more than 90 GWh'],
    [{ gw: 1.5 }, '1.5 GW'],
    [{ tonnes: 20000 }, '20,000 t'],
    [{ units: 3 }, '3 units'],
    [{ count: 1200, bound: 'max' }, 'up to 1,200 people'],
    [{ percent: 49 }, '49%'],
    [{ furlongs: 3 }, '{"furlongs":3}'],
  ])('%j is written %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it.each([
    [null, 'no date said'],
    ['2026', '2026'],
    ['2026-Q3', 'Q3 2026'],
    ['2026-H1', 'H1 2026'],
    ['2026-W06', 'week 6 of 2026'],
    ['2026-02', 'Feb 2026'],
    ['2026-02-06', '6 Feb 2026'],
    ['2028/2030', '2028 to 2030'],
    ['../2027', 'until 2027'],
    ['2027-Q1/..', 'from Q1 2027'],
    ['<b>', '<b>'],
  ])('the date %s is written %s', (value, text) => {
    expect(formatDate(value)).toBe(text);
  });

  it.each([
    ['2026-02-11T23:30:00+09:00', '11 Feb 2026, 14:30 UTC'],
    ['never', 'never'],
  ])('the instant %s is written %s', (value, text) => {
    expect(formatInstant(value)).toBe(text);
  });

  it.each([
    ['2026-02-11T09:00:00Z', '3 hours ago'],
    ['2026-02-11T12:05:00Z', 'in 5 minutes'],
    ['2026-02-09T12:00:00Z', '2 days ago'],
    ['2026-02-11T11:59:50Z', 'just now'],
  ])('%s is %s', (at, text) => {
    expect(fromNow(at, new Date('2026-02-11T12:00:00Z'))).toBe(text);
  });

  it.each([
    ['stake_sale', 'Stake sale'],
    ['jv_dissolution', 'JV dissolution'],
  ])('%s is called %s', (id, text) => {
    expect(label(id)).toBe(text);
  });

  it.each([
    ['https://news.example/a?b=c', 'https://news.example/a?b=c'],
    ['javascript:alert(1)', null],
    [' JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,<script>', null],
    ['vbscript:x', null],
    ['/relative', null],
    ['', null],
    [null, null],
  ])('the address %j becomes the link %j', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });
});
