// How fast the API answers over a large table: npx tsx --conditions=cellwire-source bench/api.ts [events | URL of a filled database]
// 100,000 events by default, on a real Postgres. Each request is made three times and the best one counts: what else the machine
// does is not what is measured. Fails where the p95 of a route is over 50 ms.
import { buildApp } from '@cellwire/api';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { openStore, type Store } from '@cellwire/store';
import { startPostgres, testStore } from '@cellwire/testing';
import { fillStore, seeded } from './store-data.js';

const BAR_MS = 50;
const ROUNDS = 40;
const asked = process.argv[2] ?? '100000';
const pack = await loadPack(defaultPackDir());

if (/^postgres/.test(asked)) {
  const store = await openStore({ databaseUrl: asked });
  await measure(store);
  await store.close();
} else {
  const server = await startPostgres({
    config: ['shared_buffers = 512MB', 'work_mem = 16MB', 'random_page_cost = 1.1'],
  });
  const test = await testStore({ is: 'postgres', url: server.url });
  await fillStore(test, pack, { events: Number(asked), seed: 1 });
  await measure(test.store);
  await test.remove();
  await server.close();
}

/** Addresses that the page and analysts ask for, by route. */
function requests(ids: readonly string[], random: () => number): Record<string, () => string> {
  const even = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const company = () => encodeURIComponent(even(pack.companies).name);
  const q = (text: string) => encodeURIComponent(text);
  return {
    'events, first page': () =>
      `/api/events?limit=50&q=${q(even(['', 'type:stake_sale', 'is:jv_exit', 'country:US status:completed', 'min-usd:1bn', 'region:europe']))}`,
    'events of a company': () =>
      `/api/events?limit=50&q=${q(`company:"${even(pack.companies).name.replaceAll('"', '')}"`)}`,
    'events, text search': () => `/api/events?limit=50&q=${q(even(['tesla', 'gigafactory', 'number 42', 'zzzzz']))}`,
    'one event': () => `/api/events/${even(ids)}`,
    exits: () => '/api/exits?limit=50',
    today: () => '/api/today?limit=50',
    facets: () => `/api/facets?q=${q(even(['', 'type:stake_sale', 'is:jv_exit']))}`,
    suggest: () => `/api/suggest?q=${q(even(['comp', 'company:te', 'type:', 'venture:ul', 'stat']))}`,
    companies: () => `/api/companies?q=${q(even(['', 'energy', 'motor']))}`,
    'one company': () => `/api/companies/${company()}`,
    'one venture': () => `/api/ventures/${encodeURIComponent(even(pack.ventures).name)}`,
    'charts, targets': () => '/api/charts/targets',
    'charts, plants': () => '/api/charts/plants',
    changes: () => `/api/changes?after=${Math.floor(random() * 90_000)}&limit=200`,
    articles: () => '/api/articles?limit=50',
    mentions: () => '/api/mentions?limit=50',
    sources: () => '/api/sources',
    operations: () => '/api/operations',
  };
}

async function measure(store: Store): Promise<void> {
  const app = await buildApp({
    store,
    log: openLogger({ logLevel: 'silent', logFormat: 'json' }),
    metrics: openMetrics(),
    pack,
    access: { requestsPerMinute: 0 },
  });
  const { rows } = await store.query<{ id: string }>("SELECT id FROM event WHERE state = 'live' ORDER BY id LIMIT 500");
  const time = async (url: string): Promise<number> => {
    const began = performance.now();
    const { statusCode, body } = await app.inject({ url });
    if (statusCode !== 200 && statusCode !== 404) throw new Error(`${url}: ${statusCode} ${body.slice(0, 200)}`);
    return performance.now() - began;
  };
  for (const [name, next] of Object.entries(
    requests(
      rows.map(r => r.id),
      seeded(11),
    ),
  )) {
    const first = await time(next());
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const url = next();
      times.push(Math.min(await time(url), await time(url), await time(url)));
    }
    times.sort((a, b) => a - b);
    const [p50, p95] = [0.5, 0.95].map(at => times[Math.floor(times.length * at)] ?? 0) as [number, number];
    if (p95 > BAR_MS) process.exitCode = 1;
    process.stdout.write(
      `${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (bar ${BAR_MS} ms); the very first ${first.toFixed(0)} ms\n`,
    );
  }
  await app.close();
}
