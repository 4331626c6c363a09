// Whether a process can do its work now: the database takes writes, and so does the queue.
import type { Queue } from '@cellwire/queue';
import { probeStore, type Store } from '@cellwire/store';

/** Null when all is well, else what is wrong. Answers within three seconds, within one when only the queue is gone. */
export type Readiness = () => Promise<string | null>;

const PATIENCE_MS = 2500;

/** Asks database and queue side by side. */
export function openReadiness(parts: { store: Store; queue: Queue | null; signal?: AbortSignal }): Readiness {
  return async () => {
    if (parts.signal?.aborted) return 'stopping';
    const queueDown = parts.queue?.health().then(health => {
      if (health.is === 'down') throw new Error(health.why);
    });
    const storeDown = inTime(probeStore(parts.store, new Date())).catch((error: Error) => {
      throw new Error(`the database takes no writes: ${error.message}`);
    });
    try {
      await Promise.all([queueDown, storeDown]);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
