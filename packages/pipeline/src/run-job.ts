// One job: claim, work, record. The heart of crash safety; the order of its steps is the promise.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Stage } from '@cellwire/model';
import { type Logger, type Metrics, noTracing, type Tracing } from '@cellwire/runtime';
import {
  type Attempt,
  type Claim,
  claimWork,
  endLease,
  isSuspect,
  lockLeases,
  markDue,
  PRIORITIES,
  type Priority,
  recordAttempt,
  type Store,
  type Transaction,
} from '@cellwire/store';
import { throughTrouble } from './database-trouble.js';
import type { Gate } from './gate.js';
import type { Job, Need, StageHandler } from './handler.js';
import { holdLease } from './lease.js';
import type { StageRules } from './stages.js';
import { againAt, attemptOf, endOf, type FullVerdict, judge, late, stopped, thrown } from './verdicts.js';

/** Moments at which tests kill the process. */
export type CrashPoint = 'claimed' | 'worked' | 'locked' | 'recorded' | 'committed' | 'hinted';

/** Hands rows that became due to whoever runs the next stage; only a hint, since the sweep finds them too. */
export type Hint = (stage: Stage, jobs: readonly { id: string; priority?: Priority }[]) => void;

/** What a job needs of its process. */
export interface JobSurroundings {
  store: Store;
  gate: Gate;
  hint: Hint;
  log: Logger;
  metrics: Metrics;
  rules: StageRules;
  /** Told of the rows that a job has leased: their own jobs would find nothing to do. */
  onLeased?: (ids: readonly string[]) => void;
  /** Told of the job and what it was about; absent: nobody is. */
  tracing?: Tracing;
  /** Aborted when the process has to end: rows under way are given back, due at once. */
  hurry?: AbortSignal;
  random?: () => number;
  at?: (point: CrashPoint) => void | Promise<void>;
}

/** What came of a job id: nothing was due, a result was recorded, or the lease was lost and nothing was recorded. */
export type JobEnd = { is: 'nothing-due' } | { is: 'ended'; outcomes: Attempt['outcome'][] } | { is: 'refused' };

const WORKER = `${hostname()}:${process.pid}`;

/** Runs the job of one row (and, in a batch stage, of others that are due). Throws only when the database stays away. */
export function runJob(handler: StageHandler, rowId: string, around: JobSurroundings): Promise<JobEnd> {
  const { tracing = noTracing } = around;
  return tracing.job(handler.stage, [rowId], async () => {
    const end = await claimAndWork(handler, rowId, around);
    tracing.about([], { 'cellwire.outcome': end.is === 'ended' ? [...new Set(end.outcomes)].join(' ') : end.is });
    return end;
  });
}

async function claimAndWork(handler: StageHandler, rowId: string, around: JobSurroundings): Promise<JobEnd> {
  const { store, gate, rules } = around;
  const { stage } = handler;
  const token = randomUUID();
  const claim = (suspects: boolean) =>
    claimWork(store, stage, rowId, {
      now: store.clock.now(),
      leaseMs: rules.leaseMs,
      token,
      suspects,
      batch: 'handleMany' in handler ? rules.batch : 1,
    });
  const normal = await gate.beside(async () => {
    const claims = await claim(!rules.isolatesSuspects);
    return claims.length > 0 ? workOn(handler, claims, token, around) : null;
  });
  if (normal) return normal;
  if (!rules.isolatesSuspects || !(await isSuspect(store, stage, rowId, store.clock.now())))
    return { is: 'nothing-due' };
  // The lease is taken only once the row is alone: whoever merely waits beside a crash must not look guilty of it.
  return gate.alone(async () => {
    const claims = await claim(true);
    return claims.length > 0 ? workOn(handler, claims, token, around) : { is: 'nothing-due' };
  });
}

async function workOn(
  handler: StageHandler,
  claims: readonly Claim[],
  token: string,
  around: JobSurroundings,
): Promise<JobEnd> {
  const { store, metrics, log, rules } = around;
  const { stage } = handler;
  const startedAt = store.clock.now();
  const began = performance.now();
  around.onLeased?.(claims.map(claim => claim.id));
  await around.at?.('claimed');
  const standing = await settleCrashes(claims, { stage, token, startedAt, around });
  if (standing.length === 0) return { is: 'ended', outcomes: ['quarantined'] };
  metrics.jobsRunning.inc({ stage }, standing.length);
  const lease = holdLease(store, stage, { ids: standing.map(c => c.id), token, rules, hurry: around.hurry });
  const jobs = standing.map(c => jobOf(stage, c, { startedAt, signal: lease.signal }));
  try {
    const result = await Promise.race([judge(handler, jobs), lease.whenLost.then(() => undefined)]);
    await around.at?.('worked');
    if (lease.lost === 'taken') return refuse(stage, jobs, around);
    const verdict = lease.lost === 'hurry' ? stopped(jobs, store.clock.now()) : (result ?? late(jobs, rules));
    const tookMs = Math.round(performance.now() - began);
    return await finish({ stage, jobs, token, verdict, tookMs, around, giveUpAt: Date.now() + rules.leaseMs });
  } finally {
    lease.release();
    metrics.jobsRunning.dec({ stage }, standing.length);
    metrics.jobSeconds.observe({ stage }, (performance.now() - began) / 1000);
    log.debug({ stage, rows: standing.map(c => c.id), ms: Math.round(performance.now() - began) }, 'job over');
  }
}

