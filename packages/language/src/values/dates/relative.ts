// Dates told from publication: today, last week, "earlier this month", "the end of the year", "the last two quarters", "year to date".

import { NUMBER_WORDS } from '../numbers.js';
import { isApostrophe, isDash, low, type Token } from '../tokens.js';
import { addMonths, type Day, dayOf, dayValue, periodValue, type Unit, yearValue } from './calendar.js';
import type { DateRule, Moment, Scene } from './draft.js';
import { readDistance } from './offsets.js';
import { RELATIONS, UNITS } from './words.js';
import { readOwnYear } from './year.js';

const DAYS = new Map([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['tomorrows', 1],
  ['tonight', 0],
]);

export const namedDay: DateRule = {
  id: 'relative/day',
  starts: ['day', 'relation'],
  read({ tokens, reference }, i) {
    const word = low(tokens, i);
    const n = DAYS.get(word);
    if (n !== undefined) {
      // "USA Today", "Battery Today": a paper's name
      if (
        word === 'today' &&
        tokens[i]!.text === 'Today' &&
        tokens[i - 1]?.kind === 'word' &&
        /^[A-Z]/.test(tokens[i - 1]!.text)
      )
        return null;
      return { first: i, end: i + 1, moment: { value: periodValue(reference, 'day', n) } };
    }
    if (word === 'this' && /^(?:morning|afternoon|evening)$/.test(low(tokens, i + 1)))
      return { first: i, end: i + 2, moment: { value: dayValue(reference) } };
    if (word === 'last' && low(tokens, i + 1) === 'night')
      return { first: i, end: i + 2, moment: { value: periodValue(reference, 'day', -1) } };
    return null;
  },
};

/** A stretch up to now is no date: "over the past year", "in the last week", "for the next five years". */
function isStretch(tokens: readonly Token[], i: number, unit: Unit): boolean {
  const word = low(tokens, i);
  if (unit === 'quarter') return false;
  const the = low(tokens, i - 1) === 'the';
  const before = low(tokens, the ? i - 2 : i - 1);
  return (
    (word === 'past' || word === 'coming' || (the && (word === 'last' || word === 'next'))) &&
    /^(?:over|in|for|during|within|throughout|of)$/.test(before)
  );
}

/** "the previous quarter", "the same month": counted from the date that the text named before, where it named one. */
const ANAPHORS = new Set(['previous', 'prior', 'preceding', 'following', 'same']);

/** The months in which a season begins, in the north. */
const SEASONS = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

/** "the same quarter of 2024", "the same period a year earlier", "the same day". */
function samePeriod(scene: Scene, i: number, at: number): { first: number; end: number; moment: Moment } | null {
  const { tokens } = scene;
  // "that same spring": its year
  if (SEASONS.has(low(tokens, at))) return { first: i, end: at + 1, moment: { shift: { unit: 'year', n: 0 } } };
  const period = low(tokens, at) === 'period';
  const unit = period ? 'year' : UNITS.get(low(tokens, at))?.unit;
  if (!unit || unit === 'decade') return null;
  const distance = readDistance(tokens, at + 1);
  if (distance?.unit === 'year' && /^(?:earlier|ago|before)$/.test(low(tokens, distance.end)))
    return { first: i, end: distance.end + 1, moment: { shift: { unit: 'year', n: -distance.n } } };
  const own = readOwnYear(scene, at + 1);
  if (own) return { first: i, end: own.end, moment: { shift: { unit, n: 0 }, year: own.year } };
  return period || unit === 'half' ? null : { first: i, end: at + 1, moment: { shift: { unit, n: 0 } } };
}

/** "that day", "later that year": the period of the date that the paragraph named before. */
function thatPeriod({ tokens }: Scene, i: number): { first: number; end: number; moment: Moment } | null {
  const unit = UNITS.get(low(tokens, i + 1));
  const plain = unit?.n === 1 && /^(?:day|week|month|year)$/.test(low(tokens, i + 1));
  // "that year-end", "all that week's news"
  const next = tokens[i + 2];
  if (!plain || (next?.glued && next.kind !== 'mark') || isDash(tokens, i + 2) || isApostrophe(tokens, i + 2))
    return null;
  return { first: i, end: i + 2, moment: { shift: { unit: unit.unit, n: 0 }, anaphor: true } };
}

