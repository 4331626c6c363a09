// The trail of one address through the tables of the pipeline, for `cellwire trace`.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';
import { keyOf } from './values.js';
import type { WorkState } from './work.js';

/** A feed entry that named the address. */
export interface TrailItem {
  source: string;
  seenAt: Date;
  link: string | null;
  skipped: string | null;
}

/** How a stage's row stands. */
export interface TrailWork {
  workState: WorkState;
  workDueAt: Date | null;
  workReason: string | null;
}

export interface TrailArticle extends TrailWork {
  id: string;
  url: string | null;
  outlet: string | null;
  origin: string;
  seenAt: Date;
  fetchedAt: Date | null;
  fetchState: string;
  copyOf: string | null;
  version: number | null;
}

export interface TrailVersion extends TrailWork {
  id: number;
  n: number;
  completeness: string;
  paywalled: boolean;
  language: string;
  length: number;
  recordedAt: Date;
}

export interface TrailExtraction extends TrailWork {
  id: number;
  versionId: number;
  packVersion: string;
  outcome: string;
  reason: string | null;
  mentions: number;
  extractedAt: Date;
}

export interface TrailEvent {
  event: string;
  state: string;
  type: string;
  status: string;
  headline: string;
}

export interface Trail {
  items: TrailItem[];
  article: TrailArticle | null;
  versions: TrailVersion[];
  extractions: TrailExtraction[];
  /** Events that its mentions stand in now. */
  events: TrailEvent[];
  /** Deliveries of alerts about those events. */
  alerts: { pending: number; delivered: number; failed: number };
}

/** Everything known of an address: as a canonical address, as a feed gave it, or as an article's id. */
export async function readTrail(q: Queryable, address: { asked: string; canonical: string | null }): Promise<Trail> {
  const { asked, canonical } = address;
  const [article = null] = await select<TrailArticle>(
    q,
    `SELECT a.id, a.url, a.outlet, a.origin, a.seen_at, a.fetched_at, a.fetch_state, a.copy_of, a.version, a.work_state,
       a.work_due_at, a.work_reason FROM article a
     WHERE a.url_key = ANY($1::text[]) OR a.id = $2
       OR a.id IN (SELECT article_id FROM item WHERE guid = $3 OR link = $2)
     ORDER BY a.url_key = ANY($1::text[]) DESC NULLS LAST, a.id = $2 DESC LIMIT 1`,
    [[...new Set([canonical ?? asked, asked].map(keyOf))], asked, keyOf(asked)],
  );
  const id = article?.id ?? null;
  const items = await select<TrailItem>(
    q,
    `SELECT s.name AS source, i.seen_at, i.link, i.skipped FROM item i JOIN source s ON s.id = i.source_id
     WHERE i.article_id = $1 OR i.link = $2 OR i.guid = $3 ORDER BY i.seen_at LIMIT 50`,
    [id, asked, keyOf(asked)],
  );
  if (!id) return { items, article, versions: [], extractions: [], events: [], alerts: NO_ALERTS };
  const versions = await select<TrailVersion>(
    q,
    `SELECT id, n, completeness, paywalled, language, length, recorded_at, work_state, work_due_at, work_reason
     FROM article_version WHERE article_id = $1 ORDER BY n`,
    [id],
  );
  const extractions = await select<TrailExtraction>(
    q,
    `SELECT id, version_id, pack_version, outcome, reason, mentions, extracted_at, work_state, work_due_at, work_reason
     FROM extraction WHERE article_id = $1 ORDER BY extracted_at, id`,
    [id],
  );
  const events = await select<TrailEvent>(
    q,
    `SELECT DISTINCT e.id AS event, e.state, e.type, e.status, e.headline FROM mention m
     JOIN event_mention em ON em.mention_id = m.id AND em.valid_to IS NULL JOIN event e ON e.id = em.event_id
     WHERE m.article_id = $1 AND m.superseded_at IS NULL ORDER BY e.id`,
    [id],
  );
  return { items, article, versions, extractions, events, alerts: await countAlerts(q, events) };
}

const NO_ALERTS: Trail['alerts'] = { pending: 0, delivered: 0, failed: 0 };

async function countAlerts(q: Queryable, events: readonly TrailEvent[]): Promise<Trail['alerts']> {
  if (!events.length) return NO_ALERTS;
  const [counts] = await select<Trail['alerts']>(
    q,
    `SELECT count(*) FILTER (WHERE d.work_due_at IS NOT NULL)::int AS pending,
       count(*) FILTER (WHERE d.delivered_at IS NOT NULL)::int AS delivered,
       count(*) FILTER (WHERE d.work_state IN ('rejected', 'quarantined'))::int AS failed
     FROM delivery d JOIN alert a ON a.id = d.alert_id
     WHERE a.event_id = ANY($1::text[])
       OR a.exit_id IN (SELECT exit_id FROM exit_event WHERE event_id = ANY($1::text[]) AND valid_to IS NULL)`,
    [events.map(e => e.event)],
  );
  return counts ?? NO_ALERTS;
}
