// One poll of one source: fetch the feed politely, note what is new, decide when to come again.
import {
  ACCEPT,
  type Fetched,
  freshPollMemory,
  JUDGED_BYTES,
  judgePoll,
  MAX_FEED_BYTES,
  nextPoll,
  type PollMemory,
  type PollOutcome,
  pollValidators,
  readHubLinks,
} from '@cellwire/fetching';
import { done, later, reject } from '@cellwire/model';
import {
  countFetch,
  type Job,
  type Need,
  type NewsThreads,
  type PoliteFetcher,
  type PortionedFeed,
  type Verdict,
} from '@cellwire/pipeline';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import {
  type NewItem,
  PRIORITIES,
  type RecordedItems,
  readSource,
  recordPoll,
  type Source,
  type Store,
  type Transaction,
} from '@cellwire/store';
import { itemsOf, NEWEST_ENTRIES, recordAll, spaceOut, urgencyOf } from './feed-items.js';
import { askHub, type HubMeans, wantsHub } from './hub-callbacks.js';
import { recordOlder } from './older-entries.js';
import { saveSource } from './save-source.js';

export interface PollContext {
  store: Store;
  web: PoliteFetcher;
  /** Reads feeds away from the event loop. */
  threads: Pick<NewsThreads, 'readFeed'>;
  /** How hubs reach us; absent: feeds are polled only. */
  hubs?: HubMeans | null;
  /** Least pause between two requests to one host: articles of one host are due so far apart. */
  hostGapMs: number;
  log: Logger;
  metrics: Metrics;
  /** Told which articles came in: their traces begin here. */
  tracing?: Pick<Tracing, 'about'>;
}

/** Polls the source with that id. Everything that came of it is recorded in one transaction. */
export async function pollSource(context: PollContext, job: Pick<Job, 'id' | 'signal'>): Promise<Verdict> {
  const { id: sourceId, signal } = job;
  const source = await readSource(context.store, sourceId);
  if (!source) return { outcome: reject(`there is no source ${sourceId}`) };
  if (!source.enabled) return { outcome: done };
  const startedAt = context.store.clock.now();
  const memory = (source.pollMemory as PollMemory | null) ?? freshPollMemory;
  const validators = pollValidators(memory, source, startedAt);
  const polite = await context.web.fetch(source.feedUrl, {
    accept: ACCEPT.feed,
    maxBytes: MAX_FEED_BYTES,
    ...validators,
  });
  if (polite.is === 'wait') return { outcome: later(polite.until, polite.why) };
  const { answer } = polite;
  countFetch(context.metrics, 'feed', answer);
  const sameBody = answer.is === 'page' && answer.bodyHash === source.bodyHash;
  const { size, beginning } = beforeReading(answer);
  const feed =
    answer.is === 'page' && !sameBody
      ? await context.threads.readFeed(
          answer.bytes,
          {
            url: answer.finalUrl,
            contentType: answer.contentType ?? undefined,
            newest: NEWEST_ENTRIES,
            timeZone: source.timeZone,
          },
          signal,
        )
      : null;
  const items = feed?.ok ? await itemsOf(feed.entries) : [];
  const pace = { now: startedAt, gapMs: context.hostGapMs };
  const older = await recordOlder(context.store, source, feed?.ok ? feed.older : [], { ...pace, signal });
  const hub = hubOf(answer, feed, source);
  const hubAskedAt = await subscribe(context, source, { hub, memory, now: startedAt });
  return {
    outcome: done,
    record: async (tx, need) => {
      const recorded = await recordByUrgency(tx, need, source, { items, pace });
      context.tracing?.about(recorded.newArticles, { 'cellwire.source': source.id });
      const outcome = judgePoll(beginning, { feed, newItems: recorded.newItems, heldEtag: source.etag, sameBody });
      const decision = nextPoll({
        source: source.name,
        memory,
        outcome,
        full: Object.keys(validators).length === 0,
        ttlMinutes: feed?.ttlMinutes ?? null,
        cacheControl: 'headers' in answer ? (answer.headers['cache-control'] ?? null) : null,
        webSubUntil: source.hubUntil,
        now: startedAt,
      });
      await saveSource(tx, need, source, {
        page: answer.is === 'page' ? answer : null,
        feed,
        outcome,
        decision,
        startedAt,
        newItems: recorded.newItems,
        hub,
        hubAskedAt,
      });
      await recordPoll(tx, {
        sourceId: source.id,
        startedAt,
        tookMs: Math.max(0, context.store.clock.now().getTime() - startedAt.getTime()),
        result: resultOf(outcome, recorded.newItems),
        reason: outcome.is === 'failing' ? outcome.why : `${decision.why}${olderOf(older.newItems)}`,
        httpStatus: 'status' in answer ? (answer.status ?? null) : null,
        bytes: size,
        items: items.length + older.items,
        newItems: recorded.newItems + older.newItems,
        conditional: Object.keys(validators).length > 0,
      });
      context.metrics.polls.inc({ result: resultOf(outcome, recorded.newItems) });
      context.metrics.feedItems.inc(recorded.newItems + older.newItems);
      if (outcome.is !== 'failing')
        context.metrics.sourceLastSuccess.set({ source: source.name }, startedAt.getTime() / 1000);
      context.log.info(
        { source: source.name, newItems: recorded.newItems, next: decision.dueAt },
        `polled: ${decision.why}`,
      );
    },
  };
}

