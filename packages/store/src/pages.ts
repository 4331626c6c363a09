// page: the bytes of pages, compressed.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';
import { hashOf } from './values.js';

const compress = promisify(gzip);
const expand = promisify(gunzip) as (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

export interface Page {
  id: number;
  articleId: string;
  url: string;
  status: number;
  contentType: string | null;
  contentHash: string;
  length: number;
  fetchedAt: Date;
  seenAt: Date;
}

/** Bytes of a page, made ready to be stored: compressing is work that belongs outside the transaction. */
export interface PackedPage {
  body: Uint8Array;
  contentHash: string;
  length: number;
}

/** Compresses a page's bytes. */
export async function packPage(bytes: Uint8Array): Promise<PackedPage> {
  return { body: await compress(bytes), contentHash: hashOf(bytes), length: bytes.length };
}

/** Stores a page; the same bytes for the same article are one row. Answers its id. */
export async function savePage(
  tx: Transaction,
  page: { articleId: string; url: string; status: number; contentType: string | null; at: Date },
  packed: PackedPage,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `INSERT INTO page (article_id, url, status, content_type, content_hash, length, encoding, body, fetched_at, seen_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'gzip', $7, $8, $8)
     ON CONFLICT (article_id, content_hash) DO UPDATE SET seen_at = excluded.seen_at, body = coalesce(page.body, excluded.body)
     RETURNING id`,
    [page.articleId, page.url, page.status, page.contentType, packed.contentHash, packed.length, packed.body, page.at],
  );
  return rows[0]?.id ?? 0;
}

/** A page with its bytes; `bytes` is null once retention has dropped them. */
export async function readPage(q: Queryable, id: number): Promise<(Page & { bytes: Uint8Array | null }) | null> {
  const [row] = await select<Page & { body: Uint8Array | null }>(q, 'SELECT * FROM page WHERE id = $1', [id]);
  if (!row) return null;
  const { body, ...page } = row;
  return { ...page, bytes: body === null ? null : await expand(body, { maxOutputLength: page.length + 1 }) };
}

/** The page of an article that was fetched last. */
export const findLatestPage = async (q: Queryable, articleId: string): Promise<Page | null> =>
  (
    await select<Page>(
      q,
      `SELECT id, article_id, url, status, content_type, content_hash, length, fetched_at, seen_at
       FROM page WHERE article_id = $1 ORDER BY seen_at DESC, id DESC LIMIT 1`,
      [articleId],
    )
  )[0] ?? null;
