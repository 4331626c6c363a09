// Weekdays: "Monday", "last Friday", "Friday next week", "next week Wednesday", "Tuesday the 19th", "friday after next".
import { isApostrophe, isCapital, isDash, low, type Token } from '../tokens.js';
import { type Day, dayOf, dayValue } from './calendar.js';
import type { DateRule } from './draft.js';
import { RELATIONS, readMonthDay, WEEKDAYS } from './words.js';

/** The weekday of the week that lies `weeks` from the one of `day`. */
const inWeek = (day: Day, weekday: number, weeks: number): string =>
  dayValue(dayOf(day.number - day.weekday + weekday + weeks * 7));

const onDay = (day: Day, offset: number): string => dayValue(dayOf(day.number + offset));
/** Days from `day` to the next such weekday, 1 to 7. */
const ahead = (day: Day, weekday: number): number => ((weekday - day.weekday + 6) % 7) + 1;

/** Three letters are a weekday only beside "on" or a comma, or as all the text there is: "sat", "sun", "wed" are words. */
function isWeekday(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]!;
  if (!WEEKDAYS.has(t.lower)) return false;
  if (t.lower.endsWith('day')) return true;
  if (/days$/.test(t.lower)) return false;
  const end = low(tokens, i + 1) === '.' ? i + 2 : i + 1;
  if (!tokens[i - 1] && !tokens[end]) return true;
  const led = /^(?:on|next|last|this|week|or|and|until|by)$/.test(low(tokens, i - 1));
  return (
    isCapital(tokens, i) && (led || readMonthDay(tokens, i + 1)?.ordinal === true || readMonthDay(tokens, end) !== null)
  );
}

/** "next week", "of the following week", ", next week" after a weekday; the weeks between. */
function weekAfter(tokens: readonly Token[], i: number): { weeks: number; end: number } | null {
  let at = i;
  if (/^(?:of|from|,|in)$/.test(low(tokens, at))) at++;
  if (low(tokens, at) === 'the') at++;
  const weeks = RELATIONS.get(low(tokens, at));
  return weeks !== undefined && low(tokens, at + 1) === 'week' ? { weeks, end: at + 2 } : null;
}

/** A weekday alone or with what follows it. */
export const weekday: DateRule = {
  id: 'weekday/named',
  starts: ['weekday'],
  read({ tokens, reference }, i) {
    if (!isWeekday(tokens, i)) return null;
    const day = WEEKDAYS.get(low(tokens, i))!;
    const end = low(tokens, i + 1) === '.' && low(tokens, i).length <= 4 ? i + 2 : i + 1;
    const week = weekAfter(tokens, end);
    if (week) return { first: i, end: week.end, moment: { value: inWeek(reference, day, week.weeks) } };
    if (low(tokens, end) === 'after' && low(tokens, end + 1) === 'next')
      return { first: i, end: end + 2, moment: { value: onDay(reference, ahead(reference, day) + 7) } };
    const at = low(tokens, end) === 'the' ? end + 1 : end;
    const date = readMonthDay(tokens, at);
    const closes =
      date &&
      tokens[date.end]?.kind !== 'word' &&
      !(tokens[date.end]?.glued && !/^[.,;:!?)]$/.test(low(tokens, date.end)));
    if (date && closes && low(tokens, date.end) !== ':')
      return { first: i, end: date.end, moment: { weekday: day, day: date.n } };
    return { first: i, end, moment: { weekday: day } };
  },
};

/** "last Friday", "next Monday", "this coming Tuesday", "this Friday". "last" and "next" count weeks, as agencies mean them. */
export const relatedWeekday: DateRule = {
  id: 'weekday/related',
  starts: ['relation'],
  read({ tokens, reference }, i) {
    const relation = RELATIONS.get(low(tokens, i));
    if (relation === undefined) return null;
    const doubled = low(tokens, i) === 'this' && (RELATIONS.get(low(tokens, i + 1)) ?? 0) !== 0;
    const at = doubled ? i + 2 : i + 1;
    if (!tokens[at] || !isWeekday(tokens, at)) return null;
    const day = WEEKDAYS.get(low(tokens, at))!;
    const word = low(tokens, at - 1);
    const end = low(tokens, at + 1) === '.' && low(tokens, at).length <= 4 ? at + 2 : at + 1;
    if (doubled && relation === 0 && word !== 'past' && word !== 'last')
      return { first: i, end, moment: { value: onDay(reference, ahead(reference, day)) } };
    // "past Wednesday" is the latest one, "last Wednesday" that of the week before
    if (word === 'past' || doubled)
      return { first: i, end, moment: { value: onDay(reference, ahead(reference, day) - 7 || -7) } };
    if (relation === 0) return { first: i, end, moment: { weekday: day, shift: { unit: 'week', n: 0 } } };
    return { first: i, end, moment: { value: inWeek(reference, day, relation) } };
  },
};

/** The week first: "next week Wednesday", "last week's Sunday", "next week on Tuesday", "previous week - Monday". */
export const weekThenDay: DateRule = {
  id: 'weekday/week-first',
  starts: ['relation'],
  read({ tokens, reference }, i) {
    const weeks = RELATIONS.get(low(tokens, i));
    if (weeks === undefined || low(tokens, i + 1) !== 'week') return null;
    let at = i + 2;
    if (isApostrophe(tokens, at)) at += low(tokens, at + 1) === 's' ? 2 : 1;
    else if (low(tokens, at) === 'on' || isDash(tokens, at)) at++;
    const day = WEEKDAYS.get(low(tokens, at));
    return day === undefined ? null : { first: i, end: at + 1, moment: { value: inWeek(reference, day, weeks) } };
  },
};
