// What is known of a destination: that it takes messages, fails, is put to work again; and which deliveries that wakes.
import {
  closeHealthEvent,
  listWaitingFor,
  markDue,
  type Subscription,
  type Transaction,
  updateSubscription,
} from '@cellwire/store';
import { WAITS_ITS_TURN } from './rest-of-failing.js';

/** What a delivery says that waits until its subscription is resumed. */
export const IS_PAUSED = 'the subscription is paused';

const WELL = { failures: 0, failingSince: null, failedAt: null } as const;

/** Notes that a message was taken; answers the deliveries that waited for it, which the caller makes due. */
export async function noteSuccess(tx: Transaction, id: string, at: Date): Promise<number[]> {
  await updateSubscription(tx, id, { ...WELL, succeededAt: at });
  return listWaitingFor(tx, id, [WAITS_ITS_TURN]);
}

/** Notes that a message was not taken, on the row as it is now: another delivery may have succeeded since this one began. */
export async function noteFailure(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE subscription SET failures = failures + 1, failing_since = coalesce(failing_since, $2), failed_at = $2 WHERE id = $1`,
    [id, at],
  );
}

/** Puts a paused or disabled subscription to work again; answers how many deliveries waited for it and are due now. */
export async function resumeSubscription(
  tx: Transaction,
  { id, name }: Pick<Subscription, 'id' | 'name'>,
  at: Date,
): Promise<number> {
  await updateSubscription(tx, id, { ...WELL, state: 'active', stateReason: null });
  await closeHealthEvent(tx, 'destination_disabled', name, at);
  const waiting = await listWaitingFor(tx, id, [WAITS_ITS_TURN, IS_PAUSED]);
  await markDue(tx, 'deliver-alerts', waiting, { at });
  return waiting.length;
}
