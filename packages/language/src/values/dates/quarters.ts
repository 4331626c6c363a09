// Quarters and halves: Q4 2025, 4Q25, "the fourth quarter of last year", "2H 2026", "the second half", "the first nine months of 2025".

import { NUMBER_WORDS } from '../numbers.js';
import { isApostrophe, isDash, low, type Token } from '../tokens.js';
import type { DateRule, Moment, Scene } from './draft.js';
import { fourDigitYear, fullYear, MONTHS, readOrdinal } from './words.js';
import { readNumberedYear, readOwnYear, readRelativeYear } from './year.js';

interface Piece {
  moment: Moment;
  end: number;
  /** Written as a sign (Q4, 2H) rather than in words. */
  sign: boolean;
}

/** "fourth quarter", "third-quarter", "second half", "fiscal first quarter", "first nine months", "final quarter". */
function spelt(tokens: readonly Token[], i: number): Piece | null {
  let at = i;
  if (low(tokens, at) === 'fiscal') at++;
  const ordinal = readOrdinal(tokens, at);
  const final = /^(?:last|final)$/.test(low(tokens, at));
  if (!ordinal && !final) return null;
  at = ordinal ? ordinal.end : at + 1;
  if (isDash(tokens, at) || low(tokens, at) === 'fiscal') at++;
  const word = low(tokens, at);
  const n = ordinal?.n ?? 0;
  if (/^(?:quarter|qtr)$/.test(word)) {
    if (ordinal && n <= 4) return { moment: { quarter: n }, end: at + 1, sign: false };
    return low(tokens, i) === 'final' ? { moment: { quarter: 4 }, end: at + 1, sign: false } : null;
  }
  if (word === 'half') return ordinal && n <= 2 ? { moment: { half: n }, end: at + 1, sign: false } : null;
  return spanOfMonths(tokens, at, n, final);
}

/** "first nine months", "first three quarters", "last two months" (of a year). */
function spanOfMonths(tokens: readonly Token[], at: number, n: number, final: boolean): Piece | null {
  if (n > 1) return null;
  const count = tokens[at]?.kind === 'number' ? tokens[at]!.value : (NUMBER_WORDS.get(low(tokens, at)) ?? Number.NaN);
  const next = isDash(tokens, at + 1) ? at + 2 : at + 1;
  const per = /^months?$/.test(low(tokens, next)) ? 1 : /^quarters?$/.test(low(tokens, next)) ? 3 : 0;
  const length = count * per;
  if (!(length >= 1 && length < 12) || !Number.isInteger(length)) return null;
  const months: [number, number] = final ? [13 - length, 12] : [1, length];
  return { moment: { months }, end: next + 1, sign: false };
}

/** Q4, 4Q, H1, 1H, 9M: the letter before or after its figure. */
function signed(tokens: readonly Token[], i: number): Piece | null {
  const a = tokens[i];
  const b = tokens[i + 1];
  if (!a || !b?.glued) return null;
  const [letter, figure] = a.kind === 'word' ? [a.lower, b] : [b.lower, a];
  if (figure.kind !== 'number' || figure.text.length !== 1) return null;
  const n = figure.value;
  // "4QFY25" glues the fiscal year's letters to the quarter's
  const kind = letter === 'qfy' ? 'q' : letter === 'hfy' ? 'h' : letter;
  if (kind === 'q' && n >= 1 && n <= 4) return { moment: { quarter: n }, end: i + 2, sign: true };
  if (kind === 'h' && n >= 1 && n <= 2) return { moment: { half: n }, end: i + 2, sign: true };
  if (kind === 'm' && a.kind === 'number' && a.text !== '1' && [3, 6, 9].includes(n))
    return { moment: { months: [1, n] }, end: i + 2, sign: true };
  return null;
}

/** The year after a sign: glued or apart, two digits only when glued or after an apostrophe: 4Q25, Q4'25, Q4FY26, Q4 2025. */
function yearAfterSign(scene: Scene, i: number): { year: number; end: number } | null {
  const { tokens } = scene;
  let at = i;
  if (low(tokens, at) === 'fy') at++;
  if (isApostrophe(tokens, at) || (isDash(tokens, at) && tokens[at]!.glued)) at++;
  const t = tokens[at];
  if (t?.kind === 'number' && t.glued && /^\d\d$/.test(t.text)) return { year: fullYear(t.value), end: at + 1 };
  const year = fourDigitYear(tokens, at);
  return Number.isNaN(year) ? readOwnYear(scene, i) : { year, end: at + 1 };
}

const SIGN_LEADS = new Set(
  'in by for from of during since until through after before the to late early mid and its'.split(' '),
);

/** Whether a piece without a year is a time here, not "the second half of the line", "a third quarter", hydrogen (H2). */
function standsAlone(tokens: readonly Token[], i: number, piece: Piece): boolean {
  const before = low(tokens, i - 1);
  if (piece.moment.months)
    return low(tokens, piece.end) !== 'of' && !(low(tokens, i) === 'last' || low(tokens, i) === 'final');
  if (low(tokens, piece.end) === 'of') return false;
  if (piece.sign) return piece.moment.quarter !== undefined ? true : SIGN_LEADS.has(before);
  if (/^(?:a|an|one|another|every|each)$/.test(before)) return false;
  return low(tokens, i) !== 'final' || before === 'the';
}

