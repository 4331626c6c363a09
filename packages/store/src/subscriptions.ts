// subscription: who wants to hear of which events, and where.
import type { Queryable } from './queryable.js';
import { insertRow, select, updateRow } from './statements.js';
import { json } from './values.js';

export const CHANNELS = ['webhook', 'slack', 'teams', 'discord', 'email', 'digest'] as const;
export type Channel = (typeof CHANNELS)[number];

export interface Subscription {
  id: string;
  name: string;
  filter: string;
  channel: Channel;
  url: string;
  /** Encrypted; the store never sees the secret itself. */
  secret: Uint8Array | null;
  oldSecret: Uint8Array | null;
  oldSecretUntil: Date | null;
  options: Record<string, unknown>;
  state: 'active' | 'paused' | 'disabled';
  stateReason: string | null;
  failingSince: Date | null;
  failures: number;
  failedAt: Date | null;
  succeededAt: Date | null;
  createdAt: Date;
}

export type NewSubscription = Pick<
  Subscription,
  'id' | 'name' | 'filter' | 'channel' | 'url' | 'secret' | 'createdAt'
> & {
  options?: Record<string, unknown>;
};

/** Adds a subscription; null when the name is taken. */
export async function addSubscription(q: Queryable, subscription: NewSubscription): Promise<Subscription | null> {
  const row = { ...subscription, options: json(subscription.options ?? {}) };
  const [added] = await insertRow<Subscription>(q, 'subscription', row, 'ON CONFLICT (name) DO NOTHING RETURNING *');
  return added ?? null;
}

/** The subscription with that id or name. */
export const findSubscription = async (q: Queryable, idOrName: string): Promise<Subscription | null> =>
  (await select<Subscription>(q, 'SELECT * FROM subscription WHERE id = $1 OR name = $1', [idOrName]))[0] ?? null;

/** Subscriptions by name. */
export const listSubscriptions = (
  q: Queryable,
  options: { state?: Subscription['state'] } = {},
): Promise<Subscription[]> =>
  select<Subscription>(q, 'SELECT * FROM subscription WHERE $1::text IS NULL OR state = $1 ORDER BY name', [
    options.state ?? null,
  ]);

export type SubscriptionChange = Partial<Omit<Subscription, 'id' | 'createdAt' | 'options'>> & {
  options?: Record<string, unknown>;
};

/** Changes the given columns; false when there is no such subscription. */
export const updateSubscription = (q: Queryable, id: string, change: SubscriptionChange): Promise<boolean> =>
  updateRow(q, 'subscription', { id }, change.options ? { ...change, options: json(change.options) } : change);

/** Removes a subscription with its deliveries. */
export const removeSubscription = async (q: Queryable, id: string): Promise<boolean> =>
  (await q.query('DELETE FROM subscription WHERE id = $1', [id])).rowCount > 0;
