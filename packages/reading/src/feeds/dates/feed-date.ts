// Dates of feeds to instants. The forms are tried from the strictest to the loosest; what is ambiguous stays unread.
import { readCjkDate } from './cjk-date.js';
import { readCompactDate } from './compact-date.js';
import type { DateParts } from './date-parts.js';
import { instantOf } from './date-parts.js';
import { readNumericDate } from './numeric-date.js';
import { readRfc822Date } from './rfc822-date.js';
import { readWordedDate } from './worded-date.js';

const MAX_LENGTH = 100;

/** The order matters: the commonest first; a numeric date may hold a CJK time, and words are looked for only where numbers alone don't tell. */
const READERS: readonly ((text: string) => DateParts | null)[] = [
  readRfc822Date,
  readNumericDate,
  readCompactDate,
  readCjkDate,
  readWordedDate,
];

/**
 * Reads a date as feeds write it (RFC 822, ISO 8601 and W3CDTF with their shorthands, asctime, many languages' names)
 * into an instant `2026-02-11T09:00:00Z`. A missing time is midnight, a missing or unknown zone is UTC; East Asian
 * forms default to their own zone. Null where the text is no date, or one that could be two (03/04/2026).
 */
export function readFeedDate(text: string): string | null {
  const trimmed = text
    .slice(0, 4 * MAX_LENGTH)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();
  if (trimmed.length < 4 || trimmed.length > MAX_LENGTH) return null;
  const plain = trimmed.toLowerCase().replace(/ ?\([^()]*\)$/, '');
  for (const read of READERS) {
    const parts = read(plain);
    if (parts) return instantOf(parts);
  }
  return null;
}
