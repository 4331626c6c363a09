// WebSub (W3C Recommendation, 2018), our side: asking hubs to push, answering them, taking what they push.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Fetcher, hubRequest, isSignedBy, judgeHubCall, type PollMemory } from '@cellwire/fetching';
import { readFeed } from '@cellwire/reading';
import type { Logger } from '@cellwire/runtime';
import { markDue, PRIORITIES, readSource, type Source, type Store, updateSource } from '@cellwire/store';
import { itemsOf, NEWEST_ENTRIES, recordAll } from './feed-items.js';

/** How hubs reach this process, and how they are reached. */
export interface HubMeans {
  fetcher: Pick<Fetcher, 'fetch'>;
  /** Base URL at which hubs reach the API. */
  publicUrl: string;
}

/** What the API answers a hub with. */
export interface HubAnswer {
  status: 200 | 202 | 404;
  /** Sent as text/plain. */
  body: string;
}

/** What the API asks for a request to `/websub/:source/:token`. */
export interface HubPort {
  /** GET: a hub verifies what was asked of it, or denies it. */
  verify(source: string, token: string, query: URLSearchParams): Promise<HubAnswer>;
  /** POST: a hub pushes a feed. */
  receive(source: string, token: string, push: HubPush): Promise<HubAnswer>;
}
export interface HubPush {
  body: Uint8Array;
  contentType: string | undefined;
  /** The header X-Hub-Signature. */
  signature: string | undefined;
}

const HOUR_MS = 3_600_000;
/** A subscription is renewed this long before its end; a hub that did not answer is asked again after the second. */
const RENEW_MS = 24 * HOUR_MS;
const ASK_AGAIN_MS = 6 * HOUR_MS;
const HUB_DEADLINE_MS = 10_000;

/** Whether the hub should be asked now: nothing is subscribed or it ends soon, and it was not asked just before. */
export function wantsHub(source: Source, memory: PollMemory, now: Date): boolean {
  const asked = memory.hubAskedAt ? Date.parse(memory.hubAskedAt) : Number.NEGATIVE_INFINITY;
  const ends = source.hubUntil?.getTime() ?? Number.NEGATIVE_INFINITY;
  return ends - now.getTime() < RENEW_MS && now.getTime() - asked >= ASK_AGAIN_MS;
}

/** Asks a hub to push the topic. What goes wrong is logged: the feed is polled all the same. */
export async function askHub(
  { store, log }: { store: Store; log: Logger },
  source: Source,
  { hub, topic }: { hub: string; topic: string },
  means: HubMeans,
): Promise<void> {
  const secret = source.hubSecret ?? randomBytes(32).toString('base64url');
  // The hub may verify before it answers: what it is judged by must be there first.
  await updateSource(store, source.id, { hubUrl: hub, topicUrl: topic, hubSecret: secret });
  const callback = `${means.publicUrl.replace(/\/+$/, '')}/websub/${source.id}/${tokenOf(secret)}`;
  const { url, ...request } = hubRequest('subscribe', { hub, topic, callback, secret });
  const answer = await means.fetcher.fetch(url, { ...request, deadlineMs: HUB_DEADLINE_MS });
  if (answer.is !== 'page')
    log.warn({ source: source.name, hub, answer: answer.is }, 'the hub did not take the subscription');
}

const tokenOf = (secret: string): string => createHmac('sha256', secret).update('callback').digest('hex').slice(0, 32);

const NOT_FOUND: HubAnswer = { status: 404, body: 'no such subscription' };
const TAKEN: HubAnswer = { status: 202, body: '' };

/** Answers hubs for the sources of a store. */
export function hubCallbacks({ store, log }: { store: Store; log: Logger }): HubPort {
  return {
    verify: async (id, token, query) => {
      const source = await known(store, id, token);
      if (!source) return NOT_FOUND;
      const call = judgeHubCall(query, {
        topic: source.topicUrl ?? source.feedUrl,
        mode: source.enabled ? 'subscribe' : 'unsubscribe',
      });
      if (call.is === 'refuse') return { status: 404, body: call.why };
      const until =
        call.is === 'confirm' && call.mode === 'subscribe' ? leaseEnd(call.leaseSeconds, store.clock.now()) : null;
      await updateSource(store, source.id, { hubUntil: until });
      log.info({ source: source.name, until, ...(call.is === 'denied' ? { why: call.why } : {}) }, `hub: ${call.is}`);
      return call.is === 'confirm' ? { status: 200, body: call.challenge } : { status: 200, body: '' };
    },
    receive: async (id, token, push) => {
      const source = await known(store, id, token);
      if (!source?.hubSecret || !source.enabled) return NOT_FOUND;
      // Section 8: a body without a good signature is thrown away, and the hub is not told.
      if (!isSignedBy(source.hubSecret, push.signature, push.body)) {
        log.warn({ source: source.name }, 'a push without a good signature was thrown away');
        return TAKEN;
      }
      await takePush(store, source, push);
      return TAKEN;
    },
  };
}

/** The source of a callback's address; null where the token is not its own. */
async function known(store: Store, id: string, token: string): Promise<Source | null> {
  if (!/^\d{1,15}$/.test(id)) return null;
  const source = await readSource(store, id);
  if (!source?.hubSecret) return null;
  const [own, given] = [Buffer.from(tokenOf(source.hubSecret)), Buffer.from(token)];
  return own.length === given.length && timingSafeEqual(own, given) ? source : null;
}

const DAY_SECONDS = 86_400;

/** The end of a lease that a hub grants: ten days where it names none, thirty at most. */
const leaseEnd = (seconds: number | null, now: Date): Date =>
  new Date(now.getTime() + Math.min(Math.max(seconds ?? 10 * DAY_SECONDS, 300), 30 * DAY_SECONDS) * 1000);

async function takePush(store: Store, source: Source, { body, contentType }: HubPush): Promise<void> {
  // A hub sends what is new; of a whole archive the next poll takes the rest.
  const { feedUrl: url, timeZone } = source;
  const feed = await readFeed(body, { url, contentType, newest: NEWEST_ENTRIES, timeZone });
  const items = feed.ok ? await itemsOf(feed.entries) : [];
  const now = store.clock.now();
  await store.inTransaction(async tx => {
    const recorded = await recordAll(tx, source, items, now);
    await markDue(tx, 'fetch-articles', [...recorded.newArticles, ...recorded.changedArticles], {
      at: now,
      priority: PRIORITIES.news,
    });
    if (recorded.newItems) await updateSource(tx, source.id, { itemAt: now });
    // A ping without a feed in it: the feed itself says what is new.
    if (!items.length) await markDue(tx, 'poll-feeds', source.id, { at: now });
  });
}
