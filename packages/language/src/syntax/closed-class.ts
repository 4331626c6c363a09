// Words of the closed classes, by our own lists: articles, pronouns, prepositions, auxiliaries and the like.
import { IRREGULAR_PARTICIPLE } from './irregular.js';
import {
  ADVERBS,
  BE,
  CONJUNCTIONS,
  DETERMINERS,
  DO,
  HAVE,
  MODALS,
  NEGATIONS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  SUBORDINATORS,
} from './lexicon.js';
import { type Pos, sharesOf, type Token } from './token.js';

/** "state-owned", "Seoul-based": compounds that describe. */
const TIED = /^\p{L}[\p{L}.]*-(?:owned|based|backed|led|listed|controlled|headquartered|rooted|linked)$/u;
/** Verbs that "that" and "this" open a sentence with. */
const OPENED = /^(?:leaves|means|makes|brings|gives|takes|puts|comes|follows|includes|compares|raises|marks|adds)$/;
/** What is called firm; before other words a firm is a company. */
const FIRM_THINGS =
  /^(?:orders?|commitments?|offers?|agreements?|contracts?|plans?|targets?|prices?|dates?|decisions?|demand|volumes?|foothold|basis)$/;
/** Nouns in -ing that newswire does not use as verbs. */
const GERUND_NOUNS = /^(?:shareholdings?|filings?|offerings?|briefings?|holdings)$/;

/** The part of speech of a token whose word belongs to a closed class, a name or a value; null of an open one. */
export function closedClass(token: Token, next: Token | undefined, previous: Token | undefined): Pos | null {
  const w = token.lower;
  if (token.pos === 'punctuation' || token.pos === 'negation') return token.pos;
  if (token.value) return token.value.kind === 'date' ? 'date' : 'number';
  if (token.name) return 'noun';
  // "-based" behind a name, "a 50:50 venture".
  if (/^-\p{L}/u.test(w) || TIED.test(w) || sharesOf(w)) return 'adjective';
  if (GERUND_NOUNS.test(w) && previous?.pos !== 'be') return 'noun';
  if (NEGATIONS.has(w)) return 'negation';
  if (w === 'to') return 'to';
  if (w === 'may' && /^[A-Z]/.test(token.text) && previous) return null;
  if (
    w === 'will' &&
    previous &&
    previous.pos !== 'relative' &&
    (DETERMINERS.has(previous.lower) || POSSESSIVES.has(previous.lower))
  )
    return 'noun';
  if (MODALS.has(w)) return 'modal';
  if (BE.has(w)) return 'be';
  if (HAVE.has(w)) return 'have';
  if (DO.has(w)) return 'do';
  if (POSSESSIVES.has(w)) return 'possessive';
  if (w === 'which' || w === 'who' || w === 'whom' || w === 'whose') return 'relative';
  // "Samsung and Acme are each to pay half"
  if (/^(?:each|both|all)$/.test(w) && previous && /^(?:be|have|modal)$/.test(previous.pos) && next && !isNounish(next))
    return 'adverb';
  // "the one in Ohio", "the others": a noun behind an article.
  if (/^(?:one|ones|others)$/.test(w) && previous && /^(?:determiner|possessive)$/.test(previous.pos)) return 'noun';
  // "That leaves Acme with", "This means"
  if (/^(?:that|this)$/.test(w) && (!previous || previous.pos === 'punctuation') && next && OPENED.test(next.lower))
    return 'pronoun';
  if (w === 'that')
    return !previous || previous.pos === 'preposition'
      ? next && isNounish(next)
        ? 'determiner'
        : 'pronoun'
      : 'relative';
  if (w === 'us' && token.text !== 'us') return 'noun';
  if (w === 'yet' || w === 'nor') return w === 'yet' ? 'adverb' : 'conjunction';
  if (CONJUNCTIONS.has(w)) return 'conjunction';
  // "sold its half of the venture"
  if (w === 'half' && previous && (previous.possessive || POSSESSIVES.has(previous.lower))) return 'noun';
  if (w === 'half' && (!next || (next.lower !== 'of' && next.lower !== 'a' && !isNounish(next)))) return 'noun';
  if (w === 'firm' && next && (!isNounish(next) || !FIRM_THINGS.test(next.lower))) return 'noun';
  if (DETERMINERS.has(w) && !PRONOUNS.has(w)) return 'determiner';
  if ((w === 'all' || w === 'both' || w === 'half') && next && (next.lower === 'the' || POSSESSIVES.has(next.lower)))
    return 'determiner';
  // "one plant", but "one sold"
  if (w === 'one' && next && !next.name && isNounish(next) && !/(?:ed|ing)$/.test(next.lower)) return 'number';
  if (PRONOUNS.has(w)) return DETERMINERS.has(w) && next && isNounish(next) ? 'determiner' : 'pronoun';
  // "models have since been dropped", "had since sold it"
  if (w === 'since' && previous?.pos === 'have' && next && isParticiple(next.lower)) return 'adverb';
  if (w === 'after' || w === 'before' || w === 'since' || w === 'until' || w === 'as') return 'preposition';
  if (SUBORDINATORS.has(w)) return 'subordinator';
  if (PREPOSITIONS.has(w)) return 'preposition';
  if (w === 'first' || w === 'only' || w === 'last' || w === 'instead')
    return next &&
      previous &&
      (isNounish(next) || next.lower === 'of') &&
      (previous.possessive || DETERMINERS.has(previous.lower) || POSSESSIVES.has(previous.lower))
      ? 'number'
      : 'adverb';
  if (w === 'longer' && (previous?.lower === 'no' || previous?.lower === 'any')) return 'adverb';
  // "an earlier forecast", "its then partner"
  if (/^(?:earlier|later|further|then)$/.test(w) && previous && next && isNounish(next))
    if (DETERMINERS.has(previous.lower) || POSSESSIVES.has(previous.lower)) return 'adjective';
  if (ADVERBS.has(w)) return 'adverb';
  return null;
}

const isParticiple = (word: string): boolean =>
  word === 'been' || word.endsWith('ed') || IRREGULAR_PARTICIPLE.has(word);

/** A word that can go on with a noun phrase after a determiner. */
function isNounish(t: Token): boolean {
  const w = t.lower;
  return !(
    t.pos === 'punctuation' ||
    MODALS.has(w) ||
    BE.has(w) ||
    HAVE.has(w) ||
    DO.has(w) ||
    PREPOSITIONS.has(w) ||
    w === 'to' ||
    CONJUNCTIONS.has(w) ||
    RELATIVES.has(w) ||
    NEGATIONS.has(w) ||
    POSSESSIVES.has(w) ||
    DETERMINERS.has(w) ||
    PRONOUNS.has(w) ||
    ADVERBS.has(w)
  );
}
