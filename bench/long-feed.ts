// A feed of 12 MB with 100,000 entries through the real poll, on embedded and on real Postgres: is anything lost, and how
// long does the event loop stand still? Beside it the same measure of an idle loop, since a busy machine stalls that too.
//   npx tsx bench/long-feed.ts [ENTRIES=100000]        (the build must be current)
// Fails when an entry is lost, or when the loop stood still for longer than 50 ms beyond what the idle one did. Where more
// processes want the two cores, most of a stall is waiting for one of them: so the computing time that the main thread
// used between two turns is told too (Linux counts it).
import { openSync, readSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { drain } from '@cellwire/pipeline';
import { addSource, enableSource } from '@cellwire/store';
import { missingPostgres, startPostgres, testStore } from '@cellwire/testing';
import { openParts } from '../packages/cli/dist/process/open-parts.js';
import { stageHandlers } from '../packages/cli/dist/process/stage-handlers.js';

const BAR_MS = 50;
let schedstat: number | undefined;
const read = Buffer.alloc(100);
const IDLE_MS = 10_000;
const entries = Number(process.argv[2] ?? 100_000);

const feed = Buffer.from(
  `<rss version="2.0"><channel><title>Archive</title>${Array.from(
    { length: entries },
    (_, n) =>
      `<item><title>Story ${n}</title><link>https://archive.example/${n}</link><guid>g${n}</guid><pubDate>${new Date(Date.now() - n * 60_000).toUTCString()}</pubDate></item>`,
  ).join('')}</channel></rss>`,
);
const server = createServer((request, response) => {
  if (request.url === '/feed') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed);
  else response.writeHead(404).end();
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

interface Stalls {
  longest: number;
  rare: number;
  /** Computing time of the main thread in the longest turn; NaN where the system does not count it. */
  own: number;
}

/** Milliseconds that the loop stood still while `work` ran: the longest, and the one in a thousand. */
async function stallsOf(work: () => Promise<unknown>): Promise<Stalls> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const turns = watchTurns();
  delay.enable();
  await work();
  delay.disable();
  return { longest: delay.max / 1e6, rare: delay.percentile(99.9) / 1e6, own: turns.stop() };
}

/** Watches what the main thread computes between two turns of the loop, a millisecond or more apart. */
function watchTurns(): { stop(): number } {
  let last = mainThreadMs();
  let most = Number.isNaN(last) ? Number.NaN : 0;
  const look = setInterval(() => {
    const now = mainThreadMs();
    most = Math.max(most, now - last);
    last = now;
  }, 1);
  return {
    stop: () => {
      clearInterval(look);
      return most;
    },
  };
}

/** Computing time of the main thread so far, in milliseconds. */
function mainThreadMs(): number {
  if (process.platform !== 'linux') return Number.NaN;
  schedstat ??= openSync(`/proc/self/task/${process.pid}/schedstat`, 'r');
  const length = readSync(schedstat, read, 0, read.length, 0);
  return Number(read.toString('latin1', 0, length).split(' ')[0]) / 1e6;
}

async function poll(name: string, database: { databaseUrl?: string; dataDir?: string }): Promise<boolean> {
  const parts = await openParts({
    databaseUrl: null,
    redisUrl: null,
    contact: 'bench@cellwire.invalid',
    allowHosts: [host],
    ...database,
  });
  const { store, log, metrics } = parts;
  const handlers = await stageHandlers(parts, ['poll-feeds']);
  const idle = await stallsOf(() => new Promise(resolve => setTimeout(resolve, IDLE_MS)));
  const source = await addSource(store, { name: 'archive', outlet: 'Archive', feedUrl: `http://${host}/feed` });
  await enableSource(store, source?.id ?? 0, { enabled: true, at: new Date() });
  const began = performance.now();
  const busy = await stallsOf(() => drain({ store, handlers, concurrency: 1, log, metrics, patienceMs: 120_000 }));
  const seconds = (performance.now() - began) / 1000;
  const { rows } = await store.query<{ items: number; due: number }>(
    "SELECT (SELECT count(*)::int FROM item) AS items, (SELECT count(*)::int FROM article WHERE work_state = 'due') AS due",
  );
  await parts.close();
  const { items = 0, due = 0 } = rows[0] ?? {};
  process.stdout.write(
    `${name}: ${(feed.length / 1e6).toFixed(1)} MB, ${items} of ${entries} entries stored, ${due} articles due, ${seconds.toFixed(0)} s; the loop stood still for ${busy.longest.toFixed(0)} ms at most, ${busy.rare.toFixed(0)} ms once in a thousand; ${busy.own.toFixed(0)} ms of it at most were its own work (idle: ${idle.longest.toFixed(0)} and ${idle.rare.toFixed(0)} ms; bar ${BAR_MS} more)\n`,
  );
  return items === entries && due === entries && busy.longest - idle.longest <= BAR_MS;
}

let isGood = true;
if (missingPostgres() === null) {
  const postgres = await startPostgres();
  const db = await testStore({ is: 'postgres', url: postgres.url });
  isGood = await poll('postgres', 'databaseUrl' in db.options ? db.options : {});
  await db.remove();
  await postgres.close();
} else process.stdout.write(`${missingPostgres()}\n`);
const folder = await mkdtemp(join(tmpdir(), 'cellwire-long-feed-'));
isGood = (await poll('embedded', { dataDir: folder })) && isGood;
await rm(folder, { recursive: true, force: true });
server.close();
server.closeAllConnections();
process.exitCode = isGood ? 0 : 1;
