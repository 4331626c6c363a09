// Mentions and articles. The text of an article is shown only where the retention setting keeps it.
import { listArticleRows, listMentions, listVersions, readPresentVersion, type Store } from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { articleItem, mentionItem } from '../answers/mention-item.js';
import { readCursor, writeCursor } from '../cursor.js';
import { defineRoute } from '../define-route.js';
import type { ApiOptions } from '../options.js';
import { Problem } from '../problem.js';
import type { ArticleDetail } from '../schema/articles.js';

/** Adds /api/mentions, /api/articles…. */
export function articleRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store } = options;

  defineRoute(app, 'listMentions', options, async ({ query }) => {
    const { cursor, limit, ...which } = query;
    const before = cursor ? Number(readCursor(cursor, 1)[0]) : null;
    const rows = await listMentions(store, { ...which, before, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return { mentions: page.map(mentionItem), next: rows.length > limit && last ? writeCursor([last.id]) : null };
  });

  defineRoute(app, 'listArticles', options, async ({ query }) => {
    const { cursor, limit, ...which } = query;
    const [publishedAt, id] = cursor ? readCursor(cursor, 2) : [];
    const after = cursor ? { publishedAt: String(publishedAt), id: String(id) } : null;
    const rows = await listArticleRows(store, { ...which, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last ? writeCursor([last.publishedAt.toISOString(), last.id]) : null;
    return { articles: page.map(articleItem), next };
  });

  defineRoute(app, 'getArticle', options, ({ params }) => articleDetail(store, params.id));
}

async function articleDetail(store: Store, id: string): Promise<ArticleDetail> {
  const [row] = await listArticleRows(store, { id, limit: 1 });
  if (!row) throw new Problem(404, 'No such article', `there is no article ${id}`);
  const versions = await listVersions(store, id);
  const mentions = await listMentions(store, { article: id, limit: 500 });
  return {
    ...articleItem(row),
    excerpt: row.excerpt || null,
    text: (await readPresentVersion(store, id))?.text ?? null,
    versions: versions.map(v => ({
      n: v.n,
      title: v.title,
      length: v.length,
      completeness: v.completeness,
      recorded_at: v.recordedAt.toISOString(),
    })),
    mention_details: mentions.reverse().map(mentionItem),
  };
}
