// article: articles of the web, known by their canonical address.

import { type Publication, readPublication } from './published.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select, updateRow } from './statements.js';
import { hashOf, keyOf } from './values.js';

/** What the last fetch of an article's page met. */
export const FETCH_STATES = [
  'none',
  'ok',
  'unchanged',
  'wall',
  'paywall',
  'gone',
  'robots',
  'refused',
  'not_html',
  'no_text',
  'error',
] as const;
export type FetchState = (typeof FETCH_STATES)[number];

export interface StoredArticle extends Publication {
  id: string;
  url: string | null;
  sourceId: number | null;
  outlet: string | null;
  origin: 'feed' | 'import' | 'added';
  silent: boolean;
  seenAt: Date;
  /** Number of the present version; null until something is readable. */
  version: number | null;
  fetchedAt: Date | null;
  fetchState: FetchState;
  etag: string | null;
  lastModified: string | null;
  copyOf: string | null;
  workState: string;
  workReason: string | null;
}

/** Longest id that an import may bring, in characters. */
export const ARTICLE_ID_LENGTH = 400;

/** The id of an article that came without one: the same address always gives the same id. */
export const articleIdOf = (url: string): string => `ar_${hashOf(keyOf(url)).slice(0, 20)}`;

export interface NewArticle {
  id?: string;
  /** Canonical address. */
  url: string | null;
  published: string;
  outlet: string | null;
  sourceId?: number | null;
  origin: StoredArticle['origin'];
  silent?: boolean;
  seenAt: Date;
}

/**
 * Adds an article unless its id or address is there already; answers the id under which it is known, and whether it is
 * new. Throws when the id is too long, there is neither id nor address, or the publication is no calendar day.
 */
export async function saveArticle(tx: Transaction, article: NewArticle): Promise<{ id: string; isNew: boolean }> {
  const row = articleRow(article);
  const [added] = await insertRow<{ id: string }>(tx, 'article', row, 'ON CONFLICT DO NOTHING RETURNING id');
  if (added) return { id: added.id, isNew: true };
  const [known] = await select<{ id: string }>(
    tx,
    'SELECT id FROM article WHERE id = $1 OR url_key = $2 ORDER BY id = $1 DESC LIMIT 1',
    [row.id, row.urlKey],
  );
  if (!known) throw new Error(`article ${row.id} could not be stored`);
  if (article.id === undefined || known.id === row.id) return { id: known.id, isNew: false };
  // An import keeps the ids it brings, even where two of them name one address: the address stays with the first.
  await insertRow(tx, 'article', { ...row, urlKey: null });
  return { id: row.id, isNew: true };
}

/** The columns of a new article; for bulk inserts. */
export function articleRow(article: NewArticle) {
  const { url } = article;
  const id = article.id ?? (url === null ? null : articleIdOf(url));
  if (!id) throw new Error('an article needs an id or an address');
  if (id.length > ARTICLE_ID_LENGTH)
    throw new Error(`article id is longer than ${ARTICLE_ID_LENGTH} characters: ${id.slice(0, 60)}…`);
  const publication = readPublication(article.published);
  if (!publication) throw new Error(`article ${id}: published "${article.published}" is no calendar day`);
  return {
    id,
    url,
    urlKey: url === null ? null : keyOf(url),
    sourceId: article.sourceId ?? null,
    outlet: article.outlet,
    origin: article.origin,
    silent: article.silent ?? false,
    seenAt: article.seenAt,
    ...publication,
  };
}

/** Articles by their ids. */
export const readArticles = (q: Queryable, ids: readonly string[]): Promise<StoredArticle[]> =>
  select<StoredArticle>(q, 'SELECT * FROM article WHERE id = ANY($1::text[]) ORDER BY id', [ids]);

/** The article with that id. */
export const readArticle = async (q: Queryable, id: string): Promise<StoredArticle | null> =>
  (await readArticles(q, [id]))[0] ?? null;

/** The article at that canonical address. */
export const findArticle = async (q: Queryable, url: string): Promise<StoredArticle | null> =>
  (await select<StoredArticle>(q, 'SELECT * FROM article WHERE url_key = $1', [keyOf(url)]))[0] ?? null;

export type ArticleChange = Partial<
  Pick<StoredArticle, 'outlet' | 'fetchedAt' | 'fetchState' | 'etag' | 'lastModified' | 'copyOf' | 'silent'>
> & { published?: string };

/** Changes the given columns. A publication that is no calendar day is left as it was. */
export async function updateArticle(q: Queryable, id: string, change: ArticleChange): Promise<void> {
  const { published, ...rest } = change;
  const publication = published === undefined ? null : readPublication(published);
  await updateRow(q, 'article', { id }, { ...rest, ...publication });
}

/**
 * Gives an article the canonical address that its page names. When another article has that address already, answers
 * its id and changes nothing.
 */
export async function renameArticle(tx: Transaction, id: string, url: string): Promise<{ sameAs: string } | null> {
  const [other] = await select<{ id: string }>(tx, 'SELECT id FROM article WHERE url_key = $1 AND id <> $2', [
    keyOf(url),
    id,
  ]);
  if (other) return { sameAs: other.id };
  await updateRow(tx, 'article', { id }, { url, urlKey: keyOf(url) });
  return null;
}
