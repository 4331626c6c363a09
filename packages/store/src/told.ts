// What each subscription was last told of an exit or event, and updates that are gathered into one message.
import type { Alert } from './alerts.js';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

/** The last alert of a subject that a subscription has or will get. */
export interface Told {
  subscriptionId: string;
  deliveryId: number;
  /** Whether its delivery has not begun yet. */
  isOpen: boolean;
  type: Alert['type'];
  status: Alert['status'];
  previous: Alert['previous'];
  body: Alert['body'];
}

/** The last alert of a subject, by subscription. */
export const listTold = (q: Queryable, subject: string): Promise<Told[]> =>
  select<Told>(
    q,
    `SELECT DISTINCT ON (d.subscription_id) d.subscription_id, d.id AS delivery_id, a.type, a.status, a.previous, a.body,
       d.delivered_at IS NULL AND d.work_state = 'due' AND d.work_attempts = 0 AS is_open
     FROM delivery d JOIN alert a ON a.id = d.alert_id
     WHERE a.subject = $1 AND d.merged_into IS NULL
     ORDER BY d.subscription_id, a.created_at DESC, d.id DESC`,
    [subject],
  );

/** Ends a delivery that a later one stands for. */
export async function mergeDelivery(tx: Transaction, id: number, into: number): Promise<void> {
  await tx.query(
    `UPDATE delivery SET merged_into = $2, work_state = 'done', work_due_at = NULL, work_again_at = NULL
     WHERE id = $1 AND work_state = 'due'`,
    [id, into],
  );
}
