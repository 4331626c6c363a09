// delivery: alerts on their way to subscriptions.
import type { Alert } from './alerts.js';
import type { Queryable, Transaction } from './queryable.js';
import { select, updateRow } from './statements.js';
import type { Priority, WorkState } from './work.js';

export interface Delivery {
  id: number;
  alertId: string;
  subscriptionId: string;
  subject: string;
  createdAt: Date;
  deliveredAt: Date | null;
  httpStatus: number | null;
  mergedInto: number | null;
  replays: number;
  workState: WorkState;
  workDueAt: Date | null;
  workAttempts: number;
  workReason: string | null;
}

/** Writes a delivery for each subscription, due at `dueAt` (`reason`: why not at once); answers the ids of the new ones. Once per alert and subscription. */
export async function addDeliveries(
  tx: Transaction,
  alert: Pick<Alert, 'id' | 'subject'>,
  subscriptionIds: readonly string[],
  options: { at: Date; dueAt: Date; priority?: Priority; reason?: string },
): Promise<number[]> {
  const rows = await select<{ id: number }>(
    tx,
    `INSERT INTO delivery (alert_id, subscription_id, subject, created_at, work_state, work_due_at, work_priority, work_reason)
     SELECT $1, s, $3, $4, 'due', $5, $6, $7 FROM unnest($2::text[]) AS s
     ON CONFLICT (alert_id, subscription_id) DO NOTHING RETURNING id`,
    [
      alert.id,
      subscriptionIds,
      alert.subject,
      options.at,
      options.dueAt,
      options.priority ?? 1,
      options.reason ?? null,
    ],
  );
  return rows.map(row => row.id);
}

/** The delivery with that id. */
export const readDelivery = async (q: Queryable, id: number | string): Promise<Delivery | null> =>
  (await select<Delivery>(q, 'SELECT * FROM delivery WHERE id = $1', [id]))[0] ?? null;

/** Changes the given columns. */
export const updateDelivery = (
  q: Queryable,
  id: number,
  change: Partial<Pick<Delivery, 'deliveredAt' | 'httpStatus' | 'mergedInto'>>,
): Promise<boolean> => updateRow(q, 'delivery', { id }, change);

/** Deliveries of one subscription about one subject that have not ended, oldest first; updates are gathered from these. */
export const listOpenDeliveries = (q: Queryable, subscriptionId: string, subject: string): Promise<Delivery[]> =>
  select<Delivery>(
    q,
    `SELECT * FROM delivery WHERE subscription_id = $1 AND subject = $2 AND delivered_at IS NULL AND merged_into IS NULL
       AND work_state IN ('due', 'leased') ORDER BY id`,
    [subscriptionId, subject],
  );

/** Deliveries, newest first. */
export const listDeliveries = (
  q: Queryable,
  options: { subscriptionId?: string; state?: WorkState; limit?: number } = {},
): Promise<Delivery[]> =>
  select<Delivery>(
    q,
    `SELECT * FROM delivery WHERE ($1::text IS NULL OR subscription_id = $1) AND ($2::text IS NULL OR work_state = $2)
     ORDER BY created_at DESC, id DESC LIMIT $3`,
    [options.subscriptionId ?? null, options.state ?? null, options.limit ?? 100],
  );

/** Sends deliveries again, with the ids they had; answers how many. Those under way are left alone. */
export async function replayDeliveries(tx: Transaction, ids: readonly number[], at: Date): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE delivery SET work_state = 'due', work_due_at = $2, work_attempts = 0, work_crashes = 0, work_reason = NULL,
       delivered_at = NULL, merged_into = NULL, replays = replays + 1
     WHERE id = ANY($1::bigint[]) AND work_state NOT IN ('due', 'leased')`,
    [ids, at],
  );
  return rowCount;
}

/** A delivery with the name of its subscription and what it tells. */
export interface DeliveryRow extends Delivery {
  subscription: string;
  type: string;
  headline: string;
}

/** Deliveries with what they tell, newest first. */
export const listDeliveriesOf = (
  q: Queryable,
  options: { subscriptionId?: string | undefined; state?: WorkState | undefined; limit: number },
): Promise<DeliveryRow[]> =>
  select<DeliveryRow>(
    q,
    `SELECT d.*, s.name AS subscription, a.type, coalesce(a.body -> 'data' ->> 'headline', '') AS headline
     FROM delivery d JOIN subscription s ON s.id = d.subscription_id JOIN alert a ON a.id = d.alert_id
     WHERE ($1::text IS NULL OR d.subscription_id = $1) AND ($2::text IS NULL OR d.work_state = $2)
     ORDER BY d.created_at DESC, d.id DESC LIMIT $3`,
    [options.subscriptionId ?? null, options.state ?? null, options.limit],
  );
