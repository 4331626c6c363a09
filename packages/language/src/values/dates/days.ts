// Days of a month: "Feb. 5, 2026", "5 February", "Thursday, the 5th of Feb", "July 13-15", "the 20th of next month".

import { SIGNS } from '../money/currencies.js';
import { readUnit } from '../quantities/units.js';
import { isApostrophe, isDash, low, type Token } from '../tokens.js';
import { addMonths, type Day } from './calendar.js';
import type { DateRule, Draft, Moment, Scene } from './draft.js';
import { fourDigitYear, fullYear, MONTHS, RELATIONS, readMonthDay, WEEKDAYS } from './words.js';
import { readOwnYear } from './year.js';

/** The month that token `i` names, and the end of its name with a full stop. */
export function readMonthName(tokens: readonly Token[], i: number): { month: number; end: number } | null {
  const month = tokens[i]?.kind === 'word' ? MONTHS.get(low(tokens, i)) : undefined;
  if (month === undefined) return null;
  const dot = low(tokens, i + 1) === '.' && tokens[i + 1]!.glued && low(tokens, i) !== 'may';
  // "in December." ends a sentence; "Dec. 5" and "Sept. 2026" are abbreviated.
  const short = low(tokens, i).length <= 4 && !/^(?:may|june|july)$/.test(low(tokens, i));
  const followed = tokens[i + 2] && !tokens[i + 2]!.opens && (tokens[i + 2]!.kind === 'number' || short);
  return { month, end: dot && followed ? i + 2 : i + 1 };
}

/** A year after a day: as other dates have it, or two digits that can't be a day ("3rd Feb 82"). */
function yearAfter(scene: Scene, end: number): { year: number; end: number } | null {
  const own = readOwnYear(scene, end);
  if (own) return own;
  const { tokens } = scene;
  const joint =
    low(tokens, end) === ',' || low(tokens, end) === 'of' || isDash(tokens, end) || isApostrophe(tokens, end);
  const at = joint ? end + 1 : end;
  const t = tokens[at];
  const two = t?.kind === 'number' && /^\d\d$/.test(t.text) && t.value > 31 && !readUnit(tokens, at + 1);
  return two ? { year: fullYear(t.value), end: at + 1 } : null;
}

/** Joins the two days of "13-15", "13 to 15", "13th through the 15th". Returns the second day's token, or -1. */
function afterJoint(tokens: readonly Token[], i: number, between: boolean): number {
  const word = low(tokens, i);
  const joins = isDash(tokens, i) || /^(?:to|through|thru|till|until)$/.test(word) || (between && word === 'and');
  if (!joins) return -1;
  return low(tokens, i + 1) === 'the' ? i + 2 : i + 1;
}

/** A number that counts something is no day: "In May 20 percent …", "in June 12 million". */
const isCountedDay = (tokens: readonly Token[], end: number): boolean =>
  readUnit(tokens, end) !== null ||
  /^(?:million|billion|thousand|trillion|bn|m|k|°)$/.test(low(tokens, end)) ||
  (low(tokens, end) === ':' && tokens[end + 1]?.kind === 'number' && tokens[end + 1]!.glued === true);

/** Skips "Thursday," before a day; returns the weekday and where the day begins. */
function readWeekdayLead(tokens: readonly Token[], i: number): { weekday?: number; at: number } {
  const weekday = WEEKDAYS.get(low(tokens, i));
  if (weekday === undefined) return { at: i };
  let at = i + 1;
  if (low(tokens, at) === '.') at++;
  if (low(tokens, at) === ',') at++;
  return { weekday, at: low(tokens, at) === 'the' ? at + 1 : at };
}

type Read = Omit<Draft, 'rule'> | null;

function finish(scene: Scene, first: number, end: number, moment: Moment, lastDay?: number): Read {
  const own = yearAfter(scene, end);
  const dated = own ? { ...moment, year: own.year } : moment;
  const read = { first, end: own?.end ?? end, moment: dated };
  return lastDay === undefined ? read : { ...read, to: { ...dated, day: lastDay } };
}

/** Month first: "Feb. 5", "March, 6th 2016", "July 13 to 15", "Oct/2". */
export const monthDay: DateRule = {
  id: 'day/month-first',
  starts: ['month', 'weekday'],
  read(scene, i) {
    const { tokens } = scene;
    const lead = readWeekdayLead(tokens, i);
    const name = readMonthName(tokens, lead.at);
    if (!name) return null;
    let at = name.end;
    const joint = low(tokens, at);
    if (joint === ',' || joint === '/' || (isDash(tokens, at) && tokens[at]!.glued)) at++;
    if (low(tokens, at) === 'the') at++;
    const day = readMonthDay(tokens, at);
    if (!day || isCountedDay(tokens, day.end)) return null;
    const months: [number, number] = [name.month, name.month];
    const moment: Moment = { months, day: day.n, ...(lead.weekday ? { weekday: lead.weekday } : {}) };
    const second = afterJoint(tokens, day.end, low(tokens, i - 1) === 'between');
    const last = second < 0 ? null : readMonthDay(tokens, second);
    if (last && last.n > day.n && !MONTHS.has(low(tokens, last.end)) && !isCountedDay(tokens, last.end))
      return finish(scene, i, last.end, moment, last.n);
    const tail = low(tokens, day.end) === ',' ? WEEKDAYS.get(low(tokens, day.end + 1)) : undefined;
    if (tail && !lead.weekday) return finish(scene, i, day.end + 2, { ...moment, weekday: tail });
    return finish(scene, i, day.end, moment);
  },
};

