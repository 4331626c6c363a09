// Answers that read the whole table are kept until the table changes; while a new one is made, the old one serves.
import { lastChange, type Store } from '@cellwire/store';
import { Written } from './written.js';

interface Entry<T> {
  written: Written<T>;
  /** Last change of the table when the value was asked for. */
  seq: number;
  madeAt: number;
}

const STALE_MS = 300_000;
const MAX_KEYS = 200;

/** Keeps the answers of `load` by key. Two askers of one key share one run. */
export class Remembered<T> {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly running = new Map<string, Promise<Entry<T>>>();

  constructor(
    private readonly store: Store,
    private readonly load: (key: string) => Promise<T>,
  ) {}

  /** The answer as of the last change, or, where a run is needed, one that was made at most five minutes ago. */
  async get(key = ''): Promise<T> {
    return (await this.written(key)).value;
  }

  /** The same, to be sent as it is. */
  async written(key = ''): Promise<Written<T>> {
    const seq = await lastChange(this.store);
    const entry = this.entries.get(key);
    if (entry?.seq === seq) return entry.written;
    const run = this.run(key, seq);
    if (!entry || performance.now() - entry.madeAt > STALE_MS) return (await run).written;
    // Nobody waits for it; if it fails, the next asker finds the old entry again or hears of the fault.
    run.catch(() => undefined);
    return entry.written;
  }

  /** Makes the answer without anybody waiting for it. */
  make(key = ''): void {
    this.written(key).catch(() => undefined);
  }

  private run(key: string, seq: number): Promise<Entry<T>> {
    const already = this.running.get(key);
    if (already) return already;
    const run = this.load(key)
      .then(value => {
        const entry = { written: new Written(value), seq, madeAt: performance.now() };
        this.entries.delete(key);
        this.entries.set(key, entry);
        const oldest = this.entries.keys().next();
        if (this.entries.size > MAX_KEYS && !oldest.done) this.entries.delete(oldest.value);
        return entry;
      })
      .finally(() => this.running.delete(key));
    this.running.set(key, run);
    return run;
  }
}
