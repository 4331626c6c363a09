// One poll and what it leaves behind; hubs that push between the polls.
import { createHmac } from 'node:crypto';
import type { Fetched, FetchRequest, Redirect } from '@cellwire/fetching';
import { type PortionedFeed, portionFeed } from '@cellwire/pipeline';
import { readFeed } from '@cellwire/reading';
import { openLogger, openMetrics } from '@cellwire/runtime';
import {
  addSource,
  enableSource,
  listHealthEvents,
  listPolls,
  readSource,
  type Source,
  updateSource,
} from '@cellwire/store';
import { fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HubMeans, hubCallbacks } from './hub-callbacks.js';
import { type PollContext, pollSource } from './poll-source.js';

const clock = fixedClock('2026-03-03T09:00:00Z');
const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
const metrics = openMetrics();
let test: TestStore;
beforeAll(async () => {
  test = await testStore({ is: 'embedded' }, clock);
}, 240_000);
afterAll(() => test.remove());

const feedOf = (numbers: readonly number[], head = ''): string =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Quay</title>${head}${numbers
    .map(
      n =>
        `<item><title>Story ${n}</title><link>https://quay.example/${n}</link><guid>g${n}</guid><pubDate>${new Date(Date.UTC(2026, 1, 1, 0, 0, n)).toUTCString()}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

interface Served {
  body?: string;
  status?: number;
  redirects?: Redirect[];
  link?: string;
}

function answerOf(url: string, { body = '', status = 200, redirects = [], link }: Served): Fetched {
  const trail = { url, finalUrl: redirects.at(-1)?.to ?? url, redirects, fetchedAt: clock.now(), tookMs: 1 };
  if (status === 410) return { is: 'gone', status: 410, ...trail };
  // Memory of its own, as of a body that was fetched.
  const bytes = Uint8Array.from(Buffer.from(body));
  return {
    is: 'page',
    status,
    bytes,
    headers: link ? { link } : {},
    etag: null,
    lastModified: null,
    contentType: 'application/rss+xml',
    bodyHash: createHmac('sha256', '').update(bytes).digest('hex'),
    truncated: false,
    ...trail,
  };
}

/** Polls the source once, as the stage would, and records the verdict. Answers what was noted as needed. */
async function poll(source: Source, served: Served, hubs?: HubMeans): Promise<string[]> {
  const context: PollContext = {
    store: test.store,
    web: { fetch: async url => ({ is: 'answered', answer: answerOf(url, served) }) },
    threads: {
      readFeed: async (bytes, { newest = Number.POSITIVE_INFINITY, ...how }): Promise<PortionedFeed> =>
        // The threads take the bytes over: whoever asked has none left.
        portionFeed(await readFeed(structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] }), how), newest),
    },
    hostGapMs: 2000,
    ...(hubs ? { hubs } : {}),
    log,
    metrics,
  };
  const verdict = await pollSource(context, { id: String(source.id), signal: new AbortController().signal });
  const needs: string[] = [];
  await test.store.inTransaction(async tx => {
    await verdict.record?.(tx, async (stage, ids) => {
      needs.push(...[ids].flat().map(() => stage));
    });
  });
  return needs;
}

let count = 0;
async function newSource(): Promise<Source> {
  count += 1;
  const name = `quay-${count}`;
  const added = await addSource(test.store, {
    name,
    outlet: 'The Quay',
    feedUrl: `https://quay${count}.example/rss`,
    createdAt: clock.now(),
  });
  await enableSource(test.store, added!.id, { enabled: true, at: clock.now() });
  return (await readSource(test.store, added!.id))!;
}
const again = async (source: Source): Promise<Source> => (await readSource(test.store, source.id))!;

