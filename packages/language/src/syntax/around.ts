// What stands around a word: its neighbours over adverbs, and verbs in the same stretch of the sentence.
import type { Token } from './token.js';

export const previousWord = (tokens: readonly Token[], i: number): Token | undefined => {
  let k = i - 1;
  while (k >= 0 && (tokens[k]!.pos === 'adverb' || tokens[k]!.pos === 'negation')) k--;
  return tokens[k];
};
/** The word behind, over adverbs: "covers roughly a third". */
export const nextWord = (tokens: readonly Token[], i: number): Token | undefined => {
  let k = i + 1;
  while (tokens[k]?.pos === 'adverb') k++;
  return tokens[k] ?? tokens[i + 1];
};
export const startsPhrase = (t: Token | undefined): boolean =>
  t !== undefined &&
  (t.pos === 'determiner' || t.pos === 'possessive' || t.possessive || t.name !== undefined || t.pos === 'number');

export const opensPhrase = (t: Token | undefined): boolean =>
  t !== undefined && (t.pos === 'determiner' || t.pos === 'possessive' || t.possessive);

export const takesObject = (next: Token): boolean =>
  startsPhrase(next) || next.pos === 'noun' || (next.pos === 'adjective' && !next.lower.endsWith('ing'));

export const SAYING = new Set('said says say reported reports announced confirmed'.split(' '));

/** Whether a finite verb, modal or auxiliary stands before `i` in the same stretch of the sentence. */
export function verbEarlier(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const t = tokens[k]!;
    if (t.pos === 'conjunction' || t.pos === 'relative' || t.pos === 'subordinator' || t.pos === 'punctuation')
      return false;
    if (t.pos === 'modal' || t.pos === 'be' || t.pos === 'have' || t.pos === 'do') return true;
    if (t.pos === 'verb' && !SAYING.has(t.lower)) return true;
  }
  return false;
}

/** Whether a modal or auxiliary that still wants a subject follows: "the EU rules on passports will apply". */
export function verbLater(tokens: readonly Token[], from: number): boolean {
  for (let k = from; k < tokens.length; k++) {
    const t = tokens[k]!;
    if (
      t.pos === 'conjunction' ||
      t.pos === 'relative' ||
      t.pos === 'subordinator' ||
      t.pos === 'punctuation' ||
      t.pos === 'pronoun'
    )
      return false;
    if (t.pos === 'modal' || t.pos === 'be' || t.pos === 'have') return true;
  }
  return false;
}

/** Whether any verb stands behind `i` in the same stretch of the sentence. */
export function verbAfter(tokens: readonly Token[], i: number): boolean {
  for (let k = i + 1; k < tokens.length; k++) {
    const t = tokens[k]!;
    if (['conjunction', 'relative', 'subordinator', 'punctuation'].includes(t.pos)) return false;
    if (['modal', 'be', 'have', 'do'].includes(t.pos) || (t.pos === 'verb' && t.form !== 'gerund')) return true;
  }
  return false;
}
