// extraction: one reading of an article version by a pack, with what it changed among the article's mentions.
import type { Mention } from '@cellwire/model';
import type { ArticleVersion } from './article-versions.js';
import { listStanding, type MentionPlan, planMentions, replaceMentions } from './mentions.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRows, select } from './statements.js';

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

/** An extraction of a version by a pack, with what came of it. */
export const extractionOf = (
  { articleId, id }: Pick<ArticleVersion, 'articleId' | 'id'>,
  pack: { name: string; version: string },
  read: Pick<NewExtraction, 'outcome' | 'reason' | 'silent' | 'tookMs' | 'extractedAt'>,
): NewExtraction => ({ articleId, versionId: id, pack: pack.name, packVersion: pack.version, ...read });

/** A mention as extracted, with the keys under which resolution will look for its event. */
export type FoundMention = Mention & { keys?: readonly string[] };

export type RecordedExtraction =
  /** Recorded. Resolution is needed when `added` or `removed` is not 0; the caller marks the extraction due. */
  | { is: 'recorded'; id: number; added: number; removed: number }
  /** A newer version of the text is present: its own extraction counts, this one changed nothing. */
  | { is: 'outdated'; id: number };

/** What one reading of an article version found. */
export interface VersionReading {
  extraction: NewExtraction;
  found: readonly FoundMention[];
}

/** Records one reading: see recordExtractions. */
export async function recordExtraction(
  tx: Transaction,
  extraction: NewExtraction,
  found: readonly FoundMention[],
): Promise<RecordedExtraction> {
  const [recorded] = await recordExtractions(tx, [{ extraction, found }]);
  return recorded as RecordedExtraction;
}

/**
 * Records readings, each of another version, and brings the articles' mentions to what they found: equal ones are kept,
 * the others superseded or added. Doing it again changes nothing. An article's mentions are those of its present
 * version. Answers in the order of the readings.
 */
export async function recordExtractions(
  tx: Transaction,
  readings: readonly VersionReading[],
): Promise<RecordedExtraction[]> {
  const present = await lockPresentVersions(tx, readings);
  const standing = await listStanding(tx, [...present.keys()]);
  const plans = readings.map(({ extraction, found }) =>
    present.get(extraction.articleId) === extraction.versionId
      ? planMentions(standing.get(extraction.articleId) ?? [], found)
      : null,
  );
  const ids = await saveExtractions(tx, readings, plans);
  const standingPlans = plans.flatMap((plan, i) =>
    plan ? [{ reading: { ...(readings[i] as VersionReading).extraction, extractionId: ids[i] as number }, plan }] : [],
  );
  await replaceMentions(tx, standingPlans);
  return ids.map((id, i) => {
    const plan = plans[i];
    return plan
      ? { is: 'recorded', id, added: plan.added.length, removed: plan.removed.length }
      : { is: 'outdated', id };
  });
}

/** The present version of each article, which stays present until the transaction ends. */
async function lockPresentVersions(tx: Transaction, readings: readonly VersionReading[]): Promise<Map<string, number>> {
  const rows = await select<{ articleId: string; versionId: number }>(
    tx,
    `SELECT a.id AS article_id, v.id AS version_id FROM article a
     JOIN article_version v ON v.article_id = a.id AND v.n = a.version
     WHERE a.id = ANY($1::text[]) ORDER BY a.id FOR UPDATE OF a`,
    [[...new Set(readings.map(r => r.extraction.articleId))]],
  );
  return new Map(rows.map(row => [row.articleId, row.versionId]));
}

async function saveExtractions(
  tx: Transaction,
  readings: readonly VersionReading[],
  plans: readonly (MentionPlan | null)[],
): Promise<number[]> {
  const rows = readings.map(({ extraction: { reason = null, relevance = null, ...rest }, found }, i) => ({
    ...rest,
    reason,
    relevance,
    mentions: found.length,
    added: plans[i]?.added.length ?? 0,
    removed: plans[i]?.removed.length ?? 0,
  }));
  const saved = await insertRows<{ id: number; versionId: number }>(
    tx,
    'extraction',
    rows,
    `ON CONFLICT (version_id, pack, pack_version) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
       relevance = excluded.relevance, mentions = excluded.mentions, silent = excluded.silent, took_ms = excluded.took_ms,
       added = extraction.added + excluded.added, removed = extraction.removed + excluded.removed,
       extracted_at = excluded.extracted_at
     RETURNING id, version_id`,
  );
  const ids = new Map(saved.map(row => [row.versionId, row.id]));
  return readings.map(({ extraction: { articleId, versionId } }) => {
    const id = ids.get(versionId);
    if (id === undefined) throw new Error(`the extraction of article ${articleId} was not stored`);
    return id;
  });
}

/** Extractions by their numbers. */
export const readExtractions = (q: Queryable, ids: readonly (number | string)[]): Promise<Extraction[]> =>
  select<Extraction>(q, 'SELECT * FROM extraction WHERE id = ANY($1::bigint[]) ORDER BY id', [ids]);

/** The extraction with that id. */
export const readExtraction = async (q: Queryable, id: number | string): Promise<Extraction | null> =>
  (await readExtractions(q, [id]))[0] ?? null;

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
