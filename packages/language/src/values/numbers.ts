// Reads a number at a token: digits, words ("two thousand", "half a billion"), and its scale ("bn", "crore").
import { isApostrophe, isDash, low, type Token } from './tokens.js';

/** A number as read. Tokens `first` to `end` (exclusive) spell it. */
export interface Numeral {
  value: number;
  first: number;
  end: number;
  /** The product of the scale words, 1 where none stands. */
  scale: number;
  /** The scale is an abbreviation that means a scale only beside money or a unit: `5m`, `22bn`. */
  short: boolean;
  /** Spelt in words from the first token on. */
  words: boolean;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
/** Number words below one hundred. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((w, i): [string, number] => [w, i]),
  ...TENS.split(' ').map((w, i): [string, number] => [w, (i + 2) * 10]),
]);

const SCALES = new Map<string, number>([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['quadrillion', 1e15],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
  ['dozen', 12],
]);
/** Abbreviated scales; those of one letter must touch the number (`5m`, `$10K`), the others may stand apart (`22 bn`). */
const SHORT_SCALES = new Map<string, number>([
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['mn', 1e6],
  ['mln', 1e6],
  ['mio', 1e6],
  ['mm', 1e6],
  ['bn', 1e9],
  ['bln', 1e9],
  ['tn', 1e12],
  ['tr', 1e12],
  ['trn', 1e12],
  ['tln', 1e12],
  ['cr', 1e7],
]);
/** Number phrases longer than this are not news; the limit keeps hostile rows of number words linear. */
const LONGEST_PHRASE = 12;

/** A product without the tail of binary fractions: 601.3 billion is 601300000000. */
export function times(value: number, scale: number): number {
  const product = value * scale;
  return scale === 1 || Number.isInteger(product) ? product : Number(product.toPrecision(15));
}

/** Multiplies by the scale words that follow token `at`: "9.6 trillion", "10,000 crore", "1 lakh crore". */
function readScales(tokens: readonly Token[], at: number): { scale: number; end: number; short: boolean } {
  let scale = 1;
  let end = at;
  for (let n = 0; n < 3; n++) {
    const word = isDash(tokens, end) && tokens[end]!.glued ? end + 1 : end;
    const s = SCALES.get(low(tokens, word));
    if (s === undefined) break;
    scale *= s;
    end = word + 1;
  }
  if (scale > 1) return { scale, end, short: false };
  const t = tokens[at];
  if (t?.kind !== 'word') return { scale, end, short: false };
  const s = t.text === 'T' && t.glued ? 1e12 : SHORT_SCALES.get(t.lower);
  if (s === undefined || (t.lower.length === 1 && !t.glued)) return { scale, end, short: false };
  return { scale: s, end: at + 1, short: true };
}

/** "half a billion", "a quarter million", "three quarters of a billion": a share of a scale. */
function readShare(tokens: readonly Token[], first: number): Numeral | null {
  let i = first;
  if (low(tokens, i) === 'a') i++;
  let share = 0;
  if (low(tokens, i) === 'half') share = 0.5;
  else if (low(tokens, i) === 'quarter') share = 0.25;
  else if (low(tokens, i) === 'three' && low(tokens, i + 1) === 'quarters') share = 0.75;
  if (share === 0) return null;
  i += share === 0.75 ? 2 : 1;
  if (isDash(tokens, i)) i++;
  if (low(tokens, i) === 'of') i++;
  if (low(tokens, i) === 'a') i++;
  const s = SCALES.get(low(tokens, i));
  if (s === undefined) return null;
  return { value: share * s, first, end: i + 1, scale: s, short: false, words: true };
}

/** "twenty-five thousand", "two hundred and five", "a million", "two dozen". */
function readWords(tokens: readonly Token[], first: number): Numeral | null {
  const article = (low(tokens, first) === 'a' || low(tokens, first) === 'an') && SCALES.has(low(tokens, first + 1));
  let [total, group, scale, last] = [0, article ? 1 : 0, 1, 0];
  let end = first;
  for (let i = article ? first + 1 : first; i < first + LONGEST_PHRASE; i++) {
    const word = low(tokens, i);
    const small = NUMBER_WORDS.get(word);
    const s = SCALES.get(word);
    if (small !== undefined) {
      // "twenty five" adds up, "five six" and "fifty fifty" are two numbers.
      if (last !== 0 && !(last >= 20 && small > 0 && small < 10)) break;
      group += small;
      last = small;
    } else if (s !== undefined) {
      if (group === 0 && total === 0 && word !== 'dozen') return null;
      if (s === 100) group *= 100;
      else {
        total = group > 0 || total === 0 ? total + (group || 1) * s : total * s;
        group = 0;
      }
      scale = Math.max(scale, s);
      last = 0;
    } else if (word === 'and' && scale > 1 && NUMBER_WORDS.has(low(tokens, i + 1))) {
      continue;
    } else if (isDash(tokens, i) && tokens[i]!.glued && tokens[i + 1]?.glued) {
      continue;
    } else break;
    end = i + 1;
  }
  return end > first ? { value: total + group, first, end, scale, short: false, words: true } : null;
}

const OPENING_WORDS = new Set([...NUMBER_WORDS.keys(), 'a', 'an', 'half', 'quarter', 'dozen']);
/** Whether a number can begin with this token. */
export const beginsNumeral = (t: Token): boolean =>
  t.kind === 'number' || (t.kind === 'word' && OPENING_WORDS.has(t.lower));

/** The number that begins at token `first`, or null. */
export function readNumeral(tokens: readonly Token[], first: number): Numeral | null {
  const t = tokens[first];
  if (!t || !beginsNumeral(t)) return null;
  if (t.kind === 'word') return readShare(tokens, first) ?? readWords(tokens, first);
  if (Number.isNaN(t.value)) return null;
  // "Q4'25" and "FY'25" are dates; "'90" after an apostrophe is a year.
  if (isApostrophe(tokens, first - 1) && t.glued) return null;
  const s = readScales(tokens, first + 1);
  return { value: times(t.value, s.scale), first, end: s.end, scale: s.scale, short: s.short, words: false };
}
