import { describe, expect, it } from 'vitest';
import { httpServer, rawServer } from '../test/loopback.js';
import type { Fetched, Trail } from './answers.js';
import { fetchRobots, isAllowedByRecord, judgeRobots, type RobotsRecord, robotsOf } from './fetch-robots.js';
import { createFetcher, type Fetcher } from './fetcher.js';
import { crawlDelayOf } from './robots.js';

const ORIGIN = 'https://cells.example';
const AT = new Date('2026-02-11T09:00:00Z');
const HOUR_MS = 3_600_000;
const trail: Trail = {
  url: `${ORIGIN}/robots.txt`,
  finalUrl: `${ORIGIN}/robots.txt`,
  redirects: [],
  fetchedAt: AT,
  tookMs: 5,
};
const page = (text: string, status = 200): Fetched => ({
  ...trail,
  is: 'page',
  status,
  bytes: Buffer.from(text),
  headers: {},
  etag: null,
  lastModified: null,
  contentType: 'text/plain',
  bodyHash: '',
  truncated: false,
});
const failedAs = (kind: 'dns' | 'connect' | 'tls' | 'timeout' | 'reset' | 'protocol'): Fetched => ({
  ...trail,
  is: 'failed',
  kind,
  why: 'x',
});
const statusFailed = (status: number): Fetched => ({
  ...trail,
  is: 'failed',
  kind: 'status',
  why: 'x',
  status,
  excerpt: '',
});
const wall = (status: number): Fetched => ({ ...trail, is: 'wall', status, excerpt: '' });
const busy = (status: number): Fetched => ({ ...trail, is: 'busy', status, until: null });
const refusedFor = (reason: 'redirects' | 'address' | 'encoding' | 'scheme'): Fetched => ({
  ...trail,
  is: 'refused',
  reason,
  why: 'x',
});

describe('the status table of robots.txt', () => {
  it.each<[string, Fetched, RobotsRecord['verdict'], number]>([
    ['200', page('User-agent: *\nDisallow: /'), 'rules', 24],
    ['200, empty', page(''), 'rules', 24],
    ['203', page('User-agent: *', 203), 'rules', 24],
    ['400', statusFailed(400), 'allow-all', 24],
    ['401', wall(401), 'allow-all', 24],
    ['403', wall(403), 'allow-all', 24],
    ['404', { ...trail, is: 'missing', status: 404 }, 'allow-all', 24],
    ['410', { ...trail, is: 'gone', status: 410 }, 'allow-all', 24],
    ['418', statusFailed(418), 'allow-all', 24],
    ['429', busy(429), 'allow-all', 24],
    ['451', wall(451), 'allow-all', 24],
    ['a redirect without target', statusFailed(302), 'allow-all', 24],
    ['more than five redirects', refusedFor('redirects'), 'allow-all', 24],
    ['500', statusFailed(500), 'disallow-all', 1],
    ['502', statusFailed(502), 'disallow-all', 1],
    ['503', busy(503), 'disallow-all', 1],
    ['503 as a challenge', wall(503), 'disallow-all', 1],
    ['no name', failedAs('dns'), 'disallow-all', 1],
    ['no connection', failedAs('connect'), 'disallow-all', 1],
    ['no handshake', failedAs('tls'), 'disallow-all', 1],
    ['no answer in time', failedAs('timeout'), 'disallow-all', 1],
    ['a reset', failedAs('reset'), 'disallow-all', 1],
    ['no HTTP', failedAs('protocol'), 'disallow-all', 1],
    ['an address inside', refusedFor('address'), 'disallow-all', 1],
    ['a redirect to another scheme', refusedFor('scheme'), 'disallow-all', 1],
    ['an unknown coding', refusedFor('encoding'), 'disallow-all', 1],
  ])('%s', (_, answer, verdict, hours) => {
    const record = judgeRobots(ORIGIN, answer, null);
    expect(record).toMatchObject({ origin: ORIGIN, verdict, fetchedAt: AT });
    expect(record.validUntil).toEqual(new Date(AT.getTime() + hours * HOUR_MS));
    if (verdict !== 'rules') expect(isAllowedByRecord(record, `${ORIGIN}/a`, 'Cellwire')).toBe(verdict === 'allow-all');
  });
});

