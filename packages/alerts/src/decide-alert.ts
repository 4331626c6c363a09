// Whether a change of an event or exit is news to a subscription, and of what kind. Pure.
import type { AlertType, Arguments, RoleValue, Status } from '@cellwire/model';
import { type EventFacts, type Filter, matchesFilter } from '@cellwire/query';
import { canonicalJson } from '@cellwire/store';

/** How people, or a better reading, mend what was told. */
export const CORRECTIONS = ['merged', 'split', 'rejected', 'restored'] as const;
export type Correction = (typeof CORRECTIONS)[number];

/** An event or exit at one moment, as alerts look at it. */
export interface SubjectState {
  kind: 'event' | 'exit';
  id: string;
  status: Status;
  facts: EventFacts;
  /** Canonical figures by role. */
  figures: Figures;
  /** The day by which its age is told: its own date, else its first publication. */
  newsOn: string;
  /** The day on which its present status was asserted. */
  statusOn: string;
  /** Whether some report tells it as news, not in passing. */
  fresh: boolean;
  /** Set where this change closes it (merged, rejected) or takes a part away (split). */
  corrected?: Exclude<Correction, 'restored'>;
}

export type Figures = Readonly<Record<string, readonly RoleValue[]>>;

/** Roles of an exit's event whose figures belong to the exit. */
export const EXIT_FIGURES: readonly string[] = ['price', 'stake'];

/** Canonical figures of arguments: names and texts do not count. */
export function figuresOf(args: Arguments, kind: SubjectState['kind']): Figures {
  const numeric = Object.entries(args).filter(
    ([role, values]) => typeof values[0] === 'object' && (kind === 'event' || EXIT_FIGURES.includes(role)),
  );
  return Object.fromEntries(numeric);
}

/** From what to what a canonical figure changed. */
export interface FigureChange {
  role: string;
  from: readonly RoleValue[];
  to: readonly RoleValue[];
}

const asSet = (values: readonly RoleValue[]): string => canonicalJson(values.map(canonicalJson).sort());

const currencyOf = (value: RoleValue): string | null =>
  typeof value === 'object' && 'currency' in value ? value.currency : null;

/** A sum told in two currencies is one sum: where both tell it in one currency, the other's coming or going changes nothing. */
function saysOther(from: readonly RoleValue[], to: readonly RoleValue[]): boolean {
  const shared = new Set(from.map(currencyOf).filter(c => c !== null && to.some(v => currencyOf(v) === c)));
  const comparable = (values: readonly RoleValue[]): RoleValue[] =>
    shared.size === 0 ? [...values] : values.filter(v => shared.has(currencyOf(v)));
  return asSet(comparable(from)) !== asSet(comparable(to));
}

/** Figures that were told and are others now. A figure that only now becomes known, or is told no more, is no change. */
export const changedFigures = (told: Figures, now: Figures): FigureChange[] =>
  Object.entries(told).flatMap(([role, from]) => {
    const to = now[role];
    return to && saysOther(from, to) ? [{ role, from, to }] : [];
  });

/** What a subscription was told of a subject. */
export interface LastTold {
  status: Status;
  figures: Figures;
  corrected?: Correction;
}

export interface DecideOptions {
  /** Today, as a day. */
  today: string;
  alertMaxAgeDays: number;
}

/** What to tell. `changes` names the figures that are others now. */
export interface Decision {
  type: AlertType;
  previous?: Status;
  corrected?: Correction;
  changes?: FigureChange[];
}

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
 * still matches, since who heard of the rumour must hear of its end. A correction is told once, to those who were told.
 */
export function decideAlert(
  filter: Filter,
  state: SubjectState,
  told: LastTold | null,
  options: DecideOptions,
): Decision | null {
  if (asksForExits(filter) !== (state.kind === 'exit')) return null;
  if (told === null) return firstAlert(filter, state, options);
  const corrected = correctionOf(state, told);
  if (corrected) return { type: 'event.corrected', previous: told.status, corrected };
  if (isClosed(state.corrected)) return null;
  return updateOf(state, told, options);
}

const isClosed = (c: Correction | undefined): boolean => c === 'merged' || c === 'rejected';

function correctionOf(state: SubjectState, told: LastTold): Correction | null {
  if (isClosed(told.corrected) && !isClosed(state.corrected)) return 'restored';
  // Once closed for one reason, another reason changes nothing for who was told.
  if (isClosed(told.corrected)) return null;
  return state.corrected ?? null;
}

function updateOf(state: SubjectState, told: LastTold, options: DecideOptions): Decision | null {
  if (!isRecent(state.status === told.status ? state.newsOn : state.statusOn, options)) return null;
  const changes = changedFigures(told.figures, state.figures);
  if (told.status === state.status && changes.length === 0) return null;
  return { type: `${state.kind}.updated`, previous: told.status, ...(changes.length ? { changes } : {}) };
}

function firstAlert(filter: Filter, state: SubjectState, options: DecideOptions): Decision | null {
  if (isClosed(state.corrected)) return null;
  if (!state.fresh || !isRecent(state.newsOn, options)) return null;
  if (state.kind === 'exit' && !STARTS_EXIT.has(state.status)) return null;
  return matchesFilter(filter, state.facts) ? { type: `${state.kind}.created` } : null;
}

const isRecent = (day: string, options: DecideOptions): boolean =>
  Date.parse(options.today) - Date.parse(day) <= options.alertMaxAgeDays * DAY_MS;
