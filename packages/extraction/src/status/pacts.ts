// The agreement under which something is to be done: "Under a deed signed on Tuesday, Acme is to transfer its shares",
// "an order, won in May, to supply cells".

import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';
import { LOOSE, NOUNS, ORDERS } from './status-words.js';

/** Nouns of pacts that put nothing off by themselves: "signed a framework", but "the framework of the plant". */
const FRAMEWORKS = new Set(['framework', 'arrangement', 'exchange', 'swap']);
const UNDER = new Set(['under', 'as part of', 'in']);

const isBinding = (r: Reading, np: NounPhrase): boolean =>
  !r.parsed.tokens.slice(np.start, np.head).some(t => LOOSE.has(t.lower));

/** "by mutual agreement", "by mutual consent". */
const isMutual = (r: Reading, np: NounPhrase): boolean =>
  np.preposition === 'by' &&
  /^(?:agreement|consent)$/.test(np.noun) &&
  /^(?:mutual|common|joint)$/.test(r.parsed.tokens[np.head - 1]?.lower ?? '');

/** "under an agreement", "under a framework": what binds the parties to what its clause says. */
const isPact = (r: Reading, np: NounPhrase): boolean =>
  UNDER.has(np.preposition ?? '') &&
  // "in order to raise money"
  !(np.preposition === 'in' && np.noun === 'order') &&
  (NOUNS[np.noun] === 'agreed' || (np.preposition === 'under' && FRAMEWORKS.has(np.noun))) &&
  isBinding(r, np);

/** Whether nothing but clauses on the phrase itself stands between it and the verb of a clause. */
function opens(r: Reading, np: NounPhrase, clause: Clause): boolean {
  if (np.start >= clause.vg.start || (clause.subject && np.start > clause.subject.start)) return false;
  return r.parsed.clauses.every(
    c =>
      c === clause ||
      c.vg.start < np.start ||
      c.vg.start > clause.vg.start ||
      c.governorPhrase === np ||
      (c.governor !== null && c.governor.governorPhrase === np),
  );
}

/** The pact that a clause names behind its verb, or that opens its sentence; null for none. */
export function pactOf(r: Reading, clause: Clause): NounPhrase | null {
  const behind = clause.complements.find(p => isPact(r, p) || isMutual(r, p));
  if (behind) return behind;
  if (clause.vg.form !== 'finite') return null;
  return r.parsed.phrases.find(p => p.start <= 2 && isPact(r, p) && opens(r, p, clause)) ?? null;
}

/** "includes a contract to supply": the pact that passes for the subject of what it binds to. */
export const pactBefore = (c: Clause): NounPhrase | null =>
  c.relation === 'infinitive' && c.subject && (NOUNS[c.subject.noun] === 'agreed' || ORDERS[c.subject.noun])
    ? c.subject
    : null;

const SIGNED = /^(?:sign|initial|conclud|dat|struck|strike|announc|agree|reach|seal|ink|put|won|win|award|clos|enter)/;

/** The clauses that tell when a pact was made: "signed on Tuesday", "that was concluded in September". */
export const signingsOf = (r: Reading, pact: NounPhrase): Clause[] =>
  r.parsed.clauses.filter(
    c =>
      (c.governorPhrase === pact || c.subject === pact) &&
      (c.relation === 'participle' || c.relation === 'relative') &&
      SIGNED.test(r.parsed.tokens[c.vg.head]?.lower ?? ''),
  );
