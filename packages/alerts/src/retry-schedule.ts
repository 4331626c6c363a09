// When a delivery is tried again: ten tries over three days (Standard Webhooks' recommended shape).

const SECOND = 1000,
  MINUTE = 60 * SECOND,
  HOUR = 60 * MINUTE;

/** Waits before each try, counted from the one before. Together 75 h 35 min and 5 s. */
export const RETRY_DELAYS_MS: readonly number[] = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** Share by which a wait may be longer or shorter, so that endpoints that failed together are not tried together. */
export const JITTER = 0.2;
/** Retry-After is honoured up to this. */
const MAX_RETRY_AFTER_MS = 24 * HOUR;

/**
 * The instant of the next try after `tries` failed ones, or null when the last one is over. `random` is 0 to 1;
 * `retryAfter` is what the endpoint asked for.
 */
export function nextTry(tries: number, now: Date, random: number, retryAfter: Date | null = null): Date | null {
  const delay = RETRY_DELAYS_MS[tries];
  if (delay === undefined) return null;
  const jittered = delay * (1 - JITTER + 2 * JITTER * random);
  const asked = retryAfter ? Math.min(retryAfter.getTime() - now.getTime(), MAX_RETRY_AFTER_MS) : 0;
  return new Date(now.getTime() + Math.max(jittered, asked));
}
