// From what a handler answered (or threw) to what becomes of each row.
import { done, later, type Outcome, retry } from '@cellwire/model';
import { redactText } from '@cellwire/runtime';
import { type Attempt, countCrashes, type LeaseEnd, type Transaction } from '@cellwire/store';
import { isDatabaseAway } from './database-trouble.js';
import type { BatchVerdict, Job, StageHandler, Verdict } from './handler.js';
import { STOPPED } from './lease.js';
import { nextTryAt, type StageRules } from './stages.js';
import { TaskFailure } from './threads/task-failure.js';

/** A verdict on every row of a job. */
export interface FullVerdict extends Pick<Verdict, 'record' | 'notBefore' | 'detail'> {
  outcomes: ReadonlyMap<string, Outcome>;
  /** Rows whose outcome comes from a throw. */
  thrown: ReadonlySet<string>;
  /** Rows whose content ended their thread, or threw there: that is counted like a crash of the process. */
  crashed: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Runs the handler. Never rejects: a throw is a verdict too. */
export async function judge(handler: StageHandler, jobs: readonly Job[]): Promise<FullVerdict> {
  try {
    if ('handleMany' in handler) return fromBatch(jobs, await handler.handleMany(jobs));
    const [job] = jobs;
    const answer = await handler.handle(job as Job);
    const verdict: Verdict = 'is' in answer ? { outcome: answer } : answer;
    return { ...verdict, outcomes: new Map([[(job as Job).id, verdict.outcome]]), thrown: NONE, crashed: NONE };
  } catch (error) {
    return thrown(jobs, error);
  }
}

const AWAY_PAUSE_MS = 2000;

const wordsOf = (error: unknown): string =>
  redactText(error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** What an error means for a row: where the database was away, again soon, which is no try; else a try that failed. */
const outcomeOf = (job: Job, error: unknown): Outcome =>
  isDatabaseAway(error)
    ? later(new Date(job.startedAt.getTime() + AWAY_PAUSE_MS), wordsOf(error))
    : retry(wordsOf(error));

function fromBatch(jobs: readonly Job[], { outcomes, failures = new Map(), record }: BatchVerdict): FullVerdict {
  const failed = jobs.filter(job => failures.has(job.id));
  const verdicts = failed.map(job => thrown([job], failures.get(job.id)));
  const own = new Map(verdicts.flatMap(verdict => [...verdict.outcomes]));
  return {
    outcomes: new Map(jobs.map(job => [job.id, own.get(job.id) ?? outcomes?.get(job.id) ?? done])),
    thrown: new Set(verdicts.flatMap(verdict => [...verdict.thrown])),
    crashed: new Set(verdicts.flatMap(verdict => [...verdict.crashed])),
    ...(record ? { record } : {}),
  };
}

/** The verdict that an error gives, with its text as reason: another try for each row. */
export const thrown = (jobs: readonly Job[], error: unknown): FullVerdict => {
  const ids = new Set(jobs.map(job => job.id));
  return {
    outcomes: new Map(jobs.map(job => [job.id, outcomeOf(job, error)])),
    thrown: isDatabaseAway(error) ? NONE : ids,
    crashed: error instanceof TaskFailure ? ids : NONE,
  };
};

/** The verdict on a job that passed its deadline. */
export const late = (jobs: readonly Job[], rules: StageRules): FullVerdict => ({
  outcomes: new Map(jobs.map(job => [job.id, retry(`took longer than ${rules.deadlineMs / 1000} s`)])),
  thrown: new Set(jobs.map(job => job.id)),
  crashed: NONE,
});

/** The verdict on a job that its process gives back: due at once, and no try. */
export const stopped = (jobs: readonly Job[], now: Date): FullVerdict => ({
  outcomes: new Map(jobs.map(job => [job.id, later(now, STOPPED)])),
  thrown: NONE,
  crashed: NONE,
});

/** What decides over the next try. */
export interface Ruling {
  rules: StageRules;
  now: Date;
  random: () => number;
}

/**
 * What the verdict means for a row. One that keeps throwing is quarantined; one that keeps failing is rejected; one that
 * ended its thread `maxCrashes` times in a week is quarantined.
 */
export function endOf(tx: Transaction, job: Job, verdict: FullVerdict, ruling: Ruling): LeaseEnd | Promise<LeaseEnd> {
  const outcome = verdict.outcomes.get(job.id) ?? done;
  switch (outcome.is) {
    case 'done':
      return { is: 'done' };
    case 'reject':
      return { is: 'rejected', why: outcome.why };
    case 'later':
      return againAt(outcome.until, outcome.why);
    case 'retry':
      return verdict.crashed.has(job.id)
        ? crashEnd(tx, job, outcome.why, ruling)
        : retryEnd(job, outcome.why, verdict, ruling);
  }
}

/** Due again at an instant, which counts as no try. */
export const againAt = (at: Date, why: string): LeaseEnd => ({ is: 'again', at, countsTry: false, why });

function retryEnd(job: Job, why: string, verdict: FullVerdict, { rules, now, random }: Ruling): LeaseEnd {
  const next = nextTryAt(rules, job.attempts, { now, random });
  if (!next) {
    const reason = `given up after ${job.attempts + 1} tries: ${why}`;
    return { is: verdict.thrown.has(job.id) ? 'quarantined' : 'rejected', why: reason };
  }
  const at = verdict.notBefore && verdict.notBefore > next ? verdict.notBefore : next;
  return { is: 'again', at, countsTry: true, why };
}

/** Crashes older than this were likely the machine's fault. */
const CRASH_MEMORY_MS = 7 * 86_400_000;

async function crashEnd(tx: Transaction, job: Job, cause: string, { rules, now, random }: Ruling): Promise<LeaseEnd> {
  const since = new Date(now.getTime() - CRASH_MEMORY_MS);
  const crashes = 1 + (await countCrashes(tx, job.stage, job.id, since));
  const why = `${cause} (${crashes} of ${rules.maxCrashes})`;
  if (crashes >= rules.maxCrashes) return { is: 'quarantined', why };
  return againAt(nextTryAt({ ...rules, isTenacious: true }, crashes - 1, { now, random }) ?? now, why);
}

/** The try as it is kept. */
export function attemptOf(
  job: Job,
  { verdict, end, tookMs, worker }: { verdict: FullVerdict; end: LeaseEnd; tookMs: number; worker: string },
): Attempt {
  const { detail, crashed } = verdict;
  const outcome = verdict.outcomes.get(job.id) ?? done;
  return {
    stage: job.stage,
    subject: job.id,
    outcome: end.is === 'quarantined' ? 'quarantined' : crashed.has(job.id) ? 'crashed' : outcome.is,
    why: end.is === 'done' ? null : end.why,
    startedAt: job.startedAt,
    tookMs,
    worker,
    ...(detail === undefined ? {} : { detail }),
  };
}
