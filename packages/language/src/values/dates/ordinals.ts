// Parts counted within a month or year: "the first week of July", "third Tuesday of September 2014", "last day of October", "week 31".
import { low, type Token } from '../tokens.js';
import {
  addMonths,
  type Day,
  dayOf,
  dayValue,
  monthLength,
  monthValue,
  numberOf,
  weekMonday,
  weekValue,
} from './calendar.js';
import type { DateRule, Scene } from './draft.js';
import { readMonth } from './months.js';
import { resolveMoment } from './resolve.js';
import { RELATIONS, readOrdinal, UNITS, WEEKDAYS } from './words.js';
import { readOwnYear, readRelativeYear } from './year.js';

/** Days of the month or year in which something is counted. */
interface Frame {
  first: Day;
  last: Day;
  year: number;
  month?: number;
  end: number;
}

const monthFrame = (year: number, month: number, end: number): Frame => ({
  first: dayOf(numberOf(year, month, 1)),
  last: dayOf(numberOf(year, month, monthLength(year, month))),
  year,
  month,
  end,
});

const yearFrame = (year: number, end: number): Frame => ({
  first: dayOf(numberOf(year, 1, 1)),
  last: dayOf(numberOf(year, 12, 31)),
  year,
  end,
});

/** "of July", "in October 2014", "of this month", "of 2018", "of the month" at token `i`. */
function readFrame(scene: Scene, i: number, first: number): Frame | null {
  const { tokens, reference } = scene;
  const relative = readRelativeYear(scene, i);
  if (relative) return yearFrame(relative.year, relative.end);
  if (low(tokens, i) !== 'of' && low(tokens, i) !== 'in') return null;
  const named = readMonth(scene, i + 1);
  if (named) {
    const months: [number, number] = [named.month, named.month];
    const open =
      resolveMoment({ months }, { ...scene, first, end: named.end, memory: { near: null, byForm: {} } }) ?? '';
    return monthFrame(named.year ?? Number(open.slice(0, 4)), named.month, named.end);
  }
  const at = low(tokens, i + 1) === 'the' ? i + 2 : i + 1;
  const relation = RELATIONS.get(low(tokens, at)) ?? (at === i + 2 ? 0 : undefined);
  const unitAt = RELATIONS.has(low(tokens, at)) ? at + 1 : at;
  if (relation !== undefined && low(tokens, unitAt) === 'month') {
    const month = addMonths({ ...reference, day: 1 }, relation);
    return monthFrame(month.year, month.month, unitAt + 1);
  }
  const own = readOwnYear(scene, i);
  return own && yearFrame(own.year, own.end);
}

/** A week belongs to the month or year that holds its Thursday (ISO 8601). */
function nthWeek(frame: Frame, n: number, fromEnd: boolean): string {
  const first = frame.first.number + ((11 - frame.first.weekday) % 7);
  const last = frame.last.number - ((frame.last.weekday + 3) % 7);
  return weekValue(dayOf(fromEnd ? last - (n - 1) * 7 : first + (n - 1) * 7));
}

function nthWeekday(frame: Frame, weekday: number, n: number, fromEnd: boolean): string {
  const first = frame.first.number + ((weekday - frame.first.weekday + 7) % 7);
  const last = frame.last.number - ((frame.last.weekday - weekday + 7) % 7);
  return dayValue(dayOf(fromEnd ? last - (n - 1) * 7 : first + (n - 1) * 7));
}

function nth(frame: Frame, word: string, n: number, fromEnd: boolean): string | null {
  const weekday = WEEKDAYS.get(word);
  if (weekday) return n <= 5 ? nthWeekday(frame, weekday, n, fromEnd) : null;
  const unit = UNITS.get(word)?.unit;
  if (unit === 'week') return n <= 53 ? nthWeek(frame, n, fromEnd) : null;
  if (unit === 'day') return dayValue(dayOf(fromEnd ? frame.last.number - n + 1 : frame.first.number + n - 1));
  if (unit === 'month' && frame.month === undefined && n <= 12) return monthValue(frame.year, fromEnd ? 13 - n : n);
  return null;
}

/** "first week of", "third last week of", "last day of", "second monday of last month". */
export const countedPart: DateRule = {
  id: 'ordinal/part',
  starts: ['number', 'ordinal', 'relation'],
  read(scene, i) {
    const { tokens } = scene;
    const ordinal = readOrdinal(tokens, i);
    let at = ordinal?.end ?? i;
    const fromEnd = low(tokens, at) === 'last' || (!ordinal && low(tokens, at) === 'final');
    if (fromEnd) at++;
    if (!ordinal && !fromEnd) return null;
    const word = low(tokens, at);
    if (!WEEKDAYS.has(word) && !UNITS.has(word)) return null;
    const frame = readFrame(scene, at + 1, i);
    const value = frame && nth(frame, word, ordinal?.n ?? 1, fromEnd);
    return value ? { first: i, end: frame.end, moment: { value } } : null;
  },
};

/** "week 31", "week 3 of 2027". */
export const numberedWeek: DateRule = {
  id: 'ordinal/week',
  starts: ['unit'],
  read(scene, i) {
    const { tokens, reference } = scene;
    const t = tokens[i + 1];
    if (low(tokens, i) !== 'week' || t?.kind !== 'number' || !/^\d\d?$/.test(t.text) || t.value < 1 || t.value > 53)
      return null;
    const own = readOwnYear(scene, i + 2);
    const monday = weekMonday(own?.year ?? reference.year, t.value);
    return { first: i, end: own?.end ?? i + 2, moment: { value: weekValue(monday) } };
  },
};

/** "the week of", "week commencing", "w/c": the week of the date that follows (see the refiner of the same name). */
export function weekLead(tokens: readonly Token[], first: number): number {
  let at = first - 1;
  if (low(tokens, at) === 'on') at--;
  if (low(tokens, at) === 'c' && low(tokens, at - 1) === '/' && low(tokens, at - 2) === 'w') return at - 2;
  if (/^(?:of|starting|commencing|beginning|ending|ended)$/.test(low(tokens, at)) && low(tokens, at - 1) === 'week')
    return at - 1;
  return -1;
}