/** "last week", "next fiscal year", "the previous quarter", "this past month", "lastmonth". */
export const relatedPeriod: DateRule = {
  id: 'relative/period',
  starts: ['relation', 'day'],
  read(scene, i) {
    const { tokens, reference } = scene;
    const word = low(tokens, i);
    if (word === 'lastmonth' || word === 'lastweek' || word === 'lastyear') {
      const unit = word.slice(4) as Unit;
      return { first: i, end: i + 1, moment: { value: periodValue(reference, unit, -1) } };
    }
    if (word === 'that') return thatPeriod(scene, i);
    let n = word === 'same' ? 0 : RELATIONS.get(word);
    if (n === undefined) return null;
    let at = i + 1;
    if (word === 'this' && RELATIONS.get(low(tokens, at))) n = RELATIONS.get(low(tokens, at++))!;
    if (/^(?:fiscal|financial|calendar|business|full|entire|whole)$/.test(low(tokens, at))) at++;
    if (word === 'same') return samePeriod(scene, i, at);
    const found = UNITS.get(low(tokens, at));
    if (found?.n !== 1 || /s$/.test(low(tokens, at))) return null;
    // "the last half hour", "this half a billion", "next day delivery", "this year-round" are not periods
    if (found.unit === 'half' && (word === 'last' || word === 'past' || low(tokens, i - 1) === 'a')) return null;
    if (isStretch(tokens, i, found.unit)) return null;
    if (found.unit === 'decade' && n === 0) return decade(scene, i, at + 1);
    const anaphor = ANAPHORS.has(word) && (low(tokens, i - 1) === 'the' || low(tokens, i - 1) === 'a');
    if (anaphor) return { first: i, end: at + 1, moment: { shift: { unit: found.unit, n } } };
    const again = low(tokens, at + 1) === 'after' && low(tokens, at + 2) === 'next';
    const value = periodValue(reference, found.unit, n + (again ? 1 : 0));
    return { first: i, end: at + (again ? 3 : 1), moment: { value } };
  },
};

/** "last summer", "this autumn": the year, as "late 2025" is a year; a season has no value of its own. */
export const relatedSeason: DateRule = {
  id: 'relative/season',
  starts: ['relation'],
  read({ tokens, reference }, i) {
    const n = RELATIONS.get(low(tokens, i));
    const month = SEASONS.get(low(tokens, i + 1));
    if (n === undefined || !month || (low(tokens, i + 1) === 'fall' && /^(?:in|of|from|to)$/.test(low(tokens, i + 2))))
      return null;
    const begun = month <= reference.month;
    const year = reference.year + (n < 0 && !begun ? -1 : n > 0 && begun ? 1 : 0);
    return { first: i, end: i + 2, moment: { value: yearValue(year) } };
  },
};

/** "the week after next". */
export const afterNext: DateRule = {
  id: 'relative/after-next',
  starts: ['unit'],
  read({ tokens, reference }, i) {
    const found = UNITS.get(low(tokens, i));
    const the = low(tokens, i + 2) === 'the' ? 1 : 0;
    if (!found || low(tokens, i + 1) !== 'after' || low(tokens, i + 2 + the) !== 'next') return null;
    return { first: i, end: i + 3 + the, moment: { value: periodValue(reference, found.unit, 2) } };
  },
};

/** The end of a decade is the round year, as news means it; its other parts are the decade. */
function decade(
  { reference, tokens }: Scene,
  first: number,
  end: number,
): { first: number; end: number; moment: { value: string } } {
  const starts = Math.floor(reference.year / 10) * 10;
  const closes =
    low(tokens, first - 1) === 'of' || (low(tokens, first - 1) === 'the' && low(tokens, first - 2) === 'of');
  const at = low(tokens, first - 1) === 'the' ? first - 3 : first - 2;
  const ends = closes && /^(?:end|close|turn)$/.test(low(tokens, at));
  return { first, end, moment: { value: ends ? yearValue(starts + 10) : periodValue(reference, 'decade', 0) } };
}

const PARTS = new Set(
  'end rest start beginning middle close remainder balance course half part turn months most quarter later early late'.split(
    ' ',
  ),
);