describe('a poll', () => {
  it('notes each new entry once, and says in its history what decided the next one', async () => {
    const source = await newSource();
    expect(await poll(source, { body: feedOf([1, 2]) })).toEqual(['fetch-articles', 'fetch-articles', 'poll-feeds']);
    expect(await poll(await again(source), { body: feedOf([1, 2, 3]) })).toEqual(['fetch-articles', 'poll-feeds']);
    const [last, first] = await listPolls(test.store, source.id);
    expect(first).toMatchObject({ result: 'new_items', items: 2, newItems: 2 });
    expect(last).toMatchObject({
      result: 'new_items',
      items: 3,
      newItems: 1,
      reason: expect.stringMatching(/^\d+ min, after /),
    });
  });

  it('loses nothing of a long archive: what is older waits behind the news, and is taken once', async () => {
    const source = await newSource();
    const numbers = Array.from({ length: 3_000 }, (_, i) => i + 10_000);
    let turns = 0;
    const count = setInterval(() => {
      turns += 1;
    }, 0);
    const needs = await poll(source, { body: feedOf(numbers) });
    clearInterval(count);
    expect(needs.filter(n => n === 'fetch-articles')).toHaveLength(1_000);
    // Between two portions of a hundred other work has its turn.
    expect(turns).toBeGreaterThanOrEqual(20);
    const last = async () => (await listPolls(test.store, source.id))[0];
    expect(await last()).toMatchObject({
      items: 3_000,
      newItems: 3_000,
      reason: expect.stringMatching(/; 2000 older entries were taken as backfill$/),
    });
    const { rows } = await test.store.query<{ items: number; articles: number; waiting: number; apart: number }>(
      `SELECT (SELECT count(*)::int FROM item WHERE source_id = $1) AS items, count(*)::int AS articles,
         count(*) FILTER (WHERE work_state = 'due' AND work_priority = 2)::int AS waiting,
         extract(epoch FROM max(work_due_at) - min(work_due_at))::int AS apart
       FROM article WHERE source_id = $1`,
      [source.id],
    );
    // The newest thousand are noted through `need`, which this test only counts.
    expect(rows[0]).toEqual({ items: 3_000, articles: 3_000, waiting: 2_000, apart: 1_999 * 2 });
    await poll(await again(source), { body: feedOf([...numbers, 13_000]) });
    expect(await last()).toMatchObject({ items: 3_001, newItems: 1 });
    expect((await last())?.reason).not.toContain('older');
  });

  const moved = (to: string): Redirect[] => [{ status: 301, from: 'https://old.example/', to, permanent: true }];

  it('keeps the old address of a moved feed for three days, then saves the new one and says so', async () => {
    const source = await newSource();
    const to = 'https://new.example/rss';
    await poll(source, { body: feedOf([21]), redirects: moved(to) });
    expect(await again(source)).toMatchObject({ feedUrl: source.feedUrl, movedTo: to });
    clock.advance(3 * 86_400_000);
    await poll(await again(source), { body: feedOf([21, 22]), redirects: moved(to) });
    expect((await again(source)).feedUrl).toBe(to);
    expect((await listHealthEvents(test.store)).find(h => h.subject === source.name)?.message).toContain(
      'its address was changed',
    );
  });

  it('does not take the address of another source', async () => {
    const [source, owner] = [await newSource(), await newSource()];
    await poll(source, { body: feedOf([31]), redirects: moved(owner.feedUrl) });
    clock.advance(4 * 86_400_000);
    await poll(await again(source), { body: feedOf([31, 32]), redirects: moved(owner.feedUrl) });
    expect((await again(source)).feedUrl).toBe(source.feedUrl);
    expect((await listHealthEvents(test.store)).find(h => h.subject === source.name)?.message).toContain(
      `cellwire sources remove "${source.name}"`,
    );
  });

  it('goes on asking a feed that is gone, and tells people after the third time', async () => {
    const source = await newSource();
    for (let i = 0; i < 3; i += 1) expect(await poll(await again(source), { status: 410 })).toEqual(['poll-feeds']);
    expect(await again(source)).toMatchObject({ state: 'gone', failures: 3, enabled: true });
    expect((await listHealthEvents(test.store)).find(h => h.subject === source.name)?.message).toMatch(
      /^3 polls failed in a row \(gone\)/,
    );
  });
});

