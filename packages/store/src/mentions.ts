// mention: what one article says of one event.
import type { Mention } from '@cellwire/model';
import { dateColumns } from './published.js';
import type { Queryable, Transaction } from './queryable.js';
import { insertRows, select } from './statements.js';
import { canonicalJson, hashOf, json, plain } from './values.js';

/** A mention as stored. `mention` is its id in exports (`article#n`), `id` its number in this database. */
export interface StoredMention {
  id: number;
  mention: string;
  articleId: string;
  n: number;
  versionId: number;
  extractionId: number;
  packVersion: string;
  type: string;
  status: Mention['status'];
  date: string | null;
  dateFrom: string | null;
  dateTo: string | null;
  arguments: Mention['arguments'];
  evidence: Mention['evidence'];
  sentence: string;
  rule: string;
  confidence: number;
  target: Mention['target'] | null;
  background: boolean;
  names: string[];
  keys: string[];
  fingerprint: string;
  recordedAt: Date;
  supersededAt: Date | null;
}

export interface MentionChange {
  added: number;
  removed: number;
  kept: number;
}

interface Reading {
  articleId: string;
  versionId: number;
  extractionId: number;
  packVersion: string;
  extractedAt: Date;
}

/** Hash of everything a mention says; its id and the pack that found it do not count. */
export function fingerprintOf(mention: Mention): string {
  const { type, status, date, arguments: args, evidence, sentence, rule, confidence, target, background } = mention;
  const said = [type, status, date, args, evidence, sentence, rule, confidence, target ?? null, background ?? false];
  return hashOf(canonicalJson(said));
}

/** What one reading changes among the mentions of an article. */
export interface MentionPlan {
  added: (readonly [fingerprint: string, Mention & { keys?: readonly string[] }])[];
  removed: string[];
  kept: string[];
  /** Number of the article's last mention, superseded ones too. */
  last: number;
}

/** Compares the standing mentions of an article with what one reading found. */
export async function planMentions(
  tx: Transaction,
  articleId: string,
  found: readonly (Mention & { keys?: readonly string[] })[],
): Promise<MentionPlan> {
  const wanted = new Map(found.map(mention => [fingerprintOf(mention), mention]));
  const { rows } = await tx.query<{ fingerprint: string; n: number; stands: boolean }>(
    'SELECT fingerprint, n, superseded_at IS NULL AS stands FROM mention WHERE article_id = $1',
    [articleId],
  );
  const standing = new Set(rows.filter(row => row.stands).map(row => row.fingerprint));
  return {
    added: [...wanted].filter(([f]) => !standing.has(f)),
    removed: [...standing].filter(f => !wanted.has(f)),
    kept: [...standing].filter(f => wanted.has(f)),
    last: rows.reduce((last, row) => Math.max(last, row.n), 0),
  };
}

/** Brings the standing mentions of an article to what one reading found. Equal ones are kept with their ids. */
export async function replaceMentions(tx: Transaction, reading: Reading, plan: MentionPlan): Promise<MentionChange> {
  const { added, removed, kept, last } = plan;
  await supersede(tx, reading, removed);
  await confirm(tx, reading, kept);
  await insert(tx, reading, added, last + 1);
  return { added: added.length, removed: removed.length, kept: kept.length };
}

async function supersede(tx: Transaction, reading: Reading, fingerprints: string[]): Promise<void> {
  if (fingerprints.length === 0) return;
  await tx.query(
    'UPDATE mention SET superseded_at = $3 WHERE article_id = $1 AND fingerprint = ANY($2::text[]) AND superseded_at IS NULL',
    [reading.articleId, fingerprints, reading.extractedAt],
  );
}

async function confirm(tx: Transaction, reading: Reading, fingerprints: string[]): Promise<void> {
  if (fingerprints.length === 0) return;
  await tx.query(
    `UPDATE mention SET version_id = $3, extraction_id = $4, pack_version = $5
     WHERE article_id = $1 AND fingerprint = ANY($2::text[]) AND superseded_at IS NULL
       AND (version_id, extraction_id, pack_version) IS DISTINCT FROM ($3, $4, $5)`,
    [reading.articleId, fingerprints, reading.versionId, reading.extractionId, reading.packVersion],
  );
}

async function insert(tx: Transaction, reading: Reading, added: MentionPlan['added'], first: number): Promise<void> {
  await insertRows(
    tx,
    'mention',
    added.map(([fingerprint, mention], i) => mentionRow(reading, mention, { fingerprint, n: first + i })),
  );
}

function mentionRow(
  reading: Reading,
  mention: Mention & { keys?: readonly string[] },
  { fingerprint, n }: { fingerprint: string; n: number },
) {
  const names = namesOf(mention.arguments);
  return {
    articleId: reading.articleId,
    n,
    versionId: reading.versionId,
    extractionId: reading.extractionId,
    packVersion: reading.packVersion,
    type: mention.type,
    status: mention.status,
    date: mention.date,
    ...dateColumns(mention.date),
    arguments: json(mention.arguments),
    evidence: json(mention.evidence),
    sentence: mention.sentence,
    rule: mention.rule,
    confidence: mention.confidence,
    target: mention.target === undefined ? null : json(mention.target),
    background: mention.background ?? false,
    names,
    keys: [...new Set(mention.keys ?? names.map(name => `${mention.type}|${name}`))],
    fingerprint,
    recordedAt: reading.extractedAt,
  };
}

/** Names and texts in any role, in comparable form. */
export const namesOf = (args: Mention['arguments']): string[] => [
  ...new Set(
    Object.values(args)
      .flat()
      .filter((v): v is string => typeof v === 'string')
      .map(plain),
  ),
];

/** A stored mention as the contract writes it. */
export function mentionOf(stored: StoredMention): Mention & { article: string } {
  const { mention: id, type, status, date, arguments: args, evidence, sentence, rule, confidence } = stored;
  return {
    id,
    article: stored.articleId,
    type,
    status,
    date,
    arguments: args,
    evidence,
    sentence,
    rule,
    confidence,
    ...(stored.target ? { target: stored.target } : {}),
    ...(stored.background ? { background: true } : {}),
  };
}

/** Standing mentions of articles, in the order of their numbers. */
export const listMentionsOfArticles = (q: Queryable, articleIds: readonly string[]): Promise<StoredMention[]> =>
  select<StoredMention>(
    q,
    'SELECT * FROM mention WHERE article_id = ANY($1::text[]) AND superseded_at IS NULL ORDER BY article_id, n',
    [articleIds],
  );

/** Mentions by their numbers, superseded ones too. */
export const readMentions = (q: Queryable, ids: readonly number[]): Promise<StoredMention[]> =>
  select<StoredMention>(q, 'SELECT * FROM mention WHERE id = ANY($1::bigint[]) ORDER BY id', [ids]);
