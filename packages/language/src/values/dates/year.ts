// Years: 2026, fiscal 2025, FY25, "the year 2008", "last year", "the 2030s"; and the year that another date borrows ("of next year").

import { COUNTED } from '../quantities/counted-nouns.js';
import { readUnit } from '../quantities/units.js';
import { isApostrophe, isCapital, isDash, low, opensSentence, type Token } from '../tokens.js';
import type { DateRule, Scene } from './draft.js';
import { fourDigitYear, fullYear, MONTHS, RELATIONS } from './words.js';

export interface YearRead {
  year: number;
  end: number;
}

const YEAR_WORDS = new Set(['year', 'yr']);
const FISCAL = new Set(['fiscal', 'fy', 'cy', 'financial', 'business', 'calendar']);

/** "fiscal 2025", "fiscal year 2025", "FY2025", "FY25", "the year 2008", "2025", at token `i`. */
export function readNumberedYear(tokens: readonly Token[], i: number): YearRead | null {
  let at = i;
  let named = false;
  if (FISCAL.has(low(tokens, at))) {
    named = true;
    at++;
  }
  if (YEAR_WORDS.has(low(tokens, at))) {
    named = true;
    at++;
  }
  if (named && low(tokens, at) === 'of') at++;
  if (named && isApostrophe(tokens, at)) at++;
  const year = fourDigitYear(tokens, at);
  if (!Number.isNaN(year)) return { year, end: at + 1 };
  const two = tokens[at];
  const glued = low(tokens, i) === 'fy' && two?.kind === 'number' && /^\d\d$/.test(two.text);
  return glued ? { year: fullYear(two.value), end: at + 1 } : null;
}

/** "last year", "this fiscal year", "the current year" at token `i`, counted from publication. */
export function readRelativeYear(scene: Scene, i: number): YearRead | null {
  const { tokens, reference } = scene;
  let at = low(tokens, i) === 'the' ? i + 1 : i;
  const n = RELATIONS.get(low(tokens, at));
  if (n === undefined) return null;
  at++;
  if (FISCAL.has(low(tokens, at))) at++;
  return YEAR_WORDS.has(low(tokens, at)) ? { year: reference.year + n, end: at + 1 } : null;
}

/** The year that follows a smaller date: "of 2025", ", 2025", "last year", "in 2025", "'25", "of the year". */
export function readOwnYear(scene: Scene, i: number): YearRead | null {
  const { tokens, reference } = scene;
  let at = i;
  if (low(tokens, at) === ',' || ((isDash(tokens, at) || low(tokens, at) === '/') && tokens[at]!.glued)) at++;
  if (low(tokens, at) === 'of' || low(tokens, at) === 'in') at++;
  if (isApostrophe(tokens, at) && tokens[at + 1]?.kind === 'number' && /^\d\d$/.test(tokens[at + 1]!.text))
    return { year: fullYear(tokens[at + 1]!.value), end: at + 2 };
  const numbered = readNumberedYear(tokens, at);
  if (numbered) return isAmount(tokens, numbered.end - 1, numbered.end) ? null : numbered;
  const relative = readRelativeYear(scene, at);
  if (relative) return relative;
  if (at > i && low(tokens, at) === 'the' && YEAR_WORDS.has(low(tokens, at + 1)))
    return { year: reference.year, end: at + 2 };
  return null;
}

/** "2000 workers", "2026 tonnes", "2020 euros": the four digits are an amount. */
export function isAmount(tokens: readonly Token[], i: number, end: number): boolean {
  const t = tokens[i]!;
  const next = low(tokens, end);
  if (next === '%' || next === '$' || next === '€' || next === '£') return true;
  const round = t.value % 50 === 0;
  if (round && (COUNTED.has(next) || COUNTED.has(low(tokens, end + 1)))) return true;
  const unit = readUnit(tokens, isDash(tokens, end) ? end + 1 : end);
  return (
    unit !== null ||
    (/^(?:dollars|euros|yuan|yen|won|pounds|kilometers|kilometres|km|miles|kg|hours|degrees|cycles|times|a\.m|p\.m)$/.test(
      next,
    ) &&
      next !== 'won')
  );
}

/** Words before a bare number of four digits that make it a year beyond doubt. */
const LEADS = new Set(
  'in since by until till through before after during from to between of for early late mid and or around about than end year late, fiscal as at thru within beyond into start beginning spring summer autumn fall winter'.split(
    ' ',
  ),
);
/** Words before it that make it a number: "number 2024", "article 2010", "version", "no. 1999". */
const NUMBERED = new Set(
  'article section number no model chapter paragraph rule form page item series version flight route room clause iso iec act regulation directive version lot bill batch unit line part annex title gen generation'.split(
    ' ',
  ),
);
const MARKS_BEFORE = new Set([
  ',',
  '(',
  '[',
  '-',
  '–',
  '—',
  '"',
  '“',
  ':',
  ';',
  '/',
  '=',
  '‘',
  "'",
  '|',
  '.',
  '•',
  '…',
]);

