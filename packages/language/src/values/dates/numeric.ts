// Dates in figures: 2026-02-11, 2026/2/11, 20260211, 10/31/1974, 31.10.1974, 2026-02, 02/2026, and 2/15 after a preposition.
import { isDash, low, type Token } from '../tokens.js';
import { dayOf, monthLength, numberOf } from './calendar.js';
import type { DateRule, Moment } from './draft.js';
import { fullYear, WEEKDAYS } from './words.js';

const JOINTS = new Set(['/', '.']);
const joint = (tokens: readonly Token[], i: number): string =>
  isDash(tokens, i) ? '-' : JOINTS.has(low(tokens, i)) ? low(tokens, i) : '';

/** The whole number at `i` when it has `min` to `max` digits, else NaN. */
function digits(tokens: readonly Token[], i: number, min: number, max: number): number {
  const t = tokens[i];
  const fits = t?.kind === 'number' && t.text.length >= min && t.text.length <= max && /^\d+$/.test(t.text);
  return fits ? t.value : Number.NaN;
}

const isDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);

const dated = (year: number, month: number, day: number): Moment => ({ year, months: [month, month], day });

/** Nothing numeric may continue the date: "2026-02-11-3" and "1/2/2026/4" are codes. */
function isWhole(tokens: readonly Token[], first: number, end: number): boolean {
  const after = tokens[end];
  if (
    after?.glued &&
    (after.kind !== 'mark' ||
      (joint(tokens, end) !== '' && tokens[end + 1]?.kind === 'number' && tokens[end + 1]!.glued))
  )
    return after.lower === 't';
  const before = tokens[first - 1];
  if (!before || !tokens[first]!.glued) return true;
  return (
    !(joint(tokens, first - 1) !== '' && tokens[first - 2]?.kind === 'number') &&
    before.kind === 'mark' &&
    before.text !== '$'
  );
}

/** Year first, or eight digits in one. */
export const isoDay: DateRule = {
  id: 'numeric/year-first',
  starts: ['number'],
  read({ tokens }, i) {
    const t = tokens[i]!;
    if (/^(?:19|20)\d{6}$/.test(t.text)) {
      const [y, m, d] = [Number(t.text.slice(0, 4)), Number(t.text.slice(4, 6)), Number(t.text.slice(6))];
      return isDate(y, m, d) ? { first: i, end: i + 1, moment: dated(y, m, d) } : null;
    }
    const year = digits(tokens, i, 4, 4);
    const j = joint(tokens, i + 1);
    if (!(year >= 1800 && year <= 2150) || j === '' || tokens[i + 1]!.glued !== tokens[i + 2]?.glued) return null;
    const month = digits(tokens, i + 2, 1, 2);
    const day = joint(tokens, i + 3) === j ? digits(tokens, i + 4, 1, 2) : Number.NaN;
    if (isDate(year, month, day))
      return isWhole(tokens, i, i + 5) ? { first: i, end: i + 5, moment: dated(year, month, day) } : null;
    const short = j !== '.' && month >= 1 && month <= 12 && tokens[i + 2]!.text.length === 2 && tokens[i + 2]!.glued;
    return short && isWhole(tokens, i, i + 3)
      ? { first: i, end: i + 3, moment: { year, months: [month, month] } }
      : null;
  },
};

/** "Monday (8/9/2025)": the weekday beside a date tells which of its figures is the month. */
function isOnWeekday(tokens: readonly Token[], i: number, year: number, month: number, day: number): boolean {
  const at = low(tokens, i - 1) === '(' || low(tokens, i - 1) === ',' ? i - 2 : i - 1;
  const weekday = WEEKDAYS.get(low(tokens, at));
  return weekday !== undefined && dayOf(numberOf(year, month, day)).weekday === weekday;
}

/** Day and month before the year; American order where it is possible, European with dots. "9/2012", "12-2015". */
export const yearLast: DateRule = {
  id: 'numeric/year-last',
  starts: ['number'],
  read({ tokens }, i) {
    const a = digits(tokens, i, 1, 2);
    const j = joint(tokens, i + 1);
    if (Number.isNaN(a) || j === '') return null;
    const monthYear = digits(tokens, i + 2, 4, 4);
    if (monthYear >= 1900 && monthYear <= 2100 && a >= 1 && a <= 12 && j !== '.' && isWhole(tokens, i, i + 3))
      return { first: i, end: i + 3, moment: { year: monthYear, months: [a, a] } };
    const b = digits(tokens, i + 2, 1, 2);
    if (Number.isNaN(b) || joint(tokens, i + 3) !== j) return null;
    const four = digits(tokens, i + 4, 4, 4);
    const two = digits(tokens, i + 4, 2, 2);
    const year = Number.isNaN(four) ? fullYear(two) : four;
    if (Number.isNaN(year) || year < 1900 || year > 2100 || !isWhole(tokens, i, i + 5)) return null;
    if (Number.isNaN(four) && j === '.') return null;
    const european = isDate(year, b, a) && (j === '.' || isOnWeekday(tokens, i, year, b, a));
    const [month, day] = european || !isDate(year, a, b) ? [b, a] : [a, b];
    return isDate(year, month, day) ? { first: i, end: i + 5, moment: dated(year, month, day) } : null;
  },
};

const LEADS = new Set('on by before until since from through after back of due dated starting'.split(' '));

/** "on 2/15", "by 22/04": month and day by a slash, only where a preposition or nothing else stands around. */
export const slashDay: DateRule = {
  id: 'numeric/slash',
  starts: ['number'],
  read({ tokens }, i) {
    const a = digits(tokens, i, 1, 2);
    const b = digits(tokens, i + 2, 1, 2);
    if (Number.isNaN(a) || Number.isNaN(b) || low(tokens, i + 1) !== '/' || !isWhole(tokens, i, i + 3)) return null;
    const alone = !tokens[i - 1] && !tokens[i + 3];
    if (!alone && !LEADS.has(low(tokens, i - 1))) return null;
    const [month, day] = a <= 12 ? [a, b] : [b, a];
    return isDate(2024, month, day) ? { first: i, end: i + 3, moment: { months: [month, month], day } } : null;
  },
};
