// Threads for work that is heavy or may run wild: each task has a time and a memory bound, and dies alone.
import { Piscina } from 'piscina';
import { openPlaces } from './places.js';
import { failureOf, TaskFailure } from './task-failure.js';
import type { ThreadModule } from './thread-module.js';

/** A module for threads: functions of one cloneable value, and `ready`, which does nothing. */
export type Tasks = { ready(): void };
export type TaskInput<T, K extends keyof T> = T[K] extends (input: infer I) => unknown ? I : never;
export type TaskOutput<T, K extends keyof T> = T[K] extends (input: never) => infer O ? Awaited<O> : never;

export interface ThreadOptions {
  module: ThreadModule;
  /** What the module finds in `workerData` (node:worker_threads) when it is loaded; it is cloned into each thread. */
  data?: unknown;
  /** Threads at most; each runs one task at a time. */
  threads: number;
  /** A task that takes longer is ended with its thread, in milliseconds from its start. */
  timeMs: number;
  /** Heap of one thread, in megabytes. */
  memoryMb: number;
  /** A thread that replaces another one and has not loaded after so long is asked for, in milliseconds (10,000). */
  loadingMs?: number;
  /** Told of every task that failed. */
  onFailure?: (task: string, failure: TaskFailure) => void;
}

export interface Threads<T extends Tasks> {
  /**
   * Runs the exported function `task` in a thread. Rejects with TaskFailure when it throws or is ended for its time
   * or memory; with the signal's reason when that is aborted, which ends the thread too. Memory in `handOver` is moved
   * into the thread, not copied: it is gone here.
   */
  run<K extends keyof T & string>(
    task: K,
    input: TaskInput<T, K>,
    options?: { signal?: AbortSignal | undefined; timeMs?: number; handOver?: ArrayBuffer[] },
  ): Promise<TaskOutput<T, K>>;
  /** Tasks running and waiting. */
  load(): { running: number; waiting: number };
  close(): Promise<void>;
}

/**
 * Opens one thread and waits until it has loaded the module; the others are opened when there is work for them. Throws
 * what loading the module threw.
 */
export async function openThreads<T extends Tasks>(options: ThreadOptions): Promise<Threads<T>> {
  const places = openPlaces(options.threads);
  const open: Thread[] = [];
  const idle: Thread[] = [];
  let isClosed = false;
  const openAnother = async (): Promise<Thread> => {
    const thread = await openThread(options);
    open.push(thread);
    if (isClosed) await thread.pool.destroy();
    return thread;
  };
  idle.push(await openAnother());

  return {
    run: async (task, input, { signal, timeMs = options.timeMs, handOver = [] } = {}) => {
      const leave = await places.enter(signal);
      let thread: Thread | undefined;
      let died = false;
      try {
        // Who has a place finds an idle thread, or there are fewer threads than places.
        thread = idle.pop() ?? (await openAnother());
        signal?.throwIfAborted();
        died = true;
        const output = await runBounded(thread.pool, { task, input, signal, timeMs, handOver });
        died = false;
        return output;
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        if (isClosed) throw new Error('the threads were closed', { cause: error });
        const failure = failureOf(error, task, options.memoryMb);
        died = failure.kind !== 'threw';
        options.onFailure?.(task, failure);
        throw failure;
      } finally {
        const giveBack = () => {
          if (thread) idle.push(thread);
          leave();
        };
        // The clock of the next task must not run while the thread that replaces this one still loads.
        if (thread && died && !isClosed) void thread.replaced().then(giveBack);
        else giveBack();
      }
    },
    load: places.load,
    close: async () => {
      isClosed = true;
      await Promise.all(open.map(thread => thread.pool.destroy()));
    },
  };
}

/** One thread, in a pool of its own that replaces it when it dies. */
interface Thread {
  pool: Piscina;
  /** Waits until another thread has loaded in place of the one that died. */
  replaced(): Promise<void>;
}

async function openThread(options: ThreadOptions): Promise<Thread> {
  const pool = await startPool(options);
  return { pool, replaced: watchReplacements(pool, options.loadingMs ?? LOADING_MS) };
}

async function startPool({ module, data, memoryMb }: ThreadOptions): Promise<Piscina> {
  const pool = new Piscina({
    filename: module.filename,
    execArgv: module.execArgv,
    workerData: data,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: 1,
    recordTiming: false,
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  // A thread that dies between tasks tells only the pool, and unheard that would end the process.
  pool.on('error', () => {});
  try {
    await pool.run(null, { name: 'ready' });
    return pool;
  } catch (error) {
    await pool.destroy();
    throw new Error(`threads could not load ${module.filename}: ${(error as Error).message}`, { cause: error });
  }
}

interface Run {
  task: string;
  input: unknown;
  signal: AbortSignal | undefined;
  timeMs: number;
  handOver: ArrayBuffer[];
}

async function runBounded(pool: Piscina, { task, input, signal, timeMs, handOver }: Run) {
  const bound = new AbortController();
  const slow = new TaskFailure('slow', `${task} took longer than ${timeMs / 1000} s`);
  const timer = setTimeout(() => bound.abort(slow), timeMs);
  const follow = () => bound.abort(signal?.reason);
  signal?.addEventListener('abort', follow, { once: true });
  try {
    return await pool.run(input, { name: task, signal: bound.signal, transferList: handOver });
  } catch (error) {
    throw bound.signal.aborted ? bound.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
  }
}

const LOADING_MS = 10_000;

/** Lets whoever lost a thread wait until a new one has loaded, however long that takes. */
function watchReplacements(pool: Piscina, loadingMs: number): () => Promise<void> {
  const waiting = new Set<() => void>();
  pool.on('workerCreate', () => {
    const [first] = waiting;
    first?.();
  });
  return () =>
    new Promise(resolve => {
      // Where it could not start, the pool tries again only when there is something to do; and who answers is there.
      const ask = () => void pool.run(null, { name: 'ready' }).then(told, () => {});
      const timer = setInterval(ask, loadingMs);
      timer.unref();
      const told = () => {
        clearInterval(timer);
        waiting.delete(told);
        resolve();
      };
      waiting.add(told);
    });
}
