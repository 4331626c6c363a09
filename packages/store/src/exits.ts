// exit, exit_event and exit_version: a partner's leaving of a joint venture, gathered from its events.
import type { HistoryStep, Status } from '@cellwire/model';
import type { HeadlineEvidence, Recorded, Recording, RecordState } from './events.js';
import { dateColumns } from './published.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select, updateRow } from './statements.js';
import { canonicalJson, hashOf, json, plain } from './values.js';

/** An exit as resolution gives it. */
export interface ExitState {
  id: string;
  state: RecordState;
  venture: string;
  leaving: string[];
  staying: string[];
  episode: number;
  status: Status;
  date: string | null;
  headline: string;
  evidence: HeadlineEvidence | null;
  history: HistoryStep[];
  sources: number;
  confidence: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Ids of its events. */
  events: string[];
}

export interface StoredExit extends Omit<ExitState, 'events'> {
  version: number;
  ventureKey: string;
  leavingKey: string;
  dateFrom: string | null;
  dateTo: string | null;
  createdAt: Date;
  recordedAt: Date;
}

/** The names that tell exits apart, in comparable form. */
export const exitKeys = (venture: string, leaving: readonly string[]): { ventureKey: string; leavingKey: string } => ({
  ventureKey: plain(venture),
  leavingKey: [...new Set(leaving.map(plain))].sort().join(' + '),
});

/** Brings an exit and its events to this state, as `recordEvent` does an event. Its events must be recorded before. */
export async function recordExit(tx: Transaction, state: ExitState, recording: Recording): Promise<Recorded> {
  const row = exitRow(state);
  const events = [...new Set(state.events)].sort();
  const fingerprint = hashOf(canonicalJson({ ...state, events }));
  const [old] = await select<{ version: number; status: Status; state: RecordState; fingerprint: string }>(
    tx,
    'SELECT version, status, state, fingerprint FROM exit WHERE id = $1 FOR UPDATE',
    [state.id],
  );
  if (old?.fingerprint === fingerprint) return { is: 'unchanged' };
  const { at, cause, silent } = recording;
  const version = (old?.version ?? 0) + 1;
  if (old) await updateRow(tx, 'exit', { id: state.id }, { ...row, fingerprint, version, recordedAt: at });
  else await insertRow(tx, 'exit', { ...row, fingerprint, version, recordedAt: at, createdAt: at });
  await setExitEvents(tx, state.id, events, at);
  await insertRow(tx, 'exit_version', {
    id: state.id,
    version,
    state: state.state,
    status: state.status,
    snapshot: json({ ...state, events }),
    recordedAt: at,
    cause,
    silent,
  });
  return old
    ? { is: 'changed', version, previous: { status: old.status, state: old.state } }
    : { is: 'created', version };
}

function exitRow(state: ExitState) {
  const { events: _events, ...rest } = state;
  return {
    ...rest,
    ...exitKeys(state.venture, state.leaving),
    ...dateColumns(state.date),
    evidence: state.evidence === null ? null : json(state.evidence),
    history: json(state.history),
  };
}

async function setExitEvents(tx: Transaction, exitId: string, events: string[], at: Date): Promise<void> {
  await tx.query(
    'UPDATE exit_event SET valid_to = $3 WHERE exit_id = $1 AND valid_to IS NULL AND NOT event_id = ANY($2::text[])',
    [exitId, events, at],
  );
  await tx.query(
    `INSERT INTO exit_event (exit_id, event_id, valid_from)
     SELECT $1, e, $3 FROM unnest($2::text[]) AS e
     WHERE NOT EXISTS (SELECT FROM exit_event x WHERE x.exit_id = $1 AND x.event_id = e AND x.valid_to IS NULL)`,
    [exitId, events, at],
  );
}

/** Exits by id, whatever their state. */
export const readExits = (q: Queryable, ids: readonly string[]): Promise<(StoredExit & { events: string[] })[]> =>
  select(
    q,
    `SELECT x.*, ARRAY(SELECT e.event_id FROM exit_event e WHERE e.exit_id = x.id AND e.valid_to IS NULL ORDER BY 1) AS events
     FROM exit x WHERE x.id = ANY($1::text[]) ORDER BY x.id`,
    [ids],
  );

/** Live exits of ventures, in any spelling that compares equal. */
export const findExitsOfVentures = (
  q: Queryable,
  ventures: readonly string[],
): Promise<(StoredExit & { events: string[] })[]> =>
  select(
    q,
    `SELECT x.*, ARRAY(SELECT e.event_id FROM exit_event e WHERE e.exit_id = x.id AND e.valid_to IS NULL ORDER BY 1) AS events
     FROM exit x WHERE x.venture_key = ANY($1::text[]) AND x.state = 'live' ORDER BY x.id`,
    [ventures.map(plain)],
  );

/** Ids of the live exits that the events belong to. */
export const findExitsOfEvents = async (q: Queryable, eventIds: readonly string[]): Promise<string[]> =>
  (
    await select<{ id: string }>(
      q,
      `SELECT DISTINCT x.id FROM exit_event e JOIN exit x ON x.id = e.exit_id AND x.state = 'live'
       WHERE e.event_id = ANY($1::text[]) AND e.valid_to IS NULL ORDER BY x.id`,
      [eventIds],
    )
  ).map(row => row.id);
