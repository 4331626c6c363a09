// A web of 200 hosts and 1,000 feeds on loopback, in fake time: every request is a real one over a real socket, while
// hours pass as fast as they are answered. The web keeps its own log; the figures are read from that, not from the crawler.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A small seeded generator (mulberry32), so that every run meets the same web. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface SimulatedFeed {
  name: string;
  url: string;
  host: string;
  gapMs: number;
  /** Publication times, fake ms, ascending; some lie before the start. */
  items: number[];
  /** `sloppy` sends the same tag whatever is new. */
  validator: 'etag' | 'date' | 'none' | 'sloppy';
  dated: boolean;
  ttlMinutes: number | null;
  maxAgeSeconds: number | null;
  /** Answers 301 to another path, or to another host. */
  movedTo: string | null;
}

interface SimulatedHost {
  name: string;
  crawlDelaySeconds: number;
  latencyMs: number;
  /** Fake times within which it is ill, and how it shows. */
  ill: { from: number; to: number; as: '429' | '503-date' | '500' | 'reset' } | null;
  /** Start and end of every request, fake ms. */
  log: { start: number; end: number }[];
  retryAfters: { at: number; until: number }[];
}

export interface SimulatedWeb {
  feeds: SimulatedFeed[];
  hosts: Map<string, SimulatedHost>;
  port: number;
  /** Fake ms; the crawler sets it before each request. */
  now: number;
  /** Requests for feeds that offer validators, after their first 200. */
  conditional: { all: number; withValidators: number };
  requests: number;
  close(): Promise<void>;
}

const GAPS_MS = [10, 15, 20, 30, 60, 90, 120, 240, 480, 1440].map(minutes => minutes * MINUTE_MS);
const HISTORY = 25;

/** Starts the web; fake time 0 is its first instant, `untilMs` its last. */
export async function startWeb(
  seed: number,
  hostCount: number,
  feedCount: number,
  untilMs: number,
): Promise<SimulatedWeb> {
  const random = randomFrom(seed);
  const names = Array.from({ length: hostCount }, (_, i) => `h${i}.sim.example`);
  const hosts = new Map(names.map(name => [name, makeHost(name, random, untilMs)]));
  const served = new Map<string, SimulatedFeed>();
  const full = new Set<string>();
  const server = createServer((request, response) => answer(web, served, full, request, response));
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const feeds = Array.from({ length: feedCount }, (_, i) => makeFeed(i, names, port, random, untilMs));
  for (const feed of feeds) {
    served.set(feed.url, feed);
    if (feed.movedTo) served.set(feed.movedTo, { ...feed, movedTo: null });
  }
  const close = async () => {
    server.closeAllConnections();
    await new Promise(closed => server.close(closed));
  };
  const conditional = { all: 0, withValidators: 0 };
  const web: SimulatedWeb = { feeds, hosts, port, now: 0, conditional, requests: 0, close };
  return web;
}

function makeHost(name: string, random: () => number, untilMs: number): SimulatedHost {
  const kinds = ['429', '503-date', '500', 'reset'] as const;
  const from = random() * untilMs;
  const isIll = random() < 0.25;
  return {
    name,
    crawlDelaySeconds: random() < 0.1 ? 5 + Math.floor(random() * 20) : 0,
    latencyMs: random() < 0.05 ? 10_000 : 50 + Math.floor(random() * 2000),
    ill: isIll ? { from, to: from + 0.1 * untilMs, as: kinds[Math.floor(random() * 4)]! } : null,
    log: [],
    retryAfters: [],
  };
}

function makeFeed(i: number, hosts: string[], port: number, random: () => number, untilMs: number): SimulatedFeed {
  const host = hosts[i % hosts.length]!;
  const gapMs = GAPS_MS[Math.floor(random() * GAPS_MS.length)]!;
  const luck = random();
  const other = hosts[Math.floor(random() * hosts.length)]!;
  const validator = luck < 0.6 ? 'etag' : luck < 0.88 ? 'date' : luck < 0.98 ? 'none' : 'sloppy';
  return {
    name: `source-${i}`,
    url: `http://${host}:${port}/feed/${i}`,
    host,
    gapMs,
    items: publicationTimes(gapMs, random, untilMs),
    validator,
    dated: random() < 0.8,
    ttlMinutes: random() < 0.2 ? Math.min(60, gapMs / 2 / MINUTE_MS) : null,
    maxAgeSeconds: random() < 0.2 ? 300 : null,
    movedTo: random() < 0.05 ? `http://${random() < 0.5 ? host : other}:${port}/moved/${i}` : null,
  };
}

/** Like clockwork, at random, or in bundles of three, at the same mean gap. */
function publicationTimes(gapMs: number, random: () => number, untilMs: number): number[] {
  const habit = random();
  const times: number[] = [];
  let at = -HISTORY * gapMs - random() * gapMs;
  while (at < untilMs) {
    times.push(Math.round(at));
    if (habit < 0.4) at += gapMs * (0.9 + 0.2 * random());
    else if (habit < 0.8) at += -Math.log(1 - random()) * gapMs;
    else at += times.length % 3 === 0 ? gapMs * 3 : 0;
  }
  return times;
}

