// A clock that stands still until it is moved.
import type { Clock } from '@cellwire/model';

export interface FixedClock extends Clock {
  set(instant: string | Date): void;
  advance(ms: number): void;
}

/** Opens a clock that stands at `start` (2026-02-11T09:00:00Z). */
export function fixedClock(start: string | Date = '2026-02-11T09:00:00Z'): FixedClock {
  let now = new Date(start).getTime();
  return {
    now: () => new Date(now),
    set: instant => {
      now = new Date(instant).getTime();
    },
    advance: ms => {
      now += ms;
    },
  };
}
