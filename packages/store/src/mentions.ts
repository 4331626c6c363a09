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

/** The reading that mentions come from. */
export interface MentionReading {
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

/** A mention of an article so far: its fingerprint, its number, and whether it stands. */
export interface KnownMention {
  fingerprint: string;
  n: number;
  stands: boolean;
}

/** The mentions of articles so far, superseded ones too, by article. */
export async function listStanding(
  tx: Transaction,
  articleIds: readonly string[],
): Promise<Map<string, KnownMention[]>> {
  const rows = await select<KnownMention & { articleId: string }>(
    tx,
    'SELECT article_id, fingerprint, n, superseded_at IS NULL AS stands FROM mention WHERE article_id = ANY($1::text[])',
    [articleIds],
  );
  const known = new Map<string, KnownMention[]>();
  for (const { articleId, ...mention } of rows) {
    const list = known.get(articleId);
    if (list) list.push(mention);
    else known.set(articleId, [mention]);
  }
  return known;
}

/** Compares the mentions of an article so far with what one reading found. */
export function planMentions(
  known: readonly KnownMention[],
  found: readonly (Mention & { keys?: readonly string[] })[],
): MentionPlan {
  const wanted = new Map(found.map(mention => [fingerprintOf(mention), mention]));
  const standing = new Set(known.filter(m => m.stands).map(m => m.fingerprint));
  return {
    added: [...wanted].filter(([f]) => !standing.has(f)),
    removed: [...standing].filter(f => !wanted.has(f)),
    kept: [...standing].filter(f => wanted.has(f)),
    last: known.reduce((last, m) => Math.max(last, m.n), 0),
  };
}

/** Brings the standing mentions of articles to what the readings found. Equal ones are kept with their ids. */
export async function replaceMentions(
  tx: Transaction,
  readings: readonly { reading: MentionReading; plan: MentionPlan }[],
): Promise<void> {
  for (const { reading, plan } of readings) {
    await supersede(tx, reading, plan.removed);
    await confirm(tx, reading, plan.kept);
  }
  const rows = readings.flatMap(({ reading, plan }) =>
    plan.added.map(([fingerprint, mention], i) => mentionRow(reading, mention, { fingerprint, n: plan.last + 1 + i })),
  );
  await insertRows(tx, 'mention', rows);
}

async function supersede(tx: Transaction, reading: MentionReading, fingerprints: string[]): Promise<void> {
  if (fingerprints.length === 0) return;
  await tx.query(
    'UPDATE mention SET superseded_at = $3 WHERE article_id = $1 AND fingerprint = ANY($2::text[]) AND superseded_at IS NULL',
    [reading.articleId, fingerprints, reading.extractedAt],
  );
}

async function confirm(tx: Transaction, reading: MentionReading, fingerprints: string[]): Promise<void> {
  if (fingerprints.length === 0) return;
  await tx.query(
    `UPDATE mention SET version_id = $3, extraction_id = $4, pack_version = $5
     WHERE article_id = $1 AND fingerprint = ANY($2::text[]) AND superseded_at IS NULL
       AND (version_id, extraction_id, pack_version) IS DISTINCT FROM ($3, $4, $5)`,
    [reading.articleId, fingerprints, reading.versionId, reading.extractionId, reading.packVersion],
  );
}

function mentionRow(
  reading: MentionReading,
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
