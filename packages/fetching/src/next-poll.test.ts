import type { ReadFeed } from '@cellwire/model';
import { describe, expect, it } from 'vitest';
import type { Fetched, Redirect, Trail } from './answers.js';
import { freshPollMemory, nextPoll, type PollInput, type PollMemory, pollValidators } from './next-poll.js';
import { judgePoll, type PollOutcome, type PollReading } from './poll-outcome.js';
import { jitter, maxAgeOf } from './poll-rhythm.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const T0 = Date.parse('2026-02-11T09:00:00Z');
const at = (ms: number) => new Date(T0 + ms);

const read = (newItems = 0, entryDates: string[] = [], redirects: Redirect[] = []): PollOutcome => ({
  is: 'read',
  newItems,
  entryDates,
  validatorsLied: false,
  redirects,
});
const unchanged: PollOutcome = { is: 'unchanged', redirects: [] };
const failing = (state: 'timeout' | 'gone' | 'wall' | 'empty' | 'busy', until: Date | null = null): PollOutcome => ({
  is: 'failing',
  state,
  why: 'x',
  until,
});
/** Instants of entries, that many milliseconds before T0. */
const agesAgo = (...ages: number[]) => ages.map(age => at(-age).toISOString());
const poll = (memory: PollMemory, outcome: PollOutcome, more: Partial<PollInput> = {}) =>
  nextPoll({ source: 'cells', memory, outcome, full: false, now: at(0), ...more });
const minutesUntil = (dueAt: Date, now = at(0)) => (dueAt.getTime() - now.getTime()) / MINUTE_MS;

describe('the interval', () => {
  const every = (ms: number, count: number) => agesAgo(...Array.from({ length: count }, (_, i) => i * ms));
  it.each<[string, string[], number]>([
    ['an item every 10 minutes', every(10 * MINUTE_MS, 20), 5],
    ['an item every 2 hours', every(2 * HOUR_MS, 20), 57],
    ['an item a day', every(DAY_MS, 7), 10 * 60],
    ['an item every minute', every(MINUTE_MS, 100), 5],
    ['the last item a year ago', agesAgo(365 * DAY_MS), 24 * 60],
    ['no dates', [], 30],
    ['dates of the future only', agesAgo(-DAY_MS), 30],
  ])('is half the gap, within 5 minutes and a day: %s', (_, dates, minutes) => {
    const due = minutesUntil(poll(freshPollMemory, read(dates.length, dates)).dueAt);
    expect(due).toBeGreaterThanOrEqual(Math.max(minutes * 0.85, 5));
    expect(due).toBeLessThanOrEqual(Math.min(minutes * 1.2, 24 * 60));
  });

  it('is learnt where the feed has no dates', () => {
    let memory: PollMemory = freshPollMemory;
    let now = 0;
    let items = 0;
    for (let i = 0; i < 60; i++) {
      // An item every six hours.
      const due = Math.floor(now / (6 * HOUR_MS));
      const decision = poll(memory, read(due - items), { now: at(now) });
      items = due;
      memory = decision.memory;
      now = decision.dueAt.getTime() - T0;
    }
    const gap = now - Date.parse(memory.lastSuccessAt!) + T0;
    expect(gap).toBeGreaterThan(2 * HOUR_MS);
    expect(gap).toBeLessThan(4 * HOUR_MS);
  });

  it('shrinks when a quiet feed wakes', () => {
    let memory = poll(freshPollMemory, read(7, every(DAY_MS, 7))).memory;
    const before = poll(memory, unchanged, { now: at(HOUR_MS) }).dueAt.getTime() - HOUR_MS;
    for (let hour = 1; hour <= 24; hour++) memory = poll(memory, read(2), { now: at(hour * HOUR_MS) }).memory;
    const after = poll(memory, read(2), { now: at(25 * HOUR_MS) }).dueAt.getTime() - 25 * HOUR_MS;
    expect(after - T0).toBeLessThan((before - T0) / 4);
  });

  it.each<[string, Partial<PollInput>, number]>([
    ['ttl', { ttlMinutes: 90 }, 90],
    ['a huge ttl, up to a day', { ttlMinutes: 1e9 }, 1440],
    ['no odd ttl', { ttlMinutes: Number.NaN }, 0],
    ['no negative ttl', { ttlMinutes: -5 }, 0],
    ['max-age', { cacheControl: 'public, max-age=7200' }, 120],
    ['a huge max-age, up to a day', { cacheControl: `max-age=${'9'.repeat(400)}` }, 1440],
    ['WebSub, by the back-up interval', { webSubUntil: at(HOUR_MS) }, 360],
    ['no WebSub that has run out', { webSubUntil: at(-1) }, 0],
  ])('honours %s', (_, more, minutes) => {
    const due = minutesUntil(poll(freshPollMemory, read(20, every(10 * MINUTE_MS, 20)), more).dueAt);
    if (minutes > 0) expect(due).toBe(minutes);
    else expect(due).toBeLessThan(6);
  });

  it('says what decided it', () => {
    expect(poll(freshPollMemory, read(), { ttlMinutes: 90 }).why).toBe("90 min, after the feed's own rhythm (ttl)");
  });
});

