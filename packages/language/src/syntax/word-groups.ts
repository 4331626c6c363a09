// Groups of words that stand as one: bounds of figures ("more than", "at least") and prepositions of several words.
import { COMPLEX_PREPOSITIONS, COMPLEX_SUBORDINATORS, PREPOSITIONS } from './lexicon.js';
import type { Token } from './token.js';

/** Phrases by their first word, in their order. */
function byFirstWord(phrases: readonly (readonly string[])[]): Map<string, (readonly string[])[]> {
  const out = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) out.set(phrase[0]!, [...(out.get(phrase[0]!) ?? []), phrase]);
  return out;
}

/** "more than 22 billion", "at least 40", "around 50 percent": words that bound a figure are part of it. */
const BOUND_WORDS: readonly string[][] = [
  'more than',
  'less than',
  'fewer than',
  'no more than',
  'no less than',
  'at least',
  'at most',
  'up to',
  'as much as',
  'as many as',
  'as little as',
  'close to',
  'well over',
  'just over',
  'just under',
  'over',
  'under',
  'about',
  'around',
  'above',
  'below',
  'nearly',
  'almost',
  'roughly',
  'approximately',
  'some',
  'only',
  'another',
  'a further',
  'an additional',
  'a total of',
  'a combined',
  'an estimated',
].map(p => p.split(' '));
const BOUND_BY_FIRST = byFirstWord(BOUND_WORDS);

/** How many words from `i` on bound the figure behind them; 0 for none. */
export function boundAt(tokens: readonly Token[], i: number): number {
  for (const words of BOUND_BY_FIRST.get(tokens[i]?.lower ?? '') ?? []) {
    if (!words.every((w, k) => tokens[i + k]?.lower === w)) continue;
    const next = tokens[i + words.length];
    if (next?.pos === 'number' && (next.value || words.length > 1 || !PREPOSITIONS.has(words[0]!))) return words.length;
  }
  return 0;
}

const COMPLEX_BY_FIRST = byFirstWord(COMPLEX_PREPOSITIONS.map(p => p.split(' ')));

/** How many words from `i` on make one preposition; 0 for none. */
export function complexPrepositionAt(tokens: readonly Token[], i: number): number {
  for (const words of COMPLEX_BY_FIRST.get(tokens[i]?.lower ?? '') ?? [])
    if (words.every((w, k) => tokens[i + k]?.lower === w)) return words.length;
  // "as early as this year": a preposition before a date only.
  const early = /^(?:as|no|not)$/.test(tokens[i]?.lower ?? '') && /^(?:as|than)$/.test(tokens[i + 2]?.lower ?? '');
  return early &&
    /^(?:early|late|soon|later|earlier)$/.test(tokens[i + 1]?.lower ?? '') &&
    tokens[i + 3]?.pos === 'date'
    ? 3
    : 0;
}

const SUBORDINATORS_BY_FIRST = byFirstWord(COMPLEX_SUBORDINATORS.map(p => p.split(' ')));

/** How many words from `i` on make one subordinator; 0 for none. */
export function complexSubordinatorAt(tokens: readonly Token[], i: number): number {
  for (const words of SUBORDINATORS_BY_FIRST.get(tokens[i]?.lower ?? '') ?? [])
    if (words.every((w, k) => tokens[i + k]?.lower === w)) return words.length;
  return 0;
}
