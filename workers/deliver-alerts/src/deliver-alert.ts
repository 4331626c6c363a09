// One delivery: tried until the destination takes it, on the schedule of its stage.
import {
  type AlertMessage,
  IS_PAUSED,
  messageOf,
  noteFailure,
  noteSuccess,
  restUntil,
  type SendOptions,
  type Sent,
  sendMessage,
  WAITS_ITS_TURN,
} from '@cellwire/alerts';
import { done, later, reject, retry } from '@cellwire/model';
import type { Job, Verdict } from '@cellwire/pipeline';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import {
  type Alert,
  type Delivery,
  findSubscription,
  markDelivered,
  openHealthEvent,
  readAlert,
  readDelivery,
  type Store,
  type Subscription,
  type Transaction,
  updateDelivery,
  updateSubscription,
} from '@cellwire/store';
import { type DestinationSlots, openSlots } from './destination-slots.js';
import { gatherDigest, WITH_DIGEST } from './gather-digest.js';
import { giveNotice } from './give-notice.js';

export interface DeliverContext {
  store: Store;
  send: Omit<SendOptions, 'now' | 'signal'>;
  /** Mail address of the operator, for notices that no destination takes; null where there is none. */
  operator: string | null;
  log: Logger;
  metrics: Metrics;
  tracing?: Pick<Tracing, 'about'>;
  /** Places at the destinations; this process's own where absent. */
  slots?: DestinationSlots;
}

/** What the handler is asked: a job, or an id by itself. */
export type DeliveryJob = Pick<Job, 'id'> & Partial<Pick<Job, 'signal'>>;

const DAY_MS = 86_400_000;
/** So long of nothing but failures switches a subscription off. */
export const GIVE_UP_AFTER_MS = 5 * DAY_MS;
/** A paused subscription's deliveries wait and are looked at again. */
const PAUSE_CHECK_MS = 3_600_000;
const DIGEST_CHECK_MS = 60_000;

/** The handler of the stage deliver-alerts. */
export function openDeliverer(context: DeliverContext): (job: DeliveryJob) => Promise<Verdict> {
  const { slots = openSlots() } = context;
  return async job => {
    const found = await readAll(context.store, job.id);
    if (!found) return { outcome: reject(`there is no delivery ${job.id}`) };
    context.tracing?.about([found.alert.body.data.evidence.article]);
    const now = context.store.clock.now();
    return unready(found, now) ?? (await take({ ...context, slots }, found, { job, now }));
  };
}

interface Found {
  delivery: Delivery;
  alert: Alert;
  subscription: Subscription;
}

async function readAll(store: Store, id: string): Promise<Found | null> {
  const delivery = await readDelivery(store, id);
  const alert = delivery && (await readAlert(store, delivery.alertId));
  const subscription = delivery && (await findSubscription(store, delivery.subscriptionId));
  return delivery && alert && subscription ? { delivery, alert, subscription } : null;
}

function unready({ delivery, subscription }: Found, now: Date): Verdict | null {
  if (delivery.deliveredAt || delivery.mergedInto) return { outcome: done };
  if (subscription.state === 'disabled')
    return { outcome: reject(`the subscription is disabled: ${subscription.stateReason ?? ''}`) };
  if (subscription.state === 'paused') return { outcome: later(new Date(now.getTime() + PAUSE_CHECK_MS), IS_PAUSED) };
  // What was begun keeps its own times, and what people asked for again goes at once: these find out whether it works again.
  const isNew = delivery.workAttempts === 0 && delivery.replays === 0 && subscription.channel !== 'digest';
  const rest = isNew ? restUntil(subscription, now) : null;
  return rest && { outcome: later(rest, WAITS_ITS_TURN) };
}

interface Try {
  job: DeliveryJob;
  now: Date;
}

