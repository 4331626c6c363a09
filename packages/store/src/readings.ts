// What became of each article: read, or not read and why. One row an article, by its latest extraction.
import type { ExtractionOutcome } from './extractions.js';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

export interface Reading {
  id: string;
  url: string | null;
  outlet: string | null;
  title: string;
  published: string;
  language: string | null;
  completeness: 'full' | 'summary';
  /** Null while the article has not been extracted from yet. */
  outcome: ExtractionOutcome | null;
  /** Why it was not read. */
  reason: string | null;
  mentions: number;
  /** Whether the text is kept, so that a later pack can read it. */
  hasText: boolean;
}

export interface ReadingFilter {
  /** Only these; `dropped` is every outcome but `read`. */
  outcome?: ExtractionOutcome | 'dropped';
  /** Name of a source. */
  source?: string;
  limit?: number;
}

const LATEST = `SELECT DISTINCT ON (x.article_id) x.* FROM extraction x
  ORDER BY x.article_id, x.extracted_at DESC, x.id DESC`;
const WANTED = `($1::text IS NULL OR ($1 = 'dropped' AND x.outcome <> 'read') OR x.outcome = $1)
  AND ($2::text IS NULL OR s.name = $2)`;

/** Articles with what became of them, latest published first. */
export const listReadings = (q: Queryable, filter: ReadingFilter = {}): Promise<Reading[]> =>
  select<Reading>(
    q,
    `SELECT a.id, a.url, a.outlet, coalesce(v.title, '') AS title, a.published, v.language, v.completeness,
       x.outcome, x.reason, coalesce(x.mentions, 0) AS mentions, v.text IS NOT NULL AS has_text
     FROM article a
       JOIN article_version v ON v.article_id = a.id AND v.n = a.version
       LEFT JOIN (${LATEST}) x ON x.article_id = a.id
       LEFT JOIN source s ON s.id = a.source_id
     WHERE ${WANTED} ORDER BY a.published_at DESC, a.id LIMIT $3`,
    [filter.outcome ?? null, filter.source ?? null, filter.limit ?? 100],
  );

/** How many articles came to each outcome, for each reason; most first. */
export const countReadings = (
  q: Queryable,
  filter: Pick<ReadingFilter, 'source'> = {},
): Promise<{ outcome: ExtractionOutcome; reason: string | null; articles: number }[]> =>
  select(
    q,
    `SELECT x.outcome, x.reason, count(*)::int AS articles
     FROM (${LATEST}) x JOIN article a ON a.id = x.article_id LEFT JOIN source s ON s.id = a.source_id
     WHERE $1::text IS NULL OR s.name = $1
     GROUP BY x.outcome, x.reason ORDER BY articles DESC, x.outcome`,
    [filter.source ?? null],
  );
