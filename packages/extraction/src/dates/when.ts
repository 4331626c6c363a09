// Where a date value lies in time, and what it names.
import { daysOf } from '@cellwire/model';

export type When = 'past' | 'now' | 'future';

/** Where a date lies, seen from publication: a span that holds the day of publication is now. */
export function whenIs(value: string, publishedOn: string): When {
  const days = daysOf(value);
  if (!days) return 'past';
  if (days.start !== '' && days.start > publishedOn) return 'future';
  if (days.end !== '' && days.end <= publishedOn) return 'past';
  return days.start === publishedOn ? 'past' : 'now';
}

/** Whether a date names a day, or a week: such dates tell when something was said or done, not a period. */
export const isDay = (value: string): boolean => /^\d{4}-(?:\d{2}-\d{2}|W\d{2})$/.test(value);
export const isRange = (value: string): boolean => value.includes('/');

const DAY_MS = 86_400_000;
const WEEKDAY = /^(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;

/** A bare weekday that was read as the coming one, moved to the one past: what was said or done then is past. */
export function pastWeekday(value: string, text: string, publishedOn: string): string {
  if (!WEEKDAY.test(text.trim()) || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value <= publishedOn) return value;
  return new Date(Date.parse(value) - 7 * DAY_MS).toISOString().slice(0, 10);
}