it.each<[string | null, number]>([
  ['max-age=60', 60_000],
  ['public, MAX-AGE = 60', 60_000],
  ['max-age="60"', 60_000],
  ['s-maxage=60', 0],
  ['no-cache, max-age=60', 0],
  ['max-age=60, no-store', 0],
  ['max-age=-1', 0],
  [`max-age=${'9'.repeat(400)}`, Number.POSITIVE_INFINITY],
  ['', 0],
  [null, 0],
])('Cache-Control %j is fresh for %i ms', (text, ms) => {
  expect(maxAgeOf(text)).toBe(ms);
});

describe('jitter', () => {
  it('is the same for the same poll, another for others, and within ±10 %', () => {
    const factors = Array.from({ length: 1000 }, (_, i) => jitter(`source-${i}`, 3));
    expect(jitter('source-1', 3)).toBe(factors[1]);
    expect(jitter('source-1', 4)).not.toBe(factors[1]);
    expect(Math.min(...factors)).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...factors)).toBeLessThanOrEqual(1.1);
    const mean = factors.reduce((a, b) => a + b) / factors.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
  });
});

describe('failures', () => {
  function ladder(outcome: PollOutcome, count: number) {
    let memory: PollMemory = freshPollMemory;
    let now = 0;
    return Array.from({ length: count }, () => {
      const decision = poll(memory, outcome, { now: at(now) });
      const waitMs = decision.dueAt.getTime() - T0 - now;
      memory = decision.memory;
      now += waitMs;
      return { waitMs, decision };
    });
  }

  it('back off, doubling, to a week and no further', () => {
    const waits = ladder(failing('timeout'), 20).map(({ waitMs }) => waitMs);
    for (const [i, wait] of waits.slice(0, 8).entries()) {
      expect(wait).toBeGreaterThanOrEqual(0.9 * 5 * MINUTE_MS * 2 ** i);
      expect(wait).toBeLessThanOrEqual(1.1 * 5 * MINUTE_MS * 2 ** i);
    }
    expect(waits.at(-1)).toBe(7 * DAY_MS);
  });

  it('are told once, after three', () => {
    const told = ladder(failing('wall'), 6).map(({ decision }) => decision.health.length);
    expect(told).toEqual([0, 0, 1, 0, 0, 0]);
    const third = ladder(failing('wall'), 3).at(-1)!.decision;
    expect(third.health).toEqual([{ is: 'failing', state: 'wall', why: 'x', failures: 3, since: at(0).toISOString() }]);
  });

  it('are over with the first success, which is told if they were', () => {
    const memory = ladder(failing('timeout'), 3).at(-1)!.decision.memory;
    const back = poll(memory, unchanged);
    expect(back.health).toEqual([{ is: 'recovered', failures: 3, since: at(0).toISOString() }]);
    expect(back.memory).toMatchObject({ state: 'ok', failures: 0, failingSince: null });
    const short = ladder(failing('timeout'), 2).at(-1)!.decision.memory;
    expect(poll(short, unchanged).health).toEqual([]);
  });

  it.each<['gone' | 'wall' | 'empty' | 'busy', number, number]>([
    ['gone', DAY_MS, 7 * DAY_MS],
    ['wall', HOUR_MS, 7 * DAY_MS],
    ['empty', HOUR_MS, DAY_MS],
    ['busy', 5 * MINUTE_MS, DAY_MS],
  ])('of the kind %s begin and end at waits of their own', (state, firstMs, maxMs) => {
    const waits = ladder(failing(state), 30).map(({ waitMs }) => waitMs);
    expect(Math.abs(waits[0]! / firstMs - 1)).toBeLessThanOrEqual(0.1);
    expect(waits.at(-1)).toBe(maxMs);
  });

  it('honour Retry-After, up to a day', () => {
    expect(poll(freshPollMemory, failing('busy', at(5 * HOUR_MS))).dueAt).toEqual(at(5 * HOUR_MS));
    expect(poll(freshPollMemory, failing('busy', at(90 * HOUR_MS))).dueAt).toEqual(at(DAY_MS));
    expect(minutesUntil(poll(freshPollMemory, failing('busy', at(1000))).dueAt)).toBeGreaterThan(4);
  });

  it('forget neither the rhythm nor the move', () => {
    const moved = { to: 'https://b.example/', since: at(0).toISOString() };
    const memory = { ...freshPollMemory, rhythm: { items: 5, spanMs: HOUR_MS }, moved };
    expect(poll(memory, failing('timeout')).memory).toMatchObject({ rhythm: memory.rhythm, moved });
  });
});

