// A digest: everything that waits for one subscription, in one mail that one of its deliveries sends.
import { type DeliveryOfAlert, listWaiting, type Queryable } from '@cellwire/store';

/** Reason of deliveries that go with another one's digest. */
export const WITH_DIGEST = 'goes with the digest of another delivery';
/** Alerts in one mail; the rest make the next one. */
const MOST_ALERTS = 200;

/** The deliveries that are due together, oldest first; the first one sends for all. Those of the next day are left out. */
export async function gatherDigest(q: Queryable, subscriptionId: string, now: Date): Promise<DeliveryOfAlert[]> {
  const waiting = await listWaiting(q, subscriptionId, MOST_ALERTS);
  return waiting.filter(d => {
    const isDue = d.workDueAt !== null && d.workDueAt <= now;
    return d.workState === 'leased' || isDue || d.workAttempts > 0 || d.workReason === WITH_DIGEST;
  });
}
