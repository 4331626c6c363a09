// Workers of a stage: jobs from the queue, run one by one or side by side.
import type { Queue, StageWorker } from '@cellwire/queue';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import { watchPressure } from './back-pressure.js';
import { type Gate, openGate } from './gate.js';
import type { StageHandler } from './handler.js';
import { openLeasedRows } from './leased-rows.js';
import { type CrashPoint, type Hint, runJob } from './run-job.js';
import { type StageRules, stageRules } from './stages.js';

export interface StageRun {
  handler: StageHandler;
  store: Store;
  queue: Queue;
  /** Jobs of this stage at once in this process. */
  concurrency: number;
  log: Logger;
  metrics: Metrics;
  tracing?: Tracing;
  /** Shared by all stages of a process: a row that may kill it runs alone. */
  gate?: Gate;
  /** Aborted when the process has to end: rows under way are given back, due at once. */
  hurry?: AbortSignal;
  /** Instead of the stage's own rules; for tests. */
  rules?: Partial<StageRules>;
  at?: (point: CrashPoint) => void | Promise<void>;
}

/** Takes jobs of the stage from the queue until closed. */
export function runStage(run: StageRun): Promise<StageWorker> {
  const { handler, store, queue, log, metrics, concurrency, at } = run;
  const leased = openLeasedRows();
  const around = {
    store,
    log,
    metrics,
    gate: run.gate ?? openGate(),
    hint: hintThrough(queue, log),
    rules: { ...stageRules[handler.stage], ...run.rules },
    ...(at ? { at } : {}),
    ...(run.hurry ? { hurry: run.hurry } : {}),
    ...(run.tracing ? { tracing: run.tracing } : {}),
  };
  const isHeld = watchPressure(store, handler.stage, around.rules);
  const work = async (id: string) => {
    try {
      // The row stays due; the sweep hands it out again once the later stage has caught up.
      if (await isHeld()) return void metrics.jobsHeldBack.inc({ stage: handler.stage });
      if (leased.take(id)) return;
      await runJob(handler, id, { ...around, onLeased: ids => leased.add(ids.filter(other => other !== id)) });
    } catch (error) {
      // The database stayed away: the lease runs out, and the sweep brings the row again.
      log.error({ stage: handler.stage, row: id, err: error }, 'job left behind');
    }
  };
  return queue.work(handler.stage, work, { concurrency });
}

const PAUSE_MS = 5000;

/** Adds jobs without waiting for it. While the queue does not answer it is left alone: the sweep adds them later. */
export function hintThrough(queue: Queue, log: Logger): Hint {
  let quietUntil = 0;
  return (stage, jobs) => {
    if (Date.now() < quietUntil) return;
    const add = async () => {
      if (await queue.addMany(stage, jobs).catch(() => false)) return;
      quietUntil = Date.now() + PAUSE_MS;
      log.warn({ stage, jobs: jobs.length }, 'the queue did not take jobs: the sweep will');
    };
    void add();
  };
}
