// Graceful stop: the first SIGTERM or SIGINT asks, a second one ends the process at once.

export interface Shutdown {
  /** Aborted by the first signal or by `stop()`. */
  signal: AbortSignal;
  /** Runs in reverse order of registration when the stop begins. */
  onStop(close: () => Promise<void> | void): void;
  /** Begins the stop and waits for everything registered; resolves to what failed. */
  stop(): Promise<Error[]>;
  /** Resolves when the stop is over. */
  stopped: Promise<Error[]>;
}

/** Installs the handlers. `deadlineMs` (30 s) after the first signal the process exits 1 whatever hangs. */
export function openShutdown(options: { deadlineMs?: number; signals?: NodeJS.Signals[] } = {}): Shutdown {
  const { deadlineMs = 30_000, signals = ['SIGTERM', 'SIGINT'] } = options;
  const controller = new AbortController();
  const closers: (() => Promise<void> | void)[] = [];
  let running: Promise<Error[]> | undefined;
  let finish: (errors: Error[]) => void = () => {};
  const stopped = new Promise<Error[]>(resolve => {
    finish = resolve;
  });
  const stop = (): Promise<Error[]> => {
    running ??= (async () => {
      controller.abort();
      const errors: Error[] = [];
      for (const close of closers.reverse()) {
        try {
          await close();
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
  return { signal: controller.signal, onStop: close => closers.push(close), stop, stopped };
}
