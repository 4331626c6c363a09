// Status: how far an event has come, read from tense, modality, negation and the verbs and nouns that govern its trigger.

import type { Clause, NounPhrase } from '@cellwire/language';
import type { Status } from '@cellwire/model';
import { predicateOfGerund } from '../frames/gerund-subject.js';
import { chunkIndex, clauseAt, clausesOn, functionOf, type Reading } from '../reading/reading.js';
import { isApproval } from './approvals.js';
import { hearsayOf } from './hearsay.js';
import { COLLAPSING, hadTo, hasCollapsed, isDecidedAgainst, leavesPlan } from './intentions.js';
import { pactBefore, pactOf } from './pacts.js';
import {
  AGREE,
  CARRY,
  CONSIDER,
  DENY,
  DOUBT,
  DROP,
  EXERCISE,
  FINISH,
  formsOfVerbs,
  LOOSE,
  MODIFIERS,
  type Modality,
  NOUNS,
  ORDERS,
  PLAN,
  RESOLVE,
  RIGHTS,
  TELLING,
} from './status-words.js';

/** Tense and modality of one verb group, by itself. */
function ofVerbGroup(clause: Clause, r: Reading): Modality {
  const { vg } = clause;
  if (vg.negated) return isCalledOff(r) ? 'cancelled' : 'not';
  // "no longer has to sell"
  if (hasNoLonger(r, vg)) return 'cancelled';
  if (vg.modal) {
    if (vg.perfect) return vg.modal === 'will' ? 'future' : 'possible';
    // "so that production can begin there": to come.
    if (vg.modal === 'can') return clause.relation === 'subordinate' && clause.opener === 'so' ? 'future' : 'fact';
    if (['may', 'might', 'could'].includes(vg.modal)) return 'possible';
    return 'future';
  }
  if (
    vg.ahead &&
    vg.ahead !== 'believed' &&
    vg.ahead !== 'said' &&
    vg.ahead !== 'reported' &&
    vg.ahead !== 'understood' &&
    vg.ahead !== 'able'
  )
    return 'future';
  // "is selling"; in a report also "was selling".
  if (
    vg.form === 'finite' &&
    vg.progressive &&
    !vg.perfect &&
    (vg.tense === 'present' || clause.relation === 'reported') &&
    !isAlready(vg, r)
  )
    return 'future';
  if (vg.tense === 'present' && SEES.has(r.parsed.tokens[vg.head]?.lower ?? '')) return 'future';
  if (awaits(clause)) return 'future';
  // "Acme to build a plant", in a headline or where a text begins like one.
  if (vg.form === 'infinitive' && (r.headline || (clause.governor === null && clause.subject))) return 'future';
  // "Acme converting Ohio plant": headlines leave out "is".
  if (vg.form === 'gerund' && r.headline && clause.governor === null && clause.subject !== null) return 'future';
  return 'fact';
}

const hasNoLonger = (r: Reading, vg: Clause['vg']): boolean =>
  r.parsed.tokens
    .slice(Math.max(0, vg.start - 2), vg.end)
    .some((t, k, all) => t.lower === 'longer' && all[k - 1]?.lower === 'no');

/** "is now producing", "is already making": it goes on. */
const isAlready = (vg: Clause['vg'], r: Reading): boolean =>
  r.parsed.tokens.slice(vg.start, vg.end).some(t => /^(?:now|already|currently)$/.test(t.lower));

/** "sees an impairment of": a forecast. */
const SEES = new Set(['see', 'sees', 'expect', 'expects', 'foresee', 'foresees']);

/** "will hold all shares before it takes over the business": the present of a time clause under a future. */
const awaits = (clause: Clause): boolean =>
  /^(?:before|once|when|until|after|if)$/.test(clause.opener ?? '') &&
  clause.vg.tense === 'present' &&
  !clause.vg.perfect &&
  (clause.governor?.vg.modal === 'will' || clause.governor?.vg.ahead != null);

/** "is reportedly to sell", "reportedly plans": hearsay while nothing is done. */
const isHearsay = (clause: Clause, r: Reading): boolean =>
  r.parsed.tokens
    .slice(Math.max(0, clause.vg.start - 1), clause.vg.end)
    .some(t => /^(?:reportedly|allegedly|purportedly)$/.test(t.lower));

const STRENGTH: Modality[] = [
  'fact',
  'agreed',
  'future',
  'possible',
  'hearsay',
  'not',
  'doubted',
  'cancelling',
  'cancelled',
  'denied',
];
const weaker = (a: Modality, b: Modality): Modality => {
  if (a === 'agreed' && b === 'future') return 'agreed';
  if (b === 'agreed' && a === 'future') return 'agreed';
  return STRENGTH.indexOf(a) >= STRENGTH.indexOf(b) ? a : b;
};

