// Shapes of lists and appositions in a row of phrases: what tells a sister from a description, and where either ends.
import { isMark, isNp } from './chunk-kinds.js';
import type { Chunk, NounPhrase } from './chunk-types.js';
import { REPORTING } from './lexicon.js';
import type { Token } from './token.js';

export const named = (np: NounPhrase, tokens: readonly Token[]): boolean => tokens[np.head]?.name !== undefined;
export const describes = (np: NounPhrase): boolean =>
  np.determiner !== null && np.noun !== 'which' && np.noun !== 'it' && np.noun !== 'they';

/** Whether the phrase at `i` opens a clause of its own: a finite verb follows it. */
export function opensClause(chunks: readonly Chunk[], i: number): boolean {
  let k = i + 1;
  while (k < chunks.length) {
    const c = chunks[k]!;
    if (isMark(c, 'adverb') || isMark(c, 'date')) k++;
    else if (c.is === 'np' && c.preposition !== null && c.preposition !== 'of') k++;
    else break;
  }
  const c = chunks[k];
  return c?.is === 'vg' && c.form === 'finite';
}

/** "The venture will be wound up, Acme and Beta said": behind a comma both names are of the verb of saying. */
export function bothReport(chunks: readonly Chunk[], k: number, first: NounPhrase, tokens: readonly Token[]): boolean {
  const [np, verb] = [chunks[k], chunks[k + 1]];
  if (!isNp(np) || verb?.is !== 'vg' || !REPORTING.has(tokens[verb.head]?.lower ?? '')) return false;
  const from = chunks.indexOf(first);
  const apart = isMark(chunks[from - 1], 'comma') && first.preposition === null;
  return apart && named(np, tokens) && (named(first, tokens) || describes(first));
}

const DEEDS = new Set('step move decision development shift change setback blow sign outcome result'.split(' '));
/** "…, a step that would leave Acme alone": it is the whole clause that does so, not what its last phrase names. */
export const sumsUpClause = (np: NounPhrase): boolean => /^an?$/.test(np.determiner ?? '') && DEEDS.has(np.noun);

/** "now 2 GWh,": a figure that an adverb of time and two commas set off from the phrase it measures. */
export function isPresentFigure(chunks: readonly Chunk[], k: number, tokens: readonly Token[]): boolean {
  const [adverb, np] = [chunks[k], chunks[k + 1]];
  return (
    (isMark(adverb, 'adverb', 'now') || isMark(adverb, 'adverb', 'currently')) &&
    isNp(np) &&
    tokens[np.head]?.value !== undefined &&
    isMark(chunks[k + 2], 'comma')
  );
}

/** "Acme will take 55 percent of it and Beta 45 percent": a name with a figure behind it is no sister. */
export const isGapped = (np: NounPhrase, tokens: readonly Token[]): boolean =>
  tokens[np.head]?.pos === 'number' && tokens[np.start]?.name !== undefined && np.head === np.start + 1;

/** "12 GWh will go to Acme and the rest to Beta": behind the same preposition again stands another pair. */
export function isParallel(chunks: readonly Chunk[], at: number, k: number, first: NounPhrase): boolean {
  if (first.preposition === null || first.preposition === 'of' || !isMark(chunks[at], 'conjunction', 'and'))
    return false;
  const behind = chunks.slice(k + 1, k + 3);
  const again = behind.findIndex(c => isNp(c) && c.preposition === first.preposition);
  if (again < 0 || (again === 1 && !(isNp(behind[0]) && behind[0].preposition !== null))) return false;
  return chunks.slice(0, at).some(c => c.is === 'vg' && c.form === 'finite');
}

export const isParty = (c: Chunk | undefined, tokens: readonly Token[]): boolean =>
  isNp(c) &&
  c.preposition === null &&
  c.determiner === null &&
  /^(?:company|venture|agency)$/.test(tokens[c.head]?.name?.kind ?? '');

