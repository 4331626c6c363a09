// Whether a change of an event or exit is news to a subscription, and of what kind. Pure.
import type { AlertType, Arguments, Status } from '@cellwire/model';
import { type EventFacts, type Filter, matchesFilter } from '@cellwire/query';

/** An event or exit at one moment, as alerts look at it. */
export interface SubjectState {
  kind: 'event' | 'exit';
  id: string;
  status: Status;
  facts: EventFacts;
  /** Canonical figures by role, each list as text. */
  figures: Figures;
  /** The day by which its age is told: its own date, else its first publication. */
  newsOn: string;
  /** The day on which its present status was asserted. */
  statusOn: string;
  /** Whether some report tells it as news, not in passing. */
  fresh: boolean;
  corrected?: 'merged' | 'split' | 'rejected' | 'restored';
}

export type Figures = Readonly<Record<string, string>>;

/** Canonical figures of arguments: names and texts do not count. */
export function figuresOf(args: Arguments, roles?: readonly string[]): Figures {
  const numeric = Object.entries(args).filter(
    ([role, values]) => typeof values[0] === 'object' && (!roles || roles.includes(role)),
  );
  return Object.fromEntries(
    numeric.map(([role, values]) => [role, JSON.stringify(values.map(v => JSON.stringify(v)).sort())]),
  );
}

/** Whether a figure that was told is another one now. A figure that only now becomes known is no change. */
const figuresDiffer = (told: Figures, now: Figures): boolean =>
  Object.entries(told).some(([role, v]) => role in now && now[role] !== v);

/** What a subscription was last told of a subject; null when nothing. */
export type LastTold = { status: Status; figures: Figures } | null;

export interface DecideOptions {
  /** Today, as a day. */
  today: string;
  alertMaxAgeDays: number;
}

export type Decision = { type: AlertType; previous?: Status } | null;

const STARTS_EXIT: ReadonlySet<Status> = new Set(['considered', 'announced', 'agreed', 'completed']);
const DAY_MS = 86_400_000;

/** Whether a filter speaks of exits: then its subscription is told of exits, one alert for each, not of their events. */
export function asksForExits(filter: Filter): boolean {
  switch (filter.is) {
    case 'and':
      return filter.of.some(asksForExits);
    case 'or':
      return filter.of.length > 0 && filter.of.every(asksForExits);
    case 'flag':
      return filter.flag === 'jv_exit';
    default:
      return false;
  }
}

/**
 * The alert that a subscription is due, or null. First told: a match that is news; an exit only from considered on, never
 * with a denial or a cancellation. Told before: a change of status or of a canonical value, whether or not the filter
 * still matches, since who heard of the rumour must hear of its end.
 */
export function decideAlert(filter: Filter, state: SubjectState, told: LastTold, options: DecideOptions): Decision {
  if (asksForExits(filter) !== (state.kind === 'exit')) return null;
  if (told === null) return firstAlert(filter, state, options);
  if (state.corrected) return { type: 'event.corrected', previous: told.status };
  if (!isRecent(state.status === told.status ? state.newsOn : state.statusOn, options)) return null;
  if (told.status !== state.status) return { type: `${state.kind}.updated`, previous: told.status };
  return !figuresDiffer(told.figures, state.figures) ? null : { type: `${state.kind}.updated`, previous: told.status };
}

function firstAlert(filter: Filter, state: SubjectState, options: DecideOptions): Decision {
  if (state.corrected === 'rejected' || state.corrected === 'merged') return null;
  if (!state.fresh || !isRecent(state.newsOn, options)) return null;
  if (state.kind === 'exit' && !STARTS_EXIT.has(state.status)) return null;
  return matchesFilter(filter, state.facts) ? { type: `${state.kind}.created` } : null;
}

const isRecent = (day: string, options: DecideOptions): boolean =>
  Date.parse(options.today) - Date.parse(day) <= options.alertMaxAgeDays * DAY_MS;
