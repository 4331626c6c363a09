// Articles that did not come through to events: their present version or one of its extractions was put aside.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

export interface StuckArticle {
  articleId: string;
  stage: 'extract-events' | 'resolve-events';
  state: 'quarantined' | 'rejected';
  why: string | null;
}

/** Of the articles given, those that are in quarantine or were rejected, in the order of their ids. */
export const listStuckArticles = (q: Queryable, articleIds: readonly string[]): Promise<StuckArticle[]> =>
  select(
    q,
    `SELECT article_id, 'extract-events' AS stage, work_state AS state, work_reason AS why FROM article_version
     WHERE article_id = ANY($1::text[]) AND work_state IN ('quarantined', 'rejected')
     UNION ALL
     SELECT article_id, 'resolve-events', work_state, work_reason FROM extraction
     WHERE article_id = ANY($1::text[]) AND work_state IN ('quarantined', 'rejected')
     ORDER BY 1, 2`,
    [articleIds],
  );
