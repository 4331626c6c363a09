// A crawler made of the package's own parts (fetcher, robots, turns, polls) that lives in the simulated web's time.
import type { ReadFeed } from '@cellwire/model';
import type { Fetched } from '../src/answers.js';
import { fetchRobots, type RobotsRecord, robotsOf } from '../src/fetch-robots.js';
import { createFetcher, type Fetcher } from '../src/fetcher.js';
import { afterHostAnswer, freshHost, type HostState, hostKey, nextHostSlot } from '../src/host-slot.js';
import { freshPollMemory, nextPoll, type PollMemory, pollValidators } from '../src/next-poll.js';
import { judgePoll } from '../src/poll-outcome.js';
import { crawlDelayOf } from '../src/robots.js';
import { EPOCH_MS, type SimulatedFeed, type SimulatedWeb } from './simulated-web.js';

interface Source {
  feed: SimulatedFeed;
  dueMs: number;
  memory: PollMemory;
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
  seen: Set<string>;
}

export interface Pickup {
  feed: SimulatedFeed;
  lagMs: number;
}

const instant = (ms: number) => new Date(EPOCH_MS + ms);
const fakeMs = (date: Date) => date.getTime() - EPOCH_MS;

/** An answer that says nothing against the host. */
const ANSWERED = { is: 'missing', status: 404 } as Fetched;

/** Crawls until the fake time is over; returns how long each item published meanwhile lay unseen. */
export async function crawl(web: SimulatedWeb, untilMs: number): Promise<Pickup[]> {
  const fetcher = createFetcher({
    userAgent: 'Cellwire/0 (+mailto:a@b.example)',
    allowHosts: [...web.hosts.keys()].map(name => `${name}:${web.port}`),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    now: () => instant(web.now),
  });
  const run = new Crawl(web, fetcher);
  try {
    await run.until(untilMs);
  } finally {
    await fetcher.close();
  }
  return run.pickups;
}

class Crawl {
  readonly pickups: Pickup[] = [];
  private readonly hosts = new Map<string, HostState>();
  private readonly rules = new Map<string, RobotsRecord>();
  private readonly queue: Source[];

  constructor(
    private readonly web: SimulatedWeb,
    private readonly fetcher: Fetcher,
  ) {
    this.queue = web.feeds.map(feed => ({
      feed,
      dueMs: 0,
      memory: freshPollMemory,
      etag: null,
      lastModified: null,
      bodyHash: null,
      seen: new Set<string>(),
    }));
  }

  /** One request after the other in real time; in fake time they overlap, each lasting its host's latency. */
  async until(untilMs: number): Promise<void> {
    for (;;) {
      const source = this.queue.reduce((a, b) => (b.dueMs < a.dueMs ? b : a));
      if (source.dueMs >= untilMs) return;
      this.web.now = source.dueMs;
      await this.visit(source);
    }
  }

  private async visit(source: Source): Promise<void> {
    const key = hostKey(source.feed.url);
    const rules = this.rulesOf(key);
    if (rules?.verdict === 'disallow-all') {
      source.dueMs = fakeMs(rules.validUntil);
      return;
    }
    const slot = nextHostSlot(this.hosts.get(key) ?? freshHost, instant(source.dueMs));
    if (slot.is === 'wait') {
      source.dueMs = fakeMs(slot.until);
      return;
    }
    this.hosts.set(key, slot.state);
    // Who comes first asks for the rules, and comes again after the gap.
    if (rules) await this.poll(source, key);
    else await this.learnRobots(source.feed.url, key);
  }

  private rulesOf(key: string): RobotsRecord | undefined {
    const record = this.rules.get(key);
    return record && fakeMs(record.validUntil) > this.web.now ? record : undefined;
  }

  private async learnRobots(url: string, key: string): Promise<void> {
    const record = await fetchRobots(this.fetcher, url, { previous: this.rules.get(key) ?? null });
    this.rules.set(key, record);
    const crawlDelaySeconds = record.verdict === 'rules' ? crawlDelayOf(robotsOf(record), 'Cellwire') : null;
    this.hosts.set(key, { ...this.hosts.get(key)!, crawlDelaySeconds });
    this.release(key, record.busyUntil ? ({ is: 'busy', until: record.busyUntil } as Fetched) : ANSWERED);
  }

