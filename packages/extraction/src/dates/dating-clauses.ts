// Clauses other than its own, and those over it, that tell when a deed was done: of the pact behind it, of the board that
// met to decide it, of what came into force.

import type { Clause } from '@cellwire/language';
import { extent, type Reading } from '../reading/reading.js';
import { pactBefore, pactOf, signingsOf } from '../status/pacts.js';
import { formsOfVerbs } from '../status/status-words.js';

/** "an order, won in May, to supply": the clauses that say when what a deed hangs on was made. */
function signingsOver(r: Reading, clause: Clause): Clause[] {
  const pact =
    pactOf(r, clause) ?? (clause.relation === 'infinitive' ? (clause.governorPhrase ?? pactBefore(clause)) : null);
  return pact ? signingsOf(r, pact).filter(c => c !== clause) : [];
}

const BODIES = new Set(
  'board council cabinet parliament court committee government assembly shareholder supervisor director'.split(' '),
);
const MEET = formsOfVerbs('meet convene sit gather');
/** "The board of Acme, which met on Monday, cleared the plant": it was decided there. */
function meetingsOf(r: Reading, clause: Clause): Clause[] {
  const { subject } = clause;
  if (!subject || !BODIES.has(subject.noun) || clause.vg.form !== 'finite') return [];
  const [start, end] = extent(subject);
  return r.parsed.clauses.filter(
    c =>
      c.relation === 'relative' &&
      c.governorPhrase !== null &&
      c.governorPhrase.head >= start &&
      c.governorPhrase.head < end &&
      MEET.has(r.parsed.tokens[c.vg.head]?.lower ?? ''),
  );
}

const COME = formsOfVerbs('come take go enter');
const FORCE = new Set(['force', 'effect']);
/** "A decree that scraps the duty came into force on Monday": what the clause over a relative one says of its subject. */
function forceOver(r: Reading, clause: Clause): Clause[] {
  if (clause.relation !== 'relative' || clause.governorPhrase === null) return [];
  return r.parsed.clauses.filter(
    c =>
      c.subject === clause.governorPhrase &&
      c !== clause &&
      c.vg.form === 'finite' &&
      COME.has(r.parsed.tokens[c.vg.head]?.lower ?? '') &&
      [...c.objects, ...c.complements].some(p => FORCE.has(p.noun)),
  );
}

/** The clauses beside a deed's own whose dates are the deed's. */
export const clausesThatDate = (r: Reading, clause: Clause): Clause[] => [
  ...signingsOver(r, clause),
  ...meetingsOf(r, clause),
  ...forceOver(r, clause),
];

/** "until September, when it withdrew an order": the token of the date that a clause with "when" tells of, or null. */
export function dateBeforeWhen(r: Reading, clause: Clause): number | null {
  if (clause.opener !== 'when') return null;
  const { tokens } = r.parsed;
  let at = Math.min(clause.start, clause.vg.start, clause.subject?.start ?? clause.vg.start) - 1;
  while (at > 0 && (tokens[at]!.lower === 'when' || tokens[at]!.text === ',')) at--;
  return tokens[at]?.value?.kind === 'date' ? at : null;
}

/** "The minister wielded the shovel on Monday: Acme has begun to build": what stands before a colon is the same happening. */
export function clausesBeforeColon(r: Reading, clause: Clause): Clause[] {
  const { tokens } = r.parsed;
  const first = clause.subject?.start ?? clause.vg.start;
  const colon = tokens.findIndex(t => t.text === ':');
  if (colon < 0 || colon > first || clause.relation !== 'main') return [];
  return r.parsed.clauses.filter(
    c => c.relation === 'main' && c.vg.form === 'finite' && c.vg.tense === 'past' && c.vg.end <= colon,
  );
}
