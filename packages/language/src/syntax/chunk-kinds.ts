// What kind a chunk is, and where a phrase ends with all that hangs on it.
import type { Chunk, Mark, NounPhrase } from './chunk-types.js';

/** Whether a chunk is a mark of a kind, and of a word where one is given. */
export const isMark = (c: Chunk | undefined, kind: Mark['kind'], word?: string): c is Mark =>
  c?.is === 'mark' && c.kind === kind && (word === undefined || c.word === word);
export const isComma = (c: Chunk | undefined): boolean => isMark(c, 'comma');
export const isNp = (c: Chunk | undefined): c is NounPhrase => c?.is === 'np';
/** Last token of a phrase with everything attached. */
export const phraseEnd = (np: NounPhrase): number =>
  Math.max(np.end, np.aside?.[1] ?? 0, ...np.of.map(phraseEnd), ...np.conjuncts.map(phraseEnd));
