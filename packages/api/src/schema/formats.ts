// Forms in which files, feeds and charts can be had.

/** Endings of exported files. */
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const;
/** Endings of feeds. */
export const FEED_FORMATS = ['rss', 'atom', 'json', 'ics'] as const;
/** Media types of exported files. */
export const EXPORT_TYPES = {
  csv: 'text/csv',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;
/** Media types of feeds. */
export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
  ics: 'text/calendar',
} as const;
/** Charts that can be had as files. */
export const CHART_NAMES = ['targets', 'writedowns', 'exits', 'plants'] as const;
