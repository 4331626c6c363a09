// With whom the talks or the agreement are that a deed hangs on: "in talks with Acme to sell its stake", "broke off
// negotiations with Acme about the sale of its stake", "agreed with Acme to buy its stake".
import type { Clause, NounPhrase } from '@cellwire/language';
import { functionOf, type Reading } from '../reading/reading.js';
import { AGREE, NOUNS } from '../status/status-words.js';

/** Nouns and verbs of what two do with each other are as many as clauses go deep; more is no news. */
const DEEPEST = 4;

const withWhom = (c: Clause): NounPhrase[] => c.complements.filter(p => p.preposition === 'with');
/** Whether talks or an agreement stand in a clause. */
const speaksOfTalks = (r: Reading, c: Clause): boolean =>
  AGREE.has(r.parsed.tokens[c.vg.head]?.lower ?? '') ||
  TALK.test(r.parsed.tokens[c.vg.head]?.lower ?? '') ||
  [c.subject, ...c.objects, ...c.complements].some(p => p !== null && isTalk(p));
const TALK = /^(?:talk|negotiat|discuss)(?:s|e|es|ed|ing)?$/;
const isTalk = (np: NounPhrase): boolean => NOUNS[np.noun] === 'possible' || NOUNS[np.noun] === 'agreed';

/** The other side of what governs a verb's clause. */
export function counterpartOfVerb(r: Reading, clause: Clause): NounPhrase[] {
  let c: Clause | null = clause;
  for (let n = 0; c && n < DEEPEST; n++) {
    if (c.relation !== 'infinitive' && c.relation !== 'gerund') return [];
    c = c.governor;
    const others = c && speaksOfTalks(r, c) ? withWhom(c) : [];
    if (others.length > 0) return others;
  }
  return [];
}

/** The other side of the talks or the agreement that a noun of a deed hangs on. */
export function counterpartOfNoun(r: Reading, np: NounPhrase): NounPhrase[] {
  const at = functionOf(r, np);
  if (!at || at.as === 'subject' || np.preposition === null || np.preposition === 'with') return [];
  return speaksOfTalks(r, at.clause) ? withWhom(at.clause).filter(p => p.end <= np.start) : [];
}
