// With which tokens a date can begin, by class, so that a rule is asked only where it can read something.
import { NUMBER_WORDS } from '../numbers.js';
import { isDash, low, type Token } from '../tokens.js';
import { MONTHS, ORDINALS, RELATIONS, UNITS, WEEKDAYS } from './words.js';

/** `count` is a number in words or an article, `sign` Q and H, `year` fiscal and the like. */
export type Start =
  | 'number'
  | 'month'
  | 'weekday'
  | 'unit'
  | 'relation'
  | 'ordinal'
  | 'count'
  | 'sign'
  | 'year'
  | 'day'
  | 'in'
  | 'the'
  | 'now'
  | 'festive';

const WORDS: Record<Exclude<Start, 'number'>, Iterable<string>> = {
  month: MONTHS.keys(),
  weekday: WEEKDAYS.keys(),
  unit: UNITS.keys(),
  relation: [...RELATIONS.keys(), 'same', 'final', 'that'],
  ordinal: [...ORDINALS.keys()],
  count: [...NUMBER_WORDS.keys(), 'a', 'an', 'few', 'several', 'couple'],
  sign: ['q', 'h', 'qfy', 'hfy'],
  year: ['year', 'yr', 'fiscal', 'fy', 'cy', 'financial', 'business', 'calendar'],
  day: ['today', 'yesterday', 'tomorrow', 'tomorrows', 'tonight', 'lastmonth', 'lastweek', 'lastyear'],
  in: ['in'],
  the: ['the'],
  now: ['now', 'date', 'present'],
  festive: ['weekend', 'christmas'],
};

/** The classes of every word with which a date can begin. */
export const STARTS_OF: ReadonlyMap<string, readonly Start[]> = (() => {
  const map = new Map<string, Start[]>();
  for (const [start, words] of Object.entries(WORDS) as [Start, Iterable<string>][])
    for (const word of words) map.set(word, [...(map.get(word) ?? []), start]);
  return map;
})();

const AFTER_NUMBER = new Set([
  ...MONTHS.keys(),
  ...UNITS.keys(),
  ...WEEKDAYS.keys(),
  ...'of to through thru till until and / . st nd rd th q h m qfy hfy full whole more business'.split(' '),
]);

/** Whether the number at `i` can begin a date: four or eight digits, or followed by what a day or a distance asks for. */
export function numberStarts(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]!;
  const length = t.end - t.start;
  if (length === 4 || length === 8) return true;
  return length <= 3 && (AFTER_NUMBER.has(low(tokens, i + 1)) || isDash(tokens, i + 1));
}