/** "the end of the year", "for the full year", "later in the year", "the rest of the decade", "before the year is out". */
export const thePeriod: DateRule = {
  id: 'relative/the-period',
  starts: ['the'],
  read(scene, i) {
    const { tokens } = scene;
    if (low(tokens, i) !== 'the') return null;
    const full = /^(?:full|whole|entire)$/.test(low(tokens, i + 1));
    const at = full ? i + 2 : i + 1;
    const word = low(tokens, at);
    const found = UNITS.get(word);
    if (!found || word.endsWith('s') || found.unit === 'half' || found.unit === 'day') return null;
    if (low(tokens, i - 1) === 'before' && /^(?:is|was)$/.test(low(tokens, at + 1)) && low(tokens, at + 2) === 'out')
      return { first: i, end: at + 3, moment: { value: periodValue(scene.reference, found.unit, 0) } };
    if (
      /^(?:to|before|after|ended|ending|ago|earlier|of|in|that|when|prior|starting|commencing|beginning)$/.test(
        low(tokens, at + 1),
      ) ||
      tokens[at + 1]?.kind === 'number' ||
      isDash(tokens, at + 1)
    )
      return null;
    const before = low(tokens, i - 1);
    const part = (before === 'of' || before === 'in') && PARTS.has(low(tokens, i - 2));
    if (!part && !full && !/^(?:for|in|during)$/.test(before)) return null;
    if (found.unit === 'decade') return decade(scene, at, at + 1);
    // "profit for the year" of a report is the year named before; what is to come by its end is publication's
    return { first: i, end: at + 1, moment: { shift: { unit: found.unit, n: 0 }, running: true } };
  },
};

/** "year-end", "year's end", "month-end", "end-year", "year to date". */
export const periodEnd: DateRule = {
  id: 'relative/period-end',
  starts: ['unit'],
  read({ tokens, reference }, i) {
    const word = low(tokens, i);
    const found = UNITS.get(word);
    if (!found || (found.unit !== 'year' && found.unit !== 'month' && found.unit !== 'quarter')) return null;
    const sep = isDash(tokens, i + 1) && tokens[i + 1]!.glued ? i + 2 : i + 1;
    if (low(tokens, sep) === 'to' && /^date$/.test(low(tokens, isDash(tokens, sep + 1) ? sep + 2 : sep + 1))) {
      const end = isDash(tokens, sep + 1) ? sep + 3 : sep + 2;
      return { first: i, end, moment: { value: `${reference.year}-01-01/${dayValue(reference)}` } };
    }
    const possessive = isApostrophe(tokens, i + 1) && low(tokens, i + 2) === 's' ? i + 3 : sep;
    if (possessive === i + 1 || low(tokens, possessive) !== 'end') return null;
    return { first: i, end: possessive + 1, moment: { shift: { unit: found.unit, n: 0 }, running: true } };
  },
};

/** "the last two quarters", "past 2 quarters": whole quarters up to the last one. */
export const lastQuarters: DateRule = {
  id: 'relative/last-quarters',
  starts: ['relation'],
  read({ tokens, reference }, i) {
    const relation = RELATIONS.get(low(tokens, i));
    if (relation !== -1 && relation !== 1) return null;
    const t = tokens[i + 1];
    const count = t?.kind === 'number' ? t.value : (NUMBER_WORDS.get(low(tokens, i + 1)) ?? Number.NaN);
    if (!(count >= 2 && count <= 8) || !/^(?:quarters|qtrs)$/.test(low(tokens, i + 2))) return null;
    const edge = (n: number): Day => addMonths({ ...reference, day: 1 }, n * 3);
    const quarter = (day: Day): string => periodValue(day, 'quarter', 0);
    const [from, to] = relation < 0 ? [edge(-count), edge(-1)] : [edge(1), edge(count)];
    return { first: i, end: i + 3, moment: { value: `${quarter(from)}/${quarter(to)}` } };
  },
};

/** Today as the end of a range only: "from March to date", "between 2019 and now". */
export const nowAsEnd: DateRule = {
  id: 'relative/now',
  starts: ['now'],
  read({ tokens, reference }, i) {
    const word = low(tokens, i);
    if (word !== 'now' && word !== 'date' && word !== 'present') return null;
    const before = low(tokens, i - 1);
    if (before !== 'and' && before !== 'to' && before !== 'until' && before !== 'through') return null;
    return { first: i, end: i + 1, moment: { value: dayValue(dayOf(reference.number)) } };
  },
};
