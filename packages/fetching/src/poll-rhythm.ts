// How often a feed brings news, learnt from what its polls yield, and how that becomes an interval.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Decayed counts: `items` came in `spanMs`. Older polls weigh less, by a half every two days. */
export interface Rhythm {
  items: number;
  spanMs: number;
}

const HALF_LIFE_MS = 2 * DAY_MS;
/** How far back the dates of a first reading count. */
const SEED_MS = 7 * DAY_MS;
/** A feed without dates is taken to bring one item an hour until it has shown what it does. */
const UNKNOWN: Rhythm = { items: 1, spanMs: HOUR_MS };

/** The rhythm at the first reading, from the dates of the feed's own entries (ISO instants). */
export function seedRhythm(entryDates: readonly string[], now: Date): Rhythm {
  const ages = entryDates.map(date => now.getTime() - Date.parse(date)).filter(age => age >= 0);
  if (ages.length === 0) return UNKNOWN;
  const recent = ages.filter(age => age <= SEED_MS);
  // One old item among the dates shows that the window holds all there was; else the window ends at the oldest.
  const spanMs = recent.length < ages.length ? SEED_MS : Math.max(...recent);
  return { items: Math.max(recent.length, 0.5), spanMs: Math.max(spanMs, 60_000) };
}

/** The rhythm after a poll that brought `newItems` since the last success, `sinceMs` ago. */
export function learnRhythm(rhythm: Rhythm, newItems: number, sinceMs: number): Rhythm {
  const kept = 0.5 ** (sinceMs / HALF_LIFE_MS);
  return { items: rhythm.items * kept + newItems, spanMs: rhythm.spanMs * kept + sinceMs };
}

/** Half the mean gap between items, so that an item waits a quarter of it in the middle. Not yet bounded. */
export const intervalOf = ({ items, spanMs }: Rhythm): number => spanMs / Math.max(items, 0.01) / 2;

/** A factor within ±10 %, the same for the same name and number of poll, to spread sources that started together. */
export function jitter(source: string, poll: number): number {
  let hash = 0x811c9dc5;
  // FNV-1a over UTF-16 units: no secret, just spread.
  for (const char of `${poll}#${source}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return 0.9 + (0.2 * hash) / 0xffffffff;
}

/** What a response's Cache-Control says of how long it is fresh, in milliseconds; 0 where it says nothing or forbids storing. */
export function maxAgeOf(cacheControl: string | null | undefined): number {
  const text = cacheControl ?? '';
  if (/(?:^|[\s,])no-(?:cache|store)(?![\w-])/i.test(text)) return 0;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(text)?.[1];
  return seconds ? Number(seconds) * 1000 : 0;
}
