// Answers and outcomes: expected results are values, not exceptions.

/** What a stage's handler says of its job. `retry` backs off and counts an attempt; `reject` ends it and keeps the reason; `later` does not count. */
export type Outcome =
  | { is: 'done' }
  | { is: 'retry'; why: string }
  | { is: 'reject'; why: string }
  | { is: 'later'; until: Date; why: string };
export const done: Outcome = { is: 'done' };
export const retry = (why: string): Outcome => ({ is: 'retry', why });
export const reject = (why: string): Outcome => ({ is: 'reject', why });
export const later = (until: Date, why: string): Outcome => ({ is: 'later', until, why });

/** The stages of the pipeline, in the order of the flow; also the names of queues and workers. */
export const STAGES = ['poll-feeds', 'fetch-articles', 'extract-events', 'resolve-events', 'deliver-alerts'] as const;
export type Stage = (typeof STAGES)[number];

/** Now, as an injected value: nothing below the shell reads the clock by itself. */
export interface Clock {
  now(): Date;
}
