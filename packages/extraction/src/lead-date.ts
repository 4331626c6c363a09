// Dates that a text gives beside its events, in sentences of their own. The lead says what is new and often leaves the
// day to the next sentence: "The company announced the purchase on August 8." And a deal still to come has its day in a
// later one: "The transaction is expected to close in June."
import { REPORTING } from '@cellwire/language';
import type { EventTypeDefinition } from '@cellwire/model';
import { type AnnotatedArticle, type ArticleSentence, partText } from './annotate.js';
import { isAside } from './dating.js';
import type { Draft } from './draft.js';
import { effectsIn } from './effect-date.js';
import { dateRole } from './place-dates.js';
import { whenIs } from './when.js';

/** Sentences that count as the lead, headline included, and how far behind an event its announcement may stand. */
const LEAD = 2;
const REACH = 3;
/** An announcement is news for this many days before publication. */
const NEWS_DAYS = 8;
/** How many sentences behind a deal the day of its closing may stand. */
const CLOSING_REACH = 9;

const DAY_MS = 86_400_000;

/** What is done on the day of an announcement, besides the verbs of saying. */
const HELD = new Set(['held', 'signed', 'filing', 'statement', 'presented', 'announcement', 'published', 'filed']);
/** Prices move on a day of their own. */
const MARKET =
  /\b(?:shares?|stocks?|index|futures)\b[^.]*\b(?:rose|fell|slipped|slid|jumped|dropped|gained|rallied|climbed|closed|plunged|tumbled|traded|higher|lower)\b|\b(?:'s|’s) close\b/i;

/** The day of an announcement that a sentence tells: a recent day beside a word of saying. */
function announcementDay(a: AnnotatedArticle, s: ArticleSentence): string | null {
  const text = partText(a, s.in).slice(s.start, s.end);
  const says = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(w => REPORTING.has(w) || HELD.has(w));
  if (!says || MARKET.test(text)) return null;
  for (const v of a.values[s.in]) {
    if (v.kind !== 'date' || v.start < s.start || v.end > s.end) continue;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(v.value) || whenIs(v.value, a.publishedOn) === 'future') continue;
    if (Date.parse(a.publishedOn) - Date.parse(v.value) <= NEWS_DAYS * DAY_MS) return v.value;
  }
  return null;
}

/** Gives undated events of the lead the day of the announcement, and deals the day they take effect; in place. */
export function dateLeads(
  drafts: readonly Draft[],
  a: AnnotatedArticle,
  definitions: ReadonlyMap<string, EventTypeDefinition>,
): void {
  dateByEffect(drafts, a, definitions);
  const days = a.sentences
    .slice(0, LEAD + REACH)
    .map((s, order) => ({ order, day: s.headline ? null : announcementDay(a, s) }));
  for (const draft of drafts) {
    if (draft.date !== null || draft.status === 'considered' || draft.status === 'denied') continue;
    if ((draft.order > LEAD && !draft.headline) || (isAside(draft.match.clause) && !draft.headline)) continue;
    const from = draft.headline ? 0 : draft.order;
    const said = days.find(d => d.day !== null && d.order >= from && d.order - Math.min(draft.order, LEAD) <= REACH);
    if (!said) continue;
    draft.date = said.day;
    draft.dateReported = true;
  }
}

/** Whether an event is a deal that a closing sentence may speak of. */
function isOpenDeal(draft: Draft, definitions: ReadonlyMap<string, EventTypeDefinition>): boolean {
  const def = definitions.get(draft.type);
  if (!def?.statuses.includes('agreed') || dateRole(def) !== null) return false;
  return draft.status === 'announced' || draft.status === 'agreed';
}

function dateByEffect(
  drafts: readonly Draft[],
  a: AnnotatedArticle,
  definitions: ReadonlyMap<string, EventTypeDefinition>,
): void {
  const open = drafts.filter(
    d => isOpenDeal(d, definitions) && (d.date === null || d.dateReported || whenIs(d.date, a.publishedOn) === 'past'),
  );
  if (open.length === 0) return;
  for (const effect of effectsIn(a))
    for (const draft of open) {
      if (effect.order < draft.order || effect.order - draft.order > CLOSING_REACH) continue;
      draft.date = effect.date;
      draft.dateReported = false;
      if (effect.done) draft.status = 'completed';
      // What is to be closed has been agreed.
      else if (effect.closing) draft.status = 'agreed';
    }
}
