// How each stage treats its rows: deadlines, leases, retries.
import type { Stage } from '@cellwire/model';

export interface StageRules {
  /** Jobs of the stage at once in one process, unless its settings say otherwise; null: their general number. */
  concurrency: number | null;
  /** A job that takes longer is abandoned and tried again, in milliseconds. */
  deadlineMs: number;
  /** How long a row stays with a process that no longer speaks; a living one renews its lease. */
  leaseMs: number;
  /** Pauses before the second, third, … try, in milliseconds, each ±20 %. */
  retryDelaysMs: readonly number[];
  /** Whether the last pause repeats for ever instead of the row being given up. */
  isTenacious: boolean;
  /** Leases that may run out before the row is quarantined. */
  maxCrashes: number;
  /** Whether a row whose lease ran out runs alone in its process, so that it can't take others down with it. */
  isolatesSuspects: boolean;
  /** Rows that one job takes together. */
  batch: number;
  /** Whether tries that succeed are kept as attempts too. */
  keepsDone: boolean;
  /** The stage waits while the other one has more rows due than this. */
  waitsFor?: { stage: Stage; above: number };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The rules of every stage. */
export const stageRules: Readonly<Record<Stage, StageRules>> = {
  'poll-feeds': {
    concurrency: null,
    deadlineMs: 2 * MINUTE,
    leaseMs: 15 * SECOND,
    // A failing source is never given up: back off to weekly.
    retryDelaysMs: [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, DAY, 7 * DAY],
    isTenacious: true,
    maxCrashes: 10,
    isolatesSuspects: true,
    batch: 1,
    keepsDone: false,
    waitsFor: { stage: 'extract-events', above: 5000 },
  },
  'fetch-articles': {
    concurrency: null,
    waitsFor: { stage: 'extract-events', above: 2000 },
    deadlineMs: 2 * MINUTE,
    leaseMs: 15 * SECOND,
    retryDelaysMs: [30 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, DAY],
    isTenacious: false,
    maxCrashes: 3,
    isolatesSuspects: true,
    batch: 1,
    keepsDone: false,
  },
  'extract-events': {
    // One batch is read while another is recorded.
    concurrency: 2,
    deadlineMs: 2 * MINUTE,
    leaseMs: 15 * SECOND,
    // Extraction is a pure function: what failed thrice will fail again.
    retryDelaysMs: [2 * SECOND, 20 * SECOND],
    isTenacious: false,
    maxCrashes: 3,
    isolatesSuspects: true,
    batch: 8,
    keepsDone: false,
  },
  'resolve-events': {
    // One writer at a time: a batch that waits for another's lock would only hold a connection.
    concurrency: 1,
    deadlineMs: 2 * MINUTE,
    leaseMs: 15 * SECOND,
    retryDelaysMs: [SECOND, 10 * SECOND, MINUTE, 10 * MINUTE],
    isTenacious: false,
    maxCrashes: 3,
    isolatesSuspects: true,
    batch: 50,
    keepsDone: false,
  },
  'deliver-alerts': {
    // Deliveries wait for other people's servers, mostly.
    concurrency: 32,
    deadlineMs: 30 * SECOND,
    leaseMs: 40 * SECOND,
    retryDelaysMs: [
      5 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
    ],
    isTenacious: false,
    maxCrashes: 20,
    isolatesSuspects: false,
    batch: 1,
    keepsDone: true,
  },
};

/** Instant of the next try after `attempts` earlier ones that asked for it; null when the row is given up. */
export function nextTryAt(
  rules: StageRules,
  attempts: number,
  options: { now: Date; random: () => number },
): Date | null {
  const { retryDelaysMs, isTenacious } = rules;
  if (attempts >= retryDelaysMs.length && !isTenacious) return null;
  const delay = retryDelaysMs[Math.min(attempts, retryDelaysMs.length - 1)] ?? 0;
  return new Date(options.now.getTime() + Math.round(delay * (0.8 + 0.4 * options.random())));
}
