// Articles as readers see them: metadata and what became of them, without their text.
import type { Completeness } from '@cellwire/model';
import type { FetchState } from './articles.js';
import type { ExtractionOutcome } from './extractions.js';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** An article with its present version and the latest reading of it. */
export interface ArticleRow {
  id: string;
  title: string | null;
  url: string | null;
  outlet: string | null;
  source: string | null;
  published: string;
  publishedAt: Date;
  seenAt: Date;
  fetchedAt: Date | null;
  fetchState: FetchState;
  copyOf: string | null;
  language: string | null;
  authors: string[] | null;
  completeness: Completeness | null;
  paywalled: boolean | null;
  excerpt: string | null;
  outcome: ExtractionOutcome | null;
  reason: string | null;
  mentions: number;
}

export interface ArticleListOptions {
  id?: string;
  source?: string | undefined;
  outlet?: string | undefined;
  outcome?: ExtractionOutcome | undefined;
  /** Published on that day or later. */
  since?: string | undefined;
  /** The place after a row. */
  after?: { publishedAt: string; id: string } | null;
  limit: number;
}

/** Articles, latest publication first. */
export function listArticleRows(q: Queryable, options: ArticleListOptions): Promise<ArticleRow[]> {
  const { id, source, outlet, outcome, since, after, limit } = options;
  return select<ArticleRow>(
    q,
    `SELECT a.id, v.title, a.url, a.outlet, s.name AS source, a.published, a.published_at, a.seen_at, a.fetched_at,
       a.fetch_state, a.copy_of, v.language, v.authors, v.completeness, v.paywalled, v.excerpt, x.outcome, x.reason,
       (SELECT count(*)::int FROM mention m WHERE m.article_id = a.id AND m.superseded_at IS NULL) AS mentions
     FROM article a
     LEFT JOIN source s ON s.id = a.source_id
     LEFT JOIN article_version v ON v.article_id = a.id AND v.n = a.version
     LEFT JOIN LATERAL (SELECT outcome, reason FROM extraction e WHERE e.article_id = a.id AND e.version_id = v.id
       ORDER BY e.extracted_at DESC, e.id DESC LIMIT 1) x ON true
     WHERE ($1::text IS NULL OR a.id = $1) AND ($2::text IS NULL OR s.name = $2) AND ($3::text IS NULL OR a.outlet = $3)
       AND ($4::text IS NULL OR x.outcome = $4) AND ($5::date IS NULL OR a.published_on >= $5)
       AND ($6::timestamptz IS NULL OR a.published_at < $6 OR (a.published_at = $6 AND a.id > $7))
     ORDER BY a.published_at DESC, a.id LIMIT $8`,
    [
      id ?? null,
      source ?? null,
      outlet ?? null,
      outcome ?? null,
      since ?? null,
      after?.publishedAt ?? null,
      after?.id ?? null,
      limit,
    ],
  );
}
