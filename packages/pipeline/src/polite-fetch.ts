// One request to the open web, as a guest: robots.txt obeyed, one request at a time to a host and a pause between.

import {
  crawlDelayOf,
  type Fetched,
  type Fetcher,
  type FetchRequest,
  fetchRobots,
  hostKey,
  isAllowedByRecord,
  type Refusal,
  type RobotsRecord,
  robotsOf,
} from '@cellwire/fetching';
import type { Clock } from '@cellwire/model';
import { giveHostTurn, type HostRobots, readRobots, type Store, saveRobots, takeHostTurn } from '@cellwire/store';

/** The answer, or the instant from which the host may be asked. */
export type PoliteAnswer = { is: 'answered'; answer: Fetched } | { is: 'wait'; until: Date; why: string };

export interface PoliteFetcher {
  fetch(url: string, request?: FetchRequest): Promise<PoliteAnswer>;
}

export interface PoliteOptions {
  store: Store;
  fetcher: Fetcher;
  clock: Clock;
  /** Product token that robots.txt is read for. */
  agent: string;
  /** Least pause between two requests to one host, in milliseconds. */
  gapMs: number;
  /** Total deadline of one fetch, in milliseconds. */
  deadlineMs: number;
}

/** A turn outlasts the deadline of the fetch that it is taken for. */
const TURN_SLACK_MS = 10_000;
/** Least pause before a held turn is asked for again. */
const SOON_MS = 250;
/** A crawl-delay longer than this is not believed. */
const MAX_CRAWL_DELAY_MS = 5 * 60_000;

/** Opens a polite fetcher; the turns are kept in Postgres, so that any number of workers share them. */
export function openPoliteFetcher(options: PoliteOptions): PoliteFetcher {
  return { fetch: (url, request = {}) => new Visit(options).run(url, request) };
}

/** What one fetch holds: turns of the hosts on its way, to be given back when it ends. */
class Visit {
  private readonly turns = new Map<string, string>();
  private waiting: { until: Date; why: string } | null = null;
  /** What the host's robots.txt was answered with, when that was "later". */
  private busyUntil: Date | null = null;
  constructor(private readonly o: PoliteOptions) {}

  async run(url: string, request: FetchRequest): Promise<PoliteAnswer> {
    let answer: Fetched | null = null;
    try {
      const refused = await this.enter(url);
      if (this.waiting) return { is: 'wait', ...this.waiting };
      answer = refused
        ? this.refusal(url, refused)
        : await this.o.fetcher.fetch(url, {
            deadlineMs: this.o.deadlineMs,
            hopGapMs: this.o.gapMs,
            ...request,
            allowHop: hop => this.enter(hop),
          });
      return this.waiting
        ? { is: 'wait', ...(this.waiting as { until: Date; why: string }) }
        : { is: 'answered', answer };
    } finally {
      await this.leave(answer);
    }
  }

  /** Asks robots.txt and takes the host's turn. A refusal with `waiting` set means: later. */
  private async enter(url: string): Promise<{ reason: Refusal; why: string } | null> {
    const host = hostKey(url);
    const now = this.o.clock.now();
    const known = await readRobots(this.o.store, host, now);
    if (known && !isAllowedByRecord(toRecord(url, known), url, this.o.agent)) return FORBIDDEN;
    if (!this.turns.has(host)) {
      const turn = await takeHostTurn(this.o.store, host, { now, holdMs: this.o.deadlineMs + TURN_SLACK_MS });
      if (turn.is === 'wait') return this.wait(this.soon(turn.until, now), `${host}: one request at a time`);
      this.turns.set(host, turn.token);
    }
    if (known) return null;
    await this.learnRobots(url, host);
    const after = new Date(this.o.clock.now().getTime() + this.o.gapMs);
    return this.wait(
      this.busyUntil && this.busyUntil > after ? this.busyUntil : after,
      `${host}: read its robots.txt first`,
    );
  }

  /** A turn that somebody holds is mostly given back long before its lease ends: ask again soon. */
  private soon(until: Date, now: Date): Date {
    // Whoever took the turn may have done so a moment after `now` was read: hence the slack a second time.
    const longestHoldMs = this.o.deadlineMs + 2 * TURN_SLACK_MS;
    if (until.getTime() - now.getTime() > longestHoldMs) return until;
    return new Date(Math.min(until.getTime(), now.getTime() + Math.max(this.o.gapMs, SOON_MS)));
  }

  private wait(until: Date, why: string): { reason: Refusal; why: string } {
    this.waiting = { until, why };
    return { reason: 'robots', why };
  }

  private async learnRobots(url: string, host: string): Promise<void> {
    // An old copy stands in while the file cannot be had: a server error must not block a known site.
    const old = await readRobots(this.o.store, host, new Date(0));
    const record = await fetchRobots(this.o.fetcher, url, {
      deadlineMs: this.o.deadlineMs,
      previous: old && toRecord(url, old),
    });
    this.busyUntil = record.busyUntil ?? null;
    const delay = record.verdict === 'rules' ? crawlDelayOf(robotsOf(record), this.o.agent) : null;
    await saveRobots(this.o.store, host, {
      status: STATUS_OF[record.verdict],
      text: record.text,
      at: this.o.clock.now(),
      until: new Date(this.o.clock.now().getTime() + (record.validUntil.getTime() - record.fetchedAt.getTime())),
      gapMs: delay === null ? null : Math.min(delay * 1000, MAX_CRAWL_DELAY_MS),
    });
  }

  private async leave(answer: Fetched | null): Promise<void> {
    const failed =
      answer?.is === 'busy' || (answer?.is === 'failed' && (answer.kind !== 'status' || (answer.status ?? 0) >= 500));
    const notBefore = answer?.is === 'busy' ? answer.until : this.busyUntil;
    for (const [host, token] of this.turns)
      await giveHostTurn(this.o.store, host, {
        token,
        now: this.o.clock.now(),
        gapMs: this.o.gapMs,
        notBefore,
        failed,
      });
  }

  private refusal(url: string, refused: { reason: Refusal; why: string }): Fetched {
    return { is: 'refused', ...refused, url, finalUrl: url, redirects: [], fetchedAt: this.o.clock.now(), tookMs: 0 };
  }
}

const FORBIDDEN: { reason: Refusal; why: string } = { reason: 'robots', why: 'robots.txt forbids it' };
const STATUS_OF: Record<RobotsRecord['verdict'], number> = { rules: 200, 'allow-all': 404, 'disallow-all': 0 };

function toRecord(url: string, robots: HostRobots): RobotsRecord {
  const verdict = robots.robotsStatus === 200 ? 'rules' : robots.robotsStatus === 0 ? 'disallow-all' : 'allow-all';
  const at = robots.robotsAt ?? new Date(0);
  return {
    origin: new URL(url).origin,
    verdict,
    text: robots.robotsText ?? '',
    why: '',
    fetchedAt: at,
    validUntil: robots.robotsUntil ?? at,
  };
}