/** Takes a place at the destination, and tries; without a place the delivery waits, which is no try. */
async function take(context: DeliverContext & { slots: DestinationSlots }, found: Found, t: Try): Promise<Verdict> {
  const { delivery, subscription, alert } = found;
  const isDigest = subscription.channel === 'digest';
  const together = isDigest ? await gatherDigest(context.store, subscription.id, t.now) : [];
  if (together[0] && together[0].id !== delivery.id)
    return { outcome: later(new Date(t.now.getTime() + DIGEST_CHECK_MS), WITH_DIGEST) };
  const slot = await context.slots.take(subscription.id);
  if (slot.is === 'full') return { outcome: later(new Date(t.now.getTime() + slot.waitMs), WAITS_ITS_TURN) };
  let worked = false;
  try {
    const bodies = (together.length ? together.map(d => d.alert) : [alert]).map(messageOf);
    const sent = await send(context, found, { ...t, bodies });
    worked = sent.is === 'delivered';
    return await verdictOf(context, found, { sent, now: t.now, ids: together.map(d => d.id) });
  } finally {
    slot.give(worked);
  }
}

async function send(
  context: DeliverContext,
  { delivery, subscription, alert }: Found,
  { job, now, bodies }: Try & { bodies: AlertMessage[] },
): Promise<Sent> {
  const began = performance.now();
  const options = { ...context.send, now, ...(job.signal ? { signal: job.signal } : {}) };
  const sent = await sendMessage({ id: alert.id, bodies }, subscription, options);
  context.metrics.deliverySeconds.observe((performance.now() - began) / 1000);
  context.metrics.deliveries.inc({ result: sent.is });
  const { id } = delivery;
  context.log.info(
    { delivery: id, subscription: subscription.name, alert: alert.id, result: sent.is, status: sent.status },
    'delivery tried',
  );
  return sent;
}

async function verdictOf(
  context: DeliverContext,
  { delivery, subscription }: Found,
  { sent, now, ids }: { sent: Sent; now: Date; ids: number[] },
): Promise<Verdict> {
  const detail = { status: sent.status, answer: sent.answer };
  if (sent.is === 'delivered')
    return {
      outcome: done,
      detail,
      record: async (tx, need) => {
        await updateDelivery(tx, delivery.id, { deliveredAt: now, httpStatus: sent.status });
        await markDelivered(tx, ids, now);
        // A destination that works again gets at once what waited for it.
        const waiting = await noteSuccess(tx, subscription.id, now);
        if (waiting.length) await need('deliver-alerts', waiting);
      },
    };
  const failingSince = subscription.failingSince ?? now;
  const over = sent.is === 'gone' || now.getTime() - failingSince.getTime() >= GIVE_UP_AFTER_MS;
  const why = sent.is === 'gone' ? sent.why : `nothing but failures for five days; last: ${sent.why}`;
  const toldTo = over ? await giveNotice({ ...context, send: { ...context.send, now } }, { subscription, why }) : null;
  if (over) context.log.warn({ subscription: subscription.name, why, toldTo }, 'destination switched off');
  return {
    outcome: sent.is === 'gone' ? reject(sent.why) : retry(sent.why),
    ...(sent.is === 'failed' && sent.notBefore ? { notBefore: sent.notBefore } : {}),
    detail,
    record: async tx => {
      await updateDelivery(tx, delivery.id, { httpStatus: sent.status });
      await noteFailure(tx, subscription.id, now);
      if (over) await switchOff(tx, subscription, { why, at: now, toldTo });
    },
  };
}

async function switchOff(
  tx: Transaction,
  { id, name }: Subscription,
  { why, at, toldTo }: { why: string; at: Date; toldTo: string | null },
): Promise<void> {
  await updateSubscription(tx, id, { state: 'disabled', stateReason: why });
  const message = `alerts to "${name}" are switched off: ${why}; mend the endpoint, then "cellwire alerts resume ${name}"`;
  await openHealthEvent(tx, { kind: 'destination_disabled', subject: name, message, detail: { toldTo }, at });
}
