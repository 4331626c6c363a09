// article_version: the texts of an article as read. Only real changes make a new one.
import type { Completeness } from '@cellwire/model';
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select } from './statements.js';
import { canonicalJson, hashOf, storableText } from './values.js';

export interface ArticleVersion {
  id: number;
  articleId: string;
  n: number;
  pageId: number | null;
  title: string;
  /** Null once the retention setting has dropped it. */
  text: string | null;
  excerpt: string;
  length: number;
  authors: string[];
  language: string;
  completeness: Completeness;
  paywalled: boolean;
  reader: string;
  contentHash: string;
  nearHash: string | null;
  recordedAt: Date;
}

export interface NewVersion {
  articleId: string;
  pageId?: number | null;
  title: string;
  text: string;
  authors?: string[];
  language?: string;
  completeness: Completeness;
  paywalled?: boolean;
  reader?: string;
  nearHash?: string | null;
  recordedAt: Date;
}

export type SavedVersion =
  /** The article has a new present version. */
  | { is: 'new'; id: number; n: number }
  /** A text that the article had before is its present version again. */
  | { is: 'back'; id: number; n: number }
  /** Nothing changed, or only a summary came for an article whose own text is known. */
  | { is: 'unchanged'; id: number; n: number };

const EXCERPT_LENGTH = 280;

/** Stores a text and makes it the article's present version. Does not mark it due: the caller says who works on it. */
export async function saveVersion(tx: Transaction, version: NewVersion): Promise<SavedVersion> {
  const title = storableText(version.title);
  const text = storableText(version.text);
  const contentHash = hashOf(canonicalJson([title, text]));
  // The lock keeps two readers of one article from giving the same number twice.
  const [article] = await select<{ version: number | null }>(
    tx,
    'SELECT version FROM article WHERE id = $1 FOR UPDATE',
    [version.articleId],
  );
  if (!article) throw new Error(`article ${version.articleId} is not stored: save it before its text`);
  const { present, former, last } = await findVersions(tx, version.articleId, {
    n: article.version,
    contentHash,
  });
  const isLess = present?.completeness === 'full' && version.completeness === 'summary';
  if (present && (present.contentHash === contentHash || isLess)) {
    if (!isLess && present.completeness !== version.completeness) await upgrade(tx, present.id, version);
    return { is: 'unchanged', id: present.id, n: present.n };
  }
  const saved = former ?? (await insertVersion(tx, { ...version, title, text, contentHash, n: last + 1 }));
  await tx.query('UPDATE article SET version = $2 WHERE id = $1', [version.articleId, saved.n]);
  return { is: former ? 'back' : 'new', id: saved.id, n: saved.n };
}

type Known = Pick<ArticleVersion, 'id' | 'n' | 'contentHash' | 'completeness'>;

/** The present version, the one that has that text, and the number of the last one. */
async function findVersions(
  tx: Transaction,
  articleId: string,
  { n, contentHash }: { n: number | null; contentHash: string },
): Promise<{ present: Known | undefined; former: Known | undefined; last: number }> {
  const versions = await select<Known>(
    tx,
    'SELECT id, n, content_hash, completeness FROM article_version WHERE article_id = $1 ORDER BY n',
    [articleId],
  );
  return {
    present: versions.find(v => v.n === n),
    former: versions.find(v => v.contentHash === contentHash),
    last: versions.at(-1)?.n ?? 0,
  };
}

/** The page turned out to say exactly what the feed said. */
async function upgrade(tx: Transaction, id: number, version: NewVersion): Promise<void> {
  await tx.query('UPDATE article_version SET completeness = $2, page_id = coalesce($3, page_id) WHERE id = $1', [
    id,
    version.completeness,
    version.pageId ?? null,
  ]);
}

async function insertVersion(
  tx: Transaction,
  version: NewVersion & { contentHash: string; n: number },
): Promise<{ id: number; n: number }> {
  const [saved] = await insertRow<{ id: number; n: number }>(
    tx,
    'article_version',
    { ...version, length: version.text.length, excerpt: version.text.slice(0, EXCERPT_LENGTH).toWellFormed() },
    'RETURNING id, n',
  );
  if (!saved) throw new Error(`version ${version.n} of article ${version.articleId} was not stored`);
  return saved;
}

/** The version with that id. */
export const readVersion = async (q: Queryable, id: number | string): Promise<ArticleVersion | null> =>
  (await select<ArticleVersion>(q, 'SELECT * FROM article_version WHERE id = $1', [id]))[0] ?? null;

/** A version, or only the length (in characters) of its text where that is longer than was asked for. */
export type BoundedVersion = { is: 'version'; version: ArticleVersion } | { is: 'too-long'; length: number };

/** Versions by their numbers; a text longer than `longest` is not loaded. */
export async function readBoundedVersions(
  q: Queryable,
  ids: readonly (number | string)[],
  longest: number,
): Promise<Map<number, BoundedVersion>> {
  const bounded = 'SELECT * FROM article_version WHERE id = ANY($1::bigint[]) AND length <= $2';
  const found = new Map<number, BoundedVersion>();
  for (const version of await select<ArticleVersion>(q, bounded, [ids, longest]))
    found.set(version.id, { is: 'version', version });
  if (found.size === ids.length) return found;
  const tooLong = 'SELECT id, length FROM article_version WHERE id = ANY($1::bigint[]) AND length > $2';
  for (const { id, length } of await select<{ id: number; length: number }>(q, tooLong, [ids, longest]))
    found.set(id, { is: 'too-long', length });
  return found;
}

/** Keeps the signatures by which texts are compared. */
export async function saveNearHashes(
  tx: Transaction,
  hashes: readonly { id: number; nearHash: string | null }[],
): Promise<void> {
  if (hashes.length === 0) return;
  await tx.query(
    `UPDATE article_version v SET near_hash = told.hash FROM unnest($1::bigint[], $2::text[]) AS told(id, hash)
     WHERE v.id = told.id`,
    [hashes.map(h => h.id), hashes.map(h => h.nearHash)],
  );
}

/** The present version of an article; null until something is readable. */
export const readPresentVersion = async (q: Queryable, articleId: string): Promise<ArticleVersion | null> =>
  (
    await select<ArticleVersion>(
      q,
      'SELECT v.* FROM article a JOIN article_version v ON v.article_id = a.id AND v.n = a.version WHERE a.id = $1',
      [articleId],
    )
  )[0] ?? null;

/** All versions of an article, newest first, without their texts. */
export const listVersions = (q: Queryable, articleId: string): Promise<Omit<ArticleVersion, 'text'>[]> =>
  select(
    q,
    `SELECT id, article_id, n, page_id, title, excerpt, length, authors, language, completeness, paywalled, reader,
       content_hash, near_hash, recorded_at FROM article_version WHERE article_id = $1 ORDER BY n DESC`,
    [articleId],
  );

/** Ids of present versions whose article was published since a day, for re-extraction, in steps after `afterId`. */
export const listPresentVersionIds = async (
  q: Queryable,
  options: { since?: string | null; afterId: number; limit: number },
): Promise<number[]> =>
  (
    await select<{ id: number }>(
      q,
      `SELECT v.id FROM article_version v JOIN article a ON a.id = v.article_id AND a.version = v.n
       WHERE v.id > $1 AND v.text IS NOT NULL AND ($2::date IS NULL OR a.published_on >= $2) ORDER BY v.id LIMIT $3`,
      [options.afterId, options.since ?? null, options.limit],
    )
  ).map(row => row.id);
