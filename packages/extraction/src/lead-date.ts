// The lead of a news article says what is new and often leaves the day to the next sentence: "The company announced the
// purchase on August 8." Events of the lead without a date take the day of that announcement.
import { REPORTING } from '@cellwire/language';
import type { Draft } from './draft.js';
import { type AnnotatedArticle, type ArticleSentence, partText } from './annotate.js';
import { whenIs } from './when.js';

/** Sentences that count as the lead, and how far behind it the announcement may stand. */
const LEAD = 2;
const REACH = 3;
/** An announcement is news for this many days before publication. */
const NEWS_DAYS = 8;

const DAY_MS = 86_400_000;

/** The day of an announcement that a sentence tells: a recent day beside a verb of saying. */
function announcementDay(a: AnnotatedArticle, s: ArticleSentence): string | null {
  const text = partText(a, s.in).slice(s.start, s.end);
  const says = text.toLowerCase().split(/[^\p{L}]+/u).some(w => REPORTING.has(w) || HELD.has(w));
  if (!says) return null;
  for (const v of a.values[s.in]) {
    if (v.kind !== 'date' || v.start < s.start || v.end > s.end) continue;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(v.value) || whenIs(v.value, a.publishedOn) === 'future') continue;
    if (Date.parse(a.publishedOn) - Date.parse(v.value) <= NEWS_DAYS * DAY_MS) return v.value;
  }
  return null;
}
const HELD = new Set(['held', 'signed', 'filing', 'statement', 'presented']);

/** Dates the undated events of the lead, in place. */
export function dateLeads(drafts: readonly Draft[], a: AnnotatedArticle): void {
  const days = a.sentences.slice(0, LEAD + REACH).map((s, order) => ({ order, day: s.headline ? null : announcementDay(a, s) }));
  for (const draft of drafts) {
    if (draft.date !== null || draft.order > LEAD || draft.status === 'considered' || draft.status === 'denied') continue;
    const said = days.find(d => d.day !== null && d.order >= draft.order && d.order - draft.order < REACH);
    if (!said) continue;
    draft.date = said.day;
    draft.dateReported = true;
  }
}
