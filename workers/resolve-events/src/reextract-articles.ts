// Articles read anew: their mentions and events brought to what the present pack reads, in one transaction, in silence.
import {
  type ArticleVersion,
  type ExtractionOutcome,
  extractionOf,
  type FoundMention,
  fingerprintOf,
  listMentionsOfArticles,
  mentionOf,
  recordExtraction,
  type StoredArticle,
  type Transaction,
} from '@cellwire/store';
import { type ResolveContext, type Resolved, resolveBatch } from './resolve-batch.js';

/** What the present pack reads in the present version of an article. */
export interface Reread {
  article: StoredArticle;
  version: ArticleVersion;
  outcome: ExtractionOutcome;
  reason: string | null;
  mentions: FoundMention[];
  tookMs: number;
}

export interface MentionDifference {
  article: string;
  added: FoundMention[];
  removed: FoundMention[];
}

export interface Reextracted {
  /** Articles whose mentions differ, in the order given. */
  differences: MentionDifference[];
  /** What became of events and exits; null when no mention differs. */
  resolved: Resolved | null;
}

/**
 * Records readings and resolves what they change. Nobody is alerted: what comes out is old news. An article that says
 * what it said is not resolved; its mentions are only marked as read by the present pack.
 */
export async function reextractArticles(
  tx: Transaction,
  readings: readonly Reread[],
  pack: { name: string; version: string },
  context: ResolveContext,
): Promise<Reextracted> {
  const differences: MentionDifference[] = [];
  for (const reading of readings) {
    const { difference, stale } = await compare(tx, reading, pack.version);
    if (!difference && !stale) continue;
    const { version, outcome, reason, tookMs, mentions } = reading;
    const extractedAt = context.store.clock.now();
    const extraction = extractionOf(version, pack, { outcome, reason, silent: true, tookMs, extractedAt });
    const recorded = await recordExtraction(tx, extraction, mentions);
    if (difference && recorded.is === 'recorded') differences.push(difference);
  }
  if (differences.length === 0) return { differences, resolved: null };
  const articles = differences.map(d => d.article);
  const resolved = await resolveBatch(tx, { articles, events: [], cause: 'reextraction', silent: true }, context);
  return { differences, resolved };
}

async function compare(
  tx: Transaction,
  { article, version, mentions }: Reread,
  packVersion: string,
): Promise<{ difference: MentionDifference | null; stale: boolean }> {
  const standing = await listMentionsOfArticles(tx, [article.id]);
  const had = new Set(standing.map(m => m.fingerprint));
  const has = new Set(mentions.map(fingerprintOf));
  const added = mentions.filter(m => !had.has(fingerprintOf(m)));
  const removed = standing.filter(m => !has.has(m.fingerprint)).map(mentionOf);
  const { rows } = await tx.query<{ same: boolean }>(
    'SELECT version_id = $2 AND pack_version = $3 AS same FROM extraction WHERE article_id = $1 ORDER BY id DESC LIMIT 1',
    [article.id, version.id, packVersion],
  );
  return {
    difference: added.length + removed.length ? { article: article.id, added, removed } : null,
    stale: rows[0]?.same !== true,
  };
}
