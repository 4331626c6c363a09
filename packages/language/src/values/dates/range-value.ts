// The value of a range of dates: each end borrows from the other what its own words leave open.
import { dayOf, dayValue, monthsValue, monthValue, numberOf } from './calendar.js';
import type { Moment } from './draft.js';
import { resolveMoment, type Setting } from './resolve.js';
import { tenseAround } from './tense.js';

const isOpen = (m: Moment): boolean => m.value === undefined && m.year === undefined && m.shift === undefined;
const yearOf = (value: string): number => Number(value.slice(0, 4));
/** The first day that a value can mean, for comparing two ends as strings. */
const key = (value: string): string =>
  value
    .replace(/-Q(\d)$/, (_, q) => `-${String(Number(q) * 3 - 2).padStart(2, '0')}`)
    .replace('-H1', '-01')
    .replace('-H2', '-07');

/** First or last point of a value that may itself be a range. */
const edge = (value: string, last: boolean): string => {
  const cut = value.indexOf('/');
  if (cut < 0) return value;
  return last ? value.slice(cut + 1) : value.slice(0, cut);
};

/** The weekday that follows a day: the end of "from next Monday to Friday". */
function weekdayAfter(start: string, weekday: number): string {
  const [y, m, d] = start.split('-').map(Number);
  const from = dayOf(numberOf(y!, m!, d ?? 1));
  return dayValue(dayOf(from.number + ((weekday - from.weekday + 7) % 7 || 7)));
}

/** What began longer ago than this is hardly what a future verb speaks of. */
const LONG_BEGUN_DAYS = 90;

function daysBefore(value: string, s: Setting): number {
  const [y, m, d] = key(value).split('-').map(Number);
  return s.reference.number - numberOf(y!, m ?? 1, d ?? 1);
}

/** Resolves the end first, then the start at or before it: what is told of the future must end in it. */
function resolveBackwards(from: Moment, to: Moment, s: Setting): [string | null, string | null] {
  const b = resolveMoment(to, s);
  if (!b) return [null, null];
  const inYear = (year: number): string | null => resolveMoment({ ...from, year }, s);
  const a = inYear(yearOf(b));
  if (!a || key(a) <= key(b)) return [a, b];
  const earlier = inYear(yearOf(b) - 1);
  // "will be shut from November to March", said in February, means the winter to come
  if (!earlier || !isOpen(to) || daysBefore(earlier, s) <= LONG_BEGUN_DAYS) return [earlier, b];
  return [a, resolveMoment({ ...to, year: yearOf(b) + 1 }, s)];
}

function resolveForwards(from: Moment, to: Moment, s: Setting): [string | null, string | null] {
  const a = resolveMoment(from, s);
  if (!a) return [null, null];
  if (to.weekday && to.months === undefined && /^\d{4}-\d\d-\d\d$/.test(a)) return [a, weekdayAfter(a, to.weekday)];
  const b = isOpen(to) ? resolveMoment({ ...to, year: yearOf(a) }, s) : resolveMoment(to, s);
  return b && isOpen(to) && key(b) < key(a) ? [a, resolveMoment({ ...to, year: yearOf(a) + 1 }, s)] : [a, b];
}

/** The value of `from`/`to`; null where the ends can't be told or lie the wrong way round. */
export function rangeValue(from: Moment, to: Moment, s: Setting): string | null {
  const past = tenseAround(s.tokens, s.first, s.end) !== 'future';
  const months = from.day === undefined && to.day === undefined;
  const backwards = isOpen(from) && !from.weekday && (!isOpen(to) || !past || months);
  const [a, b] = backwards ? resolveBackwards(from, to, s) : resolveForwards(from, to, s);
  if (!a || !b) return null;
  const [start, end] = [edge(a, false), edge(b, true)];
  if (key(start) > key(end)) return null;
  const m1 = /^(\d{4})-(\d\d)$/.exec(start);
  const m2 = /^(\d{4})-(\d\d)$/.exec(end);
  if (m1 && m2 && m1[1] === m2[1]) return monthsValue(Number(m1[1]), Number(m1[2]), Number(m2[2]));
  return start === end ? start : `${start}/${end}`;
}

/** The stretch of `n` years that starts with `value`: 2026 and three years give 2026/2028, 2027-08 gives 2027-08/2030-07. */
export function yearsFrom(value: string, n: number): string {
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value);
  if (!m) return value;
  const [year, month, day] = [Number(m[1]), Number(m[2] ?? 1), Number(m[3] ?? 1)];
  if (month === 1 && day === 1) return n > 1 ? `${year}/${year + n - 1}` : `${year}`;
  if (m[3]) return `${value}/${dayValue(dayOf(numberOf(year + n, month, day - 1)))}`;
  return `${value}/${monthValue(year + n, month - 1)}`;
}