describe('a hub', () => {
  const asked: { url: string; request: FetchRequest }[] = [];
  const hubs: HubMeans = {
    publicUrl: 'https://cellwire.example/base/',
    fetcher: {
      fetch: async (url, request = {}) => {
        asked.push({ url, request });
        return answerOf(url, { status: 202 });
      },
    },
  };
  const HEAD =
    '<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://quay.example/topic"/>';
  const callbacks = () => hubCallbacks({ store: test.store, log });
  let source: Source;
  let token: string;
  const query = (fields: Record<string, string>) =>
    new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': 'https://quay.example/topic',
      'hub.challenge': 'abc',
      ...fields,
    });
  const signed = (body: string, secret: string) => ({
    body: Buffer.from(body),
    contentType: 'application/rss+xml',
    signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  });

  beforeAll(async () => {
    source = await newSource();
    await poll(source, { body: feedOf([41], HEAD) }, hubs);
    source = await again(source);
    token = new URLSearchParams(String(asked[0]?.request.body)).get('hub.callback')?.split('/').at(-1) ?? '';
  });

  it('is asked to push to an address of our own that nobody can guess', () => {
    const form = new URLSearchParams(String(asked[0]?.request.body));
    expect(asked[0]).toMatchObject({ url: 'https://hub.example/', request: { method: 'POST' } });
    expect(form.get('hub.topic')).toBe('https://quay.example/topic');
    expect(form.get('hub.callback')).toBe(`https://cellwire.example/base/websub/${source.id}/${token}`);
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(form.get('hub.secret')).toBe(source.hubSecret);
  });

  it.each([
    ['another topic', { 'hub.topic': 'https://evil.example/' }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': '' }],
  ])('is refused when it verifies %s', async (_, fields) => {
    expect((await callbacks().verify(String(source.id), token, query(fields))).status).toBe(404);
    expect((await again(source)).hubUntil).toBeNull();
  });

  it.each([
    ['another token', () => [String(source.id), 'f'.repeat(32)]],
    ['another source', () => ['999999', token]],
    ['no number', () => ["1' OR 1=1", token]],
  ])('is refused with %s', async (_, address) => {
    const [id = '', key = ''] = address();
    expect((await callbacks().verify(id, key, query({}))).status).toBe(404);
    expect((await callbacks().receive(id, key, signed('x', source.hubSecret!))).status).toBe(404);
  });

  it('is confirmed, and polls become the back-up', async () => {
    const answer = await callbacks().verify(String(source.id), token, query({ 'hub.lease_seconds': '864000' }));
    expect(answer).toEqual({ status: 200, body: 'abc' });
    expect((await again(source)).hubUntil?.getTime()).toBe(clock.now().getTime() + 864_000_000);
    await poll(await again(source), { body: feedOf([41, 42], HEAD) }, hubs);
    const { workDueAt, intervalSeconds } = await again(source);
    expect([workDueAt !== null, intervalSeconds]).toEqual([true, expect.any(Number)]);
    expect(intervalSeconds).toBeGreaterThanOrEqual(6 * 3_600);
    expect(asked).toHaveLength(1);
  });

  it('brings entries at once, once, and only with its signature', async () => {
    const items = async () => (await test.store.query('SELECT 1 FROM item WHERE source_id = $1', [source.id])).rowCount;
    const before = await items();
    const good = signed(feedOf([41, 42, 43]), source.hubSecret!);
    const forged = { ...good, signature: good.signature.replace(/.$/, c => (c === '0' ? '1' : '0')) };
    expect(await callbacks().receive(String(source.id), token, forged)).toEqual({ status: 202, body: '' });
    expect(await items()).toBe(before);
    for (let i = 0; i < 2; i += 1) expect((await callbacks().receive(String(source.id), token, good)).status).toBe(202);
    expect(await items()).toBe(before + 1);
    const { rows } = await test.store.query<{ state: string }>(
      "SELECT work_state AS state FROM article WHERE url = 'https://quay.example/43'",
    );
    expect(rows[0]?.state).toBe('due');
  });

  it('is asked again a day before the lease ends, and not more often than every six hours', async () => {
    clock.advance(864_000_000 - 20 * 3_600_000);
    await poll(await again(source), { body: feedOf([44], HEAD) }, hubs);
    await poll(await again(source), { body: feedOf([45], HEAD) }, hubs);
    expect(asked).toHaveLength(2);
    expect(new URLSearchParams(String(asked[1]?.request.body)).get('hub.callback')).toContain(token);
  });

  it('that denies ends the subscription', async () => {
    await callbacks().verify(String(source.id), token, query({ 'hub.mode': 'denied', 'hub.reason': 'no more' }));
    expect((await again(source)).hubUntil).toBeNull();
  });

  it('of a source that is no longer polled may be left, and pushes nothing', async () => {
    await updateSource(test.store, source.id, { enabled: false });
    expect((await callbacks().receive(String(source.id), token, signed(feedOf([46]), source.hubSecret!))).status).toBe(
      404,
    );
    expect((await callbacks().verify(String(source.id), token, query({ 'hub.mode': 'unsubscribe' }))).status).toBe(200);
  });
});