describe('a permanent redirect', () => {
  const hop = (status: number, from: string, to: string): Redirect => ({
    status,
    from: `https://${from}.example/`,
    to: `https://${to}.example/`,
    permanent: status === 301 || status === 308,
  });
  const over = (days: [number, Redirect[]][]) => {
    let memory: PollMemory = freshPollMemory;
    return days.map(([day, redirects]) => {
      const decision = poll(memory, read(0, [], redirects), { now: at(day * DAY_MS) });
      memory = decision.memory;
      return decision.saveUrl;
    });
  };
  const ab = [hop(301, 'a', 'b')];

  it.each<[string, [number, Redirect[]][], (string | null)[]]>([
    [
      'is saved after three days',
      [
        [0, ab],
        [1, ab],
        [2.9, ab],
        [3, ab],
      ],
      [null, null, null, 'https://b.example/'],
    ],
    [
      'by 308 is saved too',
      [
        [0, [hop(308, 'a', 'b')]],
        [3, [hop(308, 'a', 'b')]],
      ],
      [null, 'https://b.example/'],
    ],
    [
      'that goes away is forgotten',
      [
        [0, ab],
        [2, []],
        [3, ab],
        [5, ab],
        [6, ab],
      ],
      [null, null, null, null, 'https://b.example/'],
    ],
    [
      'that changes begins anew',
      [
        [0, ab],
        [2, [hop(301, 'a', 'c')]],
        [4, [hop(301, 'a', 'c')]],
        [5, [hop(301, 'a', 'c')]],
      ],
      [null, null, null, 'https://c.example/'],
    ],
    [
      'that is temporary is never saved',
      [
        [0, [hop(302, 'a', 'b')]],
        [9, [hop(302, 'a', 'b')]],
      ],
      [null, null],
    ],
    [
      'counts as far as it is permanent',
      [
        [0, [...ab, hop(302, 'b', 'c')]],
        [3, [...ab, hop(307, 'b', 'd')]],
      ],
      [null, 'https://b.example/'],
    ],
    [
      'behind a temporary one does not count',
      [
        [0, [hop(302, 'a', 'b'), hop(301, 'b', 'c')]],
        [9, [hop(302, 'a', 'b'), hop(301, 'b', 'c')]],
      ],
      [null, null],
    ],
    [
      'of several steps ends at the last',
      [
        [0, [...ab, hop(301, 'b', 'c')]],
        [3, [...ab, hop(301, 'b', 'c')]],
      ],
      [null, 'https://c.example/'],
    ],
  ])('%s', (_, days, saved) => {
    expect(over(days)).toEqual(saved);
  });

  it('is told when it is saved', () => {
    const memory = poll(freshPollMemory, read(0, [], ab)).memory;
    const decision = poll(memory, { is: 'unchanged', redirects: ab }, { now: at(3 * DAY_MS) });
    expect(decision.health).toEqual([{ is: 'moved', to: 'https://b.example/', since: at(0).toISOString() }]);
    expect(decision.memory.moved).toBe(null);
  });
});

describe('validators', () => {
  const held = { etag: '"a"', lastModified: 'Wed, 11 Feb 2026 08:00:00 GMT' };
  it('are sent once a full fetch has been made, and left out once a day', () => {
    expect(pollValidators(freshPollMemory, held, at(0))).toEqual({});
    const { memory } = poll(freshPollMemory, read(), { full: true });
    expect(pollValidators(memory, held, at(HOUR_MS))).toEqual(held);
    expect(pollValidators(memory, held, at(DAY_MS - 1))).toEqual(held);
    expect(pollValidators(memory, held, at(DAY_MS))).toEqual({});
    const later = poll(memory, unchanged, { now: at(HOUR_MS) }).memory;
    expect(pollValidators(later, held, at(DAY_MS))).toEqual({});
  });
  it('are sent as far as they are held', () => {
    const { memory } = poll(freshPollMemory, read(), { full: true });
    expect(pollValidators(memory, { etag: null, lastModified: 'x' }, at(1))).toEqual({ lastModified: 'x' });
    expect(pollValidators(memory, { etag: null, lastModified: null }, at(1))).toEqual({});
  });
  it('are left out for a week after they lied', () => {
    const lied: PollOutcome = { is: 'read', newItems: 2, entryDates: [], validatorsLied: true, redirects: [] };
    let memory = poll(freshPollMemory, lied, { full: true }).memory;
    expect(pollValidators(memory, held, at(HOUR_MS))).toEqual({});
    memory = poll(memory, read(), { full: true, now: at(7 * DAY_MS) }).memory;
    expect(pollValidators(memory, held, at(7 * DAY_MS + 1))).toEqual(held);
  });
});