/** "through September", "ended Sept. 30" after "first nine months": the period needs no second date. */
function skipTail(tokens: readonly Token[], end: number): number {
  if (!/^(?:through|to|until|ended|ending)$/.test(low(tokens, end))) return end;
  return MONTHS.has(low(tokens, end + 1)) && tokens[end + 2]?.kind !== 'number' ? end + 2 : end;
}

export const quarterOrHalf: DateRule = {
  id: 'quarter/named',
  starts: ['number', 'ordinal', 'sign', 'relation', 'year'],
  read(scene, i) {
    const { tokens } = scene;
    const t = tokens[i]!;
    if (t.glued && tokens[i - 1]?.kind === 'word') return null;
    const piece = signed(tokens, i) ?? spelt(tokens, i);
    if (!piece) return null;
    const own = piece.sign ? yearAfterSign(scene, piece.end) : readOwnYear(scene, piece.end);
    if (own) return { first: i, end: own.end, moment: { ...piece.moment, year: own.year } };
    const after = tokens[piece.end];
    if (piece.sign && ((tokens[piece.end]?.glued && after?.kind !== 'mark') || piece.moment.months)) return null;
    if (!standsAlone(tokens, i, piece)) return null;
    return { first: i, end: piece.moment.months ? skipTail(tokens, piece.end) : piece.end, moment: piece.moment };
  },
};

/** The year first: "2025 Q4", "2018Q4", "18q4", "last year's fourth quarter", "this year's second half". */
export const yearThenQuarter: DateRule = {
  id: 'quarter/year-first',
  starts: ['number', 'relation', 'the', 'year'],
  read(scene, i) {
    const { tokens } = scene;
    const t = tokens[i]!;
    const two = t.kind === 'number' && /^\d\d$/.test(t.text) && tokens[i + 1]?.glued && low(tokens, i + 1) === 'q';
    const year = two
      ? { year: fullYear(t.value), end: i + 1 }
      : (readNumberedYear(tokens, i) ?? readRelativeYear(scene, i));
    if (!year) return null;
    let at = year.end;
    if (isApostrophe(tokens, at)) at += low(tokens, at + 1) === 's' ? 2 : 1;
    if (isDash(tokens, at) || low(tokens, at) === 'the') at++;
    const piece = signed(tokens, at) ?? spelt(tokens, at);
    return piece && { first: i, end: piece.end, moment: { ...piece.moment, year: year.year } };
  },
};

const MONTH_COUNTS = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['nine', 9],
  ['twelve', 12],
]);

const PERIODS = new Map([
  ['quarter', 3],
  ['half', 6],
]);

/** "December 31", "31 March", "the end of September", "June" with which months end. */
function readLastMonth(tokens: readonly Token[], i: number): { month: number; end: number } | null {
  let at = low(tokens, i) === 'in' || low(tokens, i) === 'on' ? i + 1 : i;
  if (low(tokens, at) === 'the' && low(tokens, at + 1) === 'end' && low(tokens, at + 2) === 'of') at += 3;
  const isLast = (n: number): boolean =>
    tokens[n]?.kind === 'number' && tokens[n]!.value >= 28 && tokens[n]!.value <= 31;
  if (isLast(at)) at++;
  const month = MONTHS.get(low(tokens, at));
  if (month === undefined) return null;
  at++;
  if (low(tokens, at) === '.' && (isLast(at + 1) || !Number.isNaN(fourDigitYear(tokens, at + 1)))) at++;
  return { month, end: isLast(at) ? at + 1 : at };
}

/** "three months ended Dec. 31, 2025", "nine months to the end of September", "quarter ended June": the months up to the one named. */
export const monthsEnded: DateRule = {
  id: 'quarter/months-ended',
  starts: ['number', 'count', 'unit'],
  read(scene, i) {
    const { tokens } = scene;
    const period = PERIODS.get(low(tokens, i));
    const count = period ?? (tokens[i]!.kind === 'number' ? tokens[i]!.value : MONTH_COUNTS.get(low(tokens, i)));
    if (!count || !(count >= 2 && count <= 12) || !Number.isInteger(count)) return null;
    const at = period ? i : isDash(tokens, i + 1) ? i + 2 : i + 1;
    if ((!period && !/^months?$/.test(low(tokens, at))) || !/^(?:ended|ending|to|through)$/.test(low(tokens, at + 1)))
      return null;
    const last = readLastMonth(tokens, at + 2);
    if (!last) return null;
    const own = readOwnYear(scene, last.end);
    const months: [number, number] = [last.month, last.month];
    const moment: Moment = { months, length: count, ...(low(tokens, at + 1) === 'ended' ? { lean: 'past' } : {}) };
    return { first: i, end: own?.end ?? last.end, moment: own ? { ...moment, year: own.year } : moment };
  },
};
