// How long other people's texts, and rows that only grow, are kept.
import type { Queryable, Transaction } from './queryable.js';

/** How much of a page and its text is kept once its events are read. */
export type TextRetention = 'full' | 'excerpt' | 'none';

export interface Dropped {
  pages: number;
  texts: number;
}

/**
 * Drops page bytes and texts that were read before `before`: all but an excerpt, or all. Sentences that events were read
 * from stay. A text that a stage still has to read, or whose latest reading is being resolved, is kept. Works in steps
 * of `limit` rows (1,000); call it again while it drops something.
 */
export async function dropTexts(
  q: Queryable,
  options: { retention: TextRetention; before: Date; limit?: number },
): Promise<Dropped> {
  const { retention, before, limit = 1000 } = options;
  if (retention === 'full') return { pages: 0, texts: 0 };
  const texts = await q.query(
    `UPDATE article_version SET text = NULL, excerpt = CASE WHEN $3 THEN excerpt ELSE '' END
     WHERE id IN (SELECT id FROM article_version WHERE text IS NOT NULL AND recorded_at < $1 AND work_state IN ('done', 'rejected')
       ORDER BY recorded_at LIMIT $2)`,
    [before, limit, retention === 'excerpt'],
  );
  const pages = await q.query(
    `UPDATE page SET body = NULL WHERE id IN (SELECT p.id FROM page p WHERE p.body IS NOT NULL AND p.fetched_at < $1
       AND NOT EXISTS (SELECT FROM article a WHERE a.id = p.article_id AND a.work_state IN ('due', 'leased'))
       ORDER BY p.fetched_at LIMIT $2)`,
    [before, limit],
  );
  return { pages: pages.rowCount, texts: texts.rowCount };
}

/** What is forgotten after how many days. */
export interface PruneDays {
  polls: number;
  attempts: number;
  healthEvents: number;
}

/** Forgets polls, attempts and closed health events that are older; answers how many rows went. */
export async function pruneOld(tx: Transaction, now: Date, days: PruneDays): Promise<number> {
  const before = (n: number) => new Date(now.getTime() - n * 86_400_000);
  const polls = await tx.query('DELETE FROM poll WHERE started_at < $1', [before(days.polls)]);
  const attempts = await tx.query('DELETE FROM attempt WHERE started_at < $1', [before(days.attempts)]);
  const health = await tx.query('DELETE FROM health_event WHERE closed_at < $1', [before(days.healthEvents)]);
  return polls.rowCount + attempts.rowCount + health.rowCount;
}
