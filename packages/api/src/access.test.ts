import { addToken } from '@cellwire/store';
import { type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, LOCAL_TOKEN, openApp } from '../test/fixture.js';

describe('access', () => {
  let test: TestStore;
  let app: FastifyInstance;
  let open: FastifyInstance;
  let closed: FastifyInstance;
  let clock: FixedClock;
  const tokens = { read: '', admin: '', short: '' };
  beforeAll(async () => {
    clock = fixedClock('2026-02-28T00:00:00Z');
    test = await testStore({ is: 'embedded' }, clock);
    const common = { localToken: LOCAL_TOKEN, requestsPerMinute: 0 };
    app = await openApp(test.store, { access: { ...common, corsOrigins: ['https://desk.example'] } });
    open = await openApp(test.store, { access: { ...common, local: 'admin' } });
    closed = await openApp(test.store, { access: { ...common, local: 'none' } });
    const at = clock.now();
    const add = async (name: string, scopes: ('read' | 'admin')[], expiresAt: Date | null = null) =>
      (await addToken(test.store, { name, scopes, at, expiresAt }))?.text ?? '';
    tokens.read = await add('read', ['read']);
    tokens.admin = await add('admin', ['admin']);
    tokens.short = await add('short', ['read'], new Date('2026-03-01T00:00:00Z'));
  });
  afterAll(async () => {
    for (const one of [app, open, closed]) await one?.close();
    await test?.remove();
  });
  const ask = async (to: FastifyInstance, headers: object, more: object = {}) =>
    (await to.inject({ url: '/api/summary', headers: { ...headers }, ...more })).statusCode;
  const save = { method: 'POST', url: '/api/filters', payload: { name: 'x', filter: '' } };

  it.each([
    ['a program of this machine', {}, 200],
    ['a browser of this machine', { host: '127.0.0.1:4455', 'sec-fetch-site': 'same-origin' }, 200],
    ['an address typed', { host: '[::1]:4455', 'sec-fetch-site': 'none' }, 200],
    ['a name that was re-bound to this machine', { host: 'rebound.example:4455' }, 401],
    ['a page of somebody else', { 'sec-fetch-site': 'cross-site' }, 401],
    ['a page of somebody else in an old browser', { host: 'localhost', origin: 'https://evil.example' }, 401],
    ['a page of another port', { host: 'localhost:4455', origin: 'http://localhost:3000' }, 401],
    ['a proxy of this machine', { 'x-forwarded-for': '203.0.113.9' }, 401],
    ['another proxy', { forwarded: 'for=203.0.113.9' }, 401],
    ['a wrong token', { authorization: 'Bearer cwt_wrong' }, 401],
    ['another scheme', { authorization: `Basic ${LOCAL_TOKEN}` }, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
  ])('answers %s', async (_who, headers, status) => {
    expect(await ask(app, headers)).toBe(status);
  });

  it('wants a token from other machines, which may read with it and no more', async () => {
    const far = { remoteAddress: '203.0.113.9' };
    expect(await ask(app, {}, far)).toBe(401);
    const read = { authorization: `Bearer ${tokens.read}` };
    expect(await ask(app, read, far)).toBe(200);
    expect(await ask(app, read, { ...far, ...save })).toBe(403);
    expect(await ask(app, { authorization: `Bearer ${tokens.admin}` }, { ...far, ...save })).toBe(201);
    expect(await ask(app, ADMIN, { ...far, ...save })).toBe(201);
  });

  it('lets this machine do what the setting says', async () => {
    expect(await ask(closed, {})).toBe(401);
    expect(await ask(app, {}, save)).toBe(403);
    expect(await ask(open, {}, save)).toBe(201);
    expect(await ask(open, { 'sec-fetch-site': 'cross-site' }, save)).toBe(401);
  });

  it('ends with the time of a token', async () => {
    const short = { authorization: `Bearer ${tokens.short}` };
    expect(await ask(app, short)).toBe(200);
    clock.set('2026-03-02T00:00:00Z');
    expect(await ask(app, short)).toBe(401);
  });

  it('tells browsers of no other origin but those set', async () => {
    const of = async (to: FastifyInstance, origin: string) =>
      (
        await to.inject({
          method: 'OPTIONS',
          url: '/api/summary',
          headers: { origin, 'access-control-request-method': 'GET' },
        })
      ).headers['access-control-allow-origin'];
    expect(await of(app, 'https://desk.example')).toBe('https://desk.example');
    expect(await of(app, 'https://evil.example')).toBeUndefined();
    expect(await of(closed, 'https://desk.example')).toBeUndefined();
  });

  it('keeps no token, only hashes', async () => {
    const { rows } = await test.store.query('SELECT * FROM token');
    expect(JSON.stringify(rows)).not.toContain(tokens.read.slice(4));
  });
});