  /** When the request that starts now at the host will have been answered. */
  private endOf(key: string): number {
    return this.web.now + this.web.hosts.get(key.split(':')[0]!)!.latencyMs;
  }

  private async poll(source: Source, key: string): Promise<void> {
    const validators = pollValidators(source.memory, source, instant(this.web.now));
    let at = key;
    const answer = await this.fetcher.fetch(source.feed.url, {
      ...validators,
      allowHop: async url => {
        // The hop before has ended; the next host's turn is waited for.
        this.release(at, ANSWERED);
        this.web.now = this.endOf(at);
        at = hostKey(url);
        this.takeTurn(at);
        if (this.rulesOf(at)) return null;
        await this.learnRobots(url, at);
        this.takeTurn(at);
        return null;
      },
    });
    const endedMs = this.endOf(at);
    this.release(at, answer);
    this.record(source, answer, Object.keys(validators).length === 0, endedMs);
  }

  private release(key: string, answer: Fetched): void {
    this.hosts.set(key, afterHostAnswer(this.hosts.get(key) ?? freshHost, answer, instant(this.endOf(key))));
  }

  private takeTurn(key: string): void {
    for (;;) {
      const slot = nextHostSlot(this.hosts.get(key) ?? freshHost, instant(this.web.now));
      if (slot.is === 'go') return void this.hosts.set(key, slot.state);
      this.web.now = fakeMs(slot.until);
    }
  }

  private record(source: Source, answer: Fetched, full: boolean, nowMs: number): void {
    const { feed, ids } = readBody(answer);
    const fresh = ids.filter(id => !source.seen.has(id));
    const sameBody = answer.is === 'page' && answer.bodyHash === source.bodyHash;
    const outcome = judgePoll(answer, { feed, newItems: fresh.length, heldEtag: source.etag, sameBody });
    for (const id of fresh) this.pick(source, id, nowMs);
    if (answer.is === 'page') {
      source.etag = answer.etag;
      source.lastModified = answer.lastModified;
      source.bodyHash = answer.bodyHash;
    }
    const cacheControl = answer.is === 'page' || answer.is === 'unchanged' ? answer.headers['cache-control'] : null;
    const decision = nextPoll({
      source: source.feed.name,
      memory: source.memory,
      outcome,
      full,
      ttlMinutes: source.feed.ttlMinutes,
      cacheControl: cacheControl ?? null,
      now: instant(nowMs),
    });
    source.memory = decision.memory;
    source.dueMs = fakeMs(decision.dueAt);
  }

  private pick(source: Source, id: string, nowMs: number): void {
    source.seen.add(id);
    const publishedMs = Number(id.split('@')[1]);
    // What was there before the start says nothing of how soon news is seen.
    if (publishedMs > 0) this.pickups.push({ feed: source.feed, lagMs: nowMs - publishedMs });
  }
}

interface Body {
  entries: { id: string; at: number | null }[];
}

function readBody(answer: Fetched): { feed: ReadFeed | null; ids: string[] } {
  if (answer.is !== 'page') return { feed: null, ids: [] };
  const { entries } = JSON.parse(Buffer.from(answer.bytes).toString()) as Body;
  const nothing = { title: null, link: null, updated: null, summary: null, content: null, authors: [] };
  const feed: ReadFeed = {
    ok: true,
    kind: 'json',
    title: null,
    link: null,
    language: null,
    ttlMinutes: null,
    hub: null,
    self: null,
    entries: entries.map(({ id, at }) => ({
      ...nothing,
      guid: id,
      published: at === null ? null : instant(at).toISOString(),
    })),
  };
  return { feed, ids: entries.map(({ id }) => id) };
}

/** The median of lag over the feed's own gap. */
export function medianLagShare(pickups: readonly Pickup[]): number {
  const shares = pickups.map(({ feed, lagMs }) => lagMs / feed.gapMs).sort((a, b) => a - b);
  return shares[Math.floor(shares.length / 2)] ?? Number.NaN;
}
