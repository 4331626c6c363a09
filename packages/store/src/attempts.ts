// attempt: tries that did not simply succeed, and every try of a delivery.
import type { Stage } from '@cellwire/model';
import type { Queryable } from './queryable.js';
import { insertRow, select } from './statements.js';
import { json } from './values.js';

export interface Attempt {
  stage: Stage;
  subject: string;
  outcome: 'done' | 'retry' | 'reject' | 'later' | 'crashed' | 'quarantined';
  why: string | null;
  startedAt: Date;
  tookMs: number;
  worker: string;
  detail?: unknown;
}

/** Longest reason that is kept, in characters. */
const WHY_LENGTH = 4000;

/** Keeps one try. The reason must be free of secrets. */
export async function recordAttempt(q: Queryable, attempt: Attempt): Promise<void> {
  const { detail, why, ...rest } = attempt;
  const row = { ...rest, why: why?.slice(0, WHY_LENGTH) ?? null };
  await insertRow(q, 'attempt', detail === undefined ? row : { ...row, detail: json(detail) });
}

/** Tries at one row, newest first. */
export const listAttempts = (
  q: Queryable,
  stage: Stage,
  subject: string,
  limit = 100,
): Promise<(Attempt & { id: number })[]> =>
  select(q, 'SELECT * FROM attempt WHERE stage = $1 AND subject = $2 ORDER BY id DESC LIMIT $3', [
    stage,
    subject,
    limit,
  ]);

/** How often work on a row crashed since an instant, and since it was last quarantined. */
export async function countCrashes(q: Queryable, stage: Stage, subject: string, since: Date): Promise<number> {
  const { rows } = await q.query<{ crashes: number }>(
    `SELECT count(*)::int AS crashes FROM attempt WHERE stage = $1 AND subject = $2 AND outcome = 'crashed'
       AND started_at >= $3 AND id > coalesce((SELECT max(id) FROM attempt
         WHERE stage = $1 AND subject = $2 AND outcome = 'quarantined'), 0)`,
    [stage, subject, since],
  );
  return rows[0]?.crashes ?? 0;
}

/** Forgets tries that began before an instant; answers how many. */
export const pruneAttempts = async (q: Queryable, before: Date): Promise<number> =>
  (await q.query('DELETE FROM attempt WHERE started_at < $1', [before])).rowCount;
