// The words of a phrase as a role's value, where they name something.
import { type NounPhrase, PLACE_NOUNS, type SyntaxToken } from '@cellwire/language';
import type { AnnotatedArticle } from '../reading/annotate.js';
import { extent, phrasesAfter, type Reading } from '../reading/reading.js';
import { type Found, foundWords } from './found.js';

/** Nouns that name nothing by themselves: no text is kept for "a venture" or "the company". */
const GENERIC = new Set(
  'venture partnership jv alliance company firm group maker producer manufacturer one pair partner it they business unit subsidiary arm division part portion rest stake share interest holding deal move that this which who what whatever everything anything other'.split(
    ' ',
  ),
);

/** Heads that stand for a holding, which is nothing to be held itself. */
export const SHARES = new Set('equity capital stock share stake shareholding'.split(' '));

/** Whether a place or what it makes tells a venture without a name from others. */
function marksVenture(r: Reading, np: NounPhrase): boolean {
  const from = np.possessor ? np.possessor.end : np.start;
  return r.parsed.tokens
    .slice(from, np.head)
    .some(t => t.name?.kind === 'place' || (t.pos === 'noun' && t.lower !== 'joint' && !t.name));
}

export function plainText(a: AnnotatedArticle, r: Reading, np: NounPhrase): Found | null {
  const tokens = r.parsed.tokens;
  if (/^(?:partnership|alliance|tie-up|collaboration)$/.test(np.noun)) return null;
  // "the venture" says nothing; "its venture with Acme" has whom it is with, "its Nevada joint venture" a mark of its own.
  const unmarked = /^(?:venture|jv)$/.test(np.noun) && !marksVenture(r, np);
  const withWhom = unmarked ? partnerBehind(r, np) : null;
  if (unmarked && !withWhom) return null;
  if (
    tokens[np.head]?.value ||
    tokens[np.head]?.name?.kind === 'place' ||
    PLACE_NOUNS.has(np.noun) ||
    tokens[np.head]?.pos === 'pronoun' ||
    SHARES.has(np.noun) ||
    (GENERIC.has(np.noun) && !withWhom && np.head <= firstWord(r, np))
  )
    return null;
  let from = np.possessor ? np.possessor.end : np.start;
  const opens = (t: SyntaxToken): boolean =>
    t.pos === 'determiner' ||
    t.pos === 'possessive' ||
    t.pos === 'adverb' ||
    t.value?.kind === 'money' ||
    /^(?:wholly-)?owned$/.test(t.lower);
  while (from < np.head && opens(tokens[from]!)) from++;
  return foundWords(a, r, from, Math.max(extent(np)[1], aboutEnd(r, np), withWhom?.end ?? 0));
}

/** "its joint venture with Acme": the named partner behind a venture without a name. */
function partnerBehind(r: Reading, np: NounPhrase): NounPhrase | null {
  const next = phrasesAfter(r, np).find(p => p.start === np.end + 1 && p.preposition === 'with');
  return next && r.parsed.tokens[next.head]?.name?.kind === 'company' ? next : null;
}

/** "its battery arm on the block", "its unit for sale" */
const OFFERED = new Set(['block', 'market', 'sale', 'auction']);

/** "a tariff on battery cells", "tax credits for electric vehicles": the end of what a measure is about. */
function aboutEnd(r: Reading, np: NounPhrase): number {
  const next = phrasesAfter(r, np).find(p => p.start >= np.end);
  const about =
    next && /^(?:on|for|against)$/.test(next.preposition ?? '') && next.start <= np.end + 1 && !OFFERED.has(next.noun);
  return about && !r.parsed.tokens[next.head]?.value ? extent(next)[1] : np.end;
}

/** First token of a phrase behind possessor and determiners. */
function firstWord(r: Reading, np: NounPhrase): number {
  let from = np.possessor ? np.possessor.end : np.start;
  while (from < np.head && ['determiner', 'possessive'].includes(r.parsed.tokens[from]!.pos)) from++;
  return from;
}
