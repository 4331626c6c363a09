// The lead of a news article says what is new and often leaves the day to the next sentence: "The company announced the
// purchase on August 8." Events of the lead without a date take the day of that announcement.
import { daysOf } from '@cellwire/model';
import { REPORTING } from '@cellwire/language';
import type { Draft } from './draft.js';
import { isDay, whenIs } from './when.js';
import type { Reading } from './reading.js';

/** Sentences that count as the lead, and how far behind it the announcement may stand. */
const LEAD = 2;
const REACH = 3;
/** An announcement is news for this many days before publication. */
const NEWS_DAYS = 8;

const DAY_MS = 86_400_000;

function announcementDay(r: Reading, publishedOn: string): string | null {
  for (const clause of r.parsed.clauses) {
    if (clause.vg.form !== 'finite' || !REPORTING.has(r.parsed.tokens[clause.vg.head]?.lower ?? '')) continue;
    for (const mark of clause.dates)
      for (const t of r.parsed.tokens.slice(mark.start, mark.end)) {
        if (t.value?.kind !== 'date' || !isDay(t.value.value) || whenIs(t.value.value, publishedOn) === 'future') continue;
        const day = daysOf(t.value.value)?.start ?? '';
        if (Date.parse(publishedOn) - Date.parse(day) <= NEWS_DAYS * DAY_MS) return t.value.value;
      }
  }
  return null;
}

/** Dates the undated events of the lead, in place. `readings` are the parsed sentences in order. */
export function dateLeads(drafts: readonly Draft[], readings: readonly Reading[], publishedOn: string): void {
  const days = readings
    .filter(r => !r.headline)
    .map(r => ({ order: r.order, day: announcementDay(r, publishedOn) }))
    .filter(d => d.day !== null);
  for (const draft of drafts) {
    if (draft.date !== null || draft.order > LEAD || draft.status === 'considered' || draft.status === 'denied') continue;
    const said = days.find(d => d.order >= draft.order && d.order - draft.order <= REACH && d.order <= LEAD + 1);
    if (!said) continue;
    draft.date = said.day;
    draft.dateReported = true;
  }
}
