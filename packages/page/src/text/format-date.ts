// Dates at the precision that a text gave, days, and instants, as people write them. All days are read as UTC days.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthName = (two: string): string => MONTHS[Number(two) - 1] ?? two;

/** `2026-Q3` → "Q3 2026", `2026-W06` → "week 6 of 2026", `2028/2030` → "2028 to 2030", null → "no date said". */
export function formatDate(value: string | null): string {
  if (value === null || value === '') return 'no date said';
  const cut = value.indexOf('/');
  if (cut < 0) return point(value);
  const [from, to] = [value.slice(0, cut), value.slice(cut + 1)];
  if (from === '..') return `until ${point(to)}`;
  return to === '..' ? `from ${point(from)}` : `${point(from)} to ${point(to)}`;
}

function point(value: string): string {
  const parts = /^(\d{4})(?:-(?:(Q[1-4]|H[12])|W(\d\d)|(\d\d)(?:-(\d\d))?))?$/.exec(value);
  if (!parts) return value;
  const [, year = '', part, week, month, day] = parts;
  if (part) return `${part} ${year}`;
  if (week) return `week ${Number(week)} of ${year}`;
  if (month && day) return `${Number(day)} ${monthName(month)} ${year}`;
  return month ? `${monthName(month)} ${year}` : year;
}

/** An instant or day as its day: "12 Feb 2026". */
export const formatDay = (at: string): string => point(at.slice(0, 10));

/** An instant to the minute, in UTC: "12 Feb 2026, 09:30 UTC". */
export function formatInstant(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const iso = time.toISOString();
  return `${point(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`;
}

const STEPS: [number, string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
];

/** How far an instant lies from now: "3 hours ago", "in 5 minutes", "just now". */
export function fromNow(at: string, now: Date): string {
  const ms = Date.parse(at) - now.getTime();
  if (Number.isNaN(ms)) return at;
  for (const [size, name] of STEPS) {
    const n = Math.round(Math.abs(ms) / size);
    if (n < 1) continue;
    const span = `${n} ${name}${n === 1 ? '' : 's'}`;
    return ms < 0 ? `${span} ago` : `in ${span}`;
  }
  return 'just now';
}
