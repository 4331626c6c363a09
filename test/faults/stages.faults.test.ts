// The heart of the stages alone: processes that die at each named point, on both queues, and a Postgres that bounces.
// Each test counts effects in Postgres.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { done } from '@cellwire/model';
import { type CrashPoint, runStage, startSweeping } from '@cellwire/pipeline';
import { openQueue } from '@cellwire/queue';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { markDue, openStore, readWorkFigures, type Store, saveArticle } from '@cellwire/store';
import { describeOnEach, missingPostgres, startPostgres, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const WORKER = fileURLToPath(new URL('./processes/dist/crash-worker.js', import.meta.url));
const ROWS = 80;

async function addRows(store: Store): Promise<void> {
  await store.query('CREATE TABLE IF NOT EXISTS effect (article_id text NOT NULL)');
  await store.query('TRUNCATE effect, article, attempt CASCADE');
  const ids = Array.from({ length: ROWS }, (_, i) => `a${i}`);
  const seenAt = new Date();
  await store.inTransaction(async tx => {
    for (const id of ids)
      await saveArticle(tx, { id, url: null, published: '2026-02-11', outlet: null, origin: 'import', seenAt });
    await markDue(tx, 'fetch-articles', ids, { at: seenAt });
  });
}

/** Effects in all, and rows that have one. */
async function countEffects(store: Store): Promise<{ effects: number; rows: number }> {
  const { rows } = await store.query<{ effects: number; rows: number }>(
    'SELECT count(*) AS effects, count(DISTINCT article_id) AS rows FROM effect',
  );
  return rows[0] ?? { effects: 0, rows: 0 };
}

/** A machine that has other things to do may need so long for a process to start. */
const STILL_MS = 240_000;

/** Waits until every row is done. Rejects when nothing has moved for `STILL_MS`. */
async function untilOver(store: Store): Promise<void> {
  let moved = { seen: '', at: Date.now() };
  for (;;) {
    const now = await readWorkFigures(store, 'fetch-articles', new Date()).catch(() => null);
    if (now && now.due + now.leased === 0) return;
    const seen = JSON.stringify(now);
    if (seen !== moved.seen) moved = { seen, at: Date.now() };
    if (Date.now() - moved.at > STILL_MS) throw new Error(`nothing moves: ${seen}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

describeOnEach(
  'a worker that is killed',
  [
    ['postgres', 'store'],
    ['postgres', 'redis'],
  ],
  setup => {
    let db: TestStore;
    const children: ChildProcess[] = [];
    beforeAll(async () => {
      db = await testStore(setup.engine);
    });
    afterAll(() => db.remove());
    beforeEach(() => addRows(db.store));
    afterEach(async () => {
      for (const child of children.splice(0)) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    });

    const start = (point: string, nth: number, mode = ''): ChildProcess => {
      const url = 'databaseUrl' in db.options ? db.options.databaseUrl : '';
      const args = [WORKER, url, setup.redisUrl ?? '-', point, String(nth), mode];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      children.push(child);
      return child;
    };
    const points: CrashPoint[] = ['claimed', 'worked', 'locked', 'recorded', 'committed', 'hinted'];

    it('at every named point in turn loses and doubles nothing', async () => {
      for (const point of points) {
        const [, signal] = (await once(start(point, 4), 'exit')) as [number | null, string | null];
        expect(signal).toBe('SIGKILL');
      }
      start('never', 0);
      await untilOver(db.store);
      expect(await countEffects(db.store)).toEqual({ effects: ROWS, rows: ROWS });
    });

    it('doubles effects that are written outside the transaction (negative control)', async () => {
      await once(start('recorded', 5, 'careless'), 'exit');
      start('never', 0, 'careless');
      await untilOver(db.store);
      const { effects, rows } = await countEffects(db.store);
      expect(rows).toBe(ROWS);
      expect(effects).toBeGreaterThan(ROWS);
    });
  },
);

const missing = missingPostgres();
describe.skipIf(missing !== null)(
  `a Postgres that is stopped and started${missing ? `: skipped, ${missing}` : ''}`,
  () => {
    it('costs no row and doubles none, and workers go on without a restart', async () => {
      const server = await startPostgres();
      const db = await testStore({ is: 'postgres', url: server.url });
      const url = 'databaseUrl' in db.options ? db.options.databaseUrl : '';
      await addRows(db.store);
      const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
      const metrics = openMetrics();
      const store = await openStore({ databaseUrl: url, onError: () => {} });
      const queue = await openQueue({ pool: store.openQueuePool() });
      let handled = 0;
      const worker = await runStage({
        store,
        queue,
        log,
        metrics,
        concurrency: 3,
        rules: { leaseMs: 2000, maxCrashes: 50, retryDelaysMs: [50] },
        handler: {
          stage: 'fetch-articles',
          handle: async job => {
            handled++;
            if (handled === 8 || handled === 20) await server.stop('immediate').then(() => server.start());
            return {
              outcome: done,
              record: async tx => {
                await tx.query('INSERT INTO effect (article_id) VALUES ($1)', [job.id]);
              },
            };
          },
        },
      });
      const sweeping = startSweeping({ store, queue, stages: ['fetch-articles'], metrics, log, intervalMs: 200 });
      try {
        await untilOver(db.store);
        expect(await countEffects(db.store)).toEqual({ effects: ROWS, rows: ROWS });
        expect(handled).toBeGreaterThanOrEqual(20);
      } finally {
        await sweeping.stop();
        await worker.close();
        await queue.close();
        await store.close();
        await db.remove();
        await server.close();
      }
    });
  },
);
