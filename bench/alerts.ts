// How soon alerts go out, and whether dead endpoints slow the others:
// npx tsx --conditions=cellwire-source bench/alerts.ts [events [every-ms]]
// 1,000 events at ten a second to ten endpoints, on a real Postgres with the queue in it: once with all of them well, once
// with one that hangs and one that fails. Prints p50 and p95 from commit to POST; fails beyond 2 s or 10 %.
import { startPostgres, testStore } from '@cellwire/testing';
import { deliverAtPace, endpointsOf, quantile } from '../workers/deliver-alerts/test/deliver-at-pace.js';

const ENDPOINTS = 10;
const P95_MS = 2000;
const SLOWER = 1.1;
const events = Number(process.argv[2] ?? 1000);
const everyMs = Number(process.argv[3] ?? 100);

const server = await startPostgres();
try {
  const db = await testStore({ is: 'postgres', url: server.url }, { now: () => new Date() });
  const p95: Record<string, number> = {};
  for (const [name, isStorm] of [
    ['calm', false],
    ['storm', true],
  ] as const) {
    const began = performance.now();
    const { waitsMs, posts } = await deliverAtPace({
      store: db.store,
      events,
      everyMs,
      endpoints: endpointsOf(ENDPOINTS, isStorm),
    });
    p95[name] = quantile(waitsMs, 0.95);
    console.log(
      `${name}: p50 ${quantile(waitsMs, 0.5)} ms, p95 ${p95[name]} ms of ${waitsMs.length} deliveries; POSTs by endpoint ${posts.join(' ')}; ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
  }
  const { calm = Infinity, storm = Infinity } = p95;
  console.log(`the others in the storm: ${(storm / calm).toFixed(2)} of calm`);
  if (storm > P95_MS || storm > calm * SLOWER) process.exitCode = 1;
  await db.remove();
} finally {
  await server.close();
}
