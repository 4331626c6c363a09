// One poll of one source: fetch the feed politely, note what is new, decide when to come again.
import { createHash } from 'node:crypto';
import {
  ACCEPT,
  freshPollMemory,
  type HealthEvent,
  judgePoll,
  MAX_FEED_BYTES,
  nextPoll,
  type Page,
  type PollDecision,
  type PollMemory,
  type PollOutcome,
  pollValidators,
} from '@cellwire/fetching';
import { done, type FeedEntry, later, type ReadFeed, reject } from '@cellwire/model';
import type { Job, Need, NewsThreads, PoliteFetcher, Verdict } from '@cellwire/pipeline';
import { articleAddress } from '@cellwire/reading';
import type { Logger, Metrics } from '@cellwire/runtime';
import {
  closeHealthEvent,
  type NewItem,
  openHealthEvent,
  readSource,
  recordItems,
  recordPoll,
  type Source,
  type Store,
  type Transaction,
  updateSource,
} from '@cellwire/store';
import { inTimeZone } from './in-time-zone.js';

export interface PollContext {
  store: Store;
  web: PoliteFetcher;
  /** Reads feeds away from the event loop. */
  threads: Pick<NewsThreads, 'readFeed'>;
  log: Logger;
  metrics: Metrics;
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
  context.metrics.fetches.inc({ target: 'feed', result: answer.is });
  const sameBody = answer.is === 'page' && answer.bodyHash === source.bodyHash;
  const feed =
    answer.is === 'page' && !sameBody
      ? await context.threads.readFeed(
          answer.bytes,
          { url: answer.finalUrl, contentType: answer.contentType ?? undefined },
          signal,
        )
      : null;
  const items = feed?.ok ? feed.entries.map(entry => itemOf(entry, source)) : [];
  return {
    outcome: done,
    record: async (tx, need) => {
      const recorded = await recordItems(tx, source, items, { now: startedAt });
      const outcome = judgePoll(answer, { feed, newItems: recorded.newItems, heldEtag: source.etag, sameBody });
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
      await need('fetch-articles', [...recorded.newArticles, ...recorded.changedArticles]);
      await saveSource(tx, need, source, {
        page: answer.is === 'page' ? answer : null,
        feed,
        outcome,
        decision,
        memory,
        startedAt,
        newItems: recorded.newItems,
      });
      await recordPoll(tx, {
        sourceId: source.id,
        startedAt,
        tookMs: Math.max(0, context.store.clock.now().getTime() - startedAt.getTime()),
        result: resultOf(outcome, recorded.newItems),
        reason: outcome.is === 'failing' ? outcome.why : decision.why,
        httpStatus: 'status' in answer ? (answer.status ?? null) : null,
        bytes: answer.is === 'page' ? answer.bytes.length : null,
        items: items.length,
        newItems: recorded.newItems,
        conditional: Object.keys(validators).length > 0,
      });
      for (const health of decision.health) await tellHealth(tx, source, health, startedAt);
      context.metrics.polls.inc({ result: resultOf(outcome, recorded.newItems) });
      context.metrics.feedItems.inc(recorded.newItems);
      if (outcome.is !== 'failing')
        context.metrics.sourceLastSuccess.set({ source: source.name }, startedAt.getTime() / 1000);
      context.log.info(
        { source: source.name, newItems: recorded.newItems, next: decision.dueAt },
        `polled: ${decision.why}`,
      );
    },
  };
}

const resultOf = (outcome: PollOutcome, newItems: number) =>
  outcome.is === 'failing' ? 'failed' : newItems ? 'new_items' : outcome.is === 'unchanged' ? 'unchanged' : 'no_news';

/** An entry as the store takes it; published in the outlet's own offset, since its day anchors relative dates. */
function itemOf(entry: FeedEntry, source: Source): NewItem {
  const url = entry.link ? articleAddress(entry.link) : null;
  const guid =
    entry.guid ?? entry.link ?? createHash('sha256').update(`${entry.title}\n${entry.published}`).digest('hex');
  return {
    guid,
    link: entry.link,
    url,
    title: entry.title,
    summary: entry.summary,
    content: entry.content,
    authors: entry.authors,
    published: entry.published ? inTimeZone(entry.published, source.timeZone) : null,
    skipped: url ? null : entry.link ? 'its link is no web address' : 'it has no link',
  };
}

interface Polled {
  page: Page | null;
  feed: ReadFeed | null;
  outcome: PollOutcome;
  decision: PollDecision;
  memory: PollMemory;
  startedAt: Date;
  newItems: number;
}

async function saveSource(tx: Transaction, need: Need, source: Source, polled: Polled): Promise<void> {
  const { page, feed, outcome, decision, startedAt } = polled;
  const success = outcome.is !== 'failing';
  await updateSource(tx, source.id, {
    state: decision.state,
    stateReason: success ? null : outcome.why,
    failures: decision.memory.failures,
    polledAt: startedAt,
    pollMemory: decision.memory,
    movedTo: decision.memory.moved?.to ?? null,
    movedSince: decision.memory.moved ? new Date(decision.memory.moved.since) : null,
    intervalSeconds: Math.round((decision.dueAt.getTime() - startedAt.getTime()) / 1000),
    ...(success ? { succeededAt: startedAt } : {}),
    ...(polled.newItems ? { itemAt: startedAt } : {}),
    ...(success && page
      ? { etag: page.etag, lastModified: page.lastModified, bodyHash: page.bodyHash, fullPollAt: startedAt }
      : {}),
    ...(feed?.ok ? { hubUrl: feed.hub, topicUrl: feed.self ?? source.feedUrl } : {}),
    ...(decision.saveUrl ? { feedUrl: decision.saveUrl } : {}),
  });
  await need('poll-feeds', source.id, { at: decision.dueAt });
}

async function tellHealth(tx: Transaction, source: Source, health: HealthEvent, at: Date): Promise<void> {
  const subject = { subject: source.name, sourceId: source.id };
  if (health.is === 'recovered') return void (await closeHealthEvent(tx, 'source_failing', source.name, at));
  if (health.is === 'moved')
    return void (await openHealthEvent(tx, {
      kind: 'feed_moved',
      ...subject,
      message: `the feed has moved to ${health.to}; its address was changed`,
      detail: health,
      at,
    }));
  const message = `${health.failures} polls failed in a row (${health.state}): ${health.why}; try "cellwire sources check ${source.name}"`;
  await openHealthEvent(tx, { kind: 'source_failing', ...subject, message, detail: health, at });
}