const jobOf = (stage: Stage, claim: Claim, rest: Pick<Job, 'startedAt' | 'signal'>): Job => ({
  stage,
  id: claim.id,
  attempts: claim.attempts,
  priority: claim.priority,
  ...rest,
});

function refuse(stage: Stage, jobs: readonly Job[], { metrics, log }: JobSurroundings): JobEnd {
  metrics.leasesRefused.inc({ stage });
  log.warn({ stage, rows: jobs.map(job => job.id) }, 'result refused: the lease was taken over');
  return { is: 'refused' };
}

interface Finish {
  stage: Stage;
  jobs: readonly Job[];
  token: string;
  verdict: FullVerdict;
  tookMs: number;
  around: JobSurroundings;
  giveUpAt: number;
  /** Whether the verdict is that another one could not be recorded. */
  isFailure?: boolean;
}

/** Records the result and the ends of the leases in one transaction; then hints at what became due. */
async function finish(f: Finish): Promise<JobEnd> {
  const { stage, jobs, verdict, around } = f;
  try {
    const recorded = await throughTrouble(() => record(f), f.giveUpAt);
    if (recorded === null) return refuse(stage, jobs, around);
    await around.at?.('committed');
    for (const [next, ids] of recorded.hints) around.hint(next, [...ids.values()]);
    await around.at?.('hinted');
    for (const outcome of recorded.outcomes) around.metrics.jobOutcomes.inc({ stage, outcome });
    return { is: 'ended', outcomes: recorded.outcomes };
  } catch (error) {
    if (f.isFailure || jobs.every(job => verdict.thrown.has(job.id))) throw error;
    // The result can't be recorded (a constraint, a value the database refuses): that is a failed try like any other.
    return finish({ ...f, verdict: thrown(jobs, error), isFailure: true });
  }
}

type Hints = Map<Stage, Map<string, { id: string; priority?: Priority }>>;
interface Recorded {
  hints: Hints;
  outcomes: Attempt['outcome'][];
}

function record({ stage, jobs, token, verdict, tookMs, around }: Finish): Promise<Recorded | null> {
  const { store, rules } = around;
  return store.inTransaction(async tx => {
    const held = await lockLeases(
      tx,
      stage,
      jobs.map(job => job.id),
      token,
    );
    await around.at?.('locked');
    if (held.size < jobs.length) {
      // A batch is one result: if a row of it was taken over, the others are given back to be done again.
      for (const id of held)
        await endLease(tx, stage, id, { token, end: againAt(store.clock.now(), 'taken over in part') });
      return null;
    }
    const hints: Hints = new Map();
    const outcomes: Recorded['outcomes'] = [];
    await verdict.record?.(tx, needIn(tx, hints, store));
    const ruling = { rules, now: store.clock.now(), random: around.random ?? Math.random };
    const finished: string[] = [];
    for (const job of jobs) {
      const end = await endOf(tx, job, verdict, ruling);
      if (end.is === 'done') finished.push(job.id);
      else await endLease(tx, stage, job.id, { token, end });
      const attempt = attemptOf(job, { verdict, end, tookMs, worker: WORKER });
      if (end.is !== 'done' || rules.keepsDone) await recordAttempt(tx, attempt);
      outcomes.push(attempt.outcome);
    }
    if (finished.length > 0) await endLease(tx, stage, finished, { token, end: { is: 'done' } });
    await around.at?.('recorded');
    return { hints, outcomes };
  });
}

function needIn(tx: Transaction, hints: Hints, store: Store): Need {
  return async (stage, ids, { at = store.clock.now(), priority } = {}) => {
    const list = (Array.isArray(ids) ? ids : [ids]) as (string | number)[];
    const urgency = priority === undefined ? {} : { priority };
    await markDue(tx, stage, list, { at, ...urgency });
    // What can wait is left to the sweep, which knows what else there is to do.
    if (priority !== undefined && priority > PRIORITIES.news) return;
    const now = store.clock.now();
    const isNow = (i: number): boolean => ((at instanceof Date ? at : at[i]) ?? now) <= now;
    const jobs = hints.get(stage) ?? new Map();
    for (const [i, id] of list.entries()) if (isNow(i)) jobs.set(String(id), { id: String(id), ...urgency });
    if (jobs.size > 0) hints.set(stage, jobs);
  };
}

/** Keeps each lease that ran out as an attempt, and quarantines rows that had too many; answers the others. */
async function settleCrashes(
  claims: readonly Claim[],
  { stage, token, startedAt, around }: { stage: Stage; token: string; startedAt: Date; around: JobSurroundings },
): Promise<Claim[]> {
  const standing: Claim[] = [];
  for (const claim of claims) {
    if (!claim.crashed) {
      standing.push(claim);
      continue;
    }
    const isOver = claim.crashes >= around.rules.maxCrashes;
    const why = `its process died or hung while working on it (${claim.crashes} of ${around.rules.maxCrashes})`;
    await around.store.inTransaction(async tx => {
      const base = { stage, subject: claim.id, startedAt, tookMs: 0, worker: WORKER, why };
      await recordAttempt(tx, { ...base, outcome: isOver ? 'quarantined' : 'crashed' });
      if (isOver) await endLease(tx, stage, claim.id, { token, end: { is: 'quarantined', why } });
    });
    around.log.warn({ stage, row: claim.id, crashes: claim.crashes, isOver }, 'a lease had run out');
    around.metrics.jobOutcomes.inc({ stage, outcome: isOver ? 'quarantined' : 'crashed' });
    if (!isOver) standing.push(claim);
  }
  return standing;
}
