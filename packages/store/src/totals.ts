// Totals for metrics and `cellwire status`: small counts over indexes, whatever the size of the tables.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** How deliveries stand. */
export interface DeliveryTotals {
  /** Not yet ended. */
  pending: number;
  oldestPendingAt: Date | null;
  /** Subscriptions switched off because their destination failed for too long. */
  disabledSubscriptions: number;
}

/** Counts deliveries under way. */
export async function readDeliveryTotals(q: Queryable): Promise<DeliveryTotals> {
  const [row] = await select<DeliveryTotals>(
    q,
    `SELECT count(*)::int AS pending, min(created_at) AS oldest_pending_at,
       (SELECT count(*)::int FROM subscription WHERE state = 'disabled') AS disabled_subscriptions
     FROM delivery WHERE work_due_at IS NOT NULL`,
  );
  return row ?? { pending: 0, oldestPendingAt: null, disabledSubscriptions: 0 };
}

/** Exits by status. */
export const countExitsByStatus = (q: Queryable): Promise<{ status: string; exits: number }[]> =>
  select(q, "SELECT status, count(*)::int AS exits FROM exit WHERE state = 'live' GROUP BY status ORDER BY status");

/** Open health events by kind. */
export const countHealthEvents = (q: Queryable): Promise<{ kind: string; events: number }[]> =>
  select(
    q,
    'SELECT kind, count(*)::int AS events FROM health_event WHERE closed_at IS NULL GROUP BY kind ORDER BY kind',
  );

/** Enabled sources by state of their last poll. */
export const countSources = (q: Queryable): Promise<{ state: string; sources: number }[]> =>
  select(q, 'SELECT state, count(*)::int AS sources FROM source WHERE enabled GROUP BY state ORDER BY state');

/** When each enabled source was polled well for the last time. */
export const listLastSuccesses = (q: Queryable): Promise<{ name: string; succeededAt: Date }[]> =>
  select(q, 'SELECT name, succeeded_at FROM source WHERE enabled AND succeeded_at IS NOT NULL ORDER BY name');
