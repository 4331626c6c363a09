// An instant in the words of the place where it was published.

/**
 * The same instant written with the offset of an IANA zone: `2026-02-10T23:30:00Z` in Asia/Seoul is
 * `2026-02-11T08:30:00+09:00`. A bare day, an unreadable instant or an unknown zone comes back as it was.
 */
export function inTimeZone(instant: string, timeZone: string): string {
  const at = new Date(instant);
  if (!instant.includes('T') || Number.isNaN(at.getTime())) return instant;
  try {
    const parts = Object.fromEntries(
      formatOf(timeZone)
        .formatToParts(at)
        .map(p => [p.type, p.value]),
    );
    const offset = (parts.timeZoneName ?? 'GMT').replace('GMT', '') || '+00:00';
    return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}${offset.slice(0, 6)}`;
  } catch {
    return instant;
  }
}

/** Making a format costs twenty times as much as using it; zones are few. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError for a zone that is none. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}