/** What a governing verb makes of what it governs. */
function ofGovernor(governor: Clause, r: Reading, relation: Clause['relation']): Modality {
  const verb = r.parsed.tokens[governor.vg.head]?.lower ?? '';
  const own = ofVerbGroup(governor, r);
  if (denies(governor, r) && (relation === 'reported' || relation === 'gerund')) return 'denied';
  if (relation === 'reported') return own === 'not' ? 'fact' : 'fact';
  if (AGREE.has(verb)) return own === 'fact' ? 'agreed' : own;
  // What two parties resolve together they have agreed on.
  if (own === 'fact' && RESOLVE.has(verb) && governor.subject && governor.subject.conjuncts.length > 0) return 'agreed';
  if (DROP.has(verb)) return own === 'fact' ? 'cancelled' : own === 'future' ? 'cancelling' : own;
  if (CONSIDER.has(verb)) return own === 'not' ? 'not' : 'possible';
  if (CARRY.has(verb)) return own;
  if (hadTo(r, governor, relation)) return own;
  if (PLAN.has(verb)) return own === 'not' || own === 'cancelled' || own === 'possible' ? own : 'future';
  return weaker(own, relation === 'infinitive' ? 'future' : 'fact');
}

/** What a report lacks that is not true. */
const GROUND = new Set(['truth', 'substance', 'foundation', 'basis']);

const exercises = (c: Clause, r: Reading): boolean => EXERCISE.has(r.parsed.tokens[c.vg.head]?.lower ?? '');

/** "denied", "ruled out", "there was no truth in". */
const denies = (c: Clause, r: Reading): boolean => {
  const verb = r.parsed.tokens[c.vg.head]?.lower ?? '';
  // "no truth whatsoever"
  const lacks = (o: NounPhrase): boolean =>
    o.determiner === 'no' && r.parsed.tokens.slice(o.start, o.end).some(t => GROUND.has(t.lower));
  if (c.objects.some(lacks)) return true;
  return DENY.has(verb) || (/^rul(?:e[sd]?|ing)$/.test(verb) && r.parsed.tokens[c.vg.head + 1]?.lower === 'out');
};

/** The verbs of weighing that set no goal, as "eyes" and "seeks" may. */
const WEIGH = formsOfVerbs(
  'consider weigh mull explore study contemplate discuss evaluate ponder assess debate envisage examine',
);

/** "envisages a factory", "is weighing a second plant": the verb that tells the deed puts it off by itself. */
const ofOwnVerb = (c: Clause, r: Reading): Modality =>
  c.vg.form === 'finite' && !c.vg.passive && WEIGH.has(r.parsed.tokens[c.vg.head]?.lower ?? '') ? 'possible' : 'fact';

/** "is close to a deal": none yet. */
const isNear = (np: NounPhrase): boolean => np.preposition === 'close to' || np.preposition === 'near';

/** "signed a non-binding memorandum": as far as a plan. */
const ofLoosePact = (c: Clause, r: Reading): Modality => (c.objects.some(o => isLoosePact(o, r)) ? 'future' : 'fact');
const isLoosePact = (np: NounPhrase, r: Reading): boolean =>
  NOUNS[np.noun] === 'agreed' && r.parsed.tokens.slice(np.start, np.head).some(t => LOOSE.has(t.lower));

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

/** Prepositions that bind a gerund to its verb: "thinking of selling", "from building". */
const COMPLEMENT_OPENERS = new Set(['of', 'from', 'on', 'about', 'to', 'in', 'for']);

const isPlainPresent = ({ vg, relation }: Clause): boolean =>
  vg.form === 'finite' &&
  vg.tense === 'present' &&
  !vg.perfect &&
  !vg.progressive &&
  !vg.modal &&
  relation !== 'relative';