/** Whether the four digits at `i` may be a year here: no designation, no amount, no model year. */
export function isBareYear(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]!;
  const before = tokens[i - 1];
  // "2170 cylindrical cells" and "1865" are formats; a year so far off has its preposition
  if ((t.value < 1900 || t.value > 2100) && !/^(?:in|since|by|until|before)$/.test(low(tokens, i - 1))) return false;
  if (isAmount(tokens, i, i + 1)) return false;
  const next = tokens[i + 1];
  if (next?.glued && next.kind !== 'mark' && next.lower !== 's') return false;
  if (next?.glued && /^[/@#_$%:]$/.test(next.text)) return false;
  if (!before || t.opens) return true;
  if (t.glued && !MARKS_BEFORE.has(before.text)) return false;
  if (t.glued && isDash(tokens, i - 1) && before.glued && tokens[i - 2]?.kind === 'word') {
    // "mid-2027", "post-2030" and "July-2027" but not "ABC-2024".
    const word = low(tokens, i - 2);
    return /^(?:mid|early|late|post|pre|end|since|by|until|fiscal|fy)$/.test(word) || MONTHS.has(word);
  }
  if (NUMBERED.has(before.lower) || before.text === '#' || (before.text === '.' && NUMBERED.has(low(tokens, i - 2))))
    return false;
  if (LEADS.has(before.lower) || before.kind === 'mark') return !isModelYear(tokens, i);
  if (before.kind === 'number') return false;
  return !isModelYear(tokens, i) && !isEdition(tokens, i);
}

/** "the 2026 Chevrolet Bolt", "a new 2025 Leaf": an article, the year, and a name. */
function isModelYear(tokens: readonly Token[], i: number): boolean {
  if (!isCapital(tokens, i + 1) || tokens[i + 1]!.opens) return false;
  const before = low(tokens, i - 1);
  if (!/^(?:the|a|an|new|redesigned|its|all)$/.test(before)) return false;
  return !isCapital(tokens, i - 1) || opensSentence(tokens, i - 1);
}

const VERBS = new Set('is was are were has had will would can calls aims sets foresees'.split(' '));

/** "CES 2026", "Vision 2030", "Battery Show 2025": a name that ends in a year; in headlines every word has its capital. */
function isEdition(tokens: readonly Token[], i: number): boolean {
  if (!isCapital(tokens, i - 1)) return false;
  // Every sentence begins with a capital: "Projected 2026 sales" against "Vision 2030 was"
  if (opensSentence(tokens, i - 1)) return VERBS.has(low(tokens, i + 1));
  return !isCapital(tokens, i + 1);
}

/** A bare or fiscal year. */
export const numberedYear: DateRule = {
  id: 'year/numbered',
  starts: ['number', 'year'],
  read({ tokens }, i) {
    const t = tokens[i]!;
    if (t.kind === 'word') {
      if (!FISCAL.has(t.lower) && !YEAR_WORDS.has(t.lower)) return null;
      const read = readNumberedYear(tokens, i);
      return read && { first: i, end: read.end, moment: { year: read.year } };
    }
    const year = fourDigitYear(tokens, i);
    if (Number.isNaN(year) || !isBareYear(tokens, i)) return null;
    if (tokens[i + 1]?.glued && low(tokens, i + 1) === 's' && year % 10 === 0)
      return { first: i, end: i + 2, moment: { value: `${year}/${year + 9}` } };
    return { first: i, end: i + 1, moment: { year } };
  },
};

/** "2026-2029", "2026–29", "2025/26" written as one. */
export const hyphenatedYears: DateRule = {
  id: 'year/hyphenated',
  starts: ['number'],
  read({ tokens }, i) {
    const from = fourDigitYear(tokens, i);
    const joint = tokens[i + 1];
    if (Number.isNaN(from) || !joint || !(isDash(tokens, i + 1) || joint.text === '/')) return null;
    const t = tokens[i + 2];
    if (t?.kind !== 'number' || (tokens[i + 3]?.glued && (isDash(tokens, i + 3) || /^[\w/]/.test(low(tokens, i + 3)))))
      return null;
    const two = /^\d\d$/.test(t.text) && t.glued && joint.glued;
    const to = two ? Math.floor(from / 100) * 100 + t.value : fourDigitYear(tokens, i + 2);
    // "2024-11" is a month, "2025-2024" no range.
    if (!(to > from) || to - from > 60 || (two && joint.text !== '/' && t.value <= 12)) return null;
    if (isAmount(tokens, i + 2, i + 3) || (tokens[i]!.glued && tokens[i - 1]?.kind === 'word')) return null;
    return { first: i, end: i + 3, moment: { year: from }, to: { year: to } };
  },
};
