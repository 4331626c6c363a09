// item: entries of feeds as the feeds told them.
import { articleRow } from './articles.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRows, select } from './statements.js';
import { canonicalJson, hashOf, keyOf } from './values.js';

export interface Item {
  id: number;
  sourceId: number;
  guid: string;
  articleId: string | null;
  link: string | null;
  title: string | null;
  summary: string | null;
  content: string | null;
  authors: string[];
  published: string | null;
  seenAt: Date;
  changedAt: Date | null;
  skipped: string | null;
}

/** An entry as a poll brought it. `url` is the canonical address of its article; null with a reason in `skipped`. */
export interface NewItem {
  guid: string;
  link: string | null;
  url: string | null;
  title: string | null;
  summary: string | null;
  content: string | null;
  authors: string[];
  published: string | null;
  skipped?: string | null;
}

export interface RecordedItems {
  /** Articles that nobody knew before. */
  newArticles: string[];
  newItems: number;
  /** Articles whose entry came with other words than before. */
  changedArticles: string[];
}

/**
 * Stores a feed's entries and the articles they name. An entry is known by source and guid, an article by address, so
 * that the same entries again change nothing. An entry without a date is published when it was first seen.
 */
export async function recordItems(
  tx: Transaction,
  source: { id: number; outlet: string },
  items: readonly NewItem[],
  options: { now: Date; silent?: boolean },
): Promise<RecordedItems> {
  const { now } = options;
  const unique = [...new Map(items.map(item => [keyOf(item.guid), item])).entries()];
  const articles = new Map<string, ReturnType<typeof articleRow>>();
  for (const [, item] of unique) {
    if (item.url === null || articles.has(keyOf(item.url))) continue;
    articles.set(keyOf(item.url), articleOf(item, item.url, source, options));
  }
  const added = await insertRows<{ id: string }>(
    tx,
    'article',
    [...articles.values()],
    'ON CONFLICT DO NOTHING RETURNING id',
  );
  const known = await select<{ id: string; urlKey: string }>(
    tx,
    'SELECT id, url_key FROM article WHERE url_key = ANY($1::text[])',
    [[...articles.keys()]],
  );
  const ids = new Map(known.map(a => [a.urlKey, a.id]));
  const rows = unique.map(([guid, item]) => itemRow(guid, item, { sourceId: source.id, now, ids }));
  const stored = await insertRows<{ isNew: boolean; articleId: string | null }>(
    tx,
    'item AS old',
    rows,
    `ON CONFLICT (source_id, guid) DO UPDATE SET title = excluded.title, summary = excluded.summary,
       content = excluded.content, authors = excluded.authors, content_hash = excluded.content_hash, changed_at = excluded.seen_at
     WHERE old.content_hash <> excluded.content_hash
     RETURNING changed_at IS NULL AS is_new, article_id`,
  );
  const changed = stored.filter(row => !row.isNew && row.articleId !== null).map(row => row.articleId as string);
  return {
    newArticles: added.map(a => a.id),
    newItems: stored.filter(row => row.isNew).length,
    changedArticles: [...new Set(changed)],
  };
}

/** How many of the entries a source has brought before, told by their guids. */
export async function countKnownItems(
  q: Queryable,
  sourceId: number,
  items: readonly Pick<NewItem, 'guid'>[],
): Promise<number> {
  const guids = [...new Set(items.map(item => keyOf(item.guid)))];
  const { rows } = await q.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM item WHERE source_id = $1 AND guid = ANY($2::text[])',
    [sourceId, guids],
  );
  return rows[0]?.n ?? 0;
}

function articleOf(
  item: NewItem,
  url: string,
  source: { id: number; outlet: string },
  options: { now: Date; silent?: boolean },
) {
  const base = {
    url,
    outlet: source.outlet,
    sourceId: source.id,
    origin: 'feed' as const,
    silent: options.silent ?? false,
    seenAt: options.now,
  };
  const seen = options.now.toISOString();
  try {
    return articleRow({ ...base, published: item.published ?? seen });
  } catch {
    // Feeds do give 31 February: such an entry counts as published when it was first seen.
    return articleRow({ ...base, published: seen });
  }
}

function itemRow(guid: string, item: NewItem, options: { sourceId: number; now: Date; ids: Map<string, string> }) {
  const { title, summary, content } = item;
  return {
    sourceId: options.sourceId,
    guid,
    articleId: item.url === null ? null : (options.ids.get(keyOf(item.url)) ?? null),
    link: item.link,
    title,
    summary,
    content,
    authors: item.authors,
    published: item.published,
    seenAt: options.now,
    contentHash: hashOf(canonicalJson([title, summary, content])),
    skipped: item.skipped ?? null,
  };
}

/** What feeds say of an article, longest text first. */
export const listItemsOfArticle = (q: Queryable, articleId: string): Promise<Item[]> =>
  select<Item>(
    q,
    `SELECT * FROM item WHERE article_id = $1
     ORDER BY length(coalesce(content, '')) DESC, length(coalesce(summary, '')) DESC, id`,
    [articleId],
  );

/** Entries of a source that became no article, newest first, with the reason. */
export const listSkippedItems = (q: Queryable, sourceId: number, limit = 100): Promise<Item[]> =>
  select<Item>(q, 'SELECT * FROM item WHERE source_id = $1 AND skipped IS NOT NULL ORDER BY id DESC LIMIT $2', [
    sourceId,
    limit,
  ]);
