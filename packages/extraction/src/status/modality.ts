// How far a deed that a clause tells has come, read from its verb and everything that governs it.
import type { Clause, NounPhrase } from '@cellwire/language';
import { predicateOfGerund } from '../frames/gerund-subject.js';
import { functionOf, type Reading } from '../reading/reading.js';
import {
  denies,
  exercises,
  isLoosePact,
  isNear,
  ofGovernor,
  ofLoosePact,
  ofNounVerb,
  ofOwnVerb,
} from './governing-verb.js';
import { hearsayOf, isCalledFalse } from './hearsay.js';
import { hasCollapsed, isDecidedAgainst } from './intentions.js';
import { modalityOfNoun } from './noun-modality.js';
import { pactBefore, pactOf } from './pacts.js';
import { weaker } from './status.js';
import { type Modality, NOUNS, ORDERS, RIGHTS } from './status-words.js';
import { ofVerbGroup } from './verb-modality.js';

/** The last of a coordination: headlines run subject and verb together, "Acme and Beta plan to build". */
const lastOf = (np: NounPhrase | null): NounPhrase[] => (np ? [np, ...np.conjuncts.slice(-1)] : []);

/** "plans for building", "thinking of selling": the noun before the preposition that opens a gerund. */
function nounBeforeOpener(r: Reading, c: Clause): NounPhrase | null {
  if (c.relation !== 'gerund' || c.opener === null || !COMPLEMENT_OPENERS.has(c.opener)) return null;
  return r.parsed.phrases.findLast(p => p.head === c.vg.start - 2 || phraseEnd(p) === c.vg.start - 1) ?? null;
}
const phraseEnd = (np: NounPhrase): number => Math.max(np.end, ...np.of.map(phraseEnd), ...np.conjuncts.map(phraseEnd));

/** A gerund that stands apart from the verb it hangs on, with no noun to hang on either. */
const isAdjunct = (c: Clause): boolean =>
  c.relation === 'gerund' &&
  c.opener === null &&
  c.governorPhrase === null &&
  c.governor !== null &&
  c.vg.start - c.governor.vg.end > 1 &&
  (c.governor.objects.length > 0 || c.governor.complements.length > 0 || c.governor.dates.length > 0);

/** "sounded out Beta about taking over", "is close to selling": nothing is done yet. */
const NOT_YET = new Set(['about', 'close to', 'near', 'near to']);

/** Prepositions that bind a gerund to its verb: "thinking of selling", "from building". */
const COMPLEMENT_OPENERS = new Set(['of', 'from', 'on', 'about', 'to', 'in', 'for']);

/** "is open to selling", "is keen on buying": an adjective of mind does nothing yet. */
const isOfMind = (r: Reading, c: Clause): boolean =>
  c.opener !== null &&
  COMPLEMENT_OPENERS.has(c.opener) &&
  /^(?:adjective|preposition)$/.test(r.parsed.tokens[c.vg.start - 2]?.pos ?? '') &&
  r.parsed.tokens[c.governor?.vg.head ?? -1]?.pos === 'be';

const isPlainPresent = ({ vg, relation }: Clause): boolean =>
  vg.form === 'finite' &&
  vg.tense === 'present' &&
  !vg.perfect &&
  !vg.progressive &&
  !vg.modal &&
  relation !== 'relative';

/** "is reportedly to sell", "reportedly plans": hearsay while nothing is done. */
const isHearsay = (clause: Clause, r: Reading): boolean =>
  r.parsed.tokens
    .slice(Math.max(0, clause.vg.start - 1), clause.vg.end)
    .some(t => /^(?:reportedly|allegedly|purportedly)$/.test(t.lower));

/** Modality of a clause with everything that governs it. */
export function modalityOf(r: Reading, clause: Clause | null): Modality {
  // "Rumours that Acme wants to sell are nonsense"
  const told = clause?.relation === 'infinitive' && clause.governor ? clause.governor : clause;
  if (told && isCalledFalse(r, told)) return 'denied';
  const result = modalityInChain(r, clause);
  // "Under the swap, Acme hands over its half": the present of what has been agreed.
  if (result === 'fact' && clause && isPlainPresent(clause) && pactOf(r, clause)) return 'agreed';
  if (result !== 'future') return result;
  for (let c = clause, n = 0; c && n < 6; c = c.governor, n++) {
    if (isHearsay(c, r)) return 'possible';
    if (c.relation !== 'infinitive' && c.relation !== 'gerund') break;
  }
  return result;
}

/** "is not in talks to sell", "has held no talks", not "has not dropped plans": what is not gone about is denied. */
const isNotHeld = (over: Clause, noun: NounPhrase, r: Reading): boolean =>
  over.vg.negated &&
  over.subject !== noun &&
  /^(?:be|is|are|was|were|been|in|hold|held|have|had|has|enter|entered|start|started)$/.test(
    r.parsed.tokens[over.vg.head]?.lower ?? '',
  );

/** "was getting ready to close the plant" */
const isReadied = (c: Clause): boolean => c.relation === 'participle' && c.vg.ahead !== null && c.governor !== null;

