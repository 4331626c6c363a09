// Graceful stop: the first SIGTERM or SIGINT asks, a second one ends the process at once.

import { setMaxListeners } from 'node:events';

export interface Shutdown {
  /** Aborted by the first signal or by `stop()`. */
  signal: AbortSignal;
  /** Aborted when the stop has taken so long that work under way has to be given back. */
  hurry: AbortSignal;
  /** Runs in reverse order of registration when the stop begins. */
  onStop(close: () => Promise<void> | void): void;
  /** Begins the stop and waits for everything registered; resolves to what failed. */
  stop(): Promise<Error[]>;
  /** Resolves when the stop is over. */
  stopped: Promise<Error[]>;
}

/**
 * Installs the handlers. `hurryMs` (15 s) after the stop began work under way is to be given back; `closeMs` (4 s) later
 * nothing registered is waited for any more; `deadlineMs` (28 s) after the first signal the process exits 1 whatever hangs.
 */
export function openShutdown(
  options: { hurryMs?: number; closeMs?: number; deadlineMs?: number; signals?: NodeJS.Signals[] } = {},
): Shutdown {
  const { hurryMs = 15_000, closeMs = 4000, deadlineMs = 28_000, signals = ['SIGTERM', 'SIGINT'] } = options;
  const controller = new AbortController();
  const hurry = new AbortController();
  // Every job under way listens.
  setMaxListeners(0, hurry.signal);
  const closers: (() => Promise<void> | void)[] = [];
  let running: Promise<Error[]> | undefined;
  let finish: (errors: Error[]) => void = () => {};
  const stopped = new Promise<Error[]>(resolve => {
    finish = resolve;
  });
  const stop = (): Promise<Error[]> => {
    running ??= (async () => {
      const beganAt = Date.now();
      controller.abort();
      setTimeout(() => hurry.abort(), hurryMs).unref();
      const errors: Error[] = [];
      for (const close of closers.reverse()) {
        try {
          await inTime(close, beganAt + hurryMs + closeMs);
        } catch (error) {
          errors.push(error instanceof Error ? error : new Error(String(error)));
        }
      }
      finish(errors);
      return errors;
    })();
    return running;
  };
  let asked = false;
  for (const signal of signals) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      setTimeout(() => process.exit(1), deadlineMs).unref();
      void stop();
    });
  }
  const onStop = (close: () => Promise<void> | void): void => {
    if (!running) closers.push(close);
    // Too late to be called in order: what was opened during the stop is closed at once.
    else void Promise.resolve(close()).catch(() => {});
  };
  return { signal: controller.signal, hurry: hurry.signal, onStop, stop, stopped };
}

/** Least time that each thing to be closed gets, however late it is. */
const LEAST_MS = 500;

/** Waits for `close` until an instant (epoch ms); rejects when it is not done by then. */
async function inTime(close: () => Promise<void> | void, until: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const ms = Math.max(until - Date.now(), LEAST_MS);
    timer = setTimeout(() => reject(new Error('something did not end in time and was left behind')), ms);
  });
  try {
    await Promise.race([close(), late]);
  } finally {
    clearTimeout(timer);
  }
}
