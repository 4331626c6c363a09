import { done, later, reject, retry } from '@cellwire/model';
import { openLogger, openMetrics } from '@cellwire/runtime';
import {
  claimWork,
  listAttempts,
  listDue,
  listQuarantined,
  markDue,
  readStanding,
  retryWork,
  type Store,
  saveArticle,
  saveVersion,
} from '@cellwire/store';
import { describeOnEachStore, type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DrainOptions, drain } from './drain.js';
import { type Gate, openGate } from './gate.js';
import type { Handler, StageHandler, Verdict } from './handler.js';
import { type JobSurroundings, runJob } from './run-job.js';
import { stageRules } from './stages.js';
import { TaskFailure } from './threads/task-failure.js';

const log = openLogger({ logLevel: 'silent', logFormat: 'json' });

describeOnEachStore('the pipeline', setup => {
  let db: TestStore;
  let store: Store;
  let clock: FixedClock;
  beforeAll(async () => {
    clock = fixedClock();
    db = await testStore(setup.engine, clock);
    store = db.store;
  });
  afterAll(() => db.remove());
  beforeEach(async () => {
    await store.query('TRUNCATE article, attempt CASCADE');
  });

  const addArticles = (...ids: string[]) =>
    store.inTransaction(async tx => {
      for (const id of ids) {
        await saveArticle(tx, {
          id,
          url: null,
          published: '2026-02-11',
          outlet: null,
          origin: 'import',
          seenAt: clock.now(),
        });
      }
      await markDue(tx, 'fetch-articles', ids, { at: clock.now() });
    });
  const around = (more: Partial<JobSurroundings> = {}): JobSurroundings => ({
    store,
    gate: openGate(),
    hint: () => {},
    log,
    metrics: openMetrics(),
    rules: stageRules['fetch-articles'],
    random: () => 0.5,
    ...more,
  });
  const fetching = (handle: Handler): StageHandler => ({ stage: 'fetch-articles', handle });
  const standing = (id: string) => readStanding(store, 'fetch-articles', id);
  const outcomes = async (id: string) =>
    (await listAttempts(store, 'fetch-articles', id)).map(a => a.outcome).reverse();

  it('records the result and the need of the next stage together, and hints at it', async () => {
    await addArticles('a');
    const hints: string[] = [];
    const record: Verdict['record'] = async (tx, need) => {
      const saved = await saveVersion(tx, {
        articleId: 'a',
        title: 'T',
        text: 'Some text.',
        completeness: 'full',
        recordedAt: clock.now(),
      });
      await need('extract-events', saved.id);
    };
    const end = await runJob(
      fetching(async () => ({ outcome: done, record })),
      'a',
      around({ hint: (stage, jobs) => hints.push(...jobs.map(j => `${stage} ${j.id}`)) }),
    );
    expect(end).toEqual({ is: 'ended', outcomes: ['done'] });
    const due = await listDue(store, 'extract-events', { now: clock.now(), limit: 10 });
    expect(hints).toEqual(due.map(row => `extract-events ${row.id}`));
    expect(due).toHaveLength(1);
    expect(await standing('a')).toMatchObject({ state: 'done', dueAt: null });
  });

  it('stores nothing of a result whose recording fails, and tries again', async () => {
    await addArticles('a');
    await runJob(
      fetching(async () => ({
        outcome: done,
        record: async tx => {
          await tx.query("UPDATE article SET outlet = 'half' WHERE id = 'a'");
          await tx.query('SELECT 1 / 0');
        },
      })),
      'a',
      around(),
    );
    const { rows } = await store.query("SELECT outlet FROM article WHERE id = 'a'");
    expect(rows).toEqual([{ outlet: null }]);
    expect(await standing('a')).toMatchObject({ state: 'due', attempts: 1 });
    expect((await standing('a'))?.why).toContain('division by zero');
  });

  it('does nothing for a row that is not due', async () => {
    await addArticles('a');
    await runJob(
      fetching(async () => done),
      'a',
      around(),
    );
    let ran = false;
    const end = await runJob(
      fetching(async () => {
        ran = true;
        return done;
      }),
      'a',
      around(),
    );
    expect([end.is, ran]).toEqual(['nothing-due', false]);
  });

  it('backs off on retry, counts each try, and gives up with the reason', async () => {
    await addArticles('a');
    const rules = { ...stageRules['fetch-articles'], retryDelaysMs: [1000, 60_000] };
    const failing = fetching(async () => retry('503'));
    const pauses: number[] = [];
    for (let i = 0; i < 3; i++) {
      await runJob(failing, 'a', around({ rules }));
      const dueAt = (await standing('a'))?.dueAt;
      if (!dueAt) break;
      pauses.push(dueAt.getTime() - clock.now().getTime());
      clock.set(dueAt);
    }
    expect(pauses).toEqual([1000, 60_000]);
    expect(await standing('a')).toMatchObject({ state: 'rejected', why: 'given up after 3 tries: 503' });
    expect(await outcomes('a')).toEqual(['retry', 'retry', 'retry']);
  });

  it('quarantines a row that ended its thread three times, though other tries lay between, and clears the count', async () => {
    await addArticles('a');
    const verdicts = ['slow', 'busy', 'memory', 'slow', 'exit'];
    const running = fetching(async () => {
      const verdict = verdicts.shift() as 'slow' | 'busy' | 'memory' | 'exit';
      if (verdict === 'busy') return retry('503');
      throw new TaskFailure(verdict, `readPage: ${verdict}`);
    });
    const tryAgain = async () => {
      await runJob(running, 'a', around());
      const now = await standing('a');
      clock.set(now?.dueAt ?? clock.now());
      return [now?.state, now?.why];
    };
    expect(await tryAgain()).toEqual(['due', 'TaskFailure: readPage: slow (1 of 3)']);
    expect(await tryAgain()).toEqual(['due', '503']);
    expect(await tryAgain()).toEqual(['due', 'TaskFailure: readPage: memory (2 of 3)']);
    expect(await tryAgain()).toEqual(['quarantined', 'TaskFailure: readPage: slow (3 of 3)']);
    expect(await outcomes('a')).toEqual(['crashed', 'retry', 'crashed', 'quarantined']);
    await retryWork(store, 'fetch-articles', 'a', clock.now());
    expect(await tryAgain()).toEqual(['due', 'TaskFailure: readPage: exit (1 of 3)']);
  });

  it('quarantines a row that keeps throwing, and takes it again when a person says so', async () => {
    await addArticles('a');
    const rules = { ...stageRules['fetch-articles'], retryDelaysMs: [] };
    const throwing = fetching(async () => {
      throw new Error('at postgres://me:pass@host/db');
    });
    await runJob(throwing, 'a', around({ rules }));
    const [row] = await listQuarantined(store, 'fetch-articles');
    expect(row?.why).toBe('given up after 1 tries: Error: at postgres://[redacted]@host/db');
    await markDue(store, 'fetch-articles', 'a', { at: clock.now() });
    expect((await standing('a'))?.state).toBe('quarantined');
    expect(await retryWork(store, 'fetch-articles', 'a', clock.now())).toBe(true);
    await runJob(
      fetching(async () => done),
      'a',
      around(),
    );
    expect((await standing('a'))?.state).toBe('done');
  });

  it('keeps the reason of a rejection', async () => {
    await addArticles('a');
    await runJob(
      fetching(async () => reject('article is gone')),
      'a',
      around(),
    );
    expect(await standing('a')).toMatchObject({ state: 'rejected', why: 'article is gone' });
    expect(await outcomes('a')).toEqual(['reject']);
  });

  it('waits without counting a try when told later', async () => {
    await addArticles('a');
    const until = new Date(clock.now().getTime() + 5000);
    await runJob(
      fetching(async () => later(until, 'the host wants a pause')),
      'a',
      around(),
    );
    expect(await standing('a')).toMatchObject({ state: 'due', dueAt: until, attempts: 0 });
  });

  it('refuses the result of a worker whose lease was taken over', async () => {
    await addArticles('a');
    const slow = fetching(async () => {
      clock.advance(60_000);
      await runJob(
        fetching(async () => done),
        'a',
        around(),
      );
      return {
        outcome: done,
        record: async tx => {
          await tx.query("UPDATE article SET outlet = 'stale' WHERE id = 'a'");
        },
      };
    });
    // The second worker shares nothing with the first, not even the gate.
    expect(await runJob(slow, 'a', around())).toEqual({ is: 'refused' });
    const { rows } = await store.query("SELECT outlet FROM article WHERE id = 'a'");
    expect(rows).toEqual([{ outlet: null }]);
    expect(await outcomes('a')).toEqual(['crashed']);
  });

  it('quarantines a row whose process died three times, and runs it alone meanwhile', async () => {
    await addArticles('poison', 'good');
    const die = async () => {
      await claimWork(store, 'fetch-articles', 'poison', {
        now: clock.now(),
        leaseMs: 1000,
        token: crypto.randomUUID(),
      });
      clock.advance(2000);
    };
    await die();
    const gates: string[] = [];
    const gate = openGate();
    const spied: Gate = {
      beside: work => {
        gates.push('beside');
        return gate.beside(work);
      },
      alone: work => {
        gates.push('alone');
        return gate.alone(work);
      },
    };
    await runJob(
      fetching(async () => retry('still there')),
      'poison',
      around({ gate: spied }),
    );
    expect(gates).toEqual(['beside', 'alone']);
    expect(await standing('poison')).toMatchObject({ state: 'due', crashes: 0 });
    clock.advance(60_000);
    for (let i = 0; i < 3; i++) await die();
    let ran = false;
    await runJob(
      fetching(async () => {
        ran = true;
        return done;
      }),
      'poison',
      around(),
    );
    expect(ran).toBe(false);
    expect(await standing('poison')).toMatchObject({ state: 'quarantined', crashes: 3 });
    expect((await standing('poison'))?.why).toContain('died');
    await runJob(
      fetching(async () => done),
      'good',
      around(),
    );
    expect((await standing('good'))?.state).toBe('done');
  });

  it('abandons a job at its deadline', async () => {
    await addArticles('a');
    let aborted = false;
    const hanging = fetching(
      job =>
        new Promise(() => {
          job.signal.addEventListener('abort', () => {
            aborted = true;
          });
        }),
    );
    await runJob(hanging, 'a', around({ rules: { ...stageRules['fetch-articles'], deadlineMs: 30 } }));
    expect(aborted).toBe(true);
    expect(await standing('a')).toMatchObject({ state: 'due', why: 'took longer than 0.03 s' });
  });

  it('does not lose a need that arises while the row is leased', async () => {
    await addArticles('a');
    const at = new Date(clock.now().getTime() + 1000);
    await runJob(
      fetching(async () => ({ outcome: done, record: (_tx, need) => need('fetch-articles', 'a', { at }) })),
      'a',
      around(),
    );
    expect(await standing('a')).toMatchObject({ state: 'due', dueAt: at, attempts: 0 });
  });

  describe('a batch stage', () => {
    const batch = (handleMany: Extract<StageHandler, { handleMany: unknown }>['handleMany']): StageHandler => ({
      stage: 'fetch-articles',
      handleMany,
    });
    const rules = { ...stageRules['fetch-articles'], batch: 3, retryDelaysMs: [1000, 1000] };
    const drainBatches = (handler: StageHandler, onProgress: DrainOptions['onProgress'] = () => {}) =>
      drain({
        store,
        handlers: [handler],
        concurrency: 1,
        log,
        metrics: openMetrics(),
        rules: { 'fetch-articles': rules },
        wait: async ms => clock.advance(ms),
        onProgress,
      });

    it('takes rows together, and alone after a failure, so that one bad row blocks no other', async () => {
      await addArticles('a', 'b', 'bad', 'c');
      const seen: string[][] = [];
      const handler = batch(async jobs => {
        seen.push(jobs.map(job => job.id).sort());
        if (jobs.some(job => job.id === 'bad')) throw new Error('bad');
        return {};
      });
      await drainBatches(handler);
      expect(seen.some(ids => ids.length === 3)).toBe(true);
      expect(seen.filter(ids => ids.includes('bad') && ids.length === 1)).toHaveLength(2);
      for (const id of ['a', 'b', 'c']) expect((await standing(id))?.state).toBe('done');
      expect((await standing('bad'))?.state).toBe('quarantined');
    });

    it('judges what one row threw as its own, and records the others', async () => {
      await addArticles('a', 'b', 'poison', 'away');
      const failures = new Map<string, unknown>([
        ['b', new Error('broken')],
        ['poison', new TaskFailure('slow', 'ran too long')],
        ['away', Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' })],
      ]);
      const recorded: string[] = [];
      const handler = batch(async jobs => ({
        failures,
        record: async () => void recorded.push(...jobs.map(j => j.id)),
      }));
      await runJob(handler, 'a', around({ rules: { ...rules, batch: 4 } }));
      expect(recorded.sort()).toEqual(['a', 'away', 'b', 'poison']);
      expect((await standing('a'))?.state).toBe('done');
      expect(await standing('b')).toMatchObject({ state: 'due', attempts: 1, why: 'Error: broken' });
      expect(await standing('poison')).toMatchObject({ state: 'due', attempts: 0 });
      expect(await standing('away')).toMatchObject({ state: 'due', attempts: 0 });
      expect([await outcomes('a'), await outcomes('b'), await outcomes('poison'), await outcomes('away')]).toEqual([
        [],
        ['retry'],
        ['crashed'],
        ['later'],
      ]);
    });

    it('gives up a batch that can’t be recorded, row by row, and then what keeps it from being recorded', async () => {
      await addArticles('a', 'b');
      const handler = batch(async jobs => ({
        record: async tx => {
          if (jobs.some(job => job.id === 'b')) await tx.query('SELECT 1 / 0');
        },
      }));
      await drainBatches(handler);
      expect([(await standing('a'))?.state, (await standing('b'))?.state]).toEqual(['done', 'quarantined']);
    });

    it('asks for no row that a batch has taken along', async () => {
      await addArticles('a', 'b', 'c', 'd', 'e', 'f');
      const ends: string[] = [];
      await drainBatches(
        batch(async () => ({})),
        ({ end }) => ends.push(end.is),
      );
      expect(ends).toEqual(['ended', 'ended']);
    });

    it('tells which rows it leased', async () => {
      await addArticles('a', 'b', 'c', 'd');
      const leased: string[] = [];
      await runJob(
        batch(async () => ({})),
        'b',
        around({ rules, onLeased: ids => leased.push(...ids) }),
      );
      expect(leased).toHaveLength(3);
      expect(leased).toContain('b');
    });

    it('gives each row its own outcome', async () => {
      await addArticles('a', 'b');
      const handler = batch(async () => ({ outcomes: new Map([['b', reject('no')]]) }));
      await runJob(handler, 'a', around({ rules }));
      expect([(await standing('a'))?.state, (await standing('b'))?.state]).toEqual(['done', 'rejected']);
    });
  });

  it('drains every stage, waits for short pauses, and leaves far ones', async () => {
    await addArticles('now', 'soon', 'far');
    const at = (ms: number) => new Date(clock.now().getTime() + ms);
    const began = clock.now().getTime();
    const firsts = new Set<string>();
    const handler = fetching(async job => {
      if (firsts.has(job.id) || job.id === 'now') return done;
      firsts.add(job.id);
      return later(job.id === 'soon' ? at(2000) : at(3_600_000), 'pause');
    });
    const ended = await drain({
      store,
      handlers: [handler],
      concurrency: 2,
      log,
      metrics: openMetrics(),
      wait: async ms => clock.advance(ms),
    });
    expect(ended.get('fetch-articles')).toBe(4);
    expect(clock.now().getTime() - began).toBe(2000);
    expect((await standing('far'))?.state).toBe('due');
  });
});

describe('the gate', () => {
  it('lets one run alone once those before it are done, and others after it', async () => {
    const gate = openGate();
    const order: string[] = [];
    let finish: () => void = () => {};
    const until = new Promise<void>(resolve => {
      finish = resolve;
    });
    const first = gate.beside(async () => {
      await until;
      order.push('first');
    });
    const alone = gate.alone(async () => {
      order.push('alone');
    });
    const after = gate.beside(async () => {
      order.push('after');
    });
    finish();
    await Promise.all([first, alone, after]);
    expect(order).toEqual(['first', 'alone', 'after']);
  });
});