it('a busy host’s word on when to come back is passed on', () => {
  const until = new Date(AT.getTime() + 600_000);
  expect(judgeRobots(ORIGIN, { ...trail, is: 'busy', status: 503, until }, null).busyUntil).toEqual(until);
  expect(judgeRobots(ORIGIN, page(''), null).busyUntil).toBe(null);
});

describe('an unreachable robots.txt', () => {
  const rules = { ...judgeRobots(ORIGIN, page('User-agent: *\nDisallow: /a'), null) };
  const days = (count: number) => ({ ...rules, fetchedAt: new Date(AT.getTime() - count * 24 * HOUR_MS) });

  it('is replaced by the copy held, asked for again in an hour', () => {
    const record = judgeRobots(ORIGIN, statusFailed(500), days(2));
    expect(record).toMatchObject({ verdict: 'rules', validUntil: new Date(AT.getTime() + HOUR_MS) });
    expect(record.fetchedAt).toEqual(days(2).fetchedAt);
    expect(isAllowedByRecord(record, `${ORIGIN}/a`, 'Cellwire')).toBe(false);
    expect(isAllowedByRecord(record, `${ORIGIN}/b`, 'Cellwire')).toBe(true);
  });
  it('is replaced for 30 days at most', () => {
    expect(judgeRobots(ORIGIN, statusFailed(500), days(31)).verdict).toBe('disallow-all');
  });
  it('does not stand in for itself', () => {
    const before = judgeRobots(ORIGIN, statusFailed(500), null);
    expect(judgeRobots(ORIGIN, failedAs('dns'), before).verdict).toBe('disallow-all');
  });
});

describe('fetching robots.txt', () => {
  const using = async <T>(allowHosts: string[], act: (fetcher: Fetcher) => Promise<T>): Promise<T> => {
    const fetcher = createFetcher({ userAgent: 'Cellwire/0 (+mailto:a@b.example)', allowHosts, now: () => AT });
    try {
      return await act(fetcher);
    } finally {
      await fetcher.close();
    }
  };

  it('asks the origin, whatever the page', async () => {
    const asked: (string | undefined)[] = [];
    const server = await httpServer((request, response) => {
      asked.push(request.url);
      response.end('User-agent: cellwire\nCrawl-delay: 7\nDisallow: /\u0000전지\u0000');
    });
    const record = await using([server.pair], fetcher => fetchRobots(fetcher, `${server.origin}/news/a?b#c`));
    expect(asked).toEqual(['/robots.txt']);
    expect(record.origin).toBe(server.origin);
    expect(record.text).not.toContain('\u0000');
    expect(crawlDelayOf(robotsOf(record), 'Cellwire')).toBe(7);
    expect(isAllowedByRecord(record, `${server.origin}/전지/1`, 'Cellwire')).toBe(false);
  });

  it.each([
    [5, 'rules'],
    [6, 'allow-all'],
  ])('follows %i redirects: %s', async (count, verdict) => {
    const server = await httpServer((request, response) => {
      const at = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
      if (at < count) response.writeHead(301, { location: `/r${at + 1}` }).end();
      else response.end('User-agent: *\nDisallow: /');
    });
    expect((await using([server.pair], fetcher => fetchRobots(fetcher, server.origin))).verdict).toBe(verdict);
  });

  it('reads the beginning of an endless one', async () => {
    const server = await rawServer(socket => {
      const flood = () => {
        while (!socket.destroyed && socket.write('# filler\n'.repeat(5000)));
      };
      socket.once('data', () => {
        socket.on('drain', flood).write('HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /a\n');
        flood();
      });
    });
    const record = await using([server.pair], fetcher => fetchRobots(fetcher, server.origin));
    expect(record.verdict).toBe('rules');
    expect(isAllowedByRecord(record, `${server.origin}/a`, 'Cellwire')).toBe(false);
  });

  it('gives up at the deadline', async () => {
    const server = await rawServer(() => undefined);
    const record = await using([server.pair], fetcher => fetchRobots(fetcher, server.origin, { deadlineMs: 100 }));
    expect(record.verdict).toBe('disallow-all');
  });
});
