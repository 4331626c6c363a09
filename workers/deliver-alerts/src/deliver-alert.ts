// One delivery: tried until the endpoint takes it, on the schedule of its stage.
import { type SendOptions, sendDelivery } from '@cellwire/alerts';
import { done, later, reject, retry } from '@cellwire/model';
import type { Verdict } from '@cellwire/pipeline';
import type { Logger, Metrics } from '@cellwire/runtime';
import {
  findSubscription,
  openHealthEvent,
  readAlert,
  readDelivery,
  type Store,
  type Subscription,
  type Transaction,
  updateDelivery,
  updateSubscription,
} from '@cellwire/store';

export interface DeliverContext {
  store: Store;
  send: Omit<SendOptions, 'now'>;
  log: Logger;
  metrics: Metrics;
}

const DAY_MS = 86_400_000;
/** So long of nothing but failures disables a subscription. */
const GIVE_UP_AFTER_MS = 5 * DAY_MS;
/** A paused subscription's deliveries wait and are looked at again. */
const PAUSE_CHECK_MS = 3_600_000;

/** Tries the delivery with that id. */
export async function deliverAlert(context: DeliverContext, deliveryId: string): Promise<Verdict> {
  const { store, metrics } = context;
  const delivery = await readDelivery(store, deliveryId);
  const alert = delivery && (await readAlert(store, delivery.alertId));
  const subscription = delivery && (await findSubscription(store, delivery.subscriptionId));
  if (!delivery || !alert || !subscription) return { outcome: reject(`there is no delivery ${deliveryId}`) };
  const now = store.clock.now();
  if (delivery.deliveredAt || delivery.mergedInto) return { outcome: done };
  if (subscription.state === 'disabled')
    return { outcome: reject(`the subscription is disabled: ${subscription.stateReason ?? ''}`) };
  if (subscription.state === 'paused')
    return { outcome: later(new Date(now.getTime() + PAUSE_CHECK_MS), 'the subscription is paused') };
  const began = performance.now();
  const sent = await sendDelivery(alert, subscription, { ...context.send, now });
  metrics.deliverySeconds.observe((performance.now() - began) / 1000);
  metrics.deliveries.inc({ result: sent.is });
  context.log.info(
    { delivery: delivery.id, subscription: subscription.name, alert: alert.id, result: sent.is },
    'delivery tried',
  );
  switch (sent.is) {
    case 'delivered':
      return {
        outcome: done,
        record: async tx => {
          await updateDelivery(tx, delivery.id, { deliveredAt: now, httpStatus: sent.status });
          await updateSubscription(tx, subscription.id, { failures: 0, failingSince: null, succeededAt: now });
        },
      };
    case 'gone':
      return { outcome: reject(sent.why), record: tx => disable(tx, subscription, sent.why, now) };
    case 'failed':
      return {
        outcome: retry(sent.why),
        ...(sent.notBefore ? { notBefore: sent.notBefore } : {}),
        record: tx => noteFailure(tx, subscription, { why: sent.why, now, delivery: delivery.id, status: sent.status }),
      };
  }
}

async function noteFailure(
  tx: Transaction,
  subscription: Subscription,
  failure: { why: string; now: Date; delivery: number; status: number | null },
): Promise<void> {
  const failingSince = subscription.failingSince ?? failure.now;
  await updateDelivery(tx, failure.delivery, { httpStatus: failure.status });
  await updateSubscription(tx, subscription.id, { failures: subscription.failures + 1, failingSince });
  if (failure.now.getTime() - failingSince.getTime() >= GIVE_UP_AFTER_MS)
    await disable(tx, subscription, `nothing but failures for five days; last: ${failure.why}`, failure.now);
}

async function disable(tx: Transaction, subscription: Subscription, why: string, at: Date): Promise<void> {
  await updateSubscription(tx, subscription.id, { state: 'disabled', stateReason: why });
  const message = `alerts to "${subscription.name}" are switched off: ${why}; mend the endpoint, then "cellwire alerts resume ${subscription.name}"`;
  await openHealthEvent(tx, { kind: 'destination_disabled', subject: subscription.name, message, at });
}