/** Where the month of a day stands: "of Feb", "Feb", "/Oct/". */
function monthOfDay(tokens: readonly Token[], end: number): { month: number; end: number } | null {
  let at = end;
  // "16. Nov. 2016", as German papers write
  if (low(tokens, at) === '.' && tokens[at]!.glued && fourDigitYear(tokens, at + 3) > 0) at++;
  if (low(tokens, at) === 'of' || low(tokens, at) === '/' || isDash(tokens, at)) at++;
  return readMonthName(tokens, at);
}

/** "of next month", "of the current month": the month as an offset from publication's. */
function relativeMonth(tokens: readonly Token[], end: number, bare: boolean): { n: number; end: number } | null {
  let at = end;
  if (low(tokens, at) === 'day') at++;
  if (low(tokens, at) === 'of') at++;
  else if (!bare) return null;
  if (low(tokens, at) === 'the') at++;
  const n = RELATIONS.get(low(tokens, at));
  return n !== undefined && low(tokens, at + 1) === 'month' ? { n, end: at + 2 } : null;
}

function inMonth(reference: Day, n: number, day: number): Moment {
  const month = addMonths({ ...reference, day: 1 }, n);
  return { year: month.year, months: [month.month, month.month], day };
}

/** Words that go on with the sentence behind a day: "on the 20th it said", "a filing on the 3rd showed". */
const GOES_ON = new Set(
  'it they he she we that the its a an to in at by and but with for after before when as said says showed shows confirmed disclosed revealed announced'.split(
    ' ',
  ),
);
/** Capitalised words that an ordinal counts: "on the 20th Anniversary". */
const COUNTED =
  /^(?:Anniversary|Annual|Avenue|Street|Floor|Congress|Amendment|Century|National|International|Battery|Party|Five|Edition|World)/;

/** Whether what follows an ordinal is nothing that it counts: the end, a word of the sentence, or a name. */
function countsNothing(next: Token | undefined): boolean {
  if (!next || /^[.,;:!?)]$/.test(next.text)) return true;
  return GOES_ON.has(next.text.toLowerCase()) || (/^\p{Lu}/u.test(next.text) && !COUNTED.test(next.text));
}

/** What stands before a day of the month that is named alone: "on the 15th", "dated the 24th". */
const DAY_LEADS = new Set(['on', 'dated', 'by', 'until', 'since']);

/** "on the 15th", where nothing follows that it could count. */
export const bareDay: DateRule = {
  id: 'day/bare',
  starts: ['number'],
  read({ tokens }, i) {
    const day = readMonthDay(tokens, i);
    if (!day?.ordinal || tokens[i]!.kind !== 'number' || low(tokens, i - 1) !== 'the') return null;
    const next = tokens[day.end];
    const led = !tokens[i - 2] || DAY_LEADS.has(low(tokens, i - 2));
    return led && countsNothing(next) ? { first: i, end: day.end, moment: { day: day.n } } : null;
  },
};

/** Day first: "5 February 2026", "the 5th of Feb", "10 - 22 August", "31-Oct-74". */
export const dayMonth: DateRule = {
  id: 'day/day-first',
  starts: ['number', 'ordinal', 'count', 'weekday'],
  read(scene, i) {
    const { tokens, reference } = scene;
    const lead = readWeekdayLead(tokens, i);
    const day = readMonthDay(tokens, lead.at);
    if (!day) return null;
    // "$12 December": the figure is money
    if (tokens[i - 1] && SIGNS.has(tokens[i - 1]!.text)) return null;
    const weekday = lead.weekday ? { weekday: lead.weekday } : {};
    const relative = relativeMonth(tokens, day.end, false);
    if (relative) return { first: i, end: relative.end, moment: inMonth(reference, relative.n, day.n) };
    const single = monthOfDay(tokens, day.end);
    if (single) {
      if (!day.ordinal && isDash(tokens, day.end) && !tokens[day.end]!.glued) return null;
      return finish(scene, i, single.end, { months: [single.month, single.month], day: day.n, ...weekday });
    }
    const between =
      low(tokens, i - 1) === 'between' || (low(tokens, i - 1) === 'the' && low(tokens, i - 2) === 'between');
    const second = afterJoint(tokens, day.end, true);
    const last = second < 0 ? null : readMonthDay(tokens, second);
    if (!last || last.n <= day.n) return null;
    const near = relativeMonth(tokens, last.end, true);
    if (near && low(tokens, day.end) !== '-')
      return {
        first: i,
        end: near.end,
        moment: inMonth(reference, near.n, day.n),
        to: inMonth(reference, near.n, last.n),
      };
    const month = monthOfDay(tokens, last.end);
    if (!month) return null;
    const months: [number, number] = [month.month, month.month];
    // "18 and 19 June" are two days: this one, and the next that the rule finds by itself.
    if (low(tokens, day.end) === 'and' && !between) {
      const own = yearAfter(scene, month.end);
      return { first: i, end: day.end, moment: { months, day: day.n, ...(own ? { year: own.year } : {}) } };
    }
    return finish(scene, i, month.end, { months, day: day.n }, last.n);
  },
};
