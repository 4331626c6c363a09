// How sources and deliveries fare, in figures.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** Articles that each source named since an instant; sources without one are missing. */
export async function countArticlesBySource(q: Queryable, since: Date): Promise<Map<number, number>> {
  const rows = await select<{ sourceId: number; n: number }>(
    q,
    'SELECT source_id, count(*)::int AS n FROM article WHERE source_id IS NOT NULL AND seen_at >= $1 GROUP BY source_id',
    [since],
  );
  return new Map(rows.map(row => [row.sourceId, row.n]));
}

export interface DeliveryFigures {
  delivered: number;
  waiting: number;
  failed: number;
}

/** Deliveries that succeeded since an instant, were given up since then, and wait now. */
export async function readDeliveryFigures(q: Queryable, since: Date): Promise<DeliveryFigures> {
  const [row] = await select<DeliveryFigures>(
    q,
    `SELECT count(*) FILTER (WHERE delivered_at >= $1)::int AS delivered,
       count(*) FILTER (WHERE work_state IN ('due', 'leased'))::int AS waiting,
       count(*) FILTER (WHERE work_state = 'rejected' AND created_at >= $1)::int AS failed
     FROM delivery WHERE delivered_at >= $1 OR work_due_at IS NOT NULL OR created_at >= $1`,
    [since],
  );
  return row ?? { delivered: 0, waiting: 0, failed: 0 };
}

export interface StoreTotals {
  events: number;
  articles: number;
  sources: number;
  firstSeenOn: string | null;
  lastSeenOn: string | null;
}

/** How much there is. */
export async function readTotals(q: Queryable): Promise<StoreTotals> {
  const [row] = await select<StoreTotals>(
    q,
    `SELECT (SELECT count(*)::int FROM events) AS events, (SELECT count(*)::int FROM article) AS articles,
       (SELECT count(*)::int FROM source WHERE enabled) AS sources,
       (SELECT min(seen_on) FROM events) AS first_seen_on, (SELECT max(seen_on) FROM events) AS last_seen_on`,
  );
  return row ?? { events: 0, articles: 0, sources: 0, firstSeenOn: null, lastSeenOn: null };
}
