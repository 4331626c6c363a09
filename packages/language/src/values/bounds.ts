// Words around a figure that bound it: more than, up to, about, at least, nearly, or more.
import type { Bound } from '@cellwire/model';
import { low, type Token } from './tokens.js';

/** Phrases before a figure, last word first, so that they are read backwards from it. */
const BEFORE: readonly [string, Bound][] = [
  ['more than', 'min'],
  ['greater than', 'min'],
  ['higher than', 'min'],
  ['larger than', 'min'],
  ['at least', 'min'],
  ['no less than', 'min'],
  ['not less than', 'min'],
  ['no fewer than', 'min'],
  ['in excess of', 'min'],
  ['upward of', 'min'],
  ['upwards of', 'min'],
  ['a minimum of', 'min'],
  ['minimum', 'min'],
  ['north of', 'min'],
  ['over', 'min'],
  ['above', 'min'],
  ['exceeding', 'min'],
  ['exceed', 'min'],
  ['exceeds', 'min'],
  ['exceeded', 'min'],
  ['surpassing', 'min'],
  ['topping', 'min'],
  ['well over', 'min'],
  ['up to', 'max'],
  ['as much as', 'max'],
  ['as many as', 'max'],
  ['as high as', 'max'],
  ['no more than', 'max'],
  ['not more than', 'max'],
  ['at most', 'max'],
  ['less than', 'max'],
  ['lower than', 'max'],
  ['fewer than', 'max'],
  ['a maximum of', 'max'],
  ['maximum', 'max'],
  ['under', 'max'],
  ['below', 'max'],
  ['about', 'about'],
  ['around', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['approx', 'about'],
  ['some', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['close to', 'about'],
  ['an estimated', 'about'],
  ['estimated', 'about'],
  ['in the region of', 'about'],
  ['in the order of', 'about'],
  ['on the order of', 'about'],
  ['circa', 'about'],
  ['ca', 'about'],
  ['just over', 'about'],
  ['just under', 'about'],
  ['slightly more than', 'about'],
  ['slightly less than', 'about'],
  ['a little over', 'about'],
  ['~', 'about'],
  ['≈', 'about'],
  ['>', 'min'],
  ['≥', 'min'],
  ['<', 'max'],
  ['≤', 'max'],
];

/** By their last word, the longest phrase first. */
const BY_LAST = new Map<string, { words: string[]; bound: Bound }[]>();
for (const [phrase, bound] of [...BEFORE].sort((a, b) => b[0].length - a[0].length)) {
  const words = phrase.split(' ');
  const last = words.at(-1)!;
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), { words, bound }]);
}
/** Words that may stand between the bound and the figure: "up to a further 200", "more than another". */
const BETWEEN = new Set(['a', 'an', 'another', 'further', 'additional', '.', 'total']);
/** "34% more than 448 billion" compares two figures and bounds neither. */
const MEASURES = new Set(['%', 'percent', 'cent', 'pct', 'point', 'points', 'times', 'much', 'twice', 'fold']);
const COMPARISONS = new Set(['than', 'above', 'below', 'over', 'under']);

/** The bound whose phrase ends right before token `first`. */
function before(tokens: readonly Token[], first: number): Bound | undefined {
  for (const entry of BY_LAST.get(low(tokens, first - 1)) ?? []) {
    const at = first - entry.words.length;
    if (!entry.words.every((w, n) => low(tokens, at + n) === w)) continue;
    // "to hand over 9,000 tonnes", "took over 40 stores": the particle of a verb.
    if (entry.words.join() === 'over' && /^(?:hand|turn|sign|tak|took)/.test(low(tokens, at - 1))) return undefined;
    const compares = COMPARISONS.has(entry.words.at(-1)!) && MEASURES.has(low(tokens, at - 1));
    return compares ? undefined : entry.bound;
  }
  return undefined;
}

const AFTER: readonly [string[], Bound][] = [
  [['or', 'more'], 'min'],
  [['and', 'more'], 'min'],
  [['or', 'less'], 'max'],
  [['or', 'fewer'], 'max'],
  [['or', 'so'], 'about'],
  [['plus'], 'min'],
  [['+'], 'min'],
];

/**
 * The bound that stands before token `first` or after the last token of a figure (`end`, exclusive).
 * "not more than" is a maximum, "just under" is about.
 */
export function readBound(tokens: readonly Token[], first: number, end: number): Bound | undefined {
  for (let at = first, n = 0; n < 3; n++, at--) {
    const found = before(tokens, at);
    if (found) return found;
    if (!BETWEEN.has(low(tokens, at - 1))) break;
  }
  for (const [words, bound] of AFTER) if (words.every((w, n) => low(tokens, end + n) === w)) return bound;
  return undefined;
}
