// News before backfill: in one process, through the sweep, and past what back-pressure holds back.
import { done } from '@cellwire/model';
import type { Queue } from '@cellwire/queue';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { markDue, PRIORITIES, type Priority, saveArticle, saveVersion } from '@cellwire/store';
import { type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isHeldBack } from './back-pressure.js';
import { drain } from './drain.js';
import { openGate } from './gate.js';
import { runJob } from './run-job.js';
import { stageRules } from './stages.js';
import { sweep } from './sweep.js';

const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
const { news, backfill } = PRIORITIES;

describe('news', () => {
  let db: TestStore;
  let clock: FixedClock;
  beforeAll(async () => {
    clock = fixedClock();
    db = await testStore({ is: 'embedded' }, clock);
  }, 240_000);
  afterAll(() => db.remove());
  beforeEach(async () => {
    await db.store.query('TRUNCATE article, attempt CASCADE');
  });

  /** Articles to be fetched, and (`isFetched`) their texts to be read, named by the priority. */
  const add = (count: number, priority: Priority, isFetched = false) =>
    db.store.inTransaction(async tx => {
      for (let i = 0; i < count; i++) {
        const id = `${priority === news ? 'news' : 'old'}-${i}`;
        await saveArticle(tx, {
          id,
          url: null,
          published: '2026-02-11',
          outlet: null,
          origin: 'feed',
          seenAt: clock.now(),
        });
        if (!isFetched) await markDue(tx, 'fetch-articles', id, { at: clock.now(), priority });
        else {
          const text = { title: 'T', text: `Text of ${id}.`, completeness: 'full' as const, recordedAt: clock.now() };
          const saved = await saveVersion(tx, { articleId: id, ...text });
          await markDue(tx, 'extract-events', saved.id, { at: clock.now(), priority });
        }
      }
    });
  /** A queue that keeps what it is given, with so many jobs waiting. */
  const queueWith = (waiting: number, added: string[]) =>
    ({
      counts: async () => ({ waiting, active: 0, delayed: 0 }),
      addMany: async (_stage, jobs) => {
        added.push(...jobs.map(job => job.id));
        return true;
      },
    }) satisfies Pick<Queue, 'counts' | 'addMany'> as unknown as Queue;

  it('goes first in one process, though it came last', async () => {
    await add(12, backfill);
    await add(3, news);
    const order: string[] = [];
    await drain({
      store: db.store,
      handlers: [
        {
          stage: 'fetch-articles',
          handle: async job => {
            order.push(job.id);
            return done;
          },
        },
      ],
      concurrency: 1,
      log,
      metrics: openMetrics(),
    });
    expect(order).toHaveLength(15);
    expect(order.slice(0, 3)).toEqual(['news-0', 'news-1', 'news-2']);
  });

  it('is added first by the sweep, and alone where enough waits in the queue', async () => {
    await add(12, backfill);
    await add(3, news);
    const few: string[] = [];
    await sweep({ store: db.store, queue: queueWith(0, few), stages: ['fetch-articles'] });
    expect([few.length, few.slice(0, 3)]).toEqual([15, ['news-0', 'news-1', 'news-2']]);
    const many: string[] = [];
    await sweep({ store: db.store, queue: queueWith(500, many), stages: ['fetch-articles'] });
    expect(many).toEqual(['news-0', 'news-1', 'news-2']);
  });

  it('is not held back by backfill that a later stage has not read yet; backfill is', async () => {
    await add(5, backfill, true);
    const rules = { waitsFor: { stage: 'extract-events', above: 4 } } as const;
    expect(await isHeldBack(db.store, 'fetch-articles', rules)).toBe(true);
    expect(await isHeldBack(db.store, 'fetch-articles', rules, news)).toBe(false);
  });

  it('is handed to the next stage at once; backfill is left to the sweep', async () => {
    await add(1, backfill);
    await add(1, news);
    const hinted: string[] = [];
    for (const id of ['old-0', 'news-0'])
      await runJob(
        {
          stage: 'fetch-articles',
          handle: async job => ({
            outcome: done,
            record: async (tx, need) => {
              const text = { title: 'T', text: id, completeness: 'full' as const, recordedAt: clock.now() };
              const saved = await saveVersion(tx, { articleId: id, ...text });
              await need('extract-events', saved.id, { priority: job.priority });
            },
          }),
        },
        id,
        {
          store: db.store,
          gate: openGate(),
          hint: (stage, jobs) => hinted.push(...jobs.map(job => `${id} to ${stage} (${job.priority})`)),
          log,
          metrics: openMetrics(),
          rules: stageRules['fetch-articles'],
        },
      );
    expect(hinted).toEqual([`news-0 to extract-events (${news})`]);
    const { rows } = await db.store.query<{ article_id: string; work_priority: number }>(
      'SELECT article_id, work_priority FROM article_version ORDER BY article_id',
    );
    expect(rows).toEqual([
      { article_id: 'news-0', work_priority: news },
      { article_id: 'old-0', work_priority: backfill },
    ]);
  });
});
