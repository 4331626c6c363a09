// What a worker writes: a handler that takes leased rows and says what came of them.
import type { Outcome, Stage } from '@cellwire/model';
import type { Priority, Transaction } from '@cellwire/store';

/** A row leased to this process. */
export interface Job {
  stage: Stage;
  /** Id of the row in the stage's table, as text. */
  id: string;
  /** Tries before this one that asked for another. */
  attempts: number;
  priority: Priority;
  startedAt: Date;
  /** Aborted at the deadline, when the lease is lost, and when the process stops in a hurry. */
  signal: AbortSignal;
}

/**
 * Notes, in the transaction, that a stage has to work on rows: now, at an instant, or each at its own. Without
 * `priority` rows keep theirs. After the commit what is due at once is handed to the queue; what can wait (backfill) is
 * left to the sweep.
 */
export type Need = (
  stage: Stage,
  ids: string | number | readonly (string | number)[],
  options?: { at?: Date | readonly Date[]; priority?: Priority },
) => Promise<void>;

/** What came of a job. Everything in `record` happens together with the end of the lease, or not at all. */
export interface Verdict {
  outcome: Outcome;
  /** Records the result. It may run again if the database drops: it must do nothing but use `tx` and `need`. */
  record?: (tx: Transaction, need: Need) => Promise<void>;
  /** A retry comes not before this instant (Retry-After). */
  notBefore?: Date;
  /** Kept with the attempt, without secrets. */
  detail?: unknown;
}

/** What came of several rows that were taken together; rows in neither `outcomes` nor `failures` are done. */
export interface BatchVerdict {
  outcomes?: ReadonlyMap<string, Outcome>;
  /** What was thrown for a row, which is judged as if it had been taken alone. */
  failures?: ReadonlyMap<string, unknown>;
  record?: (tx: Transaction, need: Need) => Promise<void>;
}

/** Works on one row. It runs outside any transaction; a throw is a retry that ends in quarantine. */
export type Handler = (job: Job) => Promise<Outcome | Verdict>;
/** Works on several rows together. A throw makes each of them run alone next time. */
export type BatchHandler = (jobs: readonly Job[]) => Promise<BatchVerdict>;

/** A stage and what works on its rows. */
export type StageHandler = { stage: Stage; handle: Handler } | { stage: Stage; handleMany: BatchHandler };
