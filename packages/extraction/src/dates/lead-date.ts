// Dates that a text gives beside its events, in sentences of their own. The lead says what is new and often leaves the
// day to the next sentence: "The company announced the purchase on August 8." And a deal still to come has its day in a
// later one: "The transaction is expected to close in June."
import { REPORTING, singular } from '@cellwire/language';
import type { EventTypeDefinition } from '@cellwire/model';
import type { CompiledFrame } from '../frames/frame.js';
import type { Draft } from '../happenings/draft.js';
import { type AnnotatedArticle, type ArticleSentence, partText } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';
import { isDeal, isMove } from './comes-about.js';
import { isAside } from './dating.js';
import { type Effect, effectsIn } from './effect-date.js';
import { dateRole } from './place-dates.js';
import { pastWeekday, whenIs } from './when.js';

/** Sentences that count as the lead, headline included, and how far behind an event its announcement may stand. */
const LEAD = 2;
const REACH = 3;
/** An announcement is news for this many days before publication. */
const NEWS_DAYS = 8;
/** How many sentences behind a deal the day of its closing may stand. */
const CLOSING_REACH = 9;
/** And the signing of its papers. */
const SIGNING_REACH = 3;

const DAY_MS = 86_400_000;

/** What is done on the day of an announcement, besides the verbs of saying. */
const HELD = new Set([
  'held',
  'signed',
  'lodged',
  'filing',
  'statement',
  'presented',
  'announcement',
  'published',
  'filed',
]);
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
    const day = pastWeekday(v.value, partText(a, s.in).slice(v.start, v.end), a.publishedOn);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || whenIs(day, a.publishedOn) === 'future') continue;
    if (Date.parse(a.publishedOn) - Date.parse(day) <= NEWS_DAYS * DAY_MS) return day;
  }
  return null;
}

/** What `dateLeads` must know of the pack. */
export interface DatingTypes {
  definitions: ReadonlyMap<string, EventTypeDefinition>;
  /** Nouns that name the deed of a type, by type: "conversion", "closure". */
  nouns: ReadonlyMap<string, ReadonlySet<string>>;
  /** The sentences that have been parsed. */
  readings: readonly Reading[];
}

/** Collects the nouns of a pack's frames, by type; of several words the last counts. */
export function deedNouns(frames: readonly CompiledFrame[]): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>();
  for (const frame of frames)
    for (const noun of frame.nouns) {
      const set = out.get(frame.type) ?? new Set<string>();
      out.set(frame.type, set.add(singular(noun.split(' ').at(-1)!)));
    }
  return out;
}

/** Gives undated events of the lead the day of the announcement, and what is to come the day it takes effect; in place. */
export function dateLeads(drafts: readonly Draft[], a: AnnotatedArticle, types: DatingTypes): void {
  dateByEffect(drafts, a, types);
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
    draft.dateFrom = { words: said.day!, how: 'the day of the announcement, in a sentence of the lead' };
  }
}

/** Whether a type is a deal between companies, which "the transaction" may stand for. */
function isDealType(def: EventTypeDefinition): boolean {
  const roles = Object.values(def.roles);
  const parties = roles.filter(r => r.kind.includes('company')).length;
  return def.statuses.includes('agreed') && (parties > 1 || roles.some(r => r.kind.includes('venture')));
}

/** Whether a sentence on `effect` may speak of an event. */
function speaksOf(effect: Effect, draft: Draft, types: DatingTypes): boolean {
  const def = types.definitions.get(draft.type);
  // "On Monday the shares changed hands. Acme received $5 million for its half.": what is done may be told first.
  const first = effect.done && effect.step === 'closing' ? draft.order - 1 : draft.order;
  if (effect.order < first || effect.order - draft.order > CLOSING_REACH || !def) return false;
  if (effect.nouns.some(n => types.nouns.get(draft.type)?.has(n))) return true;
  if (effect.nouns.some(isMove)) return effect.order - draft.order <= 1;
  return effect.nouns.some(isDeal) && isDealType(def);
}

const takesDay = (d: Draft, a: AnnotatedArticle): boolean =>
  d.date === null || d.dateReported || whenIs(d.date, a.publishedOn) === 'past';

/** Whether a draft may still be dated by a sentence on when it takes effect, or when the papers were signed. */
function isOpen(d: Draft, a: AnnotatedArticle, types: DatingTypes): boolean {
  const def = types.definitions.get(d.type);
  // What is done may still be dated by the sentence that says when it closed.
  const ahead = d.status === 'announced' || d.status === 'agreed' || (d.status === 'completed' && d.date === null);
  return def !== undefined && dateRole(def) === null && ahead && (d.status === 'announced' || takesDay(d, a));
}

/** The papers are those of the deal that was told last before them. */
function signLast(drafts: readonly Draft[], effect: Effect, types: DatingTypes): void {
  const last = drafts
    .filter(d => d.order <= effect.order && effect.order - d.order <= SIGNING_REACH)
    .filter(d => isDealType(types.definitions.get(d.type)!))
    .sort((x, y) => y.order - x.order)[0];
  if (last?.status !== 'announced' || last.modality !== 'future') return;
  last.status = 'agreed';
  if (last.date !== null && !last.dateReported) return;
  if (effect.date === null) return;
  last.date = effect.date;
  last.dateReported = true;
  last.dateFrom = { words: effect.date, how: 'a sentence on the signing' };
}

function dateByEffect(drafts: readonly Draft[], a: AnnotatedArticle, types: DatingTypes): void {
  const open = drafts.filter(d => isOpen(d, a, types));
  if (open.length === 0) return;
  const named = new Set(open.flatMap(d => [...(types.nouns.get(d.type) ?? [])]));
  const dated = new Set<Draft>();
  for (const effect of effectsIn(a, named, types.readings)) {
    if (effect.step === 'signing') signLast(drafts, effect, types);
    else
      for (const draft of open)
        if (!dated.has(draft) && (takesDay(draft, a) || draft.date === effect.date) && takeEffect(draft, effect, types))
          dated.add(draft);
  }
}

/** Gives a draft the day on which it takes effect; false where the sentence speaks of another. */
function takeEffect(draft: Draft, effect: Effect, types: DatingTypes): boolean {
  if (!speaksOf(effect, draft, types) || (draft.status === 'completed' && !effect.done)) return false;
  draft.date = effect.date;
  draft.dateReported = false;
  draft.dateFrom = { words: effect.date!, how: `a sentence on when it takes effect (${effect.nouns.join(', ')})` };
  if (effect.done) draft.status = 'completed';
  // What is to be closed has been agreed.
  else if (effect.step === 'closing' && isDealType(types.definitions.get(draft.type)!)) draft.status = 'agreed';
  return true;
}
