// ISO 8601 without separators, and its two-digit years: 20260211, 20260211T0900Z, 260211, 26-02-11, 26042, -2602; and
// seconds or milliseconds of POSIX time.
import { type DateParts, ordinalDay } from './date-parts.js';
import { zoneOffset } from './zones.js';

const FORM =
  /^(?:(?<y4>\d{4})(?<m>\d{2})(?<d>\d{2})|(?<y4o>\d{4})(?<o>\d{3})|(?<y2>\d{2})-?(?<m2>\d{2})-?(?<d2>\d{2})|(?<y2o>\d{2})-?(?<o2>\d{3})|-(?<y2m>\d{2})-?(?<m3>\d{2}))(?:[t ]?(?<h>\d{2}):?(?<min>\d{2}):?(?<s>\d{2})?(?:[.,]\d{1,9})?)?(?: ?(?<zone>z|gmt|utc|[+-]\d{2}:?(?:\d{2})?))?$/;

/** Two-digit years are of this century, as ISO 8601 has it; a form without a day is its month's first. Null where no form fits. */
export function readCompactDate(text: string): DateParts | null {
  const posix = readPosixTime(text);
  const g = posix ? undefined : FORM.exec(text)?.groups;
  if (!g) return posix;
  const year = Number(g.y4 ?? g.y4o ?? `20${g.y2 ?? g.y2o ?? g.y2m}`);
  const ordinal = g.o ?? g.o2;
  const day = ordinal
    ? ordinalDay(year, Number(ordinal))
    : { month: Number(g.m ?? g.m2 ?? g.m3), day: Number(g.d ?? g.d2 ?? 1) };
  if (!day) return null;
  return {
    year,
    ...day,
    hour: Number(g.h ?? 0),
    minute: Number(g.min ?? 0),
    second: Number(g.s ?? 0),
    offset: zoneOffset(g.zone ?? '') ?? 0,
  };
}

/** Ten digits are seconds since 1970, thirteen are milliseconds; both from 2001 on. */
function readPosixTime(text: string): DateParts | null {
  if (!/^[1-9]\d{9}(?:\d{3})?$/.test(text)) return null;
  const time = new Date(Number(text.slice(0, 10)) * 1000);
  return {
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
  };
}
