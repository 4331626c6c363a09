// When a daily digest goes out.

/** Hour of a digest that names none, in UTC. */
export const DIGEST_AT = '07:00';

/** Whether a text is a time of day, `HH:MM`. */
export const isTimeOfDay = (text: unknown): text is string =>
  typeof text === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The next instant after `now` at which it is `at` (HH:MM, UTC; 07:00 where it is no time of day). */
export function nextDigestAt(now: Date, at: unknown): Date {
  const [hours = 0, minutes = 0] = (isTimeOfDay(at) ? at : DIGEST_AT).split(':').map(Number);
  const next = new Date(now);
  next.setUTCHours(hours, minutes, 0, 0);
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
  return next;
}
