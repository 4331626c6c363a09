// What a queue is to its users: hints that a row may be due. It can be emptied at any time; Postgres knows the truth.
import type { Stage } from '@cellwire/model';

export interface JobOptions {
  /** 0 first, then 1, 2, 3 (1). */
  priority?: number;
  /** The job waits at least so long, in milliseconds. */
  delayMs?: number;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
}

/** Jobs of one stage being worked on by this process. */
export interface StageWorker {
  /** Takes no further job and waits for those under way. */
  close(): Promise<void>;
}

/** Whether the queue answers, and what is wrong if not. */
export type QueueHealth = { is: 'ok' } | { is: 'down'; why: string };

export interface Queue {
  readonly engine: 'redis' | 'postgres';
  /** Adds a job unless one for the same stage and row waits or runs. False: the queue did not answer in time; a sweep will add it. */
  add(stage: Stage, id: string, options?: JobOptions): Promise<boolean>;
  /** Adds many jobs of one stage in one round trip. */
  addMany(stage: Stage, jobs: readonly ({ id: string } & JobOptions)[]): Promise<boolean>;
  /** Runs `handler` for each job of a stage, at most `concurrency` at once. A throw ends the job; nothing is retried here. */
  work(stage: Stage, handler: (id: string) => Promise<void>, options: { concurrency: number }): Promise<StageWorker>;
  counts(stage: Stage): Promise<QueueCounts>;
  /** Forgets every job. */
  obliterate(): Promise<void>;
  health(): Promise<QueueHealth>;
  /** BullMQ's own queues, for Bull Board. */
  bullQueues(): unknown[];
  /** Waits for the jobs under way, then lets go of connections. The pool that was passed in stays open. */
  close(): Promise<void>;
}

/** A pool in pg's shape, as the store gives it. */
export interface QueuePool {
  query(text: string, params?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  connect(): Promise<unknown>;
  end(): Promise<void>;
}
