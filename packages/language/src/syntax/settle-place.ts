// One word and what stands around it, as the rules of context see it, and what they make of it.
import { IRREGULAR_PARTICIPLE, IRREGULAR_PAST } from './irregular.js';
import { BASE_IN_ING } from './lexicon.js';
import type { Token } from './token.js';

/** Makes a word a verb, in the form that its ending tells. */
export const asVerb = (t: Token): void => {
  t.pos = 'verb';
  const w = t.lower;
  t.form =
    w.endsWith('ing') && w.length > 4 && !BASE_IN_ING.has(w)
      ? 'gerund'
      : w.endsWith('ed') || IRREGULAR_PAST.has(w)
        ? 'past'
        : IRREGULAR_PARTICIPLE.has(w)
          ? 'participle'
          : w.endsWith('s') && !w.endsWith('ss')
            ? 'third'
            : 'base';
};
/** Makes a word a noun. */
export const asNoun = (t: Token): void => {
  t.pos = 'noun';
};
/** Makes a word an adjective. */
export const asAdjective = (t: Token): void => {
  t.pos = 'adjective';
  delete t.form;
};

/** One word and what stands around it. */
export interface Place {
  tokens: Token[];
  i: number;
  t: Token;
  /** The word before, over adverbs and negations. */
  before: Token | undefined;
  /** The word right before. */
  direct: Token | undefined;
  /** The word right behind. */
  next: Token | undefined;
  /** The word may be noun or verb. */
  ambiguous: boolean;
  verbs: ReadonlySet<string>;
}

/** Settles the word of a place; true where no later rule may look at it. */
export type Rule = (place: Place) => boolean;