/** "Gamma, the venture of Acme and Beta": the list goes on inside the apposition. */
export function sharesName(
  chunks: readonly Chunk[],
  k: number,
  np: NounPhrase,
  first: NounPhrase,
  tokens: readonly Token[],
): { apposition: NounPhrase; next: number } | null {
  const inner = np.of.at(-1);
  const other = chunks[k + 2];
  if (!describes(np) || named(np, tokens) || !named(first, tokens) || !inner || !named(inner, tokens)) return null;
  if (!isMark(chunks[k + 1], 'conjunction', 'and') || !isNp(other) || !named(other, tokens)) return null;
  inner.conjuncts.push(other);
  return { apposition: np, next: k + 3 };
}

/** "Acme, Beta to form venture", "Acme, Beta, Gamma sign": headlines join the names at their head by commas alone. */
export function isTelegraphic(
  chunks: readonly Chunk[],
  first: NounPhrase,
  k: number,
  tokens: readonly Token[],
): boolean {
  const np = chunks[k];
  if (!isParty(np, tokens) || !isParty(first, tokens)) return false;
  let at = k + 1;
  for (; isMark(chunks[at], 'comma'); at += 2) if (!isParty(chunks[at + 1], tokens)) return false;
  const verb = chunks[at];
  return verb?.is === 'vg' && !isMark(chunks[at - 1], 'comma');
}

/** "StarPlus, the venture of Acme and Beta, will": what stands behind the name describes it, and is no list with it. */
export function pairDescribed(
  chunks: readonly Chunk[],
  k: number,
  first: NounPhrase,
  tokens: readonly Token[],
): NounPhrase | null {
  const [np, and, other, end] = chunks.slice(k, k + 4);
  if (!isNp(np) || !describes(np) || named(np, tokens) || !named(first, tokens)) return null;
  const inner = np.of[np.of.length - 1];
  if (!inner || !named(inner, tokens) || !isMark(and, 'conjunction', 'and') || !isNp(other) || !named(other, tokens))
    return null;
  if (!isMark(end, 'comma')) return null;
  inner.conjuncts.push(other);
  return np;
}

/** "In recent years, A and B have …": the phrase after the comma is the subject. */
export function leadsToVerb(chunks: readonly Chunk[], k: number): boolean {
  for (let j = k + 1; j < chunks.length && j < k + 8; j++) {
    const c = chunks[j]!;
    // "handed it to its partner, Acme, and received": the verb has its subject elsewhere.
    if (c.is === 'vg') return c.form === 'finite' && !isMark(chunks[j - 1], 'conjunction');
    if (isMark(c, 'stop') || isMark(c, 'subordinator') || isMark(c, 'relative')) return false;
  }
  return false;
}

/** Nothing more of its clause stands behind the phrase. */
export const endsHere = (chunks: readonly Chunk[], k: number): boolean => {
  const next = chunks[k + 1];
  return next === undefined || isMark(next, 'stop') || isMark(next, 'subordinator');
};
export const closesBefore = (chunks: readonly Chunk[], k: number): boolean => isMark(chunks[k + 1], 'comma');

/** Whether "B" of ", B" is followed by ", C" … or "and C". */
export function listGoesOn(chunks: readonly Chunk[], k: number, hasVerb: boolean): boolean {
  for (let j = k + 1, steps = 0; j < chunks.length && steps < 16; steps++) {
    if (
      isMark(chunks[j], 'conjunction', 'and') ||
      isMark(chunks[j], 'conjunction', 'or') ||
      isMark(chunks[j], 'conjunction', '&')
    )
      return isNp(chunks[j + 1]) && !(hasVerb && opensClause(chunks, j + 1));
    if (isMark(chunks[j], 'comma')) {
      if (isMark(chunks[j + 1], 'conjunction', 'and') && isNp(chunks[j + 2]))
        return !(hasVerb && opensClause(chunks, j + 2));
      const np = chunks[j + 1];
      if (!isNp(np) || np.preposition !== null) return false;
      j += 2;
      continue;
    }
    return false;
  }
  return false;
}
