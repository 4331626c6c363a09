// "Selling the unit is one of several options": a gerund at the head of its sentence takes what follows as its object, and
// the verb behind says how far it has come.
import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';

/** The object of a gerund that is a subject itself; null for other clauses. */
export function objectOfGerundSubject(clause: Clause): NounPhrase | null {
  const np = clause.subject;
  const opens = clause.relation === 'gerund' && clause.opener === null && clause.governor === null;
  return opens && np !== null && np === clause.governorPhrase && np.start === clause.vg.end ? np : null;
}

/** The clause whose subject such a gerund is. */
export const predicateOfGerund = (r: Reading, clause: Clause): Clause | null =>
  objectOfGerundSubject(clause) ? (r.parsed.clauses.find(c => c.governor === clause) ?? null) : null;
