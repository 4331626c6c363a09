// What is only reported: "a newspaper report according to which Acme wants out", and what is reported to be untrue.

import type { Clause, NounPhrase } from '@cellwire/language';
import type { Reading } from '../reading/reading.js';

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

/** What is said of a report that its subject denies, and what it is not. */
const FALSE = /^(?:untrue|false|baseless|groundless|unfounded|wrong|incorrect|inaccurate|nonsense|fabricated)$/;
const TRUE = /^(?:true|correct|accurate)$/;
/** Words behind the verb within which it is said: "was, in its words, \"plainly untrue\"". */
const SAID_WITHIN = 6;

/** "is not true", "was \"plainly untrue\"" */
function saysFalse(r: Reading, c: Clause): boolean {
  const { tokens } = r.parsed;
  if (c.vg.form !== 'finite' || tokens[c.vg.head]?.pos !== 'be') return false;
  const behind = tokens.slice(c.vg.head + 1, c.vg.head + 1 + SAID_WITHIN);
  const stop = behind.findIndex(t => t.pos === 'verb' || t.lower === 'that');
  const said = stop < 0 ? behind : behind.slice(0, stop);
  return said.some(t => (c.vg.negated ? TRUE : FALSE).test(t.lower));
}

/** "A claim that Acme would shed 400 jobs was untrue": the contents of a report that the sentence calls false. */
export function isCalledFalse(r: Reading, clause: Clause): boolean {
  if (clause.opener !== 'that') return false;
  return r.parsed.clauses.some(
    c =>
      c.vg.start >= clause.vg.end &&
      c.subject !== null &&
      REPORTS.has(c.subject.noun) &&
      c.subject.head < clause.vg.start &&
      saysFalse(r, c),
  );
}
