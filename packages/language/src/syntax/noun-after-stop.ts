// "A halt to work at the mine": a noun behind "to" that looks like the verb of an infinitive.
import type { Token } from './token.js';

/** Whether the word at `at`, behind the "to" at `to`, is what is stopped, no infinitive: "put a stop to work at the mine". */
export function isNounAfterStop(tokens: readonly Token[], to: number, at: number): boolean {
  const before = tokens[to - 1]?.lower ?? '';
  const after = tokens[at + 1];
  const open =
    after === undefined || after.pos === 'preposition' || after.pos === 'punctuation' || after.pos === 'date';
  return (
    /^(?:stop|halt|end|pause|freeze|brake|return|boost|switch)$/.test(before) &&
    open &&
    /^(?:work|supply|supplies|mining|production|sale)$/.test(tokens[at]?.lower ?? '')
  );
}
