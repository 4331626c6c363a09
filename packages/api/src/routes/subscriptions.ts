// Subscriptions and their deliveries, as `cellwire alerts` has them.
import {
  chooseReplay,
  isEmptyChoice,
  makeSubscription,
  previewAlerts,
  type Refusal,
  resumeSubscription,
  rotateSubscription,
  type Shown,
  type SubscribeRules,
  sendTest,
} from '@cellwire/alerts';
import { parseFilter } from '@cellwire/query';
import {
  addSubscription,
  findSubscription,
  listDeliveriesOf,
  listSubscriptions,
  removeSubscription,
  replayDeliveries,
  type Store,
  type Subscription,
  updateSubscription,
} from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { defineRoute } from '../define-route.js';
import type { AlertMeans, ApiOptions } from '../options.js';
import { Problem } from '../problem.js';
import type { SubscriptionItem } from '../schema/keeping.js';

/** Adds /api/subscriptions…, /api/deliveries…, /api/alerts/preview. */
export function subscriptionRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store } = options;
  const means = (): AlertMeans => {
    if (options.alerts) return options.alerts;
    throw new Problem(409, 'Not here', 'this process changes no subscriptions: use cellwire alerts');
  };
  const rules = (): SubscribeRules => {
    const { secretKey, ...rest } = means().rules;
    return { ...rest, secretKey: secretKey(), now: store.clock.now() };
  };

  defineRoute(app, 'listSubscriptions', options, async () => ({
    subscriptions: (await listSubscriptions(store)).map(subscriptionItem),
  }));

  defineRoute(app, 'addSubscription', options, async ({ body }) => {
    const { digest_at, ...rest } = body;
    const request = dropUndefined({ ...rest, digestAt: digest_at });
    const made = makeSubscription(request, rules());
    if (made.is === 'refused') throw refusal(made);
    const added = await addSubscription(store, made.row);
    if (!added) throw new Problem(409, 'Name taken', `there is a subscription "${body.name}" already`);
    return { subscription: subscriptionItem(added), ...shownItem(made.shown) };
  });

  defineRoute(app, 'changeSubscription', options, async ({ params, body }) => {
    const subscription = await wanted(store, params.name);
    const { id } = subscription;
    if (body.state === 'active')
      await store.inTransaction(tx => resumeSubscription(tx, subscription, store.clock.now()));
    else await updateSubscription(store, id, { state: 'paused', stateReason: null });
    return subscriptionItem(await wanted(store, id));
  });

  defineRoute(app, 'removeSubscription', options, async ({ params }) => {
    await removeSubscription(store, (await wanted(store, params.name)).id);
    return { done: true as const };
  });

  defineRoute(app, 'testSubscription', options, async ({ params }) => {
    const subscription = await wanted(store, params.name);
    const now = store.clock.now();
    const send = { ...means().send(), now };
    const { id, sent } = await sendTest(store, subscription, { send, link: options.publicUrl ?? null });
    return {
      delivered: sent.is === 'delivered',
      status: sent.status,
      why: sent.is === 'delivered' ? null : sent.why,
      id,
    };
  });

  defineRoute(app, 'rotateSubscription', options, async ({ params, body }) => {
    const subscription = await wanted(store, params.name);
    const rotated = rotateSubscription(subscription, dropUndefined(body), rules());
    if (rotated.is === 'refused') throw refusal(rotated);
    await updateSubscription(store, subscription.id, rotated.change);
    return {
      subscription: subscriptionItem(await wanted(store, subscription.id)),
      old_secret_until: rotated.change.oldSecretUntil?.toISOString() ?? null,
      ...shownItem(rotated.shown),
    };
  });

  defineRoute(app, 'listDeliveries', options, async ({ query }) => {
    const { subscription, state, limit } = query;
    const subscriptionId = subscription === undefined ? undefined : (await wanted(store, subscription)).id;
    const rows = await listDeliveriesOf(store, { subscriptionId, state, limit });
    return {
      deliveries: rows.map(d => ({
        id: d.id,
        alert: d.alertId,
        subscription: d.subscription,
        subject: d.subject,
        type: d.type,
        headline: d.headline,
        created_at: d.createdAt.toISOString(),
        delivered_at: d.deliveredAt?.toISOString() ?? null,
        state: d.workState,
        http_status: d.httpStatus,
        tries: d.workAttempts,
        next_try: d.workState === 'due' ? (d.workDueAt?.toISOString() ?? null) : null,
        reason: d.workReason,
        merged_into: d.mergedInto,
        replays: d.replays,
      })),
    };
  });

  defineRoute(app, 'previewAlerts', options, async ({ query }) => {
    const since = new Date(query.since);
    const messages = await previewAlerts(store, parseFilter(query.q), { since, ...means().preview });
    return {
      messages: messages
        .slice(0, query.limit)
        .map(({ sentAt, body }) => ({ sent_at: sentAt.toISOString(), body: body as Record<string, unknown> })),
      total: messages.length,
    };
  });

  defineRoute(app, 'replayDeliveries', options, async ({ body }) => {
    const { subscription, from, to, filter, ids, dry_run } = body;
    const choice = dropUndefined({
      ids,
      filter,
      subscriptionId: subscription === undefined ? undefined : (await wanted(store, subscription)).id,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
    });
    if (isEmptyChoice(choice))
      throw new Problem(400, 'Bad request', 'say which: ids, from, to or filter; everything is never sent again');
    const chosen = (await chooseReplay(store, choice)).map(d => d.id);
    const at = store.clock.now();
    const sent = dry_run ? 0 : await store.inTransaction(tx => replayDeliveries(tx, chosen, at));
    return { chosen: chosen.length, sent, deliveries: chosen.slice(0, 1000) };
  });
}

async function wanted(store: Store, nameOrId: string): Promise<Subscription> {
  const subscription = await findSubscription(store, nameOrId);
  if (subscription) return subscription;
  throw new Problem(404, 'No such subscription', `there is no subscription "${nameOrId}"`);
}

const refusal = ({ field, why }: Refusal): Problem =>
  new Problem(400, 'Bad request', `${field}: ${why}`, { faults: [{ field, message: why }] });

/** A subscription without its secrets. */
const subscriptionItem = (s: Subscription): SubscriptionItem => ({
  id: s.id,
  name: s.name,
  filter: s.filter,
  channel: s.channel,
  url: s.url,
  options: s.options,
  state: s.state,
  state_reason: s.stateReason,
  failures: s.failures,
  failing_since: s.failingSince?.toISOString() ?? null,
  last_success: s.succeededAt?.toISOString() ?? null,
  created_at: s.createdAt.toISOString(),
});

const shownItem = ({ secret, publicKey }: Shown) => dropUndefined({ secret, public_key: publicKey });

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
/** The members that have a value. */
const dropUndefined = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Present<T>;
