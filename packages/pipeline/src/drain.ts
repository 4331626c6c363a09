// Works off everything that is due in this one process, without a queue, then ends: crawl, import, the demo.
import type { Stage } from '@cellwire/model';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import { listDue, nextDueAt, PRIORITIES, type Priority, type Store } from '@cellwire/store';
import { openGate } from './gate.js';
import type { StageHandler } from './handler.js';
import { type JobEnd, type JobSurroundings, runJob } from './run-job.js';
import { type StageRules, stageRules } from './stages.js';

export interface DrainOptions {
  store: Store;
  handlers: readonly StageHandler[];
  /** Jobs of one stage at once, where its rules don't say. */
  concurrency: number;
  log: Logger;
  metrics: Metrics;
  tracing?: Tracing;
  /** Rows that become due within so long are waited for: a host's pause, a short retry (60,000). */
  patienceMs?: number;
  /** Ends early: no new job is begun. */
  signal?: AbortSignal;
  onProgress?: (progress: DrainProgress) => void;
  rules?: Partial<Record<Stage, Partial<StageRules>>>;
  /** Waits for the clock to move on; for tests. */
  wait?: (ms: number) => Promise<void>;
}

export interface DrainProgress {
  stage: Stage;
  end: JobEnd;
  /** Jobs that ended so far, by stage. */
  ended: ReadonlyMap<Stage, number>;
  /** Jobs that are known of and have not begun. */
  waiting: (stage: Stage) => number;
}

/** Runs until nothing of the stages is due, and nothing will be within `patienceMs`. Answers the jobs ended by stage. */
export async function drain(options: DrainOptions): Promise<Map<Stage, number>> {
  const { store, handlers, patienceMs = 60_000, signal } = options;
  const pools = handlers.map(handler => openPool(handler, options));
  const byStage = new Map(pools.map(pool => [pool.stage, pool]));
  const ended = new Map<Stage, number>();
  const failures: unknown[] = [];
  const gate = openGate();
  const around = (stage: Stage): JobSurroundings => ({
    store,
    gate,
    log: options.log,
    metrics: options.metrics,
    ...(options.tracing ? { tracing: options.tracing } : {}),
    rules: { ...stageRules[stage], ...options.rules?.[stage] },
    onLeased: ids => byStage.get(stage)?.drop(ids),
    hint: (next, jobs) => {
      for (const { id, priority } of jobs) byStage.get(next)?.offer(id, priority);
    },
  });
  const waiting = (stage: Stage): number => byStage.get(stage)?.waiting() ?? 0;
  const begin = () => {
    if (signal?.aborted || failures.length > 0) return;
    for (const pool of pools) {
      const { waitsFor } = stageRules[pool.stage];
      if (waitsFor && (byStage.get(waitsFor.stage)?.waiting() ?? 0) > waitsFor.above) continue;
      pool.fill(async id => {
        try {
          const end = await runJob(pool.handler, id, around(pool.stage));
          if (end.is === 'ended') ended.set(pool.stage, (ended.get(pool.stage) ?? 0) + end.outcomes.length);
          options.onProgress?.({ stage: pool.stage, end, ended, waiting });
        } catch (error) {
          failures.push(error);
        }
      });
    }
  };
  let lookedAt = performance.now();
  for (;;) {
    begin();
    const running = pools.flatMap(pool => pool.running());
    if (running.length > 0) {
      await Promise.race(running);
      // Rows that were not due at once, or are left to the sweep, come in beside the others.
      if (performance.now() - lookedAt < LOOK_MS) continue;
      await offerDue(store, pools);
      lookedAt = performance.now();
      continue;
    }
    if (failures.length > 0) throw failures[0];
    if (signal?.aborted) return ended;
    if (await offerDue(store, pools)) continue;
    if (!(await waitForNext(store, pools, { patienceMs, wait: options.wait ?? pause }))) return ended;
  }
}

/** How often it is asked what is due while jobs are running. */
const LOOK_MS = 500;

const PRIORITIES_IN_ORDER: readonly Priority[] = Object.values(PRIORITIES).sort();

interface Pool {
  stage: Stage;
  handler: StageHandler;
  offer(id: string, priority?: Priority): void;
  /** Forgets rows that a job has taken together with its own. */
  drop(ids: readonly string[]): void;
  /** Rows offered and not begun. */
  waiting(): number;
  /** Begins jobs while there is room. */
  fill(run: (id: string) => Promise<void>): void;
  running(): Promise<void>[];
}

function openPool(handler: StageHandler, { concurrency }: DrainOptions): Pool {
  // One set for each priority, the most urgent first; within it, first come, first served.
  const offered = PRIORITIES_IN_ORDER.map(() => new Set<string>());
  const running = new Map<string, Promise<void>>();
  const room = stageRules[handler.stage].concurrency ?? concurrency;
  return {
    stage: handler.stage,
    handler,
    offer: (id, priority = PRIORITIES.news) => void offered[priority]?.add(id),
    drop: ids => {
      for (const set of offered) for (const id of ids) set.delete(id);
    },
    waiting: () => offered.reduce((sum, ids) => sum + ids.size, 0),
    fill: run => {
      for (const ids of offered) {
        for (const id of ids) {
          if (running.size >= room) return;
          if (running.has(id)) continue;
          ids.delete(id);
          const job = run(id).finally(() => running.delete(id));
          running.set(id, job);
        }
      }
    },
    running: () => [...running.values()],
  };
}

async function offerDue(store: Store, pools: readonly Pool[]): Promise<boolean> {
  let found = false;
  for (const pool of pools) {
    for (const { id, priority } of await listDue(store, pool.stage, { now: store.clock.now(), limit: 1000 })) {
      pool.offer(id, priority);
      found = true;
    }
  }
  return found;
}

/** Waits for the row that is due next; false when that is too far off, or there is none. */
async function waitForNext(
  store: Store,
  pools: readonly Pool[],
  { patienceMs, wait }: { patienceMs: number; wait: (ms: number) => Promise<void> },
): Promise<boolean> {
  const times = await Promise.all(pools.map(pool => nextDueAt(store, pool.stage)));
  const next = times.reduce<number>((least, at) => Math.min(least, at?.getTime() ?? Infinity), Infinity);
  const ms = next - store.clock.now().getTime();
  if (ms > patienceMs) return false;
  await wait(Math.max(ms, 1));
  return true;
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
