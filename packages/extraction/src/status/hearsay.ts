// What is only reported: "a newspaper report according to which Acme wants out".

import type { Clause, NounPhrase } from '@cellwire/language';

const REPORTS = new Set(
  'report story article rumour rumor speculation claim talk suggestion dispatch piece post account allegation'.split(
    ' ',
  ),
);

/** What is said by nobody in particular, or by others: "talk that the plant will shut" gives its contents. */
const TALK = new Set('rumour rumor speculation claim talk suggestion allegation gossip chatter'.split(' '));

/** The report that a clause with "according to which", or talk that one with "that", gives the contents of, or null. */
export function hearsayOf(clause: Clause): NounPhrase | null {
  const report = clause.relation === 'relative' ? clause.governorPhrase : null;
  // A company's own report is no hearsay.
  if (!report || report.possessor || !REPORTS.has(report.noun)) return null;
  const isWhole = clause.subject !== null && clause.subject.head > report.head;
  if (TALK.has(report.noun) && isWhole) return report;
  return clause.complements.some(p => p.preposition === 'according to' && p.head === report.head) ? report : null;
}
