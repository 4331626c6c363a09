// What stages have to do: leases on rows, outcomes, and what is due. The statements are the same for every stage's table.
import type { Stage } from '@cellwire/model';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

/** The table whose rows a stage works on, and the type of its id. */
export const workTables: Readonly<Record<Stage, { table: string; id: 'bigint' | 'text' }>> = {
  'poll-feeds': { table: 'source', id: 'bigint' },
  'fetch-articles': { table: 'article', id: 'text' },
  'extract-events': { table: 'article_version', id: 'bigint' },
  'resolve-events': { table: 'extraction', id: 'bigint' },
  'deliver-alerts': { table: 'delivery', id: 'bigint' },
};

export const WORK_STATES = ['due', 'leased', 'done', 'rejected', 'quarantined'] as const;
export type WorkState = (typeof WORK_STATES)[number];

/** Order of work: people are waiting, news, backfill, whenever there is time. */
export const PRIORITIES = { urgent: 0, news: 1, backfill: 2, idle: 3 } as const;
export type Priority = (typeof PRIORITIES)[keyof typeof PRIORITIES];

/** A row leased to one worker. */
export interface Claim {
  id: string;
  /** Tries so far that asked for another one. */
  attempts: number;
  /** Leases that ran out so far, this row's last one included. */
  crashes: number;
  /** Whether the last lease ran out, which is news: the caller records it. */
  crashed: boolean;
  priority: Priority;
}

/**
 * Notes that a stage has to work on rows: from one instant, or each from its own. During a lease the need waits for its
 * end; quarantine stays.
 */
export async function markDue(
  q: Queryable,
  stage: Stage,
  ids: string | number | readonly (string | number)[],
  options: { at: Date | readonly Date[]; priority?: Priority },
): Promise<void> {
  const { table, id } = workTables[stage];
  const list = Array.isArray(ids) ? ids : [ids];
  if (list.length === 0) return;
  const { at, priority = null } = options;
  await q.query(
    `UPDATE ${table} w SET
       work_again_at = CASE WHEN work_state = 'leased' THEN least(work_again_at, need.at) END,
       work_due_at = CASE work_state WHEN 'leased' THEN work_due_at WHEN 'due' THEN least(work_due_at, need.at) ELSE need.at END,
       work_state = CASE work_state WHEN 'leased' THEN 'leased' ELSE 'due' END,
       work_reason = CASE work_state WHEN 'leased' THEN work_reason END,
       work_attempts = CASE WHEN work_state IN ('leased', 'due') THEN work_attempts ELSE 0 END,
       work_priority = coalesce($3::smallint, work_priority)
     FROM unnest($1::${id}[], $2::timestamptz[]) AS need(id, at)
     WHERE w.id = need.id AND work_state <> 'quarantined'`,
    [list, at instanceof Date ? list.map(() => at) : at, priority],
  );
}

export interface ClaimOptions {
  now: Date;
  leaseMs: number;
  token: string;
  /** Rows to lease together (1). Only rows that never failed are joined; one that did is leased alone. */
  batch?: number;
  /** Whether to take a row whose last lease ran out (true). Such a row may kill its process, so it should run alone. */
  suspects?: boolean;
}

/** Leases a due row (or one whose lease ran out), and up to `batch` - 1 others. Empty when there is nothing to do. */
export async function claimWork(q: Queryable, stage: Stage, rowId: string, options: ClaimOptions): Promise<Claim[]> {
  const { table, id } = workTables[stage];
  const { now, leaseMs, token, batch = 1, suspects = true } = options;
  const more = `, more AS (SELECT w.id, false AS crashed FROM ${table} w
       WHERE EXISTS (SELECT FROM main WHERE fresh) AND w.id <> $1::${id}
         AND w.work_state = 'due' AND w.work_due_at <= $2 AND w.work_attempts = 0 AND w.work_crashes = 0
       ORDER BY w.work_priority, w.work_due_at LIMIT ${batch - 1} FOR UPDATE SKIP LOCKED)`;
  return select<Claim>(
    q,
    `WITH main AS (
       SELECT w.id, w.work_state = 'leased' AS crashed,
         w.work_state = 'due' AND w.work_attempts = 0 AND w.work_crashes = 0 AS fresh
       FROM ${table} w WHERE w.id = $1::${id} AND w.work_due_at <= $2
         AND ($5::boolean OR (w.work_state = 'due' AND w.work_crashes = 0)) FOR UPDATE SKIP LOCKED
     )${batch > 1 ? more : ''}, taken AS (SELECT id, crashed FROM main ${batch > 1 ? 'UNION ALL SELECT id, crashed FROM more' : ''})
     UPDATE ${table} w SET work_state = 'leased', work_lease = $3::uuid, work_due_at = $4,
       work_crashes = w.work_crashes + t.crashed::int
     FROM taken t WHERE w.id = t.id
     RETURNING w.id::text AS id, w.work_attempts AS attempts, w.work_crashes AS crashes, t.crashed, w.work_priority AS priority`,
    [rowId, now, token, new Date(now.getTime() + leaseMs), suspects],
  );
}

