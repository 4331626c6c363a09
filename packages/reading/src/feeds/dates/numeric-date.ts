// Dates of digits with separators: ISO 8601 and W3CDTF, their shorthands, and year-first dates with dots or slashes.
import { type DateParts, ordinalDay } from './date-parts.js';
import { findTime, type TimeOfDay } from './time-of-day.js';
import { zoneOffset } from './zones.js';

/** Weekdays before a date of digits ("Fri, 2006/09/15") say nothing more. */
const WEEKDAY = /^\p{L}{2,12}\.?,? (?=\d)/u;
const YEAR_FIRST = /^(\d{4})([-./])(\d{1,3})(?:\2(\d{1,2}))?\.?$/;
const DAY_FIRST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/;
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})?(?:[.,]\d{1,9})? ?([a-z]{1,5}|(?:gmt|utc)?[+-]\d{1,2}:?(?:\d{2})?)?$/;

/** `2026`, `2026-02`, `2026-02-11T09:00+09:00`, `2026-042`, `2026/02/11 09:00:00 EST`, `11.02.2026`; or null. */
export function readNumericDate(text: string): DateParts | null {
  const { day, time } = splitTime(text.replace(WEEKDAY, ''));
  const date = readYearFirst(day) ?? readDayFirst(day);
  return date && time ? { ...date, ...time } : null;
}

/** The date before the time; `time` is null where something follows that is none. */
function splitTime(text: string): { day: string; time: TimeOfDay | null } {
  const split = /^([\d./-]+)(?:t| ?, ?| )(.+)$/.exec(text);
  if (!split) return { day: /^(.*\d)z$/.exec(text)?.[1] ?? text, time: {} };
  const [, day = '', rest = ''] = split;
  const found = findTime(rest);
  if (found && !found.before.trim() && !found.after.trim()) {
    const { before: _before, after: _after, ...time } = found;
    return { day, time };
  }
  return { day, time: readCompactTime(rest) };
}

/** `091455+0900`, `0914z`, or a zone alone. */
function readCompactTime(text: string): TimeOfDay | null {
  const m = COMPACT_TIME.exec(text);
  if (m)
    return { hour: Number(m[1]), minute: Number(m[2]), second: Number(m[3] ?? 0), offset: zoneOffset(m[4] ?? '') ?? 0 };
  const offset = zoneOffset(text);
  return offset === undefined ? null : { offset };
}

function readYearFirst(text: string): DateParts | null {
  if (/^\d{4}$/.test(text)) return { year: Number(text), month: 1, day: 1 };
  const [, year, , second = '', third] = YEAR_FIRST.exec(text) ?? [];
  if (!year) return null;
  if (third === undefined && second.length === 3) {
    const found = ordinalDay(Number(year), Number(second));
    return found && { year: Number(year), ...found };
  }
  return { year: Number(year), month: Number(second), day: Number(third ?? 1) };
}

/** With dots the day comes first; with slashes and dashes only where the numbers leave no choice. */
function readDayFirst(text: string): DateParts | null {
  const [, a = '', separator, b = '', year] = DAY_FIRST.exec(text) ?? [];
  if (!year) return null;
  const [first, second] = [Number(a), Number(b)];
  if (separator === '.' || first > 12 || first === second) return { year: Number(year), month: second, day: first };
  return second > 12 ? { year: Number(year), month: first, day: second } : null;
}
