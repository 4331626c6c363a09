// Who is compared in the bench of the pipeline: each takes the same feeds to the end, and tells how long it took.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSource, enableSource, type Store } from '@cellwire/store';
import { type TestStore, testStore } from '@cellwire/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { cpuSecondsOf, type Running, start } from './processes.js';

/** The web that is crawled. */
export interface Site {
  feeds: string[];
  hosts: string[];
}

export interface Measured {
  articles: number;
  seconds: number;
  /** Of every process that worked, servers of database and queue included; the site's is not. */
  cpuSeconds: number;
}

/** What contenders share. */
export interface Ground {
  site: Site;
  articles: number;
  /** Pages at once in one process. */
  concurrency: number;
  postgresUrl: string;
  redisUrl: string;
}

/** Opens the site; stop it when done. */
export async function openSite(options: { outlets: number; articles: number; first: number }) {
  const running = start('serve-site.ts', [JSON.stringify(options)]);
  return { ...((await running.told) as Site), stop: () => running.stop() };
}

/** Settings under which Cellwire may ask loopback, without a pause between two requests to a host; still one at a time. */
export const settingsFor = ({ site, concurrency }: Pick<Ground, 'site' | 'concurrency'>): Record<string, string> => ({
  CELLWIRE_CONTACT: 'bench@cellwire.invalid',
  CELLWIRE_ALLOW_HOSTS: site.hosts.join(','),
  CELLWIRE_HOST_GAP_MS: '0',
  CELLWIRE_CONCURRENCY: String(concurrency),
  CELLWIRE_SECRET_KEY: 'key of the bench',
  CELLWIRE_API_PORT: '0',
});

