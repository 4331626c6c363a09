// The one writer at a time: who holds this lock records events and exits, and its instant is later than all before.
import type { Clock } from '@cellwire/model';
import type { Queryable, Transaction } from './queryable.js';

/** Channel that is notified with each commit of a recording; `store.listen` hears it, then asks `listChanges`. */
export const CHANGES_CHANNEL = 'cellwire_changes';

/**
 * Waits until this transaction alone may record events, exits and corrections, and gives the instant to record them at.
 * The lock is held to the end of the transaction, so recorded order is commit order. Instants ascend strictly, in whole
 * milliseconds, even where the clock stands still or goes back. What the transaction looks up it finds by indexes: of a
 * table that is new or was not analyzed lately the planner would rather read all, with the long arrays of keys in it.
 */
export async function beginRecording(tx: Transaction, clock: Clock): Promise<Date> {
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('cellwire.recording', 0)), pg_notify($1, ''),
       set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`,
    [CHANGES_CHANNEL],
  );
  const last = await lastRecordedAt(tx);
  const now = clock.now().getTime();
  return new Date(last === null ? now : Math.max(now, last.getTime() + 1));
}

/** Instant of the latest recorded change; a repeatable answer to "as of" needs an instant not later than this. */
export async function lastRecordedAt(q: Queryable): Promise<Date | null> {
  const { rows } = await q.query<{ at: Date | null }>(
    'SELECT greatest((SELECT max(recorded_at) FROM event_version), (SELECT max(recorded_at) FROM exit_version)) AS at',
  );
  return rows[0]?.at ?? null;
}
