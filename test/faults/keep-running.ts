// Workers of which another one is started for each that dies.
import type { FaultOptions } from './processes/src/fault-worker.js';
import { scaled } from './scale.js';
import type { Faulty, World } from './world.js';

/** Workers at once. */
export const WORKERS = scaled(2, 3);

/** Rules under which a dead worker's rows are soon taken over, and nothing is quarantined for the deaths. */
export const QUICK = { leaseMs: 2000, maxCrashes: 1000, retryDelaysMs: [100] };

export interface KeptRunning {
  /** Those that run now. */
  workers: Faulty[];
  /** Where each that died killed itself; `killed` for one that others killed. */
  deaths: string[];
  /** From now on no other one is started. */
  stop(): void;
}

/** Starts the workers; `next` says what each of them, and of those that follow, is asked. */
export function keepRunning(world: World, next: () => FaultOptions = () => ({})): KeptRunning {
  const workers: Faulty[] = [];
  const deaths: string[] = [];
  let stopped = false;
  const start = (slot: number) => {
    const worker = world.start({ rules: QUICK, ...next() });
    workers[slot] = worker;
    void worker.ended.then(() => {
      deaths.push(worker.died() ?? 'killed');
      if (!stopped) start(slot);
    });
  };
  for (let slot = 0; slot < WORKERS; slot++) start(slot);
  return {
    workers,
    deaths,
    stop: () => {
      stopped = true;
    },
  };
}
