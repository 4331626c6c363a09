// A test alert: sent now, outside the record of deliveries. One that is taken shows that the destination works.
import { randomUUID } from 'node:crypto';
import { markDue, type Store, type Subscription } from '@cellwire/store';
import { noteSuccess } from './destination-state.js';
import type { Sent } from './destinations/destination.js';
import { sampleAlert } from './sample-alert.js';
import { type SendOptions, sendMessage } from './send-delivery.js';

/** What came of a test: the message's id, the verdict, and how many deliveries that waited for the destination are due now. */
export interface Tested {
  id: string;
  sent: Sent;
  woken: number;
}

/** Sends a sample to the subscription's destination, whatever its state. */
export async function sendTest(
  store: Store,
  subscription: Subscription,
  options: { send: SendOptions; link: string | null },
): Promise<Tested> {
  const { now } = options.send;
  const id = `msg_test${randomUUID().replaceAll('-', '')}`;
  const sent = await sendMessage({ id, bodies: [sampleAlert(now, options.link)] }, subscription, options.send);
  if (sent.is !== 'delivered') return { id, sent, woken: 0 };
  const woken = await store.inTransaction(async tx => {
    const waiting = await noteSuccess(tx, subscription.id, now);
    await markDue(tx, 'deliver-alerts', waiting, { at: now });
    return waiting.length;
  });
  return { id, sent, woken };
}
