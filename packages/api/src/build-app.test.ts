import { openLogger, openMetrics } from '@cellwire/runtime';
import { beginRecording, type EventState, recordEvent } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from './build-app.js';

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'';

function sale(n: number, more: Partial<EventState> = {}): EventState {
  const day = `2026-02-${String(n).padStart(2, '0')}`;
  return {
    id: `ev_${n}`,
    state: 'live',
    type: 'stake_sale',
    status: 'completed',
    date: day,
    arguments: { seller: ['Acme Motors'], target: ['Volta Cells'] },
    headline: `Sale ${n}`,
    evidence: {
      sentence: `Acme sold it on day ${n}.`,
      article: `a${n}`,
      outlet: 'Cell Ledger',
      url: `https://news.example/${n}`,
    },
    confidence: 0.9,
    sources: 1,
    firstSeenAt: new Date(`${day}T00:00:00Z`),
    lastSeenAt: new Date(`${day}T00:00:00Z`),
    seenOn: day,
    history: [],
    related: [],
    companies: ['Acme Motors'],
    ventures: ['Volta Cells'],
    facilities: [],
    places: [],
    countries: [],
    segments: [],
    outlets: ['Cell Ledger'],
    gwh: null,
    usd: n * 1e6,
    isExit: false,
    exits: [],
    noveltyDays: null,
    searchTexts: [],
    keys: [],
    ...more,
  };
}

describeOnEachStore('the API', setup => {
  let test: TestStore;
  let app: FastifyInstance;
  beforeAll(async () => {
    test = await testStore(setup.engine, fixedClock('2026-02-28T00:00:00Z'));
    await test.store.inTransaction(async tx => {
      const at = await beginRecording(tx, test.store.clock);
      for (let n = 1; n <= 9; n++) await recordEvent(tx, sale(n), { at, cause: 'mention', silent: false });
      await recordEvent(
        tx,
        sale(10, {
          headline: HOSTILE,
          evidence: { sentence: HOSTILE, article: 'a', outlet: HOSTILE, url: 'javascript:alert(3)' },
        }),
        { at, cause: 'mention', silent: false },
      );
    });
    app = await buildApp({
      store: test.store,
      log: openLogger({ logLevel: 'silent', logFormat: 'json' }),
      metrics: openMetrics(),
    });
  });
  afterAll(async () => {
    await app?.close();
    await test?.remove();
  });
  const get = async (url: string) => app.inject({ method: 'GET', url });

  it('pages through events without missing or repeating one', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { events: { event: string }[]; next: string | null } = (
        await get(`/api/events?limit=4${cursor ? `&cursor=${cursor}` : ''}`)
      ).json();
      seen.push(...page.events.map(e => e.event));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(n => `ev_${n}`));
  });

  it.each([
    ['filter=usd:>8m', ['ev_10', 'ev_9']],
    ['filter=seller:"acme motors" until:2026-02-02', ['ev_2', 'ev_1']],
    ['filter=company:Beta', []],
    ['sort=usd&limit=1', ['ev_10']],
    ['filter=id:ev_3', ['ev_3']],
    ['as_of=2020-01-01T00:00:00Z', []],
  ])('answers %s', async (query, expected) => {
    const { events } = (
      await get(`/api/events?${query.replaceAll(' ', '%20').replaceAll('"', '%22').replaceAll('>', '%3E')}`)
    ).json();
    expect(events.map((e: { event: string }) => e.event)).toEqual(expected);
  });

  it.each([
    ['/api/events?filter=compny:x', 400, 'did you mean'],
    ['/api/events?limit=0', 400, 'limit'],
    ['/api/events?cursor=nonsense', 400, 'cursor'],
    ['/api/events/ev_none', 404, 'no event'],
    ['/nowhere', 404, 'nothing at this address'],
  ])('refuses %s in the one shape of errors', async (url, status, detail) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, type: 'about:blank' });
    expect(answer.json().detail).toContain(detail);
  });

  it('shows one event with its claims and mentions', async () => {
    expect((await get('/api/events/ev_4')).json()).toMatchObject({
      event: 'ev_4',
      claims: [],
      mentions: [],
      arguments: { seller: ['Acme Motors'] },
    });
  });

  it('is live, ready and measured', async () => {
    expect((await get('/livez')).statusCode).toBe(200);
    expect((await get('/readyz')).json()).toEqual({ status: 'ok' });
    expect((await get('/metrics')).body).toContain('cellwire_http_requests_total');
  });
});
