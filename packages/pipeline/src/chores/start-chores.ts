// What has to be done now and then beside the work itself: measuring, watching sources, forgetting.
import type { Stage } from '@cellwire/model';
import type { Queue } from '@cellwire/queue';
import type { Logger, Metrics } from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import { forgetOld, type Retention } from './forget-old.js';
import { measureStages, measureStore } from './measure-store.js';
import { watchSources } from './watch-sources.js';

export interface ChoreOptions {
  store: Store;
  queue: Queue | null;
  stages: readonly Stage[];
  metrics: Metrics;
  log: Logger;
  retention: Retention;
  /** Pauses between two turns of each chore, in milliseconds; for tests. */
  everyMs?: Partial<Record<ChoreName, number>>;
}

export type ChoreName = 'measure' | 'watch' | 'forget';
const EVERY_MS: Record<ChoreName, number> = { measure: 15_000, watch: 300_000, forget: 3_600_000 };

export interface Chores {
  stop(): Promise<void>;
}

/**
 * Does each chore at once and then again and again, until stopped. Every process measures for itself; of several
 * processes one at a time watches and forgets (an advisory lock). A chore that fails is told in the log and done again
 * at its next turn.
 */
export function startChores(options: ChoreOptions): Chores {
  const { store, queue, stages, metrics, log } = options;
  const alone = (name: string, work: () => Promise<void>) => async () => {
    await store.withAdvisoryLock(`cellwire.chore.${name}`, work);
  };
  const work: Record<ChoreName, () => Promise<void>> = {
    measure: async () => {
      await measureStages(store, stages, metrics);
      await measureStore(store, queue, stages, metrics);
    },
    watch: alone('watch', () => watchSources(store, metrics)),
    forget: alone('forget', async () => {
      const gone = await forgetOld(store, options.retention);
      if (gone.rows + gone.texts + gone.pages > 0) log.info(gone, 'old rows and texts dropped');
    }),
  };
  const loops = (Object.keys(work) as ChoreName[]).map(name => {
    const turn = () => work[name]().catch((error: unknown) => log.warn({ chore: name, err: error }, 'chore failed'));
    return repeat(turn, options.everyMs?.[name] ?? EVERY_MS[name]);
  });
  return { stop: async () => void (await Promise.all(loops.map(stop => stop()))) };
}

/** Calls `turn` again and again with a pause between; answers how to stop it. */
function repeat(turn: () => Promise<void>, pauseMs: number): () => Promise<void> {
  let wake: () => void = () => {};
  let stopped = false;
  const loop = async () => {
    while (!stopped) {
      await turn();
      if (stopped) return;
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, pauseMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const over = loop();
  return async () => {
    stopped = true;
    wake();
    await over;
  };
}
