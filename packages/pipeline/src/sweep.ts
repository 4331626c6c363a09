// The sweep: whatever Postgres says is due gets a job. It alone can drive the work; the queue only makes it quick.
import type { Stage } from '@cellwire/model';
import type { Queue } from '@cellwire/queue';
import type { Logger, Metrics } from '@cellwire/runtime';
import { listDue, PRIORITIES, type Store } from '@cellwire/store';
import { isHeldBack } from './back-pressure.js';

export interface SweepOptions {
  store: Store;
  queue: Queue;
  stages: readonly Stage[];
  metrics?: Metrics;
  /** Jobs of one stage that are added at most (1,000). To a stage with half of it waiting only news is added. */
  limit?: number;
}

/** Adds a job for each row that is due; answers how many by stage. Doing it twice, or in two processes, is harmless. */
export async function sweep(options: SweepOptions): Promise<Map<Stage, number>> {
  const { store, queue, metrics, limit = 1000 } = options;
  const added = new Map<Stage, number>();
  for (const stage of options.stages) {
    if (await isHeldBack(store, stage, undefined, PRIORITIES.news)) continue;
    // Behind enough jobs, or before a stage that lags, what can wait does; news goes ahead of it all the same.
    const isFull = (await queue.counts(stage)).waiting >= limit / 2 || (await isHeldBack(store, stage));
    const upTo = isFull ? PRIORITIES.news : PRIORITIES.idle;
    const due = await listDue(store, stage, { now: store.clock.now(), limit, upTo });
    if (due.length === 0) continue;
    await queue.addMany(stage, due);
    added.set(stage, due.length);
    metrics?.sweepEnqueued.inc({ stage }, due.length);
  }
  return added;
}

export interface Sweeping {
  stop(): Promise<void>;
}

/** Sweeps every `intervalMs` (1,000) until stopped. A sweep that fails is tried again at the next turn. */
export function startSweeping(options: SweepOptions & { log: Logger; intervalMs?: number }): Sweeping {
  const { log, intervalMs = 1000 } = options;
  let stopped = false;
  let wake: () => void = () => {};
  const turn = async () => {
    try {
      await sweep(options);
    } catch (error) {
      log.warn({ err: error }, 'sweep failed');
    }
  };
  const loop = async () => {
    while (!stopped) {
      await turn();
      if (stopped) return;
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, intervalMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const over = loop();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await over;
    },
  };
}
