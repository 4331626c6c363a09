// One request to the open web, as a guest: robots.txt obeyed, one request at a time to a host and a pause between.

import {
  crawlDelayOf,
  type Fetched,
  type Fetcher,
  type FetchRequest,
  fetchRobots,
  hostKey,
  type Refusal,
  type RobotsRecord,
  robotsOf,
} from '@cellwire/fetching';
import type { Clock } from '@cellwire/model';
import {
  giveHostTurn,
  type HostRobots,
  type HostTurn,
  readRobots,
  renewHostTurn,
  type Store,
  saveRobots,
  takeHostTurn,
} from '@cellwire/store';
import { type HostLines, openHostLines } from './host-lines.js';
import { type HostRules, openRules, type Rules } from './host-rules.js';

/** The answer, or the instant from which the host may be asked. */
export type PoliteAnswer = { is: 'answered'; answer: Fetched } | { is: 'wait'; until: Date; why: string };

export interface PoliteFetcher {
  fetch(url: string, request?: PoliteRequest): Promise<PoliteAnswer>;
}

export interface PoliteRequest extends FetchRequest {
  /** Whether others may go before it where there is a line (no). */
  canWait?: boolean;
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
  /** Where the pause is short, how long a turn is waited for on the spot before the page is put off (1,000). */
  onTheSpotMs?: number;
}

/** How long the turn of a process that no longer speaks blocks its host; a living one renews it. */
const TURN_MS = 10_000;
/** Least pause before a held turn is asked for again. */
const SOON_MS = 250;
/** A crawl-delay longer than this is not believed. */
const MAX_CRAWL_DELAY_MS = 5 * 60_000;

/** Where hosts are given less of a pause than this, a turn is waited for on the spot. */
const SHORT_GAP_MS = 250;
/** Pause before a turn that another process holds is asked for again on the spot. */
const ASK_AGAIN_MS = 10;

/** Opens a polite fetcher; the turns are kept in Postgres, so that any number of workers share them. */
export function openPoliteFetcher(options: PoliteOptions): PoliteFetcher {
  const shared = { ...options, lines: openHostLines(), rules: openRules() };
  return {
    fetch: (url, { canWait = false, ...request } = {}) => new Visit(shared, canWait).run(url, request),
  };
}

type Shared = PoliteOptions & { lines: HostLines; rules: Rules };

/** What one fetch holds: turns of the hosts on its way, to be given back when it ends. */
class Visit {
  private readonly turns = new Map<string, string>();
  /** Ways out of the lines of this process. */
  private readonly exits: (() => void)[] = [];
  private waiting: { until: Date; why: string } | null = null;
  /** What the host's robots.txt was answered with, when that was "later". */
  private busyUntil: Date | null = null;
  private readonly beat = setInterval(() => void this.renew(), TURN_MS / 3);
  constructor(
    private readonly o: Shared,
    private readonly canWait: boolean,
  ) {}

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
      clearInterval(this.beat);
      await this.leave(answer);
    }
  }

  /** While the database is away the turns can't be renewed; at worst somebody else asks the host beside us. */
  private async renew(): Promise<void> {
    const until = new Date(this.o.clock.now().getTime() + TURN_MS);
    for (const [host, token] of this.turns)
      await renewHostTurn(this.o.store, host, { token, until }).catch(() => undefined);
  }

  /** Asks robots.txt and takes the host's turn. A refusal with `waiting` set means: later. */
  private async enter(url: string): Promise<{ reason: Refusal; why: string } | null> {
    const host = hostKey(url);
    const now = this.o.clock.now();
    const known = this.o.rules.get(host, now) ?? (await this.readRules(url, host, now));
    if (known && !known.allows(url, this.o.agent)) return FORBIDDEN;
    if (!this.turns.has(host)) {
      const turn = await this.takeTurn(host);
      if (turn.is === 'wait') return this.waitInLine(host, turn);
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

  /** The host's turn. Where pauses are short those who want it wait for each other here, not in the database. */
  private async takeTurn(host: string): Promise<HostTurn> {
    const ask = () => takeHostTurn(this.o.store, host, { now: this.o.clock.now(), holdMs: TURN_MS });
    if (this.o.gapMs >= SHORT_GAP_MS) return ask();
    const { onTheSpotMs = 1000 } = this.o;
    const giveUpAt = performance.now() + onTheSpotMs;
    const leave = await this.o.lines.join(host, onTheSpotMs);
    if (!leave) return { is: 'wait', until: new Date(this.o.clock.now().getTime() + SOON_MS) };
    this.exits.push(leave);
    for (;;) {
      const turn = await ask();
      if (turn.is === 'yours' || performance.now() > giveUpAt) return turn;
      await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }

  private waitInLine(host: string, turn: { until: Date }): { reason: Refusal; why: string } {
    const now = this.o.clock.now();
    const from = this.soon(turn.until, now);
    const stepMs = Math.max(this.o.gapMs, ASK_AGAIN_MS);
    const until = this.o.lines.book(host, { now, from, stepMs, canWait: this.canWait });
    return this.wait(until, `${host}: one request at a time`);
  }

  private async readRules(url: string, host: string, now: Date): Promise<HostRules | null> {
    const known = await readRobots(this.o.store, host, now);
    return known && this.o.rules.keep(host, toRecord(url, known), now);
  }

  /** A turn that somebody holds is mostly given back long before its lease ends: ask again soon. */
  private soon(until: Date, now: Date): Date {
    // Whoever took or renewed the turn may have done so a moment after `now` was read: hence twice.
    if (until.getTime() - now.getTime() > 2 * TURN_MS) return until;
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
    this.o.rules.forget(host);
  }

  private async leave(answer: Fetched | null): Promise<void> {
    const failed =
      answer?.is === 'busy' || (answer?.is === 'failed' && (answer.kind !== 'status' || (answer.status ?? 0) >= 500));
    const notBefore = answer?.is === 'busy' ? answer.until : this.busyUntil;
    try {
      for (const [host, token] of this.turns)
        await giveHostTurn(this.o.store, host, {
          token,
          now: this.o.clock.now(),
          gapMs: this.o.gapMs,
          notBefore,
          failed,
        });
    } finally {
      for (const exit of this.exits) exit();
    }
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
