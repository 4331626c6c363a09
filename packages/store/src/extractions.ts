// extraction: one reading of an article version by a pack, with what it changed among the article's mentions.
import type { Mention } from '@cellwire/model';
import { planMentions, replaceMentions } from './mentions.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select } from './statements.js';

export const EXTRACTION_OUTCOMES = ['read', 'irrelevant', 'language', 'empty'] as const;
export type ExtractionOutcome = (typeof EXTRACTION_OUTCOMES)[number];

export interface Extraction {
  id: number;
  articleId: string;
  versionId: number;
  pack: string;
  packVersion: string;
  outcome: ExtractionOutcome;
  reason: string | null;
  relevance: number | null;
  mentions: number;
  added: number;
  removed: number;
  silent: boolean;
  tookMs: number;
  extractedAt: Date;
}

export interface NewExtraction {
  articleId: string;
  versionId: number;
  pack: string;
  packVersion: string;
  outcome: ExtractionOutcome;
  reason?: string | null;
  relevance?: number | null;
  silent: boolean;
  tookMs: number;
  extractedAt: Date;
}

/** A mention as extracted, with the keys under which resolution will look for its event. */
export type FoundMention = Mention & { keys?: readonly string[] };

export type RecordedExtraction =
  /** Recorded. Resolution is needed when `added` or `removed` is not 0; the caller marks the extraction due. */
  | { is: 'recorded'; id: number; added: number; removed: number }
  /** A newer version of the text is present: its own extraction counts, this one changed nothing. */
  | { is: 'outdated'; id: number };

/**
 * Records an extraction and brings the article's mentions to what it found: equal ones are kept, the others superseded
 * or added. Doing it again changes nothing. An article's mentions are those of its present version.
 */
export async function recordExtraction(
  tx: Transaction,
  extraction: NewExtraction,
  found: readonly FoundMention[],
): Promise<RecordedExtraction> {
  const [present] = await select<{ id: number }>(
    tx,
    'SELECT v.id FROM article a JOIN article_version v ON v.article_id = a.id AND v.n = a.version WHERE a.id = $1 FOR UPDATE OF a',
    [extraction.articleId],
  );
  if (present?.id !== extraction.versionId)
    return {
      is: 'outdated',
      id: await saveExtraction(tx, extraction, { mentions: found.length, added: 0, removed: 0 }),
    };
  const plan = await planMentions(tx, extraction.articleId, found);
  const [added, removed] = [plan.added.length, plan.removed.length];
  const id = await saveExtraction(tx, extraction, { mentions: found.length, added, removed });
  await replaceMentions(tx, { ...extraction, extractionId: id }, plan);
  return { is: 'recorded', id, added, removed };
}

async function saveExtraction(
  tx: Transaction,
  extraction: NewExtraction,
  counts: { mentions: number; added: number; removed: number },
): Promise<number> {
  const [row] = await insertRow<{ id: number }>(
    tx,
    'extraction',
    { ...extraction, ...counts },
    `ON CONFLICT (version_id, pack, pack_version) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
       relevance = excluded.relevance, mentions = excluded.mentions, silent = excluded.silent, took_ms = excluded.took_ms,
       added = extraction.added + excluded.added, removed = extraction.removed + excluded.removed,
       extracted_at = excluded.extracted_at
     RETURNING id`,
  );
  if (!row) throw new Error(`the extraction of article ${extraction.articleId} was not stored`);
  return row.id;
}

/** The extraction with that id. */
export const readExtraction = async (q: Queryable, id: number | string): Promise<Extraction | null> =>
  (await select<Extraction>(q, 'SELECT * FROM extraction WHERE id = $1', [id]))[0] ?? null;

/** Extractions of an article, newest first. */
export const listExtractions = (q: Queryable, articleId: string): Promise<Extraction[]> =>
  select<Extraction>(q, 'SELECT * FROM extraction WHERE article_id = $1 ORDER BY extracted_at DESC, id DESC', [
    articleId,
  ]);

/** Articles that were not read (irrelevant, another language, empty), newest first. */
export const listUnread = (
  q: Queryable,
  options: { outcome?: ExtractionOutcome; limit?: number } = {},
): Promise<(Extraction & { url: string | null; title: string })[]> =>
  select(
    q,
    `SELECT x.*, a.url, v.title FROM extraction x JOIN article a ON a.id = x.article_id JOIN article_version v ON v.id = x.version_id
     WHERE x.outcome <> 'read' AND ($1::text IS NULL OR x.outcome = $1) ORDER BY x.extracted_at DESC, x.id DESC LIMIT $2`,
    [options.outcome ?? null, options.limit ?? 100],
  );
