import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, fill, openApp, record, sale } from '../test/fixture.js';
import type { RouteContract } from './schema/route.js';
import { routes } from './schema/routes.js';

const enc = encodeURIComponent;

describeOnEachStore('the API', setup => {
  let test: TestStore;
  let app: FastifyInstance;
  beforeAll(async () => {
    test = await testStore(setup.engine, fixedClock('2026-02-28T00:00:00Z'));
    await fill(test.store);
    app = await openApp(test.store);
  });
  afterAll(async () => {
    await app?.close();
    await test?.remove();
  });
  const get = async (url: string, headers = {}) => app.inject({ method: 'GET', url, headers });
  const json = async (url: string) => {
    const answer = await get(url);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const idsOf = async (url: string): Promise<string[]> =>
    (await json(url)).events.map((e: { event: string }) => e.event);

  it('has a handler for every route of the table', () => {
    for (const { method, path } of Object.values<RouteContract>(routes)) {
      const url = path.replace(/\{(\w+)\}\.\{(\w+)\}/, ':$1(^.+).:$2').replace(/\{(\w+)\}/g, ':$1');
      expect(app.hasRoute({ method, url }), `${method} ${path}`).toBe(true);
    }
  });

  it.each([
    ['q=usd:>8m type:stake_sale', ['ev_10', 'ev_9']],
    ['q=seller:"acme motors" until:2026-02-02', ['ev_2', 'ev_1']],
    ['q=company:Nobody', []],
    ['sort=usd&limit=1', ['ev_11']],
    ['sort=gwh&limit=2', ['ev_12', 'ev_13']],
    ['q=id:ev_3', ['ev_3']],
    ['q=is:jv_exit', ['ev_10']],
    ['as_of=2020-01-01T00:00:00Z', []],
  ])('lists events by %s', async (query, expected) => {
    expect(await idsOf(`/api/events?${query.replace(/(?<=q=)[^&]*/, enc)}`)).toEqual(expected);
  });

  it.each([
    ['/api/events?q=compny:x', 400, 'did you mean'],
    ['/api/facets?q=compny:x', 400, 'did you mean'],
    ['/api/charts/plants?q=compny:x', 400, 'did you mean'],
    ['/api/exports/events.csv?q=compny:x', 400, 'did you mean'],
    ['/api/events?limit=0', 400, 'limit'],
    ['/api/events?cursor=nonsense', 400, 'cursor'],
    [`/api/events?cursor=${Buffer.from('["a","b","c"]').toString('base64url')}`, 400, 'cursor'],
    ['/api/events?as_of=yesterday', 400, 'as_of'],
    ['/api/changes?after=x', 400, 'after'],
    ['/api/events/ev_none', 404, 'no event'],
    ['/api/exits/ex_none', 404, 'no exit'],
    ['/api/articles/none', 404, 'no article'],
    ['/api/companies/Nobody', 404, 'Nobody'],
    ['/api/sources/none', 404, 'no source'],
    ['/api/feeds/none.rss', 404, 'no saved filter'],
    ['/api/exports/events.xlsx', 400, 'format'],
    ['/api/nowhere', 404, 'nothing at this address'],
  ])('refuses %s in the one shape of errors', async (url, status, detail) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status, type: 'about:blank' });
    expect(answer.json().detail).toContain(detail);
  });

  it('says that an unchanged answer is unchanged', async () => {
    const first = await get('/api/events?limit=2');
    const tag = String(first.headers.etag);
    const again = await get('/api/events?limit=2', { 'if-none-match': `"other", ${tag}` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get('/api/events?limit=3', { 'if-none-match': tag })).statusCode).toBe(200);
  });

  it('shows one event with its mention, the words highlighted in its sentence', async () => {
    const event = await json('/api/events/ev_1');
    expect(event).toMatchObject({
      event: 'ev_1',
      versions: [{ version: 1 }],
      claims: [{ role: 'seller' }, { role: 'target' }],
    });
    const [mention] = event.mentions;
    expect(
      mention.highlights.map((h: { role: string; start: number; end: number }) => [
        h.role,
        mention.sentence.slice(h.start, h.end),
      ]),
    ).toEqual([
      ['seller', 'Acme Motors'],
      ['trigger', 'sold'],
      ['target', 'Volta Cells'],
    ]);
    expect(mention.article).toMatchObject({ article: 'a1', outlet: 'Cell Ledger', title: 'Acme sells' });
    expect((await json('/api/events/ev_10')).related_events).toMatchObject([{ event: 'ev_1', why: 'same venture' }]);
    expect((await json('/api/events/ev_1/explain')).mentions).toMatchObject([{ mention: 'a1#1' }]);
  });

  it('shows articles, mentions and exits', async () => {
    expect((await json('/api/articles')).articles).toMatchObject([{ article: 'a1', outcome: 'read', mentions: 1 }]);
    expect(await json('/api/articles/a1')).toMatchObject({ mention_details: [{ id: 'a1#1', event: 'ev_1' }] });
    expect((await json('/api/mentions?event=ev_1')).mentions).toHaveLength(1);
    expect((await json('/api/mentions?type=writedown')).mentions).toEqual([]);
    expect((await json('/api/exits?company=acme%20motors')).exits).toMatchObject([
      { exit: 'ex_volta', events: ['ev_10'] },
    ]);
    expect((await json('/api/exits/ex_volta')).event_details).toMatchObject([{ event: 'ev_10' }]);
  });

  it('gathers what is known of names', async () => {
    expect((await json('/api/companies?q=beta')).companies).toMatchObject([{ company: 'Beta Energy', events: 2 }]);
    expect(await json('/api/companies/acme%20motors')).toMatchObject({ company: 'Acme Motors', events: 13 });
    const venture = await json('/api/ventures/Volta%20Cells');
    expect(venture).toMatchObject({ partners: ['Acme Motors', 'Beta Energy'], exit_details: [{ exit: 'ex_volta' }] });
    expect(venture.ownership).toHaveLength(10);
    expect(await json('/api/facilities/Lima%20plant')).toMatchObject({
      state: 'operating',
      capacity_gwh: 30,
      operators: ['Beta Energy'],
      event: 'ev_15',
    });
  });

  it('sums up for facets and charts', async () => {
    const facets = await json('/api/facets?q=company:%22Acme%20Motors%22');
    expect(facets).toMatchObject({ total: 13, is: [{ value: 'jv_exit', count: 1 }] });
    expect(facets.type[0]).toEqual({ value: 'stake_sale', count: 10 });
    expect((await json('/api/charts/targets')).rows).toEqual([
      { company: 'Beta Energy', year: 2026, order_target_gwh: 90, capacity_target_gwh: 50, events: ['ev_12', 'ev_13'] },
    ]);
    expect((await json('/api/charts/writedowns')).rows).toMatchObject([{ quarter: '2026-Q1', usd: 5e8, count: 1 }]);
    expect((await json('/api/charts/exits')).rows).toMatchObject([{ month: '2026-02', count: 1, exits: ['ex_volta'] }]);
    expect((await get('/api/charts/plants.csv')).body).toContain('Lima plant,Beta Energy,"Lima, Ohio",US,operating');
  });

  it.each([
    ['', 'type:'],
    ['ty', 'type:'],
    ['type:stake', 'stake_sale'],
    ['-status:comp', 'completed'],
    ['company:acm', '"Acme Motors"'],
    ['company:"Acme M', '"Acme Motors"'],
    ['company:Ford,beta', '"Beta Energy"'],
    ['(beta', 'company:"Beta Energy"'],
    ['venture:vol', '"Volta Cells"'],
    ['is:', 'jv_exit'],
    ['region:eur', 'europe'],
  ])('completes %s with %s', async (typed, expected) => {
    const { suggestions, from, to } = await json(`/api/suggest?q=${enc(typed)}`);
    expect(suggestions.map((s: { text: string }) => s.text)).toContain(expected);
    const whole = typed.slice(0, from) + expected + typed.slice(to);
    // What is offered can be read once it stands there (a key still wants its value).
    const closed = whole.startsWith('(') ? `${whole})` : whole;
    if (!expected.endsWith(':')) expect((await get(`/api/events?q=${enc(closed)}`)).statusCode).toBe(200);
  });

  it('tells what is new since a visit', async () => {
    const before = (await json('/api/today')).until;
    expect((await json(`/api/today?since=${before}`)).events).toEqual([]);
    await record(test.store, sale(3, { status: 'cancelled' }), sale(16));
    const today = await json(`/api/today?since=${before}`);
    expect(today.events.map((e: Record<string, unknown>) => [e.event, e.change, e.previous_status]).sort()).toEqual([
      ['ev_16', 'new', null],
      ['ev_3', 'status', 'completed'],
    ]);
    expect(today.counts).toEqual({ new_events: 1, status_changes: 1, new_exits: 0 });
  });

  it('keeps filters, tokens and subscriptions for admins only', async () => {
    const send = (method: 'POST' | 'DELETE' | 'PATCH', url: string, payload?: object, headers: object = ADMIN) =>
      app.inject({ method, url, headers: { ...headers }, ...(payload ? { payload } : {}) });
    const filter = { name: 'Ohio.exits v1', filter: 'is:jv_exit' };
    expect((await send('POST', '/api/filters', filter, {})).statusCode).toBe(403);
    expect((await send('POST', '/api/filters', { ...filter, filter: 'x:y' })).statusCode).toBe(400);
    const saved = (await send('POST', '/api/filters', filter)).json();
    expect((await get(saved.feeds.rss)).body).not.toContain('<script');
    expect((await get('/api/feeds/Ohio.exits%20v1.json')).json().items).toHaveLength(1);
    expect((await send('DELETE', '/api/filters/Ohio.exits%20v1')).json()).toEqual({ done: true });
    expect((await json('/api/filters')).filters).toEqual([]);
    const made = await send('POST', '/api/tokens', { name: 'desk', scopes: ['read'] });
    expect(made.statusCode).toBe(201);
    const headers = { authorization: `Bearer ${made.json().text}` };
    expect((await get('/api/session', headers)).json()).toMatchObject({ name: 'desk', scopes: ['read'] });
    expect((await get('/api/tokens', headers)).statusCode).toBe(403);
    expect((await send('DELETE', '/api/tokens/desk')).statusCode).toBe(200);
    expect((await get('/api/session', headers)).statusCode).toBe(401);
    expect((await get('/api/subscriptions')).statusCode).toBe(403);
    expect((await get('/api/subscriptions', ADMIN)).json()).toEqual({ subscriptions: [] });
    expect((await send('POST', '/api/corrections', { kind: 'reject', event: 'ev_1', reason: 'x' })).statusCode).toBe(
      409,
    );
  });

  it('reports on sources and stages', async () => {
    expect((await json('/api/sources')).counts).toEqual({ all: 0, enabled: 0, failing: 0, silent: 0 });
    expect((await json('/api/operations')).stages).toHaveLength(5);
    expect(await json('/api/summary')).toMatchObject({ articles: 1, exits: 1 });
  });

  it('writes feeds that readers can take', async () => {
    expect((await get('/api/feed.atom?q=is:jv_exit')).body).toContain('<entry>');
    const calendar = (await get('/api/feed.ics')).body;
    expect(calendar).toContain('BEGIN:VEVENT');
    expect(calendar).not.toContain('undefined');
  });

  it('describes itself, without a network', async () => {
    expect((await json('/openapi.json')).openapi).toBe('3.1.0');
    const docs = await get('/docs/');
    expect(docs.statusCode).toBe(200);
    expect(docs.body).not.toMatch(/(?:src|href)="https?:/);
  });

  it('never lets text of articles become markup or script', async () => {
    const page = await get('/');
    expect(page.body).not.toContain('javascript:');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    for (const url of ['/api/events/ev_10', '/api/feed.rss', '/api/feed.atom', '/api/exports/events.csv']) {
      const { headers } = await get(url);
      expect(headers['content-type']).not.toContain('text/html');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('is live, ready and measured', async () => {
    expect((await get('/livez')).statusCode).toBe(200);
    expect((await get('/readyz')).json()).toEqual({ status: 'ok' });
    expect((await get('/metrics')).body).toContain('cellwire_http_requests_total');
  });
});

describe('the limit of requests', () => {
  it('answers 429 in the one shape of errors, and counts tokens apart', async () => {
    const test = await testStore({ is: 'embedded' }, fixedClock('2026-02-28T00:00:00Z'));
    const app = await openApp(test.store, { access: { requestsPerMinute: 2, localToken: 'x' } });
    const get = (headers = {}) => app.inject({ url: '/api/session', headers });
    expect([(await get()).statusCode, (await get()).statusCode]).toEqual([200, 200]);
    expect((await get()).json()).toMatchObject({ status: 429, title: 'Too many requests' });
    expect((await get({ authorization: 'Bearer x' })).statusCode).toBe(200);
    await app.close();
    await test.remove();
  });
});
