// poll: the history of each source's polls.
import type { Queryable } from './queryable.js';
import { insertRow, select } from './statements.js';

export interface Poll {
  id: number;
  sourceId: number;
  startedAt: Date;
  tookMs: number;
  result: 'new_items' | 'no_news' | 'unchanged' | 'failed' | 'skipped';
  reason: string | null;
  httpStatus: number | null;
  bytes: number | null;
  items: number;
  newItems: number;
  conditional: boolean;
}

export type NewPoll = Pick<Poll, 'sourceId' | 'startedAt' | 'tookMs' | 'result'> & Partial<Omit<Poll, 'id'>>;

/** Keeps one poll. */
export async function recordPoll(q: Queryable, poll: NewPoll): Promise<void> {
  await insertRow(q, 'poll', poll);
}

/** Polls of a source, newest first. */
export const listPolls = (q: Queryable, sourceId: number, limit = 50): Promise<Poll[]> =>
  select<Poll>(q, 'SELECT * FROM poll WHERE source_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2', [
    sourceId,
    limit,
  ]);

/** Forgets polls that began before an instant; answers how many. */
export const prunePolls = async (q: Queryable, before: Date): Promise<number> =>
  (await q.query('DELETE FROM poll WHERE started_at < $1', [before])).rowCount;
