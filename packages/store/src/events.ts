// event and event_version: what happened, as known now and as it was known at every instant before.
import { createHash } from 'node:crypto';
import type { Arguments, HistoryStep, Status } from '@cellwire/model';
import { dateColumns } from './published.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select, updateRow } from './statements.js';
import { canonicalJson, hashOf, json, plain } from './values.js';

export const RECORD_STATES = ['live', 'merged', 'rejected'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

/** The sentence that heads an event or exit, with where it stands. */
export interface HeadlineEvidence {
  sentence: string;
  article: string;
  outlet: string | null;
  url: string | null;
}

/** An event as resolution gives it. */
export interface EventState {
  id: string;
  state: RecordState;
  type: string;
  status: Status;
  date: string | null;
  arguments: Arguments;
  headline: string;
  evidence: HeadlineEvidence | null;
  confidence: number;
  sources: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Calendar day of the earliest publication. */
  seenOn: string;
  history: HistoryStep[];
  related: { event: string; why: string }[];
  companies: string[];
  ventures: string[];
  facilities: string[];
  places: string[];
  countries: string[];
  segments: string[];
  outlets: string[];
  gwh: number | null;
  usd: number | null;
  isExit: boolean;
  exits: string[];
  noveltyDays: number | null;
  /** Evidence sentences and whatever else text search finds the event by, besides its names. */
  searchTexts: string[];
  /** Keys under which later mentions look for it. */
  keys: string[];
}

/** An event as stored. */
export interface StoredEvent extends Omit<EventState, 'searchTexts'> {
  version: number;
  dateFrom: string | null;
  dateTo: string | null;
  facets: string[];
  searchText: string;
  createdAt: Date;
  recordedAt: Date;
  fingerprint: string;
}

/** What made a recorded change. */
export const CAUSES = ['mention', 'reextraction', 'import', 'merge', 'split', 'reject', 'restore'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Recording {
  /** From `beginRecording`. */
  at: Date;
  cause: Cause;
  /** Whether the change alerts nobody. */
  silent: boolean;
}

export type Recorded =
  | { is: 'unchanged' }
  | { is: 'created'; version: number }
  | { is: 'changed'; version: number; previous: { status: Status; state: RecordState } };

/** A stable id for an event or exit that begins with this mention: the same oldest mention gives the same id. */
export const idFrom = (prefix: 'ev' | 'ex', oldest: string): string =>
  `${prefix}_${createHash('sha256').update(oldest).digest('hex').slice(0, 20)}`;

/**
 * Brings an event to this state: a new version is recorded when anything that analysts see is different, and nothing
 * otherwise. Call between `beginRecording` and the commit. `known` is the event as read since `beginRecording` (null: there
 * is none); without it it is read here.
 */
export async function recordEvent(
  tx: Transaction,
  state: EventState,
  recording: Recording,
  known?: RecordedBefore | null,
): Promise<Recorded> {
  const row = eventRow(state);
  const old = known === undefined ? await readRecorded(tx, state.id) : known;
  // Not of the row: its jsonb texts have the order of keys that the state happened to have.
  const { keys: _keys, searchTexts: _texts, ...seen } = state;
  const fingerprint = hashOf(canonicalJson({ ...seen, searchText: row.searchText }));
  const hidden = { keys: state.keys, fingerprint };
  if (old?.fingerprint === fingerprint) {
    if (!sameList(old.keys, state.keys)) await updateRow(tx, 'event', { id: state.id }, { keys: state.keys });
    return { is: 'unchanged' };
  }
  const { at, cause, silent } = recording;
  const version = (old?.version ?? 0) + 1;
  if (old) await updateRow(tx, 'event', { id: state.id }, { ...row, ...hidden, version, recordedAt: at });
  else await insertRow(tx, 'event', { ...row, ...hidden, version, recordedAt: at, createdAt: at });
  await insertRow(tx, 'event_version', { ...row, version, recordedAt: at, cause, silent });
  return old
    ? { is: 'changed', version, previous: { status: old.status, state: old.state } }
    : { is: 'created', version };
}

/** What of an event decides whether a state is news. */
export type RecordedBefore = Pick<StoredEvent, 'version' | 'status' | 'state' | 'fingerprint' | 'keys'>;

const readRecorded = async (tx: Transaction, id: string): Promise<RecordedBefore | null> =>
  (
    await select<RecordedBefore>(
      tx,
      'SELECT version, status, state, fingerprint, keys FROM event WHERE id = $1 FOR UPDATE',
      [id],
    )
  )[0] ?? null;

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);

function eventRow(state: EventState) {
  const { searchTexts, keys: _keys, ...rest } = state;
  return {
    ...rest,
    ...dateColumns(state.date),
    arguments: json(state.arguments),
    evidence: state.evidence === null ? null : json(state.evidence),
    history: json(state.history),
    related: json(state.related),
    facets: facetsOf(state),
    searchText: searchTextOf(state, searchTexts),
  };
}

/** Words for exact filters: `company:ford`. A segment with chemistry counts as both (`ESS/LFP`: ess, lfp, ess/lfp). */
export function facetsOf(
  state: Pick<EventState, 'companies' | 'ventures' | 'countries' | 'segments' | 'outlets' | 'arguments'>,
): string[] {
  const of = (field: string, values: readonly string[]) => values.map(value => `${field}:${plain(value)}`);
  const roles = Object.entries(state.arguments).flatMap(([role, values]) =>
    of(
      `role.${role}`,
      values.filter((v): v is string => typeof v === 'string'),
    ),
  );
  const segments = state.segments.flatMap(segment => [segment, ...segment.split('/')]);
  const all = [
    ...of('company', state.companies),
    ...of('venture', state.ventures),
    ...of('country', state.countries),
    ...of('segment', segments),
    ...of('outlet', state.outlets),
    ...roles,
  ];
  return [...new Set(all)].sort();
}

/** Longest text that search looks through, in characters. */
const SEARCH_LENGTH = 20_000;

function searchTextOf(state: EventState, texts: readonly string[]): string {
  const { headline, companies, ventures, facilities, places } = state;
  const parts = [headline, ...companies, ...ventures, ...facilities, ...places, ...texts];
  return [...new Set(parts.map(plain))].join('\n').slice(0, SEARCH_LENGTH).toWellFormed();
}

/** Events by id, whatever their state. */
export const readEvents = (q: Queryable, ids: readonly string[]): Promise<StoredEvent[]> =>
  select<StoredEvent>(q, 'SELECT * FROM event WHERE id = ANY($1::text[]) ORDER BY id', [ids]);

/** Every recorded state of an event, oldest first. */
export const listEventVersions = (
  q: Queryable,
  id: string,
): Promise<
  (Omit<StoredEvent, 'keys' | 'createdAt' | 'fingerprint'> & { seq: number; cause: Cause; silent: boolean })[]
> => select(q, 'SELECT * FROM event_version WHERE id = $1 ORDER BY version', [id]);

/** One entry of the stream of changes. */
export interface Change {
  seq: number;
  kind: 'event' | 'exit';
  id: string;
  version: number;
  state: RecordState;
  status: Status;
  cause: Cause;
  silent: boolean;
  recordedAt: Date;
}

/** Changes after a place in the stream, in order. Nothing is ever inserted before a place that was read. */
export const listChanges = (q: Queryable, options: { after: number; limit: number }): Promise<Change[]> =>
  select<Change>(
    q,
    `(SELECT seq, 'event' AS kind, id, version, state, status, cause, silent, recorded_at FROM event_version
      WHERE seq > $1 ORDER BY seq LIMIT $2)
     UNION ALL
     (SELECT seq, 'exit', id, version, state, status, cause, silent, recorded_at FROM exit_version
      WHERE seq > $1 ORDER BY seq LIMIT $2)
     ORDER BY seq LIMIT $2`,
    [options.after, options.limit],
  );
