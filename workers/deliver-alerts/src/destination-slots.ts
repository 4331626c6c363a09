// How many messages are under way to one destination: a dead endpoint must not hold the places of the others.
import { waitAfter } from '@cellwire/alerts';

/** A place, to be given back with whether the destination took the message; or none, and when to come again. */
export type Slot = { is: 'taken'; give: (worked: boolean) => void } | { is: 'full'; waitMs: number };

export interface DestinationSlots {
  take(destination: string): Promise<Slot>;
}

/** At once to one that works. One that failed last, or has not shown yet that it works, gets a single place. */
const AT_ONCE = 2;
/** So long a message waits here for a place while the destination answers; longer, and it makes room for others. */
const PATIENCE_MS = 500;

interface Destination {
  running: number;
  works: boolean;
  failures: number;
  /** When its last place was taken, by the monotonic clock. */
  takenAt: number;
  waiting: Set<() => void>;
}

/** Places of one process. */
export function openSlots(now: () => number = () => performance.now()): DestinationSlots {
  const all = new Map<string, Destination>();
  return {
    take: async id => {
      const destination = all.get(id) ?? { running: 0, works: false, failures: 0, takenAt: 0, waiting: new Set() };
      all.set(id, destination);
      const isBrisk = destination.failures === 0 && now() - destination.takenAt < PATIENCE_MS;
      if (!hasRoom(destination) && isBrisk) await turn(destination);
      if (!hasRoom(destination)) return { is: 'full', waitMs: waitAfter(destination.failures) };
      destination.running++;
      destination.takenAt = now();
      return { is: 'taken', give: worked => give(destination, worked) };
    },
  };
}

const hasRoom = (d: Destination): boolean => d.running < (d.works ? AT_ONCE : 1);

function give(d: Destination, worked: boolean): void {
  d.running--;
  d.works = worked;
  d.failures = worked ? 0 : d.failures + 1;
  const [next] = d.waiting;
  next?.();
}

/** Resolves when a place is given back, or patience ends. */
function turn(d: Destination): Promise<void> {
  return new Promise(resolve => {
    const go = (): void => {
      clearTimeout(timer);
      d.waiting.delete(go);
      resolve();
    };
    const timer = setTimeout(go, PATIENCE_MS);
    d.waiting.add(go);
  });
}
