import { describeOnEachQueue, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openQueue } from './open-queue.js';
import type { Queue } from './queue.js';

describeOnEachQueue('the queue', setup => {
  let db: TestStore;
  let queue: Queue;
  beforeAll(async () => {
    db = await testStore(setup.engine);
  });
  afterAll(() => db.remove());
  beforeEach(async () => {
    const prefix = `test-${Math.random().toString(36).slice(2)}`;
    queue = await openQueue(
      setup.redisUrl ? { redisUrl: setup.redisUrl, prefix } : { pool: db.store.openQueuePool({ max: 12 }) },
    );
  });
  afterEach(async () => {
    await queue.obliterate();
    await queue.close();
  });

  /** Collects `count` jobs of a stage. */
  const collect = async (count: number, concurrency = 4): Promise<string[]> => {
    const seen: string[] = [];
    await new Promise<void>((resolve, reject) => {
      queue
        .work(
          'extract-events',
          async id => {
            seen.push(id);
            if (seen.length === count) resolve();
          },
          { concurrency },
        )
        .catch(reject);
    });
    return seen;
  };

  it('hands out every job once', async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `${i}`);
    await queue.addMany(
      'extract-events',
      ids.map(id => ({ id })),
    );
    expect((await collect(100)).sort()).toEqual(ids.sort());
  });

  it('takes ids with colons, slashes and any script', async () => {
    const ids = ['urn:x:1', 'https://a.example/b?c=d#e', '배터리', '12'];
    for (const id of ids) await queue.add('extract-events', id);
    expect((await collect(ids.length)).sort()).toEqual(ids.sort());
  });

  it('drops a second job for a row that waits', async () => {
    await queue.add('extract-events', 'a');
    await queue.add('extract-events', 'a');
    await queue.addMany('extract-events', [{ id: 'a' }, { id: 'b' }]);
    expect((await queue.counts('extract-events')).waiting).toBe(2);
  });

  it('takes a row again once its job is done or has thrown', async () => {
    let runs = 0;
    let again: () => void = () => {};
    const second = new Promise<void>(resolve => {
      again = resolve;
    });
    await queue.work(
      'extract-events',
      async () => {
        runs++;
        if (runs === 1) throw new Error('no');
        again();
      },
      { concurrency: 1 },
    );
    await queue.add('extract-events', 'a');
    const timer = setInterval(() => void queue.add('extract-events', 'a'), 50);
    await second;
    clearInterval(timer);
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('runs urgent jobs first', async () => {
    await queue.addMany('extract-events', [
      { id: 'idle', priority: 3 },
      { id: 'backfill', priority: 2 },
      { id: 'news', priority: 1 },
      { id: 'urgent', priority: 0 },
    ]);
    expect(await collect(4, 1)).toEqual(['urgent', 'news', 'backfill', 'idle']);
  });

  it('keeps stages apart', async () => {
    await queue.add('poll-feeds', 'source');
    await queue.add('extract-events', 'version');
    expect(await collect(1)).toEqual(['version']);
    expect((await queue.counts('poll-feeds')).waiting).toBe(1);
  });

  it('forgets everything when it is obliterated, and goes on', async () => {
    await queue.addMany('extract-events', [{ id: 'a' }, { id: 'b' }]);
    await queue.obliterate();
    expect((await queue.counts('extract-events')).waiting).toBe(0);
    await queue.add('extract-events', 'a');
    expect(await collect(1)).toEqual(['a']);
  });

  it('says that it answers', async () => {
    expect(await queue.health()).toEqual({ is: 'ok' });
  });
});
