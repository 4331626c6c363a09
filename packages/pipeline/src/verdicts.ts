// From what a handler answered (or threw) to what becomes of each row.
import { done, later, type Outcome, retry } from '@cellwire/model';
import { redactText } from '@cellwire/runtime';
import { type Attempt, countCrashes, type LeaseEnd, type Transaction } from '@cellwire/store';
import { isDatabaseAway } from './database-trouble.js';
import type { BatchVerdict, Job, StageHandler, Verdict } from './handler.js';
import { STOPPED } from './lease.js';
import { nextTryAt, type StageRules } from './stages.js';
import { TaskFailure } from './threads/task-failure.js';

/** A verdict on every row of a job, and whether it comes from a throw. */
export interface FullVerdict extends Pick<Verdict, 'record' | 'notBefore' | 'detail'> {
  outcomes: ReadonlyMap<string, Outcome>;
  isThrown: boolean;
  /** Whether what the row holds ended its thread, or threw there: it is counted like a crash of the process. */
  isCrash?: boolean;
}

/** Runs the handler. Never rejects: a throw is a verdict too. */
export async function judge(handler: StageHandler, jobs: readonly Job[]): Promise<FullVerdict> {
  try {
    if ('handleMany' in handler) return fromBatch(jobs, await handler.handleMany(jobs));
    const [job] = jobs;
    const answer = await handler.handle(job as Job);
    const verdict: Verdict = 'is' in answer ? { outcome: answer } : answer;
    return { ...verdict, outcomes: new Map([[(job as Job).id, verdict.outcome]]), isThrown: false };
  } catch (error) {
    if (isDatabaseAway(error)) return postponed(jobs, error);
    return { ...thrown(jobs, error), isCrash: error instanceof TaskFailure };
  }
}

const AWAY_PAUSE_MS = 2000;

/** The verdict on jobs that met a database that was away: again soon, and no try. */
const postponed = (jobs: readonly Job[], error: unknown): FullVerdict => ({
  outcomes: new Map(
    jobs.map(job => [job.id, later(new Date(job.startedAt.getTime() + AWAY_PAUSE_MS), wordsOf(error))]),
  ),
  isThrown: false,
});

const wordsOf = (error: unknown): string =>
  redactText(error instanceof Error ? `${error.name}: ${error.message}` : String(error));

const fromBatch = (jobs: readonly Job[], { outcomes, record }: BatchVerdict): FullVerdict => ({
  outcomes: new Map(jobs.map(job => [job.id, outcomes?.get(job.id) ?? done])),
  isThrown: false,
  ...(record ? { record } : {}),
});

/** The verdict that an error gives: another try for each row, with the error's text as reason. */
export const thrown = (jobs: readonly Job[], error: unknown): FullVerdict => {
  const why = wordsOf(error);
  return { outcomes: new Map(jobs.map(job => [job.id, retry(why)])), isThrown: true };
};

/** The verdict on a job that passed its deadline. */
export const late = (jobs: readonly Job[], rules: StageRules): FullVerdict => ({
  outcomes: new Map(jobs.map(job => [job.id, retry(`took longer than ${rules.deadlineMs / 1000} s`)])),
  isThrown: true,
});

/** The verdict on a job that its process gives back: due at once, and no try. */
export const stopped = (jobs: readonly Job[], now: Date): FullVerdict => ({
  outcomes: new Map(jobs.map(job => [job.id, later(now, STOPPED)])),
  isThrown: false,
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
      return verdict.isCrash ? crashEnd(tx, job, outcome.why, ruling) : retryEnd(job, outcome.why, verdict, ruling);
  }
}

/** Due again at an instant, which counts as no try. */
export const againAt = (at: Date, why: string): LeaseEnd => ({ is: 'again', at, countsTry: false, why });

function retryEnd(job: Job, why: string, verdict: FullVerdict, { rules, now, random }: Ruling): LeaseEnd {
  const next = nextTryAt(rules, job.attempts, { now, random });
  if (!next) {
    const reason = `given up after ${job.attempts + 1} tries: ${why}`;
    return { is: verdict.isThrown ? 'quarantined' : 'rejected', why: reason };
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
  const { detail, isCrash } = verdict;
  const outcome = verdict.outcomes.get(job.id) ?? done;
  return {
    stage: job.stage,
    subject: job.id,
    outcome: end.is === 'quarantined' ? 'quarantined' : isCrash ? 'crashed' : outcome.is,
    why: end.is === 'done' ? null : end.why,
    startedAt: job.startedAt,
    tookMs,
    worker,
    ...(detail === undefined ? {} : { detail }),
  };
}
