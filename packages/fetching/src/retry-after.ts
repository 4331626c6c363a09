// Retry-After (RFC 9110 section 10.2.3): seconds or an HTTP date.

/** The longest a server's word is honoured. */
export const MAX_WAIT_MS = 24 * 3_600_000;

/** When to come back, at most 24 hours from now; null where the header is absent or makes no sense. A past date is now. */
export function readRetryAfter(value: string | null | undefined, now: Date): Date | null {
  const text = value?.trim() ?? '';
  const at = /^\d+(?:\.\d+)?$/.test(text) ? now.getTime() + Number(text) * 1000 : readHttpDate(text)?.getTime();
  if (at === undefined) return null;
  return new Date(Math.min(Math.max(at, now.getTime()), now.getTime() + MAX_WAIT_MS));
}

// The three forms of RFC 9110 section 5.6.7; Date.parse alone would read a date into almost any text with a digit.
const FORMS = [
  /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/** An HTTP date in any of its three forms, or null. */
export function readHttpDate(text: string): Date | null {
  const form = FORMS.findIndex(pattern => pattern.test(text));
  // asctime carries no zone and means GMT.
  const at = form < 0 ? Number.NaN : Date.parse(form === 2 ? `${text} GMT` : text);
  return Number.isNaN(at) ? null : new Date(at);
}
