// The stream of changes as readers see it, and what is new since an instant.
import type { Status } from '@cellwire/model';
import type { Where } from './chart-rows.js';
import type { Cause, RecordState } from './events.js';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** One entry of the stream, with what it is about. */
export interface ChangeRow {
  seq: number;
  kind: 'event' | 'exit';
  id: string;
  version: number;
  state: RecordState;
  status: Status;
  previousStatus: Status | null;
  type: string | null;
  headline: string;
  cause: Cause;
  silent: boolean;
  recordedAt: Date;
}

/** Changes after a place in the stream, in order. Nothing is ever inserted before a place that was read. */
export const listChangeRows = (q: Queryable, options: { after: number; limit: number }): Promise<ChangeRow[]> =>
  select<ChangeRow>(
    q,
    `SELECT * FROM (
       (SELECT v.seq, 'event' AS kind, v.id, v.version, v.state, v.status, p.status AS previous_status, v.type, v.headline,
          v.cause, v.silent, v.recorded_at
        FROM event_version v LEFT JOIN event_version p ON p.id = v.id AND p.version = v.version - 1
        WHERE v.seq > $1 ORDER BY v.seq LIMIT $2)
       UNION ALL
       (SELECT v.seq, 'exit', v.id, v.version, v.state, v.status, p.status, NULL, v.snapshot ->> 'headline',
          v.cause, v.silent, v.recorded_at
        FROM exit_version v LEFT JOIN exit_version p ON p.id = v.id AND p.version = v.version - 1
        WHERE v.seq > $1 ORDER BY v.seq LIMIT $2)
     ) AS both_kinds ORDER BY seq LIMIT $2`,
    [options.after, options.limit],
  );

/** Place of the last committed change in the stream; 0 before the first. */
export async function lastChange(q: Queryable): Promise<number> {
  const { rows } = await q.query<{ seq: number | null }>(
    'SELECT greatest((SELECT max(seq) FROM event_version), (SELECT max(seq) FROM exit_version)) AS seq',
  );
  return rows[0]?.seq ?? 0;
}

/** What became of an event or exit since an instant. */
export interface NewsRow {
  id: string;
  change: 'new' | 'status' | 'corrected';
  previousStatus: Status | null;
}

const TABLES = { event: ['event_version', 'event'], exit: ['exit_version', 'exit'] } as const;

/**
 * Live events or exits that were first recorded after an instant, changed their status, or were corrected by a person;
 * latest change first. What only re-extraction changed is no news. `where` speaks of the view `events`; an exit matches
 * when one of its events does.
 */
export function listNews(
  q: Queryable,
  kind: 'event' | 'exit',
  options: { since: Date; where?: Where; limit: number },
): Promise<NewsRow[]> {
  const { since, where, limit } = options;
  const [versions, table] = TABLES[kind];
  const params: unknown[] = [...(where?.params ?? [])];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const from = bind(since);
  const found =
    kind === 'event' ? 'SELECT event FROM events WHERE' : 'SELECT unnest(exits) FROM events WHERE is_exit AND';
  const matching = where && where.sql !== 'true' ? `AND now_.id IN (${found} ${where.sql})` : '';
  return select<NewsRow>(
    q,
    `WITH changed AS (
       SELECT id, min(version) AS first_version, max(recorded_at) AS changed_at,
         bool_or(cause IN ('merge', 'split', 'reject', 'restore')) AS corrected
       FROM ${versions} WHERE recorded_at > ${from} AND cause <> 'reextraction' GROUP BY id
     )
     SELECT now_.id, CASE WHEN before_.id IS NULL THEN 'new' WHEN before_.status <> now_.status THEN 'status' ELSE 'corrected' END AS change,
       before_.status AS previous_status
     FROM changed JOIN ${table} now_ ON now_.id = changed.id AND now_.state = 'live'
     LEFT JOIN ${versions} before_ ON before_.id = changed.id AND before_.version = changed.first_version - 1
     WHERE (before_.id IS NULL OR before_.status <> now_.status OR changed.corrected) ${matching}
     ORDER BY changed.changed_at DESC, now_.id LIMIT ${bind(limit)}`,
    params,
  );
}
