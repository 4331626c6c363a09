// A destination that keeps failing rests: its new deliveries wait, so that they take no turn from those of others.

/** What a delivery says that waits for its destination. */
export const WAITS_ITS_TURN = 'waits for its turn: the destination is slow or failing';

/** One failure may be the message's fault, or a restart's; its own second try comes within seconds. */
const RESTS_AFTER = 2;
/** Twice as long with every failure, from what a try may take to ten minutes. */
const SHORTEST_MS = 15_000;
const LONGEST_MS = 600_000;

/** How long a message waits for a destination after so many failures in a row, in milliseconds. */
export const waitAfter = (failures: number): number =>
  Math.min(SHORTEST_MS * 2 ** Math.min(Math.max(failures, 0), 20), LONGEST_MS);

/** Whom a rest concerns: its failures in a row, and when it last failed. */
export interface Failing {
  failures: number;
  failedAt: Date | null;
}

/**
 * When a delivery that has not been tried comes to its turn while the destination rests; null when it does not. Each waits from
 * `at`, so that all of them do not come at once; the first success wakes them.
 */
export function restUntil({ failures, failedAt }: Failing, at: Date): Date | null {
  if (failures < RESTS_AFTER || !failedAt) return null;
  const waitMs = waitAfter(failures);
  return at.getTime() < failedAt.getTime() + waitMs ? new Date(at.getTime() + waitMs) : null;
}