/** Whether a row is due whose last lease ran out. */
export async function isSuspect(q: Queryable, stage: Stage, rowId: string, now: Date): Promise<boolean> {
  const { table, id } = workTables[stage];
  const { rowCount } = await q.query(
    `SELECT FROM ${table} WHERE id = $1::${id} AND work_due_at <= $2 AND (work_state = 'leased' OR work_crashes > 0)`,
    [rowId, now],
  );
  return rowCount > 0;
}

/** Puts off the end of a lease; answers how many of the rows are still held by the token. */
export async function renewLease(
  q: Queryable,
  stage: Stage,
  ids: readonly string[],
  options: { token: string; until: Date },
): Promise<number> {
  const { table, id } = workTables[stage];
  const { rowCount } = await q.query(
    `UPDATE ${table} SET work_due_at = $3 WHERE id = ANY($1::${id}[]) AND work_lease = $2::uuid`,
    [ids, options.token, options.until],
  );
  return rowCount;
}

/** Locks the rows that the token still holds, so that nobody takes them before this transaction ends. */
export async function lockLeases(
  tx: Transaction,
  stage: Stage,
  ids: readonly string[],
  token: string,
): Promise<Set<string>> {
  const { table, id } = workTables[stage];
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id::text AS id FROM ${table} WHERE id = ANY($1::${id}[]) AND work_lease = $2::uuid ORDER BY id FOR UPDATE`,
    [ids, token],
  );
  return new Set(rows.map(row => row.id));
}

/** How a lease ends: done; due again at an instant (counting the try or not); rejected or quarantined with a reason. */
export type LeaseEnd =
  | { is: 'done' }
  | { is: 'again'; at: Date; countsTry: boolean; why: string }
  | { is: 'rejected' | 'quarantined'; why: string };

/** Ends the lease of a row, or of several in the same way, where the token still holds it; answers whether it did of all. */
export async function endLease(
  q: Queryable,
  stage: Stage,
  rowIds: string | readonly string[],
  options: { token: string; end: LeaseEnd },
): Promise<boolean> {
  const { table, id } = workTables[stage];
  const { token, end } = options;
  const ids = typeof rowIds === 'string' ? [rowIds] : rowIds;
  const held = `WHERE id = ANY($1::${id}[]) AND work_lease = $2::uuid`;
  const common = 'work_lease = NULL, work_again_at = NULL';
  const finished = `${common}, work_crashes = 0, work_attempts = 0, work_due_at = work_again_at`;
  const run = async (sets: string, params: unknown[]): Promise<boolean> =>
    (await q.query(`UPDATE ${table} SET ${sets} ${held}`, [ids, token, ...params])).rowCount === ids.length;
  switch (end.is) {
    case 'done':
      return run(
        `${finished}, work_reason = NULL, work_state = CASE WHEN work_again_at IS NULL THEN 'done' ELSE 'due' END`,
        [],
      );
    case 'again':
      return run(
        `${common}, work_state = 'due', work_due_at = least(work_again_at, $3), work_reason = $4,
         work_attempts = work_attempts + $5::int, work_crashes = 0`,
        [end.at, end.why, end.countsTry ? 1 : 0],
      );
    case 'rejected':
      return run(
        `${finished}, work_reason = $3, work_state = CASE WHEN work_again_at IS NULL THEN 'rejected' ELSE 'due' END`,
        [end.why],
      );
    case 'quarantined':
      return run(`${common}, work_state = 'quarantined', work_due_at = NULL, work_reason = $3`, [end.why]);
  }
}

export interface DueRow {
  id: string;
  priority: Priority;
}

/** Rows that are due (or whose lease ran out) at `now`, most urgent first; `upTo` leaves out what is less urgent. */
export function listDue(
  q: Queryable,
  stage: Stage,
  options: { now: Date; limit: number; upTo?: Priority },
): Promise<DueRow[]> {
  const { table } = workTables[stage];
  // One index range for each priority: the cost is that of the rows found, however many are due or planned.
  return select<DueRow>(
    q,
    `SELECT due.id::text AS id, p.priority FROM (VALUES (0), (1), (2), (3)) AS p(priority)
     CROSS JOIN LATERAL (SELECT id, work_due_at FROM ${table}
       WHERE work_priority = p.priority AND work_due_at <= $1 ORDER BY work_due_at LIMIT $2) AS due
     WHERE p.priority <= $3 ORDER BY p.priority, due.work_due_at LIMIT $2`,
    [options.now, options.limit, options.upTo ?? PRIORITIES.idle],
  );
}

/** When the next row of a stage becomes due (for a leased one, when its lease ends); null when nothing is planned. */
export async function nextDueAt(q: Queryable, stage: Stage): Promise<Date | null> {
  const { rows } = await q.query<{ at: Date | null }>(
    `SELECT min(due.at) AS at FROM (VALUES (0), (1), (2), (3)) AS p(priority)
     CROSS JOIN LATERAL (SELECT min(work_due_at) AS at FROM ${workTables[stage].table}
       WHERE work_priority = p.priority AND work_due_at IS NOT NULL) AS due`,
  );
  return rows[0]?.at ?? null;
}

/** Figures of one stage for metrics and `cellwire status`. */
export interface WorkFigures {
  due: number;
  leased: number;
  quarantined: number;
  oldestDueAt: Date | null;
}

/** Counts what is due now, leased and in quarantine. */
export async function readWorkFigures(q: Queryable, stage: Stage, now: Date): Promise<WorkFigures> {
  const { table } = workTables[stage];
  const [figures] = await select<WorkFigures>(
    q,
    `SELECT count(*) FILTER (WHERE work_state = 'due' AND work_due_at <= $1)::int AS due,
       count(*) FILTER (WHERE work_state = 'leased')::int AS leased,
       (SELECT count(*)::int FROM ${table} WHERE work_state = 'quarantined') AS quarantined,
       min(work_due_at) FILTER (WHERE work_state = 'due' AND work_due_at <= $1) AS oldest_due_at
     FROM ${table} WHERE work_due_at IS NOT NULL`,
    [now],
  );
  return figures ?? { due: 0, leased: 0, quarantined: 0, oldestDueAt: null };
}

/** A row that waits for a person. */
export interface Quarantined {
  stage: Stage;
  id: string;
  why: string | null;
  crashes: number;
  attempts: number;
}

/** Rows in quarantine. */
export async function listQuarantined(q: Queryable, stage: Stage, limit = 1000): Promise<Quarantined[]> {
  const rows = await select<Omit<Quarantined, 'stage'>>(
    q,
    `SELECT id::text AS id, work_reason AS why, work_crashes AS crashes, work_attempts AS attempts
     FROM ${workTables[stage].table} WHERE work_state = 'quarantined' ORDER BY id LIMIT $1`,
    [limit],
  );
  return rows.map(row => ({ stage, ...row }));
}

/** Lets a row out of quarantine (or tries a rejected one again): due at `at` with a clean record. False: no such row. */
export async function retryWork(q: Queryable, stage: Stage, rowId: string, at: Date): Promise<boolean> {
  const { table, id } = workTables[stage];
  const { rowCount } = await q.query(
    `UPDATE ${table} SET work_state = 'due', work_due_at = $2, work_crashes = 0, work_attempts = 0, work_reason = NULL
     WHERE id = $1::${id} AND work_state IN ('quarantined', 'rejected')`,
    [rowId, at],
  );
  return rowCount > 0;
}

/** Ends a row in quarantine for good: rejected, with the reason kept. False: no such row. */
export async function discardWork(q: Queryable, stage: Stage, rowId: string): Promise<boolean> {
  const { table, id } = workTables[stage];
  const { rowCount } = await q.query(
    `UPDATE ${table} SET work_state = 'rejected', work_reason = 'discarded: ' || coalesce(work_reason, '')
     WHERE id = $1::${id} AND work_state = 'quarantined'`,
    [rowId],
  );
  return rowCount > 0;
}

/** Where one row stands. */
export interface WorkStanding {
  state: WorkState;
  dueAt: Date | null;
  attempts: number;
  crashes: number;
  why: string | null;
}

/** Where one row of a stage stands; null when there is none. */
export async function readStanding(q: Queryable, stage: Stage, rowId: string): Promise<WorkStanding | null> {
  const { table, id } = workTables[stage];
  const [row] = await select<WorkStanding>(
    q,
    `SELECT work_state AS state, work_due_at AS due_at, work_attempts AS attempts, work_crashes AS crashes,
       work_reason AS why FROM ${table} WHERE id = $1::${id}`,
    [rowId],
  );
  return row ?? null;
}
