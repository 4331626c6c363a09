// Dates of a mention: the day its status was reached, or takes effect; what lies ahead goes to `start` or `period`.

import { type Clause, REPORTING } from '@cellwire/language';
import { type DateSpan, daysOf } from '@cellwire/model';
import type { Reading } from './reading.js';

export interface DatedSpan {
  span: DateSpan;
  token: number;
  /** 0 for the trigger's own clause, more for the clauses over it. */
  distance: number;
}

/** The dates of a clause and, where it is reported or governed, of the clauses over it. */
export function datesNear(r: Reading, clause: Clause | null): DatedSpan[] {
  const out: DatedSpan[] = [];
  const seen = new Set<number>();
  const add = (c: Clause, distance: number): void => {
    const inside = [
      ...c.dates.map((d): [number, number] => [d.start, d.end]),
      ...[...c.complements, ...c.objects, ...(c.subject ? [c.subject] : [])].map((p): [number, number] => [
        p.start,
        Math.max(p.end, p.aside?.[1] ?? 0),
      ]),
    ];
    for (const [start, end] of inside)
      for (let i = start; i < end; i++) {
        const v = r.parsed.tokens[i]?.value;
        if (v?.kind === 'date' && !seen.has(i) && !compares(r, i)) {
          seen.add(i);
          out.push({ span: v, token: i, distance });
        }
      }
  };
  let c = clause;
  for (let n = 0; c && n < 6; n++) {
    add(c, n);
    for (const other of r.parsed.clauses)
      if (
        other.governor === c &&
        other !== clause &&
        n === 0 &&
        (other.relation === 'infinitive' || other.relation === 'gerund' || other.relation === 'participle')
      )
        add(other, 1);
    c = ['infinitive', 'gerund', 'reported', 'participle'].includes(c.relation) ? c.governor : null;
  }
  // ", the company said on Tuesday": a clause of saying dates the whole sentence.
  for (const other of r.parsed.clauses) if (other.vg.form === 'finite' && REPORTING.has(r.parsed.tokens[other.vg.head]?.lower ?? '')) add(other, 5);
  return out;
}

/** "twice as much as last year", "than in 2021", "from last year’s level": a date that something is compared with. */
function compares(r: Reading, i: number): boolean {
  const t = r.parsed.tokens[i]!;
  const before = r.parsed.tokens.slice(Math.max(0, i - 2), i).map(x => x.lower);
  return before.includes('than') || before.at(-1) === 'as' || (before.at(-1) === 'in' && before[0] === 'as') || (t.possessive && before.at(-1) === 'from');
}

export type When = 'past' | 'now' | 'future';

/** Where a date lies, seen from publication: a span that holds the day of publication is now. */
export function whenIs(value: string, publishedOn: string): When {
  const days = daysOf(value);
  if (!days) return 'past';
  if (days.start !== '' && days.start > publishedOn) return 'future';
  if (days.end !== '' && days.end <= publishedOn) return 'past';
  return days.start === publishedOn ? 'past' : 'now';
}

/** Whether a date names a day, or a week: such dates tell when something was said or done, not a period. */
export const isDay = (value: string): boolean => /^\d{4}-(?:\d{2}-\d{2}|W\d{2})$/.test(value);
export const isRange = (value: string): boolean => value.includes('/');
