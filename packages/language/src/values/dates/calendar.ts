// Days as numbers and calendar periods as date values (2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06).

const DAY_MS = 86_400_000;
const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** A calendar day. `weekday` is 1 (Monday) to 7; `number` counts days, so that days can be added. */
export interface Day {
  year: number;
  month: number;
  day: number;
  weekday: number;
  number: number;
}

/** The day of a day number (0 is 1970-01-01), by Howard Hinnant's civil_from_days: no Date object for each of many days. */
export function dayOf(number: number): Day {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
    weekday: ((((number + 3) % 7) + 7) % 7) + 1,
    number,
  };
}

/** Day number of a calendar date; overflowing months and days carry over. */
export const numberOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;

/** Days in a month. */
export const monthLength = (year: number, month: number): number => dayOf(numberOf(year, month + 1, 0)).day;

/** Parses `YYYY-MM-DD` (a longer instant is cut to its day). Throws on anything else: a reference day is the caller's word. */
export function parseDay(iso: string): Day {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  const number = m ? numberOf(Number(m[1]), Number(m[2]), Number(m[3])) : Number.NaN;
  if (Number.isNaN(number)) throw new Error(`reference day "${iso}" is not YYYY-MM-DD; give the day of publication`);
  return dayOf(number);
}

export const yearValue = (year: number): string => pad(year, 4);
export const monthValue = (year: number, month: number): string => `${pad(year, 4)}-${pad(month)}`;
export const dayValue = (day: Day): string => `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}`;

/** The ISO week of a day, `2026-W06`. */
export function weekValue(day: Day): string {
  const thursday = dayOf(day.number + 4 - day.weekday);
  const week = Math.floor((thursday.number - numberOf(thursday.year, 1, 1)) / 7) + 1;
  return `${pad(thursday.year, 4)}-W${pad(week)}`;
}

/** Monday of ISO week `week` of a year. */
export function weekMonday(year: number, week: number): Day {
  const jan4 = dayOf(numberOf(year, 1, 4));
  return dayOf(jan4.number + 1 - jan4.weekday + (week - 1) * 7);
}

/** Months `from` to `to` of one year; whole quarters, halves and years take their own form. */
export function monthsValue(year: number, from: number, to: number): string {
  if (from === to) return monthValue(year, from);
  if (from === 1 && to === 12) return yearValue(year);
  if (to - from === 2 && to % 3 === 0) return `${pad(year, 4)}-Q${to / 3}`;
  if (to - from === 5 && to % 6 === 0) return `${pad(year, 4)}-H${to / 6}`;
  return `${monthValue(year, from)}/${monthValue(year, to)}`;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade';

/** The period of `unit` that lies `n` periods from the one that holds `day`, at the unit's precision. */
export function periodValue(day: Day, unit: Unit, n: number): string {
  switch (unit) {
    case 'day':
      return dayValue(dayOf(day.number + n));
    case 'week':
      return weekValue(dayOf(day.number + n * 7));
    case 'month': {
      const at = day.year * 12 + day.month - 1 + n;
      return monthValue(Math.floor(at / 12), (((at % 12) + 12) % 12) + 1);
    }
    case 'quarter': {
      const at = day.year * 4 + Math.floor((day.month - 1) / 3) + n;
      return `${pad(Math.floor(at / 4), 4)}-Q${(((at % 4) + 4) % 4) + 1}`;
    }
    case 'half': {
      const at = day.year * 2 + (day.month > 6 ? 1 : 0) + n;
      return `${pad(Math.floor(at / 2), 4)}-H${(((at % 2) + 2) % 2) + 1}`;
    }
    case 'year':
      return yearValue(day.year + n);
    case 'decade': {
      const first = Math.floor(day.year / 10) * 10 + n * 10;
      return `${first}/${first + 9}`;
    }
  }
}

/** `day` moved by whole months or years; the 31st becomes the month's last day. */
export function addMonths(day: Day, n: number): Day {
  const at = day.year * 12 + day.month - 1 + n;
  const year = Math.floor(at / 12);
  const month = (((at % 12) + 12) % 12) + 1;
  return dayOf(numberOf(year, month, Math.min(day.day, monthLength(year, month))));
}
