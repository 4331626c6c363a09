// The day on which a mention's status was reached, or takes effect; what lies ahead goes to `start` or `period` where
// the type has such a role.
import { daysOf, type EventTypeDefinition } from '@cellwire/model';
import { addDateToken, type Draft } from '../happenings/draft.js';
import { type DatedSpan, datesNear } from './dating.js';
import { isDay, isRange, pastWeekday, whenIs } from './when.js';

/** Role whose definition takes dates, if the type has one: `start`, `period`. */
export const dateRole = (def: EventTypeDefinition): string | null =>
  Object.entries(def.roles).find(([, d]) => d.kind.includes('date'))?.[0] ?? null;

const isFullDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Whether a date in the trigger's own clause tells when a deed was done, not for how long it will go on. */
function tellsDeed(draft: Draft, d: DatedSpan): boolean {
  const vg = draft.match.clause?.vg;
  const past =
    vg !== undefined && !vg.modal && !vg.ahead && (vg.tense === 'past' || vg.perfect) && vg.form === 'finite';
  return d.distance <= 1 && past && (draft.modality === 'fact' || draft.modality === 'agreed') && !d.said;
}

/** Sorts the dates near a trigger into `date` and the role for what lies ahead, in place. */
export function placeDates(draft: Draft, def: EventTypeDefinition, publishedOn: string): void {
  const { match } = draft;
  const trigger = match.frame.nouns.length > 0 ? match.np : null;
  const role = dateRole(def);
  const used = new Set(match.fills.flatMap(f => (f.kind === 'date' ? [f.token] : [])));
  const dates = datesNear(match.reading, match.clause, trigger).sort((a, b) => a.distance - b.distance);
  for (const d of dates) {
    if (used.has(d.token)) continue;
    // "was to have opened last year": the day that was missed is not the day of the delay.
    if (match.frame.settled && match.frame.timeless && !d.said) continue;
    const value = d.past
      ? pastWeekday(d.span.value, match.reading.parsed.tokens[d.token]!.text, publishedOn)
      : d.span.value;
    const when = whenIs(value, publishedOn);
    const ahead = isAhead(draft, d, when) || (neverDone(def) && when === 'now' && !isDay(value));
    if (role && ahead) {
      if (!draft.roles.has(role) && !match.frame.timeless) addDateToken(draft.roles, role, match.reading, d.token);
    } else if (!isRange(value) && draft.date === null && mayDate(draft, d, when)) {
      draft.date = value;
      draft.dateReported = d.said;
      draft.dateFrom = { words: match.reading.parsed.tokens[d.token]!.text, how: bearing(d) };
    }
  }
  draft.over = draft.date !== null && !draft.dateReported && endedLongBefore(draft.date, publishedOn);
}

/** Days after which what was done is no news. */
const OLD_DAYS = 20;
const DAY_MS = 86_400_000;
function endedLongBefore(value: string, publishedOn: string): boolean {
  const end = daysOf(value)?.end;
  return !!end && Date.parse(publishedOn) - Date.parse(end) > OLD_DAYS * DAY_MS;
}

/** A goal is set, never done: a year beside it that is still running is the goal's. */
const neverDone = (def: EventTypeDefinition): boolean => !def.statuses.includes('completed');

const bearing = (d: DatedSpan): string =>
  d.said ? 'the day it was said' : d.distance === 0 ? 'beside the deed' : `${d.distance} clauses off the deed`;

function isAhead(draft: Draft, d: DatedSpan, when: ReturnType<typeof whenIs>): boolean {
  if (when === 'future' || isRange(d.span.value)) return true;
  return when === 'now' && !/W\d\d$/.test(d.span.value) && !isFullDay(d.span.value) && !tellsDeed(draft, d);
}

function mayDate(draft: Draft, d: DatedSpan, when: ReturnType<typeof whenIs>): boolean {
  // What is only weighed has reached no status on a day.
  if (draft.status === 'considered') return false;
  // Of what is denied it is the day of the denial.
  if (draft.status === 'denied') return (d.said || d.distance > 0) && isDay(d.span.value) && when !== 'future';
  if (when === 'future' && draft.status === 'completed') return false;
  // "Reuters reported in January": a report of what was done earlier, not its day.
  return !(d.said && draft.status === 'completed' && !/-(?:\d\d-\d\d|W\d\d)$/.test(d.span.value));
}

/** Whether `inner` says the time of `outer` more exactly. */
function within(inner: string, outer: string): boolean {
  const [a, b] = [daysOf(inner), daysOf(outer)];
  return a !== null && b !== null && inner !== outer && a.start >= b.start && a.end <= b.end;
}

function isLater(a: string, b: string): boolean {
  const [x, y] = [daysOf(a), daysOf(b)];
  return x !== null && y !== null && y.end !== '' && x.start > y.end;
}

/**
 * Which of two dates of one happening to keep: the day of the deed before the day of its announcement; of two that
 * agree the more exact one. `lead` is the draft that says how far the happening has come.
 */
export function chooseDate(lead: Draft, other: Draft): Pick<Draft, 'date' | 'dateReported' | 'dateFrom'> {
  const open = lead.status === 'announced' || lead.status === 'agreed';
  const sameStep = other.status === lead.status || other.modality === lead.modality;
  const effect = open && (other.status === 'announced' || other.status === 'agreed');
  if (lead.date === null) return sameStep ? other : lead;
  if (other.date === null) return lead;
  if (lead.dateReported && !other.dateReported && (sameStep || effect)) return other;
  // "agreed on Tuesday to part ways … is to be wound up in March": what is still to come wins.
  if (lead.status === 'agreed' && other.status === 'announced' && !other.dateReported && isLater(other.date, lead.date))
    return other;
  if (!other.dateReported && sameStep && within(other.date, lead.date)) return other;
  return lead;
}
