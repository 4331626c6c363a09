// What is only reported: "a newspaper report according to which Acme wants out".

import type { Clause, NounPhrase } from '@cellwire/language';

const REPORTS = new Set(
  'report story article rumour rumor speculation claim talk suggestion dispatch piece post account allegation'.split(
    ' ',
  ),
);

/** The report that a clause with "according to which" gives the contents of, or null. */
export function hearsayOf(clause: Clause): NounPhrase | null {
  const report = clause.relation === 'relative' ? clause.governorPhrase : null;
  // A company's own report is no hearsay.
  if (!report || report.possessor || !REPORTS.has(report.noun)) return null;
  return clause.complements.some(p => p.preposition === 'according to' && p.head === report.head) ? report : null;
}