/** What is needed of an answer after a thread has taken its bytes over: how many there were, and their beginning. */
function beforeReading(answer: Fetched): { size: number | null; beginning: Fetched } {
  if (answer.is !== 'page') return { size: null, beginning: answer };
  return {
    size: answer.bytes.length,
    beginning: { ...answer, bytes: Uint8Array.from(answer.bytes.subarray(0, JUDGED_BYTES)) },
  };
}

const resultOf = (outcome: PollOutcome, newItems: number) =>
  outcome.is === 'failing' ? 'failed' : newItems ? 'new_items' : outcome.is === 'unchanged' ? 'unchanged' : 'no_news';

const olderOf = (count: number): string => (count ? `; ${count} older entries were taken as backfill` : '');

/** Stores the items and notes their articles: news first, then what was out long before; at each host one after the other. */
async function recordByUrgency(
  tx: Transaction,
  need: Need,
  source: Source,
  { items, pace }: { items: readonly NewItem[]; pace: { now: Date; gapMs: number } },
): Promise<RecordedItems> {
  const all: RecordedItems = { newArticles: [], newItems: 0, changedArticles: [] };
  const when = { isFirstPoll: source.succeededAt === null, now: pace.now };
  for (const priority of [PRIORITIES.news, PRIORITIES.backfill]) {
    const part = items.filter(item => urgencyOf(item, when) === priority);
    const { newArticles, newItems, changedArticles } = await recordAll(tx, source, part, pace.now);
    const ids = [...newArticles, ...changedArticles];
    if (ids.length) await need('fetch-articles', ids, { at: spaceOut(ids, part, pace), priority });
    all.newArticles.push(...newArticles);
    all.changedArticles.push(...changedArticles);
    all.newItems += newItems;
  }
  return all;
}

interface Hub {
  hub: string;
  topic: string;
}

/** The hub that the feed or its Link header names; of an unchanged feed, the one it named before. */
function hubOf(answer: Fetched, feed: PortionedFeed | null, source: Source): Hub | null {
  if (answer.is !== 'page' && answer.is !== 'unchanged') return null;
  if (!feed) return source.hubUrl ? { hub: source.hubUrl, topic: source.topicUrl ?? source.feedUrl } : null;
  const links = readHubLinks(answer.headers.link, answer.finalUrl);
  const hub = feed.hub ?? links.hub;
  return hub ? { hub, topic: feed.self ?? links.self ?? source.feedUrl } : null;
}

/** Asks the hub to push, where it can reach us and it is time; answers when a hub was last asked. */
async function subscribe(
  context: PollContext,
  source: Source,
  { hub, memory, now }: { hub: Hub | null; memory: PollMemory; now: Date },
): Promise<string | null> {
  if (!hub || !context.hubs || !wantsHub(source, memory, now)) return memory.hubAskedAt ?? null;
  await askHub(context, source, hub, context.hubs);
  return now.toISOString();
}
