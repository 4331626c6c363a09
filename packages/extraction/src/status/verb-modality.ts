// What tense, modal and negation of one verb group make of the deed it tells.
import type { Clause } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { formsOfVerbs, type Modality } from './status-words.js';

/** Tense and modality of one verb group, by itself. */
export function ofVerbGroup(clause: Clause, r: Reading): Modality {
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
    !isAlready(vg, r) &&
    !goesOn(clause, r)
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

/** Verbs of what a plant does day by day. */
const WORKING = formsOfVerbs('produce make manufacture assemble operate refine process');
/** "is producing cells at a new plant": what goes on, where no date puts it off. */
const goesOn = (clause: Clause, r: Reading): boolean =>
  WORKING.has(r.parsed.tokens[clause.vg.head]?.lower ?? '') &&
  ![...clause.dates, ...clause.complements].some(({ start, end }) =>
    r.parsed.tokens.slice(start, end).some(t => t.value?.kind === 'date'),
  );

/** "sees an impairment of": a forecast. */
const SEES = new Set(['see', 'sees', 'expect', 'expects', 'foresee', 'foresees']);

/** "will hold all shares before it takes over the business": the present of a time clause under a future. */
const awaits = (clause: Clause): boolean =>
  /^(?:before|once|when|until|after|if)$/.test(clause.opener ?? '') &&
  clause.vg.tense === 'present' &&
  !clause.vg.perfect &&
  (clause.governor?.vg.modal === 'will' || clause.governor?.vg.ahead != null);

/** Words that tell an earlier intention from a mere denial: "is not going to sell after all". */
const CALLED_OFF = /\b(?:after all|no longer|any ?more|any longer)\b/i;
const isCalledOff = (r: Reading): boolean => CALLED_OFF.test(r.text.slice(r.start, r.end));
