// Choosing deliveries: to send them again, to gather them into a digest, to wake those that waited for an endpoint.
import type { Alert } from './alerts.js';
import type { Delivery } from './deliveries.js';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

/** A delivery with what it carries. */
export interface DeliveryOfAlert extends Delivery {
  alert: Pick<Alert, 'id' | 'type' | 'transition' | 'status' | 'previous' | 'body'>;
}

/** Every given condition holds; ids are those of deliveries or alerts. */
export interface DeliveryChoice {
  ids?: readonly string[];
  subscriptionId?: string;
  /** Alerts recorded at or after, and before. */
  from?: Date;
  to?: Date;
  after?: number;
  limit?: number;
}

const WITH_ALERT = `SELECT d.*, jsonb_build_object('id', a.id, 'type', a.type, 'transition', a.transition, 'status', a.status,
    'previous', a.previous, 'body', a.body) AS alert FROM delivery d JOIN alert a ON a.id = d.alert_id`;

/** Deliveries that can be sent again: ended, and not gathered into another one. Ascending by id. */
export const chooseDeliveries = (q: Queryable, choice: DeliveryChoice): Promise<DeliveryOfAlert[]> =>
  select<DeliveryOfAlert>(
    q,
    `${WITH_ALERT} WHERE d.merged_into IS NULL AND d.work_state NOT IN ('due', 'leased')
       AND ($1::text[] IS NULL OR d.id::text = ANY($1) OR a.id = ANY($1))
       AND ($2::text IS NULL OR d.subscription_id = $2)
       AND ($3::timestamptz IS NULL OR a.created_at >= $3) AND ($4::timestamptz IS NULL OR a.created_at < $4)
       AND d.id > $5 ORDER BY d.id LIMIT $6`,
    [
      choice.ids ?? null,
      choice.subscriptionId ?? null,
      choice.from ?? null,
      choice.to ?? null,
      choice.after ?? 0,
      choice.limit ?? 1000,
    ],
  );

/** What a subscription waits for, oldest first: the matter of its next digest. */
export const listWaiting = (q: Queryable, subscriptionId: string, limit: number): Promise<DeliveryOfAlert[]> =>
  select<DeliveryOfAlert>(
    q,
    `${WITH_ALERT} WHERE d.subscription_id = $1 AND d.delivered_at IS NULL AND d.merged_into IS NULL
       AND d.work_state IN ('due', 'leased') ORDER BY d.id LIMIT $2`,
    [subscriptionId, limit],
  );

/** Marks deliveries as accepted together; those that nobody is working on end here, the others when their lease does. */
export async function markDelivered(tx: Transaction, ids: readonly number[], at: Date): Promise<void> {
  await tx.query('UPDATE delivery SET delivered_at = $2 WHERE id = ANY($1::bigint[]) AND delivered_at IS NULL', [
    ids,
    at,
  ]);
  await tx.query(
    `UPDATE delivery SET work_state = 'done', work_due_at = NULL, work_again_at = NULL, work_reason = NULL, work_attempts = 0
     WHERE id = ANY($1::bigint[]) AND work_state = 'due'`,
    [ids],
  );
}

/** Ids of a subscription's deliveries that wait for one of the given reasons. */
export const listWaitingFor = async (
  q: Queryable,
  subscriptionId: string,
  reasons: readonly string[],
): Promise<number[]> =>
  (
    await select<{ id: number }>(
      q,
      `SELECT id FROM delivery WHERE subscription_id = $1 AND work_state = 'due' AND work_reason = ANY($2::text[])
       ORDER BY id LIMIT 10000`,
      [subscriptionId, reasons],
    )
  ).map(row => row.id);