describe('the memory', () => {
  it('survives a jsonb column', () => {
    const memory = poll(freshPollMemory, read(3, agesAgo(HOUR_MS)), { full: true }).memory;
    expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
  });
});

describe('the outcome of a poll', () => {
  const trail: Trail = {
    url: 'https://a.example/',
    finalUrl: 'https://a.example/',
    redirects: [],
    fetchedAt: at(0),
    tookMs: 1,
  };
  const page = (body: string, contentType = 'application/rss+xml', etag: string | null = null): Fetched => ({
    ...trail,
    is: 'page',
    status: 200,
    bytes: Buffer.from(body),
    headers: {},
    etag,
    lastModified: null,
    contentType,
    bodyHash: '',
    truncated: false,
  });
  const feedOf = (entries: number, ok = true): ReadFeed => ({
    ok,
    kind: ok ? 'rss' : null,
    title: null,
    link: null,
    language: null,
    ttlMinutes: null,
    hub: null,
    self: null,
    entries: Array.from({ length: entries }, () => ({
      title: 'x',
      link: null,
      guid: null,
      published: at(0).toISOString(),
      updated: null,
      summary: null,
      content: null,
      authors: [],
    })),
  });
  const reading: PollReading = { feed: feedOf(2), newItems: 1, heldEtag: null, sameBody: false };
  const broken = { ...reading, feed: feedOf(0, false) };
  it.each<[string, Fetched, PollReading, object]>([
    [
      'a feed',
      page('<rss/>'),
      reading,
      { is: 'read', newItems: 1, entryDates: [at(0).toISOString(), at(0).toISOString()] },
    ],
    ['the same body again', page('<rss/>'), { ...reading, sameBody: true }, { is: 'unchanged' }],
    ['news under the old tag', page('<rss/>', '', '"a"'), { ...reading, heldEtag: '"a"' }, { validatorsLied: true }],
    [
      'no news under the old tag',
      page('<rss/>', '', '"a"'),
      { ...reading, newItems: 0, heldEtag: '"a"' },
      { validatorsLied: false },
    ],
    ['news under a new tag', page('<rss/>', '', '"b"'), { ...reading, heldEtag: '"a"' }, { validatorsLied: false }],
    [
      '304',
      { ...trail, is: 'unchanged', status: 304, headers: {}, etag: null, lastModified: null },
      reading,
      { is: 'unchanged' },
    ],
    ['an HTML page', page('\n<!DOCTYPE html><p>', 'text/plain'), broken, { state: 'html' }],
    ['what is said to be HTML', page('hello', 'text/html; charset=x'), broken, { state: 'html' }],
    ['something else', page('hello', 'text/plain'), broken, { state: 'not-a-feed' }],
    ['nothing', page(' \n'), broken, { state: 'empty' }],
    ['a feed without entries', page('<rss/>'), { ...reading, feed: feedOf(0) }, { state: 'empty' }],
    ['a feed said to be HTML', page('<rss/>', 'text/html'), reading, { is: 'read' }],
    ['a wall', { ...trail, is: 'wall', status: 403, excerpt: '' }, broken, { state: 'wall' }],
    ['gone', { ...trail, is: 'gone', status: 410 }, broken, { state: 'gone' }],
    ['missing', { ...trail, is: 'missing', status: 404 }, broken, { state: 'missing' }],
    ['busy', { ...trail, is: 'busy', status: 429, until: at(9) }, broken, { state: 'busy', until: at(9) }],
    ['500', { ...trail, is: 'failed', kind: 'status', why: 'x', status: 500 }, broken, { state: 'server-error' }],
    ['DNS', { ...trail, is: 'failed', kind: 'dns', why: 'x' }, broken, { state: 'dns' }],
    ['TLS', { ...trail, is: 'failed', kind: 'tls', why: 'x' }, broken, { state: 'tls' }],
    ['robots.txt', { ...trail, is: 'refused', reason: 'robots', why: 'x' }, broken, { state: 'robots' }],
    ['the address guard', { ...trail, is: 'refused', reason: 'address', why: 'x' }, broken, { state: 'refused' }],
    ['too many redirects', { ...trail, is: 'refused', reason: 'redirects', why: 'x' }, broken, { state: 'redirects' }],
  ])('is named: %s', (_, answer, given, expected) => {
    expect(judgePoll(answer, given)).toMatchObject(expected);
  });
});
