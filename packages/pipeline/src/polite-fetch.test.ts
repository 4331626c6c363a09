// Turns at a host, over the store: one request at a time whoever asks, and everybody who waits has a time of his own.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, type Fetcher } from '@cellwire/fetching';
import { type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPoliteFetcher, type PoliteAnswer } from './polite-fetch.js';

describe('a polite fetcher', () => {
  let db: TestStore;
  let fetcher: Fetcher;
  const servers: Server[] = [];
  const origins: string[] = [];
  /** Requests under way at each server, and the most there ever were. */
  const load = { now: [0, 0], most: [0, 0], robots: [0, 0] };
  beforeAll(async () => {
    db = await testStore({ is: 'embedded' });
    for (const i of [0, 1]) {
      const server = createServer((request, response) => {
        load.now[i] = (load.now[i] ?? 0) + 1;
        load.most[i] = Math.max(load.most[i] ?? 0, load.now[i] ?? 0);
        response.on('close', () => {
          load.now[i] = (load.now[i] ?? 0) - 1;
        });
        if (request.url !== '/robots.txt') return void response.end('page');
        load.robots[i] = (load.robots[i] ?? 0) + 1;
        response.end('User-agent: *\nDisallow: /private\n');
      });
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      servers.push(server);
      origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }
    const allowHosts = origins.map(o => new URL(o).host);
    fetcher = createFetcher({ userAgent: 'Cellwire/0 (+mailto:a@b.example)', allowHosts });
  }, 240_000);
  afterAll(async () => {
    await fetcher.close();
    for (const server of servers) server.close();
    await db.remove();
  });
  const open = (gapMs: number) => {
    const { store } = db;
    const { clock } = store;
    return openPoliteFetcher({
      store,
      fetcher,
      clock,
      agent: 'Cellwire',
      gapMs,
      deadlineMs: 60_000,
      onTheSpotMs: 60_000,
    });
  };
  const waitOf = (answer: PoliteAnswer): number => (answer.is === 'wait' ? answer.until.getTime() - Date.now() : 0);

  it('asks one at a time where no pause is set, without giving anything back', async () => {
    const web = open(0);
    // Whoever comes first reads the rules, and comes again.
    expect(await web.fetch(`${origins[0]}/0`)).toMatchObject({ is: 'wait' });
    const paths = Array.from({ length: 12 }, (_, n) => `${origins[0]}/${n}`);
    const answers = await Promise.all(paths.map(path => web.fetch(path)));
    expect(answers.map(a => (a.is === 'answered' ? a.answer.is : a.why))).toEqual(paths.map(() => 'page'));
    expect([load.most[0], load.robots[0]]).toEqual([1, 1]);
  });

  it('obeys the rules that it remembers', async () => {
    const web = open(0);
    for (let i = 0; i < 2; i++)
      expect(await web.fetch(`${origins[0]}/private`)).toMatchObject({ answer: { is: 'refused', reason: 'robots' } });
  });

  it('tells everybody who has to wait another time, and those who can wait a later one', async () => {
    const web = open(2000);
    const first = await web.fetch(`${origins[1]}/0`);
    expect(first).toMatchObject({ is: 'wait' });
    const waits: number[] = [];
    for (const canWait of [false, true, false, true])
      waits.push(waitOf(await web.fetch(`${origins[1]}/1`, { canWait })));
    const [news = 0, rest = 0, more = 0, last = 0] = waits;
    expect(news).toBeLessThanOrEqual(2000);
    for (const [sooner, later] of [
      [news, rest],
      [news, more],
      [rest, last],
    ])
      expect((later ?? 0) - (sooner ?? 0)).toBeGreaterThan(1500);
    expect(load.most[1]).toBe(1);
  });
});
