// Words that dates are made of.

import { NUMBER_WORDS } from '../numbers.js';
import { isDash, low, type Token } from '../tokens.js';
import type { Unit } from './calendar.js';

const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ');
const MONTH_SHORT = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...MONTH_NAMES.map((m, i): [string, number] => [m, i + 1]),
  ...MONTH_SHORT.map((m, i): [string, number] => [m, i + 1]),
  ['sept', 9],
]);
/** Month names that are nothing else, so that they need no company: "October". */
export const SURE_MONTHS: ReadonlySet<string> = new Set(
  'january february april june july september october november december'.split(' '),
);

const DAY_NAMES = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const DAY_SHORT = 'mon tue wed thu fri sat sun'.split(' ');
export const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...DAY_NAMES.map((d, i): [string, number] => [d, i + 1]),
  ...DAY_NAMES.map((d, i): [string, number] => [`${d}s`, i + 1]),
  ...DAY_SHORT.map((d, i): [string, number] => [d, i + 1]),
  ['tues', 2],
  ['weds', 3],
  ['thur', 4],
  ['thurs', 4],
]);

export const UNITS: ReadonlyMap<string, { unit: Unit; n: number }> = new Map([
  ...(
    [
      ['day days', 'day', 1],
      ['week weeks wk wks', 'week', 1],
      ['fortnight fortnights', 'week', 2],
      ['month months mo mos', 'month', 1],
      ['quarter quarters qtr qtrs', 'quarter', 1],
      ['half halves', 'half', 1],
      ['year years yr yrs', 'year', 1],
      ['decade decades', 'decade', 1],
    ] as const
  ).flatMap(([words, unit, n]) => words.split(' ').map((w): [string, { unit: Unit; n: number }] => [w, { unit, n }])),
]);

/** last week, next year: how many periods from now. */
export const RELATIONS: ReadonlyMap<string, number> = new Map([
  ['last', -1],
  ['past', -1],
  ['previous', -1],
  ['prior', -1],
  ['preceding', -1],
  ['this', 0],
  ['current', 0],
  ['present', 0],
  ['next', 1],
  ['coming', 1],
  ['upcoming', 1],
  ['following', 1],
]);

const ORDINAL_WORDS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';
/** Ordinals in words; "twenty-fourth" is read from its parts. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ORDINAL_WORDS.split(' ').map((w, i): [string, number] => [w, i + 1]),
  ['thirtieth', 30],
]);
const ENDINGS = new Set(['st', 'nd', 'rd', 'th']);

/** "third", "3rd", "twenty-fourth" at token `i`. */
export function readOrdinal(tokens: readonly Token[], i: number): { n: number; end: number } | null {
  const t = tokens[i];
  if (!t) return null;
  if (t.kind === 'number') {
    const ending = tokens[i + 1];
    if (!ending?.glued || !ENDINGS.has(ending.lower) || !Number.isInteger(t.value)) return null;
    return { n: t.value, end: i + 2 };
  }
  const n = ORDINALS.get(t.lower);
  if (n !== undefined) return { n, end: i + 1 };
  const tens = NUMBER_WORDS.get(t.lower);
  if (tens !== 20 && tens !== 30) return null;
  const at = isDash(tokens, i + 1) ? i + 2 : i + 1;
  const ones = ORDINALS.get(low(tokens, at));
  return ones !== undefined && ones < 10 ? { n: tens + ones, end: at + 1 } : null;
}

/** A day of the month, "5", "5th", "fifth", "twenty-fourth"; null where the number is none. */
export function readMonthDay(tokens: readonly Token[], i: number): { n: number; end: number; ordinal: boolean } | null {
  const ordinal = readOrdinal(tokens, i);
  if (ordinal) return ordinal.n >= 1 && ordinal.n <= 31 ? { ...ordinal, ordinal: true } : null;
  const t = tokens[i];
  if (t?.kind !== 'number' || !/^\d{1,2}$/.test(t.text) || t.value < 1 || t.value > 31) return null;
  return { n: t.value, end: i + 1, ordinal: false };
}

/** A year of four digits at token `i`, else NaN. */
export function fourDigitYear(tokens: readonly Token[], i: number): number {
  const t = tokens[i];
  return t?.kind === 'number' && /^(?:1[89]|20|21)\d\d$/.test(t.text) ? t.value : Number.NaN;
}

/** The century of a year written with two digits: 96 is 1996, 26 is 2026. */
export const fullYear = (two: number): number => (two >= 70 ? 1900 + two : 2000 + two);