function modalityInChain(r: Reading, clause: Clause | null): Modality {
  let result: Modality = 'fact';
  let c = clause;
  for (let n = 0; c && n < 10; n++) {
    if (n === 0) result = weaker(weaker(result, ofVerbGroup(c, r)), weaker(ofLoosePact(c, r), ofOwnVerb(c, r)));
    if (c.relation === 'relative' && c.governorPhrase && c.governor && NOUNS[c.governorPhrase.noun] === 'agreed') {
      // "an agreement under which Acme will supply": as far as the agreement has come.
      const at = functionOf(r, c.governorPhrase);
      if (!at || at.clause.index >= c.index) return result;
      const over = modalityOfNoun(r, c.governorPhrase, at.clause);
      return over === 'fact' || over === 'agreed' ? (result === 'not' ? result : 'agreed') : over;
    }
    const predicate = predicateOfGerund(r, c);
    if (predicate) return weaker(result, ofPredicate(r, predicate));
    // "will buy the shares, so that the venture is ended": what comes of a deed comes with it.
    if (c.relation === 'subordinate' && c.opener === 'so' && c.governor && c.vg.tense === 'present' && !c.vg.perfect)
      return weaker(result, modalityOf(r, c.governor));
    // "is examining whether the lines can be refitted"
    if (c.opener === 'whether') return weaker(result, 'possible');
    if (hearsayOf(c)) return weaker(result, c.governor && denies(c.governor, r) ? 'denied' : 'possible');
    const governs = c.relation === 'infinitive' || c.relation === 'gerund' || c.relation === 'reported' || isReadied(c);
    if (!governs) break;
    const phrase =
      [...lastOf(c.governorPhrase), ...c.alternates, nounBeforeOpener(r, c)].find(p => p && NOUNS[p.noun]) ??
      c.governorPhrase ??
      pactBefore(c);
    const put = phrase
      ? (NOUNS[phrase.noun] ?? (c.relation === 'infinitive' ? ORDERS[phrase.noun] : undefined))
      : undefined;
    // "signed a non-binding agreement to sell": the signing binds no more than the agreement.
    if (phrase && c.governor && isLoosePact(phrase, r)) {
      const own = ofVerbGroup(c.governor, r);
      return own === 'fact' ? weaker(result, 'future') : weaker(result, own);
    }
    if (phrase && (c.relation === 'infinitive' || c.relation === 'gerund')) {
      const noun = phrase.determiner === 'no' ? 'not' : isNear(phrase) ? 'possible' : put;
      // "expects to sign an agreement to sell": no further than the signing.
      const over = noun === 'agreed' && c.governor ? modalityOf(r, c.governor) : 'fact';
      if (over === 'future' || over === 'possible') return weaker(result, over);
      // "has exercised its option to buy": what the right was to has been done.
      if (RIGHTS.has(phrase.noun) && c.governor && exercises(c.governor, r)) return ofVerbGroup(c.governor, r);
      if (noun) result = weaker(result, noun);
      else if (c.relation === 'infinitive' && c.governor && result === 'fact') result = weaker(result, 'future');
    }
    if (phrase && NOUNS[phrase.noun] && hasCollapsed(r, phrase)) return 'cancelled';
    if (phrase && put && put !== 'agreed' && c.governor && isNotHeld(c.governor, phrase, r))
      return weaker(result, 'not');
    if (!c.governor) break;
    if (c.relation === 'gerund' && isDecidedAgainst(r, c)) return weaker(result, 'cancelled');
    if (c.relation === 'gerund' && (NOT_YET.has(c.opener ?? '') || isOfMind(r, c))) result = weaker(result, 'possible');
    if (c.relation === 'gerund' && !COMPLEMENT_OPENERS.has(c.opener ?? 'of') && !NOT_YET.has(c.opener ?? '')) {
      // "by splitting": as far as its governor has come; "after announcing": a fact of its own.
      return c.opener === 'by' ? weaker(result, modalityOf(r, c.governor)) : result;
    }
    // "it ended the year, booking a charge": what goes along with a deed is not its object.
    if (isAdjunct(c)) return weaker(result, modalityOf(r, c.governor));
    if (!(phrase && c.relation !== 'infinitive' && !put))
      result = weaker(result, put ? ofNounVerb(r, c.governor) : ofGovernor(c.governor, r, c.relation));
    c = c.governor;
  }
  // "Under an agreement between the two, the shares will pass"
  return result === 'future' && clause && pactOf(r, clause) ? 'agreed' : result;
}

/** "Selling the unit is an option", "would cost $2 billion": weighed; "brought in $2 billion": done. */
function ofPredicate(r: Reading, clause: Clause): Modality {
  const open = clause.objects.some(o =>
    [o, ...o.of].some(x => NOUNS[x.noun] === 'possible' || ALTERNATIVE.has(x.noun)),
  );
  return open ? 'possible' : ofVerbGroup(clause, r) === 'fact' ? 'fact' : 'possible';
}
const ALTERNATIVE = new Set(['alternative', 'scenario', 'choice']);
