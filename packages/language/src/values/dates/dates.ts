// Finds dates: rules read drafts at tokens, refiners join them, and publication and tense resolve what the words leave open.
import type { DateSpan } from '@cellwire/model';
import { readTokens, type Token } from '../tokens.js';
import { type Day, dayOf, numberOf, parseDay, weekValue } from './calendar.js';
import { bareDay, dayMonth, monthDay } from './days.js';
import type { DateRule, Draft, Scene } from './draft.js';
import { christmas, weekend } from './festive.js';
import { modifierStart, readDateBound } from './modifiers.js';
import { namedMonth, relatedMonth, yearMonth } from './months.js';
import { isoDay, slashDay, yearLast } from './numeric.js';
import { countedWeekdays, fromBefore, fromDate, fromNow } from './offsets.js';
import { countedPart, numberedWeek } from './ordinals.js';
import { monthsEnded, quarterOrHalf, yearThenQuarter } from './quarters.js';
import { rangeValue, yearsFrom } from './range-value.js';
import { joinDrafts } from './ranges.js';
import {
  afterNext,
  lastQuarters,
  namedDay,
  nowAsEnd,
  periodEnd,
  relatedPeriod,
  relatedSeason,
  thePeriod,
} from './relative.js';
import { type Memory, remember, resolveMoment, type Setting } from './resolve.js';
import { numberStarts, STARTS_OF, type Start } from './starts.js';
import { relatedWeekday, weekday, weekThenDay } from './weekdays.js';
import { hyphenatedYears, numberedYear } from './year.js';

/** What dates are counted from. */
export interface DateOptions {
  /** The day of publication, `YYYY-MM-DD`; an instant is cut to its day as written. */
  reference: string;
}

/** Every rule; the one that reads the most tokens wins, the earlier of two alike. */
export const DATE_RULES: readonly DateRule[] = [
  isoDay,
  yearLast,
  slashDay,
  monthDay,
  dayMonth,
  bareDay,
  yearMonth,
  relatedMonth,
  namedMonth,
  yearThenQuarter,
  quarterOrHalf,
  monthsEnded,
  countedPart,
  numberedWeek,
  relatedWeekday,
  weekThenDay,
  weekday,
  countedWeekdays,
  fromNow,
  fromBefore,
  fromDate,
  lastQuarters,
  namedDay,
  afterNext,
  relatedPeriod,
  relatedSeason,
  thePeriod,
  periodEnd,
  hyphenatedYears,
  numberedYear,
  nowAsEnd,
  weekend,
  christmas,
];

const rulesFor = (starts: readonly Start[]): DateRule[] =>
  DATE_RULES.filter(r => r.starts.some(s => starts.includes(s)));
const NUMBER_RULES = rulesFor(['number']);
const WORD_RULES = new Map([...STARTS_OF].map(([word, starts]) => [word, rulesFor(starts)]));
const NONE: readonly DateRule[] = [];

/** The rules to ask at token `i`, none for nearly every word of a text. */
function rulesAt(tokens: readonly Token[], i: number): readonly DateRule[] {
  const t = tokens[i]!;
  if (t.kind === 'number') return numberStarts(tokens, i) ? NUMBER_RULES : NONE;
  return t.kind === 'word' ? (WORD_RULES.get(t.lower) ?? NONE) : NONE;
}

function readDraft(scene: Scene, i: number): Draft | null {
  let best: Omit<Draft, 'rule'> | null = null;
  let id = '';
  for (const rule of rulesAt(scene.tokens, i)) {
    const read = rule.read(scene, i);
    if (!read || (best && read.end <= best.end)) continue;
    best = read;
    id = rule.id;
  }
  return best && { ...best, rule: id };
}

function readDrafts(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    const draft = readDraft(scene, i);
    if (!draft) continue;
    drafts.push(draft);
    i = draft.end - 1;
  }
  return drafts;
}

/** The dates in a tokenised text, in order. */
export function datesIn(tokens: readonly Token[], options: DateOptions): DateSpan[] {
  const scene: Scene = { tokens, reference: parseDay(options.reference) };
  const memory: Memory = { near: null, byForm: {} };
  const spans: DateSpan[] = [];
  let seen = 0;
  for (const draft of joinDrafts(tokens, readDrafts(scene))) {
    // What "a year earlier" counts from must stand in the same paragraph.
    for (; seen <= draft.first; seen++) if (tokens[seen]!.opens) memory.near = null;
    if (!addSpan(scene, draft, memory, spans)) for (const end of draft.ends ?? []) addSpan(scene, end, memory, spans);
  }
  return spans;
}

/** Resolves a draft and adds its span; false where it makes no date. */
function addSpan(scene: Scene, draft: Draft, memory: Memory, spans: DateSpan[]): boolean {
  const { tokens, reference } = scene;
  const value = readValue(draft, { tokens, reference, first: draft.first, end: draft.end, memory });
  if (!value) return false;
  // A date that leans on another ("the same quarter of 2024") is no ground for a third.
  if (!draft.moment.shift) remember(memory, value);
  spans.push(toSpan(tokens, draft, value));
  return true;
}

function readValue(draft: Draft, setting: Setting): string | null {
  if (draft.to) return rangeValue(draft.moment, draft.to, setting);
  const value = resolveMoment(draft.moment, setting);
  if (!value) return null;
  if (draft.week) return weekValue(dayFrom(value));
  if (!draft.base) return value;
  if (draft.starts && draft.base.unit === 'year') return yearsFrom(value, draft.base.n);
  return resolveMoment({ value, shift: draft.base }, setting);
}

const dayFrom = (value: string): Day => {
  const [y, m, d] = value.split('-').map(Number);
  return dayOf(numberOf(y!, m!, d!));
};

function toSpan(tokens: readonly Token[], draft: Draft, value: string): DateSpan {
  const first = draft.to ? draft.first : modifierStart(tokens, draft.first);
  const bound = readDateBound(tokens, { ...draft, first });
  const span: DateSpan = { kind: 'date', start: tokens[first]!.start, end: tokens[draft.end - 1]!.end, value };
  return bound ? { ...span, bound } : span;
}

/**
 * Dates at the precision that the text says, resolved from publication and tense: a bare weekday, month or quarter lies
 * in the past of a report of past things and ahead of a verb that looks ahead; "last week" is an ISO week. A range is
 * `A/B`. `bound` is max after "by", min after "since". Throws when the reference is no day. Linear in the text's length.
 */
export function findDates(text: string, options: DateOptions): DateSpan[] {
  return datesIn(readTokens(text), options);
}