type Served = Map<string, SimulatedFeed>;

function answer(
  web: SimulatedWeb,
  served: Served,
  full: Set<string>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const name = request.headers.host?.split(':')[0] ?? '';
  const host = web.hosts.get(name)!;
  web.requests++;
  host.log.push({ start: web.now, end: web.now + host.latencyMs });
  if (host.ill && web.now >= host.ill.from && web.now < host.ill.to) return beIll(web, host, response);
  if (request.url === '/robots.txt') {
    const delay = host.crawlDelaySeconds > 0 ? `Crawl-delay: ${host.crawlDelaySeconds}\n` : '';
    return response.end(`User-agent: *\n${delay}Disallow: /private\n`);
  }
  const feed = served.get(`http://${request.headers.host}${request.url}`);
  if (!feed) return response.writeHead(404).end();
  if (feed.movedTo) return response.writeHead(301, { location: feed.movedTo }).end();
  return serveFeed(web, feed, full, request, response);
}

function beIll(web: SimulatedWeb, host: SimulatedHost, response: ServerResponse) {
  const kind = host.ill!.as;
  if (kind === 'reset') return response.destroy();
  if (kind === '500') return response.writeHead(500).end('ill');
  const waitSeconds = 60 * (5 + (web.requests % 30));
  host.retryAfters.push({ at: web.now, until: web.now + (kind === '429' ? waitSeconds * 1000 : 0) });
  if (kind === '429') return response.writeHead(429, { 'retry-after': String(waitSeconds) }).end();
  // An HTTP date has whole seconds.
  const until = Math.floor((web.now + waitSeconds * 1000) / 1000) * 1000;
  host.retryAfters.at(-1)!.until = until;
  return response.writeHead(503, { 'retry-after': new Date(until + EPOCH_MS).toUTCString() }).end();
}

/** The instant that fake time 0 stands for. */
export const EPOCH_MS = Date.parse('2026-02-11T00:00:00Z');

function serveFeed(
  web: SimulatedWeb,
  feed: SimulatedFeed,
  full: Set<string>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const published = feed.items.filter(at => at <= web.now);
  const etag = feed.validator === 'sloppy' ? 'W/"always"' : `"n${published.length}"`;
  const date = new Date(EPOCH_MS + (published.at(-1) ?? 0)).toUTCString();
  if (feed.maxAgeSeconds) response.setHeader('cache-control', `public, max-age=${feed.maxAgeSeconds}`);
  if (feed.validator === 'etag' || feed.validator === 'sloppy') response.setHeader('etag', etag);
  if (feed.validator === 'date') response.setHeader('last-modified', date);
  const [tag, since] = [request.headers['if-none-match'], request.headers['if-modified-since']];
  if (full.has(feed.name) && feed.validator !== 'none') {
    web.conditional.all++;
    if (tag ?? since) web.conditional.withValidators++;
  }
  if (tag === etag || since === date) return response.writeHead(304).end();
  full.add(feed.name);
  const entries = published.slice(-20).map(at => ({ id: `${feed.name}@${at}`, at: feed.dated ? at : null }));
  return response.end(JSON.stringify({ ttlMinutes: feed.ttlMinutes, entries }));
}

export interface WebFigures {
  requests: number;
  overlaps: number;
  gapViolations: number;
  retryAfters: number;
  retryAftersBroken: number;
  /** Share of requests with validators, after the first 200. */
  conditionalShare: number;
}

/** What the hosts have seen. `gapMs` is the least pause between the end of one request and the start of the next. */
export function figuresOf(web: SimulatedWeb, gapMs: number): WebFigures {
  const figures = { requests: web.requests, overlaps: 0, gapViolations: 0, retryAfters: 0, retryAftersBroken: 0 };
  for (const host of web.hosts.values()) {
    const log = [...host.log].sort((a, b) => a.start - b.start);
    const leastMs = Math.max(gapMs, host.crawlDelaySeconds * 1000);
    for (let i = 1; i < log.length; i++) {
      const pause = log[i]!.start - log[i - 1]!.end;
      if (pause < 0) figures.overlaps++;
      // The first request asked for robots.txt, which is where the delay is learnt.
      else if (pause < (i === 1 ? gapMs : leastMs)) figures.gapViolations++;
    }
    for (const { at, until } of host.retryAfters) {
      figures.retryAfters++;
      if (log.some(({ start }) => start > at && start < until)) figures.retryAftersBroken++;
    }
  }
  return { ...figures, conditionalShare: web.conditional.withValidators / Math.max(1, web.conditional.all) };
}

export const hours = (count: number): number => count * HOUR_MS;
