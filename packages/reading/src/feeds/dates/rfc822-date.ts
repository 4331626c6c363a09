// The date that nine feeds in ten write (RFC 822, section 5, with the years of RFC 1123), read without detours.
import { type DateParts, fullYear } from './date-parts.js';
import { zoneOffset } from './zones.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const FORM =
  /^(?:[a-z]{3,9},? ?)?(\d{1,2})[ -]([a-z]{3})[ -](\d{4}|\d{2}),? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([+-]\d{2}:?\d{2}|[a-z]{1,4}))?$/;

/** `wed, 11 feb 2026 09:00:00 +0900`, lower case; null for everything else, which the other readers may know. */
export function readRfc822Date(text: string): DateParts | null {
  const m = FORM.exec(text);
  const month = MONTHS.indexOf(m?.[2] ?? '') + 1;
  if (!m || month === 0 || m[7] === 'am' || m[7] === 'pm') return null;
  return {
    year: fullYear(m[3] ?? ''),
    month,
    day: Number(m[1]),
    hour: Number(m[4]),
    minute: Number(m[5]),
    second: Number(m[6] ?? 0),
    offset: zoneOffset(m[7] ?? '') ?? 0,
  };
}