/** Modality of a clause with everything that governs it. */
export function modalityOf(r: Reading, clause: Clause | null): Modality {
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
    if (!c.governor) break;
    if (c.relation === 'gerund' && isDecidedAgainst(r, c)) return weaker(result, 'cancelled');
    // "sounded out Beta about taking over": nothing is done yet.
    if (c.relation === 'gerund' && c.opener === 'about') result = weaker(result, 'possible');
    if (c.relation === 'gerund' && c.opener !== null && !COMPLEMENT_OPENERS.has(c.opener)) {
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

/** "announced a plan to", "dropped plans to", "is in talks to": what the verb over a noun of intention says. */
function ofNounVerb(r: Reading, clause: Clause): Modality {
  const verb = r.parsed.tokens[clause.vg.head]?.lower ?? '';
  if (denies(clause, r)) return 'denied';
  if (DROP.has(verb) || leavesPlan(r, clause)) return 'cancelled';
  if (DOUBT.has(verb)) return 'doubted';
  if (CONSIDER.has(verb)) return 'possible';
  return 'fact';
}

/** Modality of a deed that a noun names ("the sale of", "an exit from"), with the verb and nouns over it. */
export function modalityOfNoun(r: Reading, np: NounPhrase, clause: Clause | null, told = false): Modality {
  let result: Modality = 'fact';
  for (let i = np.start; i < np.head; i++) {
    const word = MODIFIERS[r.parsed.tokens[i]?.lower ?? ''];
    if (word) result = weaker(result, word);
  }
  // "an impairment, to be booked in the third quarter"
  const toBe = clausesOn(r, np).some(c => c.relation === 'infinitive' && c.vg.passive && c.objects.length === 0);
  if (toBe) result = weaker(result, 'future');
  if (isNear(np)) result = weaker(result, 'possible');
  const chain = governingNoun(r, np);
  if (chain) result = weaker(result, NOUNS[chain.noun] ?? 'fact');
  if (np.determiner === 'no' || chain?.determiner === 'no') result = weaker(result, 'not');
  const at = functionOf(r, np);
  const governing = at?.clause ?? clause ?? clauseAt(r, np.head);
  if (!governing) return result;
  const verb = r.parsed.tokens[governing.vg.head]?.lower ?? '';
  const over = modalityOf(r, governing);
  // "Talks over the sale have collapsed"
  if (at?.as === 'subject' && (COLLAPSING.has(verb) || ENDING.has(verb)) && NOUNS[(chain ?? np).noun] === 'possible')
    return over === 'fact' ? 'cancelled' : 'doubted';
  // "Talks on the venture are not over": they go on.
  if (over === 'not' && at?.as === 'subject' && NOUNS[np.noun] === 'possible') return 'possible';
  if (at && (at.as === 'object' || governing.vg.passive || at.as === 'complement')) {
    if (denies(governing, r)) return 'denied';
    // "walked away from its bid"
    const fromIntent = leavesPlan(r, governing) && NOUNS[np.noun] === 'possible';
    if (
      (DROP.has(verb) || leavesIntent(r, governing, chain ?? np)) &&
      (at.as !== 'complement' || chain !== null || fromIntent)
    )
      return over === 'fact' ? 'cancelled' : over === 'future' ? 'cancelling' : over;
    if (DOUBT.has(verb) && NOUNS[(chain ?? np).noun] === 'future') return 'doubted';
    if (CONSIDER.has(verb)) return weaker(result, 'possible');
    if (FINISH.has(verb))
      return over !== 'fact' ? weaker(result, over) : NOUNS[(chain ?? np).noun] === 'agreed' ? 'agreed' : 'fact';
    if (AGREE.has(verb)) return weaker(result, over === 'fact' ? 'agreed' : over);
    if (told && TELLING.has(verb)) return weaker(result, over);
    if (isApproval(r, governing, np)) return weaker(result, over === 'fact' ? 'agreed' : over);
    if (PLAN.has(verb)) return weaker(weaker(result, over), 'future');
  }
  return weaker(result, over);
}

/** "broke off talks", "called off the sale"; who gives up a venture ends what there is. */
const leavesIntent = (r: Reading, c: Clause, np: NounPhrase): boolean =>
  leavesPlan(r, c) && (NOUNS[np.noun] !== undefined || c.vg.particle === 'off');

/** "Talks fell through", "broke down", "have ended". */
const ENDING = formsOfVerbs('fall break end');

/** "plans for a sale": the noun whose preposition the phrase stands behind. */
function governingNoun(r: Reading, np: NounPhrase): NounPhrase | null {
  if (np.preposition === null) return null;
  const chunks = r.parsed.chunks;
  for (let k = chunkIndex(r, np.head) - 1; k >= 0; k--) {
    const c = chunks[k]!;
    if (c.is === 'vg' || (c.is === 'mark' && c.kind !== 'date' && c.kind !== 'adverb')) return null;
    if (c.is === 'np' && NOUNS[c.noun] !== undefined) return c;
    if (c.is === 'np' && c.preposition === null) return null;
  }
  return null;
}

const ORDER: Status[] = ['considered', 'announced', 'agreed', 'completed'];
const least = (a: Status, b: Status): Status => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/** Words that tell an earlier intention from a mere denial: "is not going to sell after all". */
const CALLED_OFF = /\b(?:after all|no longer|any ?more|any longer)\b/i;
export const isCalledOff = (r: Reading): boolean => CALLED_OFF.test(r.text.slice(r.start, r.end));

/** The contract's status of an event whose frame would give `base` were it a plain fact. */
export function statusOf(modality: Modality, base: Status): Status {
  if (base === 'denied' || base === 'cancelled') return base;
  switch (modality) {
    case 'fact':
      return base;
    case 'agreed':
      return least(base, 'agreed') === base && base !== 'completed' ? base : 'agreed';
    case 'future':
      return least(base, 'announced');
    case 'possible':
    case 'doubted':
    case 'hearsay':
      return 'considered';
    case 'cancelled':
    case 'cancelling':
      return 'cancelled';
    default:
      return 'denied';
  }
}
