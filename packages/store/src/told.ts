// What each subscription was last told of an exit or event, and updates that are gathered into one message.
import type { Alert } from './alerts.js';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

/** An alert of a subject that a subscription has or will get. */
export interface Told {
  subscriptionId: string;
  deliveryId: number;
  subject: string;
  /** Whether its delivery has not begun yet. */
  isOpen: boolean;
  type: Alert['type'];
  status: Alert['status'];
  previous: Alert['previous'];
  body: Alert['body'];
  createdAt: Date;
}

/** By subject and subscription the last alert whose delivery has begun, and the last one that still waits. */
export const listTold = (q: Queryable, subjects: readonly string[]): Promise<Told[]> =>
  select<Told>(
    q,
    `SELECT DISTINCT ON (t.subject, t.subscription_id, t.is_open) t.* FROM (
       SELECT d.subscription_id, d.id AS delivery_id, a.subject, a.type, a.status, a.previous, a.body, a.created_at,
         d.delivered_at IS NULL AND d.work_state = 'due' AND d.work_attempts = 0 AND d.replays = 0 AS is_open
       FROM delivery d JOIN alert a ON a.id = d.alert_id
       WHERE a.subject = ANY($1::text[]) AND d.merged_into IS NULL) t
     ORDER BY t.subject, t.subscription_id, t.is_open, t.created_at DESC, t.delivery_id DESC`,
    [subjects],
  );

/** Keeps waiting deliveries from being begun until this transaction ends; answers those that had not begun. */
export async function holdOpenDeliveries(tx: Transaction, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await select<{ id: number }>(
    tx,
    `SELECT id FROM delivery WHERE id = ANY($1::bigint[]) AND work_state = 'due' AND work_attempts = 0
     ORDER BY id FOR UPDATE SKIP LOCKED`,
    [ids],
  );
  return new Set(rows.map(row => row.id));
}

/** Ends a delivery that another one stands for: a later one, or, where an update was taken back, the one before. */
export async function mergeDelivery(tx: Transaction, id: number, into: number): Promise<void> {
  await tx.query(
    `UPDATE delivery SET merged_into = $2, work_state = 'done', work_due_at = NULL, work_again_at = NULL
     WHERE id = $1 AND work_state = 'due'`,
    [id, into],
  );
}
