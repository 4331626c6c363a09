// "In Kentucky Acme has closed its plant": a party with its verb behind a place is no part of the place's phrase.
import type { Token } from './token.js';

/** What one holds or puts "in" a company: behind it a place may open the company's own name. */
const HELD =
  /^(?:stakes?|shares?|interests?|holdings?|shareholdings?|invest(?:s|ed|ing|ors?|ments?)?|trust|confidence)$/;

const isFiniteVerb = (t: Token | undefined): boolean =>
  t !== undefined &&
  (['modal', 'be', 'have', 'do'].includes(t.pos) || (t.pos === 'verb' && (t.form === 'past' || t.form === 'third')));

/** Whether the party at `at`, in a phrase that begins at `start`, is the subject of the verb behind it and stands right behind a place. */
export function isPartyBehindPlace(tokens: readonly Token[], start: number, at: number): boolean {
  const [party, place] = [tokens[at]!, tokens[at - 1]];
  if (party.name?.kind !== 'company' && party.name?.kind !== 'venture') return false;
  if (party.possessive || place?.name?.kind !== 'place' || place.possessive) return false;
  const opens = /^(?:in|near)$/.test(tokens[start - 1]?.lower ?? '');
  return opens && !HELD.test(tokens[start - 2]?.lower ?? '') && isFiniteVerb(tokens[at + 1]);
}
