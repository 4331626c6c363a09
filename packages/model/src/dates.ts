// Dates at the precision that a text gives, and the days that they cover.
import { z } from 'zod';

const POINT = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12]|-W(?:0[1-9]|[1-4]\d|5[0-3]))?`;
/** `2026`, `2026-Q3`, `2026-H1`, `2026-02`, `2026-02-06` or `2026-W06`. */
export const DatePoint = z
  .string()
  .regex(new RegExp(`^${POINT}$`), 'a date is 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06 or 2026-W06');
/** A date point, or a range of two: `2028/2030`; `..` leaves one end open. */
export const DateValue = z
  .string()
  .regex(
    new RegExp(`^(?:${POINT}|(?:${POINT}|\\.\\.)/(?:${POINT}|\\.\\.))$`),
    'a date is a point such as 2026-Q3 or a range such as 2028/2030',
  );
export type DateValue = string;

/** Whole days, both ends included, as `YYYY-MM-DD`; an empty string is an open end. */
export interface DayRange {
  start: string;
  end: string;
}

const DAY_MS = 86_400_000;
const day = (t: Date): string => t.toISOString().slice(0, 10);
const utc = (y: number, m: number, d: number): Date => new Date(Date.UTC(y, m, d));
const months = (y: number, first: number, count: number): DayRange => ({
  start: day(utc(y, first, 1)),
  end: day(utc(y, first + count, 0)),
});

/** Monday of an ISO week. */
function isoWeekMonday(year: number, week: number): Date {
  const jan4 = utc(year, 0, 4);
  return new Date(jan4.getTime() - ((jan4.getUTCDay() + 6) % 7) * DAY_MS + (week - 1) * 7 * DAY_MS);
}

function pointDays(v: string): DayRange | null {
  const m = /^(\d{4})(?:-(?:Q([1-4])|H([12])|W(\d\d)|(\d\d)(?:-(\d\d))?))?$/.exec(v);
  if (!m) return null;
  const year = Number(m[1]);
  if (m[2]) return months(year, (Number(m[2]) - 1) * 3, 3);
  if (m[3]) return months(year, (Number(m[3]) - 1) * 6, 6);
  if (m[4]) {
    const monday = isoWeekMonday(year, Number(m[4]));
    return { start: day(monday), end: day(new Date(monday.getTime() + 6 * DAY_MS)) };
  }
  if (m[6]) return { start: v, end: v };
  if (m[5]) return months(year, Number(m[5]) - 1, 1);
  return { start: `${m[1]}-01-01`, end: `${m[1]}-12-31` };
}

/** The days a date value covers, or null when it is not one. */
export function daysOf(value: string): DayRange | null {
  const cut = value.indexOf('/');
  if (cut < 0) return pointDays(value);
  const [a, b] = [value.slice(0, cut), value.slice(cut + 1)];
  const first = a === '..' ? { start: '', end: '' } : pointDays(a);
  const last = b === '..' ? { start: '', end: '' } : pointDays(b);
  return first && last ? { start: first.start, end: last.end } : null;
}

/** Whether two date values can speak of the same time: their days overlap. */
export function datesOverlap(a: string, b: string): boolean {
  const x = daysOf(a),
    y = daysOf(b);
  if (!x || !y) return false;
  return (x.start === '' || y.end === '' || x.start <= y.end) && (y.start === '' || x.end === '' || y.start <= x.end);
}

/** The calendar day of an instant or day string: `2026-02-11T23:30:00+09:00` is `2026-02-11`, whatever the UTC day. */
export const dayOf = (published: string): string => published.slice(0, 10);
