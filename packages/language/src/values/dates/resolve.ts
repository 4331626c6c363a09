// Fills what a date leaves open (its year, or a weekday's week) from publication and tense, and writes its value.

import { low, opensSentence } from '../tokens.js';
import {
  type Day,
  dayOf,
  dayValue,
  monthLength,
  monthsValue,
  monthValue,
  numberOf,
  periodValue,
  yearValue,
} from './calendar.js';
import type { Moment, Scene } from './draft.js';
import { moveDay, movedValue } from './offsets.js';
import { type Direction, tenseAround } from './tense.js';

type Form = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** The dates that the text has named so far: the last one of the paragraph, and the last one of each form. */
export interface Memory {
  near: string | null;
  byForm: Partial<Record<Form, string>>;
}

/** Keeps a value for what later leans on it; ranges are no ground to count from. */
export function remember(memory: Memory, value: string): void {
  if (value.includes('/')) return;
  memory.near = value;
  memory.byForm[formOf(value)] = value;
}

/** Where a moment stands, and what the text said before it. */
export interface Setting extends Scene {
  first: number;
  end: number;
  memory: Memory;
}

/** Newspapers in other time zones are a day or two ahead of the reference. */
const SLACK_DAYS = 2;
/** A past report speaks of a quarter once it is nearly over. */
const QUARTER_SLACK_DAYS = 15;
/** For so long a quarter that has ended is the one that companies speak of. */
const REPORTED_DAYS = 40;
/** A year's last quarter is closed later. */
const YEAR_END_DAYS = 60;

const direction = (s: Setting): Direction => tenseAround(s.tokens, s.first, s.end) ?? 'past';

/** First and last month of a moment, whatever names them. */
function monthsOf(m: Moment): readonly [number, number] | null {
  if (m.months) return m.months;
  if (m.quarter) return [m.quarter * 3 - 2, m.quarter * 3];
  if (m.half) return [m.half * 6 - 5, m.half * 6];
  return null;
}

/** What is put into accounts, near enough before a quarter to be put into its own. */
const BOOKED =
  /^(?:impairments?|charges?|write(?:-?)(?:downs?|offs?)|loss(?:es)?|book|post|record|recognise|recognize)$/;
function isBooked({ tokens, first }: Setting): boolean {
  for (let i = first - 1; i >= 0 && i > first - 16 && !opensSentence(tokens, i + 1); i--)
    if (BOOKED.test(low(tokens, i))) return true;
  return false;
}

/** The year of a month, quarter or half that names none. */
function openYear(m: Moment, s: Setting): number {
  const { reference } = s;
  const [from, to] = monthsOf(m)!;
  const whole = to > from;
  const startsIn = (year: number): number => numberOf(year, from, 1);
  const endsIn = (year: number): number => numberOf(year, to, monthLength(year, to));
  if (!m.lean && direction(s) === 'future') {
    // "would book charges in the third quarter", said in October: the one that has just ended.
    const slack = m.quarter ? REPORTED_DAYS : 0;
    if (slack && endsIn(reference.year - 1) + YEAR_END_DAYS >= reference.number && isBooked(s))
      return reference.year - 1;
    return endsIn(reference.year) + slack >= reference.number ? reference.year : reference.year + 1;
  }
  if (whole)
    return endsIn(reference.year) - QUARTER_SLACK_DAYS <= reference.number ? reference.year : reference.year - 1;
  return startsIn(reference.year) <= reference.number ? reference.year : reference.year - 1;
}

/** The year of a day and month: the one whose weekday fits, else the side of publication that the tense tells. */
function openDayYear(month: number, day: number, weekday: number | undefined, s: Setting): number {
  const { reference } = s;
  const years = [reference.year - 1, reference.year, reference.year + 1].filter(y => day <= monthLength(y, month));
  const at = (y: number): number => numberOf(y, month, day);
  const fits = weekday ? years.filter(y => dayOf(at(y)).weekday === weekday) : [];
  const pool = fits.length > 0 ? fits : years;
  if (pool.length === 0) return leapYear(reference.year);
  const ahead = direction(s) === 'future';
  const right = pool.filter(y =>
    ahead ? at(y) >= reference.number - SLACK_DAYS : at(y) <= reference.number + SLACK_DAYS,
  );
  if (right.length > 0) return ahead ? right[0]! : right.at(-1)!;
  return pool.reduce((a, b) => (Math.abs(at(a) - reference.number) <= Math.abs(at(b) - reference.number) ? a : b));
}

/** Feb. 29 without a year is that of the last leap year. */
const leapYear = (year: number): number => {
  for (let y = year; y > year - 8; y--) if (monthLength(y, 2) === 29) return y;
  return year;
};

/** The day of a bare weekday, or of "Monday 21" and "the 15th". */
function openDay(m: Moment, s: Setting): Day | null {
  const { reference } = s;
  const step = direction(s) === 'future' ? 1 : -1;
  if (m.weekday && m.day === undefined) {
    if (m.shift)
      return dayOf(
        reference.number +
          (step > 0 || s.first === 0 ? (m.weekday - reference.weekday + 7) % 7 : thisWeek(m.weekday, s)),
      );
    const back = (reference.weekday - m.weekday + 7) % 7;
    return dayOf(reference.number + (step < 0 ? -back : (m.weekday - reference.weekday + 7) % 7));
  }
  const near = [1, -1].map(way => nearest(m, reference, way)).filter(d => d !== null);
  const wanted = near.find(d => (step < 0 ? d.number <= reference.number : d.number >= reference.number));
  const soon = near.find(d => Math.abs(d.number - reference.number) <= 10);
  return soon ?? wanted ?? near[0] ?? null;
}

