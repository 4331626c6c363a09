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

const DAY_MS = 86_400_000;

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
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  // Clocks that count 24:15 and leap seconds roll over into what follows.
  if (hour > 24 || minute > 59 || second > 60 || Math.abs(offset) >= 1440) return null;
  const iso = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)).toISOString();
  return /^\d/.test(iso) ? `${iso.slice(0, 19)}Z` : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Two-digit years as feeds mean them: 90 to 99 are of the last century (as python feedparser reads RFC 822). */
export const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 90 ? 2000 : 1900);

/** Month and day of an ordinal day of a year, or null where the year has no such day. */
export function ordinalDay(year: number, ordinal: number): Pick<DateParts, 'month' | 'day'> | null {
  const date = new Date(Date.UTC(year, 0, 1) + (ordinal - 1) * DAY_MS);
  return ordinal >= 1 && date.getUTCFullYear() === year
    ? { month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    : null;
}
