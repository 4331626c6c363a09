// The clock that the shell passes down.
import type { Clock } from '@cellwire/model';

/** The real clock, or one that starts at `start` and runs on at the real pace (demos, tests). */
export function openClock(start: string | null): Clock {
  if (start === null) return { now: () => new Date() };
  const began = Date.now();
  const origin = new Date(start).getTime();
  return { now: () => new Date(origin + (Date.now() - began)) };
}
