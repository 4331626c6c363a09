// The parts of a date and the instant they make.

export interface DateParts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Minutes east of UTC. */
  offset?: number;
}

const MINUTE_MS = 60_000;

/** The instant in UTC, or null where a part is out of its range (31 June, 25 o'clock, an offset beyond a day). */
export function instantOf({
  year,
  month,
  day,
  hour = 0,
  minute = 0,
  second = 0,
  offset = 0,
}: DateParts): string | null {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 60 || Math.abs(offset) >= 1440) return null;
  // A leap second has no instant of its own in POSIX time.
  const time = midnight + ((hour * 60 + minute - offset) * 60 + Math.min(second, 59)) * 1000;
  const iso = new Date(time).toISOString();
  return /^\d{4}-/.test(iso) ? `${iso.slice(0, 19)}Z` : null;
}

/** Two-digit years as feeds mean them: 90 to 99 are of the last century (as python feedparser reads RFC 822). */
export const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 90 ? 2000 : 1900);

/** Month and day of an ordinal day of a year, or null where the year has no such day. */
export function ordinalDay(year: number, ordinal: number): Pick<DateParts, 'month' | 'day'> | null {
  const date = new Date(Date.UTC(year, 0, 1) + (ordinal - 1) * 1440 * MINUTE_MS);
  return ordinal >= 1 && date.getUTCFullYear() === year
    ? { month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    : null;
}
