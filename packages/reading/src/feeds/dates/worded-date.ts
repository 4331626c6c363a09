// Dates with the month as a word, in any order and many languages: RFC 822, asctime, "2004-július-13T9:15-05:00".
import { type DateParts, fullYear } from './date-parts.js';
import { monthNumber } from './month-names.js';
import { findTime } from './time-of-day.js';

/**
 * Reads the date around its month's name: the number with four digits is the year, else the second number is; the other
 * one is the day. Null without a month, a day and a year.
 */
export function readWordedDate(text: string): DateParts | null {
  const time = findTime(text);
  // "2004-július-13T9:15": the T between day and time is no word.
  const date = time ? `${time.before.replace(/(\d)t$/, '$1 ')} ${time.after}` : text;
  const tokens = date.split(/[\s,./-]+/).filter(Boolean);
  const month = tokens.map(t => (/^\p{L}{3,}/u.test(t) ? monthNumber(t) : null)).findLast(m => m !== null);
  const numbers = tokens.flatMap(t => /^(\d{1,4})(?:st|nd|rd|th|er|º|ª)?$/.exec(t)?.[1] ?? []);
  const parts = month ? dayAndYear(numbers) : null;
  if (!month || !parts) return null;
  const { before: _before, after: _after, ...clock } = time ?? { before: '', after: '' };
  return { ...parts, month, ...clock };
}

function dayAndYear(numbers: readonly string[]): { day: number; year: number } | null {
  const [first, second] = numbers;
  if (!first || !second) return null;
  if (first.length > 2) return { year: fullYear(first), day: Number(second) };
  return { day: Number(first), year: fullYear(second) };
}
