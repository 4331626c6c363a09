// Distances: "two weeks ago", "in five days", "a year earlier", "three days after Feb. 5", "the day before yesterday".
import { NUMBER_WORDS } from '../numbers.js';
import { isDash, low, opensSentence, type Token } from '../tokens.js';
import { addMonths, type Day, dayOf, dayValue, monthValue, periodValue, type Unit, yearValue } from './calendar.js';
import type { DateRule } from './draft.js';
import { tenseAround } from './tense.js';
import { UNITS, WEEKDAYS } from './words.js';

/** A count of units: "two weeks", "a month", "a few days" (three), "a couple of years". */
export interface Distance {
  n: number;
  unit: Unit;
  end: number;
}

const VAGUE = new Map([
  ['a', 1],
  ['an', 1],
  ['the', 1],
  ['few', 3],
  ['several', 3],
]);

/** The whole number at token `i`, digits or words up to ninety-nine; NaN for none. */
function readCount(tokens: readonly Token[], i: number): { n: number; end: number } {
  const t = tokens[i];
  if (!t) return { n: Number.NaN, end: i };
  if (t.kind === 'number') return { n: Number.isInteger(t.value) && t.value < 1000 ? t.value : Number.NaN, end: i + 1 };
  const a = t.lower === 'a' ? 1 : 0;
  if (low(tokens, i + a) === 'couple') return { n: 2, end: low(tokens, i + a + 1) === 'of' ? i + a + 2 : i + a + 1 };
  if (a && low(tokens, i + 1) === 'few') return { n: 3, end: i + 2 };
  const small = NUMBER_WORDS.get(t.lower) ?? VAGUE.get(t.lower) ?? Number.NaN;
  const ones = small >= 20 ? NUMBER_WORDS.get(low(tokens, isDash(tokens, i + 1) ? i + 2 : i + 1)) : undefined;
  if (ones && ones < 10) return { n: small + ones, end: (isDash(tokens, i + 1) ? i + 2 : i + 1) + 1 };
  return { n: small, end: i + 1 };
}

/** "two weeks", "5 months", "a fortnight" at token `i`. */
export function readDistance(tokens: readonly Token[], i: number): Distance | null {
  const count = readCount(tokens, i);
  if (Number.isNaN(count.n)) return null;
  const at = /^(?:full|whole|more|business)$/.test(low(tokens, count.end)) ? count.end + 1 : count.end;
  const unit = UNITS.get(low(tokens, at));
  if (!unit || unit.unit === 'half') return null;
  return { n: count.n * unit.n, unit: unit.unit, end: at + 1 };
}

/** The day that lies `n` units from `day`. */
export function moveDay(day: Day, unit: Unit, n: number): Day {
  if (unit === 'day') return dayOf(day.number + n);
  if (unit === 'week') return dayOf(day.number + n * 7);
  return addMonths(day, n * { month: 1, quarter: 3, half: 6, year: 12, decade: 120 }[unit]);
}

/** As precise as the distance was: weeks give a week, years a year. */
export function movedValue(day: Day, unit: Unit, n: number): string {
  const moved = moveDay(day, unit, n);
  if (unit === 'month') return monthValue(moved.year, moved.month);
  if (unit === 'decade' || unit === 'year') return yearValue(moved.year);
  return periodValue(moved, unit, 0);
}

/** "2 weeks and 2 days", "2 years 1 month 21 days": all parts of a distance, in order. */
function readDistances(tokens: readonly Token[], i: number): Distance[] {
  const parts: Distance[] = [];
  for (let at = i; parts.length < 4; ) {
    const part = readDistance(tokens, at);
    if (!part || parts.some(p => p.unit === part.unit)) break;
    parts.push(part);
    at = low(tokens, part.end) === 'and' || low(tokens, part.end) === ',' ? part.end + 1 : part.end;
  }
  return parts;
}

const BACK = new Set(['ago', 'back']);
/** "the biggest fall in five years", "doubled in two years": a stretch behind us. */
const SUPERLATIVE = /^(?:first|only|least|most|worst|best|\w{3,12}est)$/;

/** "two weeks ago", "three months hence", "two weeks from now", "in five days", "in a fortnight's time". */
export const fromNow: DateRule = {
  id: 'offset/now',
  starts: ['number', 'count', 'in'],
  read({ tokens, reference }, i) {
    const leads = low(tokens, i) === 'in';
    const from = leads ? i + 1 : i;
    const parts = readDistances(tokens, from);
    // "over the last 3 months and 2 days ago …": the first distance is a stretch of its own
    if (parts.length === 0 || low(tokens, from) === 'the' || /^(?:last|past|next)$/.test(low(tokens, i - 1)))
      return null;
    let end = parts.at(-1)!.end;
    const word = low(tokens, end);
    const now = word === 'from' && /^(?:now|today)$/.test(low(tokens, end + 1));
    let sign = 0;
    if (BACK.has(word)) sign = -1;
    else if (word === 'hence' || now) sign = 1;
    else if (leads && isAhead(tokens, i, end)) sign = 1;
    if (sign === 0) return null;
    end += BACK.has(word) || word === 'hence' ? 1 : now ? 2 : 0;
    return { first: i, end, moment: { value: farFrom(reference, parts, sign) } };
  },
};

/** As precise as the smallest part of the distance. */
function farFrom(reference: Day, parts: readonly Distance[], sign: number): string {
  const day = parts.slice(0, -1).reduce((at, p) => moveDay(at, p.unit, sign * p.n), reference);
  const last = parts.at(-1)!;
  return movedValue(day, last.unit, sign * last.n);
}