/** Cellwire in one process on embedded Postgres. */
export async function runEmbedded(ground: Ground): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cellwire-bench-'));
  try {
    const env = { ...settingsFor(ground), CELLWIRE_DATA_DIR: dataDir, DATABASE_URL: '', REDIS_URL: '' };
    const running = start('embedded-run.ts', [JSON.stringify(ground.site.feeds)], env);
    const measured = (await running.told) as Measured;
    await running.stop();
    return measured;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Real `cellwire schedule` and `cellwire worker` processes on a database of their own. */
export interface Crew {
  db: TestStore;
  workers: Running[];
  /** CPU seconds so far of workers, schedule, Postgres and Redis. */
  cpuSeconds(): number;
  close(): Promise<void>;
}

/** Starts the schedule and so many workers, ready to work. */
export async function openCrew(ground: Ground, workers: number): Promise<Crew> {
  const db = await testStore({ is: 'postgres', url: ground.postgresUrl });
  const redis = new Redis(ground.redisUrl);
  await redis.flushall();
  const env = {
    ...settingsFor(ground),
    DATABASE_URL: 'databaseUrl' in db.options ? db.options.databaseUrl : '',
    REDIS_URL: ground.redisUrl,
    // Two cores: two threads in all.
    CELLWIRE_THREADS: workers > 1 ? '1' : '2',
  };
  const cellwire = (name: string) => start('packages/cli/bin/cellwire.js', [name], env);
  const schedule = cellwire('schedule');
  const crew = Array.from({ length: workers }, () => cellwire('worker'));
  await Promise.all([schedule.says(/scheduling/), ...crew.map(w => w.says(/working on/))]);
  const servers = [await postmasterOf(db.store), await redisPid(redis)];
  return {
    db,
    workers: crew,
    cpuSeconds: () =>
      [...crew, schedule]
        .map(r => r.pid)
        .concat(servers)
        .reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
    close: async () => {
      await Promise.all([schedule, ...crew].map(r => r.stop('SIGKILL')));
      redis.disconnect();
      await db.remove();
    },
  };
}

/** Cellwire on Postgres and Redis. */
export async function runOnServers(ground: Ground, workers: number): Promise<Measured> {
  const crew = await openCrew(ground, workers);
  try {
    const cpuBefore = crew.cpuSeconds();
    const began = performance.now();
    await enableFeeds(crew.db.store, ground.site.feeds);
    await untilDone(crew.db.store, ground.articles);
    const seconds = (performance.now() - began) / 1000;
    return { articles: ground.articles, seconds, cpuSeconds: crew.cpuSeconds() - cpuBefore };
  } finally {
    await crew.close();
  }
}

export async function enableFeeds(store: Store, feeds: readonly string[]): Promise<void> {
  for (const [i, feedUrl] of feeds.entries()) {
    const source = await addSource(store, { name: `${i} at ${feedUrl}`, outlet: `Outlet ${i}`, feedUrl });
    if (source) await enableSource(store, source.id, { enabled: true, at: store.clock.now() });
  }
}

const ASK_MS = 100;

/** Waits until so many articles are read and nothing of them is left to do. `onTick` is told how many were read. */
export async function untilDone(store: Store, articles: number, onTick: (read: number) => void = () => {}) {
  for (;;) {
    const { rows } = await store.query<{ read: number; open: number }>(
      `SELECT (SELECT count(*)::int FROM extraction) AS read,
         (SELECT count(*)::int FROM article WHERE work_due_at IS NOT NULL)
         + (SELECT count(*)::int FROM article_version WHERE work_due_at IS NOT NULL)
         + (SELECT count(*)::int FROM extraction WHERE work_due_at IS NOT NULL) AS open`,
    );
    const { read = 0, open = 1 } = rows[0] ?? {};
    onTick(read);
    if (read >= articles && open === 0) return;
    await new Promise(resolve => setTimeout(resolve, ASK_MS));
  }
}

/** Bare BullMQ in two processes, one for each core. */
export async function runBareBullmq(ground: Ground): Promise<Measured> {
  const redis = new Redis(ground.redisUrl, { maxRetriesPerRequest: null });
  await redis.flushall();
  const options = JSON.stringify({ redisUrl: ground.redisUrl, concurrency: ground.concurrency });
  const crew = [1, 2].map(() => start('bare-bullmq.ts', [options]));
  const queue = new Queue('bare', { connection: redis });
  try {
    await Promise.all(crew.map(r => r.told));
    const pids = [...crew.map(r => r.pid), await redisPid(redis)];
    const cpu = () => pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
    const cpuBefore = cpu();
    const began = performance.now();
    await queue.addBulk(ground.site.feeds.map(url => ({ name: 'feed', data: { url }, opts: REMOVED })));
    await untilEmpty(queue);
    return { articles: ground.articles, seconds: (performance.now() - began) / 1000, cpuSeconds: cpu() - cpuBefore };
  } finally {
    await Promise.all(crew.map(r => r.stop('SIGKILL')));
    await queue.close();
    redis.disconnect();
  }
}

const REMOVED = { removeOnComplete: true, removeOnFail: true };

async function untilEmpty(queue: Queue): Promise<void> {
  for (;;) {
    const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed');
    if (Object.values(counts).every(n => n === 0)) return;
    await new Promise(resolve => setTimeout(resolve, ASK_MS));
  }
}

/** Why Crawlee can't be compared; null when it is installed. */
export const missingCrawlee = (): string | null =>
  existsSync(new URL('../crawlee/node_modules/@crawlee/cheerio', import.meta.url))
    ? null
    : 'Crawlee is not installed: npm ci --prefix bench/crawlee --ignore-scripts';

/** Crawlee's CheerioCrawler; its dataset goes to a folder, or (`inMemory`) nowhere. */
export async function runCrawlee(ground: Ground, { inMemory }: { inMemory: boolean }): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'cellwire-crawlee-'));
  try {
    const env = { CRAWLEE_STORAGE_DIR: folder, CRAWLEE_PERSIST_STORAGE: String(!inMemory) };
    const args = [JSON.stringify(ground.site.feeds), String(ground.concurrency)];
    const running = start('bench/crawlee/crawl.js', args, env);
    const measured = (await running.told) as Measured;
    await running.stop();
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The server process behind a connection. */
async function postmasterOf(store: Store): Promise<number> {
  const { rows } = await store.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${rows[0]?.pid}/status`, 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}

const redisPid = async (redis: Redis): Promise<number> =>
  Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]);
