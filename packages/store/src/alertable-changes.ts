// Recorded changes as alerts need them: each version of an event or exit with what was before and what was known then.
// The live run and the preview read the same rows, so that they cannot come to different answers.
import type { Cause, RecordState, StoredEvent } from './events.js';
import type { ExitState } from './exits.js';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** One recorded version that may be news to somebody. */
export interface ChangeKey {
  seq: number;
  kind: 'event' | 'exit';
  id: string;
  version: number;
}

/** Changes that are not silent, recorded from `from` to `to` (both included), in order, after a place in the stream. */
export const listAlertable = (
  q: Queryable,
  options: { from: Date; to: Date | null; after: number; limit: number },
): Promise<ChangeKey[]> =>
  select<ChangeKey>(
    q,
    `(SELECT seq, 'event' AS kind, id, version FROM event_version
      WHERE NOT silent AND recorded_at >= $1 AND ($2::timestamptz IS NULL OR recorded_at <= $2) AND seq > $3 ORDER BY seq LIMIT $4)
     UNION ALL
     (SELECT seq, 'exit', id, version FROM exit_version
      WHERE NOT silent AND recorded_at >= $1 AND ($2::timestamptz IS NULL OR recorded_at <= $2) AND seq > $3 ORDER BY seq LIMIT $4)
     ORDER BY seq LIMIT $4`,
    [options.from, options.to, options.after, options.limit],
  );

/** An event as one version recorded it. */
export type EventVersion = Omit<StoredEvent, 'keys' | 'createdAt' | 'fingerprint'>;

export interface EventChange extends EventVersion {
  cause: Cause;
  stateBefore: RecordState | null;
  /** Whether a mention that it had then tells the status as news, not in passing. */
  fresh: boolean;
}

export interface ExitChange {
  id: string;
  version: number;
  /** As `recordExit` was given it; instants are texts here. */
  snapshot: Omit<ExitState, 'firstSeenAt' | 'lastSeenAt'> & { firstSeenAt: string; lastSeenAt: string };
  recordedAt: Date;
  cause: Cause;
  stateBefore: RecordState | null;
  /** Its events before; an exit that ends has none left. */
  eventsBefore: string[] | null;
  /** Whether one of its events was recorded with it that tells its status as news. */
  fresh: boolean;
}

const isFresh = (v: string): string =>
  `EXISTS (SELECT FROM event_mention em JOIN mention m ON m.id = em.mention_id
     WHERE em.event_id = ${v}.id AND em.valid_from <= ${v}.recorded_at AND (em.valid_to IS NULL OR em.valid_to > ${v}.recorded_at)
       AND m.status = ${v}.status AND NOT m.background)`;

type VersionKey = Pick<ChangeKey, 'id' | 'version'>;
const WANTED = 'unnest($1::text[], $2::integer[]) AS w(id, version)';
const paramsOf = (keys: readonly VersionKey[]) => [keys.map(k => k.id), keys.map(k => k.version)];

/** Versions of events, in no particular order. */
export const readEventChanges = (q: Queryable, keys: readonly VersionKey[]): Promise<EventChange[]> =>
  select<EventChange>(
    q,
    `SELECT v.*, p.state AS state_before, ${isFresh('v')} AS fresh FROM ${WANTED}
     JOIN event_version v ON v.id = w.id AND v.version = w.version
     LEFT JOIN event_version p ON p.id = v.id AND p.version = v.version - 1`,
    paramsOf(keys),
  );

/** Versions of exits, in no particular order. */
export const readExitChanges = (q: Queryable, keys: readonly VersionKey[]): Promise<ExitChange[]> =>
  select<ExitChange>(
    q,
    `SELECT v.id, v.version, v.snapshot, v.recorded_at, v.cause, p.state AS state_before, p.snapshot -> 'events' AS events_before,
       EXISTS (SELECT FROM event_version e WHERE e.recorded_at = v.recorded_at AND NOT e.silent
         AND v.snapshot -> 'events' ? e.id AND ${isFresh('e')}) AS fresh
     FROM ${WANTED} JOIN exit_version v ON v.id = w.id AND v.version = w.version
     LEFT JOIN exit_version p ON p.id = v.id AND p.version = v.version - 1`,
    paramsOf(keys),
  );

/** Events as they were recorded last at an instant. */
export const readEventsAsOf = (q: Queryable, ids: readonly string[], at: Date): Promise<EventVersion[]> =>
  select<EventVersion>(
    q,
    `SELECT DISTINCT ON (id) * FROM event_version WHERE id = ANY($1::text[]) AND recorded_at <= $2 ORDER BY id, version DESC`,
    [ids, at],
  );

/** Ids that were sent to one of these before an instant. */
export const listFormerIdsOf = (
  q: Queryable,
  ids: readonly string[],
  at: Date,
): Promise<{ fromId: string; toId: string }[]> =>
  select(
    q,
    'SELECT from_id, to_id FROM redirect WHERE to_id = ANY($1::text[]) AND redirected_at <= $2 ORDER BY from_id',
    [ids, at],
  );
