// Tells subscribers of what a batch recorded, in the batch's own transaction.
import { type ActiveSubscription, tellOfRecorded } from '@cellwire/alerts';
import type { Transaction } from '@cellwire/store';
import type { ResolveContext } from './resolve-batch.js';

/** Writes the alerts on everything recorded at `at`; answers the ids of the deliveries that are due at once. */
export async function tellOfChanges(
  tx: Transaction,
  { at, subscriptions }: { at: Date; subscriptions: readonly ActiveSubscription[] },
  context: ResolveContext,
): Promise<number[]> {
  const { alertMaxAgeDays, alertSettleMs: settleMs, publicUrl } = context;
  const written = await tellOfRecorded(tx, at, subscriptions, { alertMaxAgeDays, settleMs, publicUrl });
  for (const { type, deliveries } of written) context.onAlert?.(type, deliveries);
  return written.flatMap(w => w.dueNow);
}