/** "in three years" looks ahead unless a past verb or a superlative stands before it. */
function isAhead(tokens: readonly Token[], first: number, end: number): boolean {
  if (/^(?:of|or|since|row|after|before|from)$/.test(low(tokens, end))) return false;
  for (let back = 1; back <= 8; back++) if (SUPERLATIVE.test(low(tokens, first - back))) return false;
  return tenseAround(tokens, first, end) !== 'past';
}

/** "a year earlier", "two weeks later", "the month before,": from the date that the text named before. */
export const fromBefore: DateRule = {
  id: 'offset/before',
  starts: ['number', 'count', 'the'],
  read({ tokens }, i) {
    const distance = readDistance(tokens, i);
    if (!distance) return null;
    const at = isDash(tokens, distance.end) ? distance.end + 1 : distance.end;
    const word = low(tokens, at);
    const next = tokens[at + 1];
    // "The month before, a customer had left": what "the year earlier" and "the week later" would be no one says.
    if (low(tokens, i) === 'the' && (word !== 'before' || next?.text !== ',')) return null;
    // "two years later than planned" compares; "a year before it closed" counts from what no date says
    if (next?.lower === 'than') return null;
    const before = word === 'before' && next?.kind !== 'word' && next?.kind !== 'number';
    if (word !== 'earlier' && word !== 'later' && !before) return null;
    const n = word === 'later' ? distance.n : -distance.n;
    return { first: i, end: at + 1, moment: { shift: { unit: distance.unit, n } } };
  },
};

const LEADS_DISTANCE = new Set(
  'in for over within about just only and or than by after before until to at lasts last'.split(' '),
);
/** "10,000 tonnes a year from 2027 to 2031": how much in each year, not how long. */
const isRate = (tokens: readonly Token[], i: number, { n, unit }: Distance): boolean =>
  n === 1 &&
  unit === 'year' &&
  low(tokens, i) === 'a' &&
  tokens[i - 1]?.kind === 'word' &&
  !LEADS_DISTANCE.has(low(tokens, i - 1));

/** "three days after", "the day before", "two weeks from": waits for the date that follows; alone it is none. */
export const fromDate: DateRule = {
  id: 'offset/date',
  starts: ['number', 'count', 'in', 'the'],
  read({ tokens }, i) {
    const leads = low(tokens, i) === 'in' ? 1 : 0;
    const distance = readDistance(tokens, i + leads);
    if (!distance || isRate(tokens, i, distance)) return null;
    // "over five years, starting in 2027"
    const at =
      low(tokens, distance.end) === ',' && low(tokens, distance.end + 1).endsWith('ing')
        ? distance.end + 1
        : distance.end;
    const word = low(tokens, at);
    if (!/^(?:after|before|from|since|prior|starting|beginning|commencing)$/.test(word)) return null;
    // "the week commencing Feb. 4" names that week; "the week after next" is no distance either
    if (word.endsWith('ing') && low(tokens, i + leads) === 'the') return null;
    if (low(tokens, at + 1) === 'next' && !/day$/.test(low(tokens, at + 2))) return null;
    let end = word === 'prior' ? at + 2 : at + 1;
    const starts = word === 'from' || word.endsWith('ing');
    // "shut for two weeks from March 23": it begins on that day.
    if (starts && distance.unit !== 'year' && low(tokens, i - 1) === 'for') return null;
    if (starts && /^(?:in|on|from|with)$/.test(low(tokens, end))) end++;
    const n = word === 'before' || word === 'prior' ? -distance.n : distance.n;
    return { first: i, end, moment: {}, base: { unit: distance.unit, n }, starts, waits: true };
  },
};

const LONGEST_NOUN = 8;

/**
 * The years of a term named before the day on which it starts: "a three-year deal from 2027". `first` is the token of
 * the date; 0 where no such term stands in the sentence.
 */
export function termBefore(tokens: readonly Token[], first: number): number {
  let at = first - 1;
  if (/^(?:in|on|from)$/.test(low(tokens, at)) && /^(?:starting|beginning|commencing)$/.test(low(tokens, at - 1))) at--;
  if (!/^(?:from|starting|beginning|commencing)$/.test(low(tokens, at))) return 0;
  for (let i = at - 1; i > at - LONGEST_NOUN && i >= 2 && !opensSentence(tokens, i + 1); i--) {
    if (low(tokens, i) !== 'year' || !isDash(tokens, i - 1)) continue;
    const count = readCount(tokens, i - 2);
    return count.end === i - 1 && count.n > 0 ? count.n : 0;
  }
  return 0;
}

/** "three fridays from now", "2 thursdays ago". */
export const countedWeekdays: DateRule = {
  id: 'offset/weekdays',
  starts: ['number', 'count'],
  read({ tokens, reference }, i) {
    const count = readCount(tokens, i);
    const weekday = Number.isNaN(count.n) ? undefined : WEEKDAYS.get(low(tokens, count.end));
    if (!weekday || !low(tokens, count.end).endsWith('s')) return null;
    const ahead = ((weekday - reference.weekday + 6) % 7) + 1;
    const at = count.end + 1;
    if (low(tokens, at) === 'from' && low(tokens, at + 1) === 'now')
      return {
        first: i,
        end: at + 2,
        moment: { value: dayValue(dayOf(reference.number + ahead + (count.n - 1) * 7)) },
      };
    if (!BACK.has(low(tokens, at))) return null;
    const back = ((reference.weekday - weekday + 6) % 7) + 1;
    return { first: i, end: at + 1, moment: { value: dayValue(dayOf(reference.number - back - (count.n - 1) * 7)) } };
  },
};