/** "this Monday" in a past report: the latest one. */
const thisWeek = (weekday: number, s: Setting): number => {
  const past = tenseAround(s.tokens, s.first, s.end) === 'past';
  return past ? -((s.reference.weekday - weekday + 7) % 7) : (weekday - s.reference.weekday + 7) % 7;
};

/** The nearest day, in one direction, with this number and (where given) weekday; within a year. */
function nearest(m: Moment, from: Day, way: number): Day | null {
  for (let n = 0; n <= 366; n++) {
    const d = dayOf(from.number + n * way);
    if (d.day === m.day && (!m.weekday || d.weekday === m.weekday)) return d;
  }
  return null;
}

/** The first day of a value, as a Day. */
function startOf(value: string): Day | null {
  const m = /^(\d{4})(?:-(?:Q([1-4])|H([12])|W(\d\d)|(\d\d))(?:-(\d\d))?)?/.exec(value);
  if (!m) return null;
  const year = Number(m[1]);
  if (m[4]) return dayOf(numberOf(year, 1, 4 + (Number(m[4]) - 1) * 7));
  const month = m[2] ? Number(m[2]) * 3 - 2 : m[3] ? Number(m[3]) * 6 - 5 : Number(m[5] ?? 1);
  return dayOf(numberOf(year, month, Number(m[6] ?? 1)));
}

/** The form of a value: what "a year earlier" than it keeps. */
const formOf = (value: string): Form => {
  if (/^\d{4}$/.test(value)) return 'year';
  if (/Q\d$/.test(value)) return 'quarter';
  if (/H\d$/.test(value)) return 'half';
  if (/W\d\d$/.test(value)) return 'week';
  return /^\d{4}-\d\d$/.test(value) ? 'month' : 'day';
};

/** "the previous quarter", "a year earlier" from the date named before, else from publication. */
function shifted(m: Moment, s: Setting): string | null {
  const { unit, n } = m.shift!;
  if (m.running && tenseAround(s.tokens, s.first, s.end) !== 'past') return periodValue(s.reference, unit, 0);
  const { near, byForm } = s.memory;
  if (m.anaphor)
    return near && (unit !== 'day' || formOf(near) === 'day') ? periodValue(startOf(near)!, unit, n) : null;
  const like = unit === 'decade' ? undefined : byForm[unit];
  const base = (unit === 'year' && !m.running ? near : (like ?? (m.running ? null : near))) ?? null;
  if (m.year !== undefined) return base ? base.replace(/^\d{4}/, String(m.year)) : yearValue(m.year);
  const start = base ? startOf(base) : null;
  if (!base || !start)
    return m.running && unit === 'year' ? closedYear(s.reference) : periodValue(s.reference, unit, n);
  if (unit === 'year' && n !== 0 && formOf(base) !== 'day' && formOf(base) !== 'week')
    return periodValue(moveDay(start, unit, n), formOf(base), 0);
  return periodValue(start, unit, n);
}

/** "at year-end" in a report of past things: in the first half, that of last year. */
const closedYear = (day: Day): string => yearValue(day.month <= 6 ? day.year - 1 : day.year);

/** The date value of a moment, or null where its words make no date (June 31). */
export function resolveMoment(m: Moment, s: Setting): string | null {
  if (m.value) return m.shift ? offsetFrom(m) : m.value;
  if (m.weekday && m.months === undefined) {
    const day = openDay(m, s);
    return day && dayValue(day);
  }
  if (m.shift) return shifted(m, s);
  const months = monthsOf(m);
  if (!months) {
    if (m.day === undefined) return m.year === undefined ? null : yearValue(m.year);
    const day = openDay(m, s);
    return day && dayValue(day);
  }
  if (m.length) return monthsUpTo(m.year ?? openYear(m, s), months[1], m.length);
  if (m.day === undefined) return monthsValue(m.year ?? openYear(m, s), months[0], months[1]);
  const year = m.year ?? openDayYear(months[0], m.day, m.weekday, s);
  return m.day <= monthLength(year, months[0]) ? dayValue(dayOf(numberOf(year, months[0], m.day))) : null;
}

/** `length` months that end with `month`, in one year or across two. */
function monthsUpTo(year: number, month: number, length: number): string {
  if (length <= month) return monthsValue(year, month - length + 1, month);
  return `${monthValue(year - 1, month - length + 13)}/${monthValue(year, month)}`;
}

/** "three days after Feb. 5": `value` is the date counted from. */
function offsetFrom(m: Moment): string | null {
  const { unit, n } = m.shift!;
  const day = startOf(m.value!);
  if (!day) return null;
  if (formOf(m.value!) !== 'day') return movedValue(day, unit, n);
  if (unit === 'day' || unit === 'week') return dayValue(moveDay(day, unit, n));
  return movedValue(day, unit, n);
}
