import { expect, it } from 'vitest';
import { readHttpDate, readRetryAfter } from './retry-after.js';

const NOW = new Date('2026-02-11T09:00:00Z');

it.each<[string | null | undefined, string | null]>([
  ['0', '2026-02-11T09:00:00Z'],
  ['90', '2026-02-11T09:01:30Z'],
  [' 90 ', '2026-02-11T09:01:30Z'],
  ['1.5', '2026-02-11T09:00:01.5Z'],
  ['86400', '2026-02-12T09:00:00Z'],
  ['86401', '2026-02-12T09:00:00Z'],
  ['99999999999999999999999999', '2026-02-12T09:00:00Z'],
  ['Wed, 11 Feb 2026 10:00:00 GMT', '2026-02-11T10:00:00Z'],
  ['Wed, 11 Feb 2026 10:00:00 +0100', '2026-02-11T09:00:00Z'],
  ['Wednesday, 11-Feb-26 10:00:00 GMT', '2026-02-11T10:00:00Z'],
  ['Wed Feb 11 10:00:00 2026', '2026-02-11T10:00:00Z'],
  ['Mon, 01 Jan 2024 00:00:00 GMT', '2026-02-11T09:00:00Z'],
  ['Fri, 01 Jan 2049 00:00:00 GMT', '2026-02-12T09:00:00Z'],
  ['-5', null],
  ['soon', null],
  ['in 5 minutes', null],
  ['2026-02-11', null],
  ['Wed, 99 Feb 2026 10:00:00 GMT', null],
  ['', null],
  [null, null],
  [undefined, null],
])('Retry-After %j means %s', (value, expected) => {
  expect(readRetryAfter(value, NOW)).toEqual(expected === null ? null : new Date(expected));
});

it('an asctime date is GMT whatever the zone of the machine', () => {
  expect(readHttpDate('Sun Nov  6 08:49:37 1994')).toEqual(new Date('1994-11-06T08:49:37Z'));
});
