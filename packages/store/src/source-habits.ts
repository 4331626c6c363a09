// What a source usually does, so that its falling silent or short can be told from its usual pauses.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** The habit of one enabled source, from its articles of the last weeks. */
export interface SourceHabit {
  id: number;
  name: string;
  /** Publication of its latest article; null when it never had one. */
  latestAt: Date | null;
  /** Pauses between its articles that the habit was learnt from. */
  gaps: number;
  /** The longest pause but one: one outage must not teach that outages are usual. Null with fewer than two pauses. */
  longGapSeconds: number | null;
  /** Texts among its latest ten articles, and their median length in characters. */
  recentTexts: number;
  recentLength: number | null;
  /** The same of the fifty before. */
  earlierTexts: number;
  earlierLength: number | null;
}

/**
 * Reads the habits of all enabled sources at `now`, each from the `memoryMs` before its own latest article: a source that
 * has been silent for longer than that has its habit still.
 */
export const readSourceHabits = (q: Queryable, options: { memoryMs: number; now: Date }): Promise<SourceHabit[]> =>
  select<SourceHabit>(
    q,
    `SELECT s.id, s.name, g.latest_at, coalesce(g.gaps, 0) AS gaps, g.long_gap_seconds,
       t.recent_texts, t.recent_length, t.earlier_texts, t.earlier_length
     FROM source s
     CROSS JOIN LATERAL (
       SELECT max(a.seen_at) - $1::float8 * interval '1 millisecond' AS since
       FROM article a WHERE a.source_id = s.id AND a.seen_at <= $2
     ) AS memory
     LEFT JOIN LATERAL (
       SELECT max(at) AS latest_at, count(gap)::int AS gaps,
         (array_agg(gap ORDER BY gap DESC NULLS LAST))[2] AS long_gap_seconds
       FROM (SELECT at, extract(epoch FROM at - lag(at) OVER (ORDER BY at))::float8 AS gap
         FROM (SELECT DISTINCT least(a.published_at, a.seen_at) AS at FROM article a
           WHERE a.source_id = s.id AND a.seen_at BETWEEN memory.since AND $2
             AND a.published_at BETWEEN memory.since AND $2) AS times) AS gaps
     ) AS g ON true
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE n <= 10)::int AS recent_texts,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY length) FILTER (WHERE n <= 10) AS recent_length,
         count(*) FILTER (WHERE n > 10)::int AS earlier_texts,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY length) FILTER (WHERE n > 10) AS earlier_length
       FROM (SELECT v.length, row_number() OVER (ORDER BY a.seen_at DESC, a.id) AS n
         FROM article a JOIN article_version v ON v.article_id = a.id AND v.n = a.version
         WHERE a.source_id = s.id AND a.seen_at BETWEEN memory.since AND $2
         ORDER BY a.seen_at DESC, a.id LIMIT 60) AS texts
     ) AS t
     WHERE s.enabled ORDER BY s.name`,
    [options.memoryMs, options.now],
  );
