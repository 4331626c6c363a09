// What a verb makes of the deed that it governs: agreed, planned, weighed, dropped, denied.
import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { hadTo, leavesPlan } from './intentions.js';
import { weaker } from './status.js';
import {
  AGREE,
  CARRY,
  CONSIDER,
  DENY,
  DOUBT,
  DROP,
  EXERCISE,
  formsOfVerbs,
  LOOSE,
  type Modality,
  NOUNS,
  PLAN,
  RESOLVE,
} from './status-words.js';
import { ofVerbGroup } from './verb-modality.js';

/** What a governing verb makes of what it governs. */
export function ofGovernor(governor: Clause, r: Reading, relation: Clause['relation']): Modality {
  const verb = r.parsed.tokens[governor.vg.head]?.lower ?? '';
  const own = ofVerbGroup(governor, r);
  if (denies(governor, r) && (relation === 'reported' || relation === 'gerund')) return 'denied';
  // "have agreed that the carmaker will take over the stake"
  if (relation === 'reported') return own === 'fact' && AGREED.test(verb) ? 'agreed' : 'fact';
  if (AGREE.has(verb)) return own === 'fact' ? 'agreed' : own;
  // What two parties resolve together they have agreed on.
  if (own === 'fact' && RESOLVE.has(verb) && governor.subject && governor.subject.conjuncts.length > 0) return 'agreed';
  // "backed out of building", "walked away from building"
  const leaves = relation === 'gerund' && leavesPlan(r, governor);
  if (DROP.has(verb) || leaves) return own === 'fact' ? 'cancelled' : own === 'future' ? 'cancelling' : own;
  if (CONSIDER.has(verb)) return own === 'not' ? 'not' : 'possible';
  if (CARRY.has(verb)) return own;
  if (hadTo(r, governor, relation)) return own;
  // "has decided not to sell": it might have.
  const decidedNot = RESOLVE.has(verb) && r.parsed.tokens[governor.vg.head + 1]?.lower === 'not';
  if (decidedNot || (PLAN.has(verb) && isGivenUp(governor, r))) return 'cancelled';
  if (PLAN.has(verb)) return own === 'not' || own === 'cancelled' || own === 'possible' ? own : 'future';
  return weaker(own, relation === 'infinitive' ? 'future' : 'fact');
}

/** Who agrees that something will be done binds himself; who undertakes or signs says no "that". */
const AGREED = /^agree[ds]?$/;

/** "had planned to sell its stake but has kept it": the same party went on otherwise. */
const isGivenUp = (c: Clause, r: Reading): boolean =>
  c.vg.perfect &&
  c.vg.tense === 'past' &&
  r.parsed.clauses.some(
    o =>
      o.index > c.index &&
      o.subject === c.subject &&
      o.vg.form === 'finite' &&
      r.parsed.tokens.slice(c.vg.end, o.vg.start).some(t => t.lower === 'but'),
  );

/** What a report lacks that is not true. */
const GROUND = new Set(['truth', 'substance', 'foundation', 'basis']);

/** "has exercised its option" */
export const exercises = (c: Clause, r: Reading): boolean => EXERCISE.has(r.parsed.tokens[c.vg.head]?.lower ?? '');

/** "denied", "ruled out", "there was no truth in". */
export const denies = (c: Clause, r: Reading): boolean => {
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
export const ofOwnVerb = (c: Clause, r: Reading): Modality =>
  c.vg.form === 'finite' && !c.vg.passive && WEIGH.has(r.parsed.tokens[c.vg.head]?.lower ?? '') ? 'possible' : 'fact';

/** "is close to a deal": none yet. */
export const isNear = (np: NounPhrase): boolean => np.preposition === 'close to' || np.preposition === 'near';

/** "signed a non-binding memorandum": as far as a plan. */
export const ofLoosePact = (c: Clause, r: Reading): Modality =>
  c.objects.some(o => isLoosePact(o, r)) ? 'future' : 'fact';
/** A pact that binds no one: a memorandum, a letter of intent. */
export const isLoosePact = (np: NounPhrase, r: Reading): boolean =>
  NOUNS[np.noun] === 'agreed' && r.parsed.tokens.slice(np.start, np.head).some(t => LOOSE.has(t.lower));

/** "announced a plan to", "dropped plans to", "is in talks to": what the verb over a noun of intention says. */
export function ofNounVerb(r: Reading, clause: Clause): Modality {
  const verb = r.parsed.tokens[clause.vg.head]?.lower ?? '';
  if (denies(clause, r)) return 'denied';
  if (DROP.has(verb) || leavesPlan(r, clause)) return clause.vg.negated ? 'fact' : 'cancelled';
  if (DOUBT.has(verb)) return 'doubted';
  if (CONSIDER.has(verb)) return 'possible';
  return 'fact';
}
