import { done } from '@cellwire/model';
import { openQueue, type Queue } from '@cellwire/queue';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { markDue, readWorkFigures, saveArticle } from '@cellwire/store';
import { describeOnEachQueue, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runStage } from './run-stage.js';
import { startSweeping, sweep } from './sweep.js';

const log = openLogger({ logLevel: 'silent', logFormat: 'json' });

describeOnEachQueue('stages on the queue', setup => {
  let db: TestStore;
  let queue: Queue;
  beforeAll(async () => {
    db = await testStore(setup.engine);
    queue = await openQueue(
      setup.redisUrl
        ? { redisUrl: setup.redisUrl, prefix: `test-${crypto.randomUUID()}` }
        : { pool: db.store.openQueuePool() },
    );
  });
  afterAll(async () => {
    await queue.close();
    await db.remove();
  });

  const addDue = (ids: string[]) =>
    db.store.inTransaction(async tx => {
      const seenAt = new Date();
      for (const id of ids)
        await saveArticle(tx, { id, url: null, published: '2026-02-11', outlet: null, origin: 'import', seenAt });
      await markDue(tx, 'fetch-articles', ids, { at: seenAt });
    });

  it('are driven by the sweep alone, through an emptied queue, each row once', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `article:${i}`);
    await addDue(ids);
    const { store } = db;
    await sweep({ store, queue, stages: ['fetch-articles'] });
    await queue.obliterate();
    const seen: string[] = [];
    let all: () => void = () => {};
    const over = new Promise<void>(resolve => {
      all = resolve;
    });
    const metrics = openMetrics();
    const worker = await runStage({
      store,
      queue,
      log,
      metrics,
      concurrency: 4,
      handler: {
        stage: 'fetch-articles',
        handle: async job => {
          seen.push(job.id);
          if (seen.length === 20) await queue.obliterate();
          if (seen.length === ids.length) all();
          return done;
        },
      },
    });
    const sweeping = startSweeping({ store, queue, stages: ['fetch-articles'], metrics, log, intervalMs: 100 });
    await over;
    await sweeping.stop();
    await worker.close();
    expect(seen.sort()).toEqual(ids.sort());
    expect(await readWorkFigures(store, 'fetch-articles', new Date())).toMatchObject({ due: 0, leased: 0 });
  });
});
