// The mentions that have to be grouped anew when some have changed: everything linked to them, however far.

import type { EventTypeDefinition } from '@cellwire/model';
import {
  blockKeys,
  compareMentions,
  featuresOf,
  LINK_AT,
  type NameKnowledge,
  type SignedRecord,
} from '@cellwire/resolution';
import {
  findEventsByKeys,
  listMentionsOfEvents,
  mentionOf,
  type StoredMention,
  select,
  type Transaction,
} from '@cellwire/store';

export interface LoadContext {
  types: ReadonlyMap<string, EventTypeDefinition>;
  knowledge: NameKnowledge;
}

export interface Component {
  records: Map<number, SignedRecord>;
  /** Events whose mentions are among the records, or were. */
  events: Set<string>;
  /** The event that each mention belongs to at present. */
  eventOf: Map<number, string>;
}

/** A happening told more often than this is grouped with its nearest mentions only. */
const MOST_MENTIONS = 4000;

/** Loads the component around mentions and around events that have lost some. */
export async function loadComponent(
  tx: Transaction,
  start: readonly StoredMention[],
  events: readonly string[],
  context: LoadContext,
): Promise<Component> {
  const component: Component = { records: new Map(), events: new Set(events), eventOf: new Map() };
  let frontier = await addMentions(tx, component, start);
  frontier = [...frontier, ...(await addEvents(tx, component, [...events]))];
  while (frontier.length && component.records.size < MOST_MENTIONS) {
    const linked = await linkedEvents(tx, component, frontier, context);
    frontier = await addEvents(tx, component, linked);
  }
  return component;
}

async function linkedEvents(
  tx: Transaction,
  component: Component,
  frontier: readonly SignedRecord[],
  context: LoadContext,
): Promise<string[]> {
  const features = frontier.map(r => featuresOf(r, context.types.get(r.mention.type), context.knowledge));
  const keys = [...new Set(features.flatMap(blockKeys))];
  const candidates = (await findEventsByKeys(tx, keys)).filter(e => !component.events.has(e.id));
  if (!candidates.length) return [];
  const theirs = await listMentionsOfEvents(
    tx,
    candidates.map(e => e.id),
  );
  const signed = await signRecords(tx, theirs);
  const linked = new Set<string>();
  theirs.forEach((stored, i) => {
    if (linked.has(stored.eventId)) return;
    const other = featuresOf(signed[i] as SignedRecord, context.types.get(stored.type), context.knowledge);
    const isLinked = features.some(f => {
      if (f.type !== other.type) return false;
      const { score, conflict } = compareMentions(f, other, context.types.get(f.type), context.knowledge);
      return conflict === null && score >= LINK_AT;
    });
    if (isLinked) linked.add(stored.eventId);
  });
  return [...linked].sort();
}

async function addEvents(tx: Transaction, component: Component, ids: readonly string[]): Promise<SignedRecord[]> {
  if (!ids.length) return [];
  for (const id of ids) component.events.add(id);
  const mentions = await listMentionsOfEvents(tx, ids);
  for (const m of mentions) component.eventOf.set(m.id, m.eventId);
  return addMentions(
    tx,
    component,
    mentions.filter(m => m.supersededAt === null),
  );
}

async function addMentions(
  tx: Transaction,
  component: Component,
  mentions: readonly StoredMention[],
): Promise<SignedRecord[]> {
  const fresh = mentions.filter(m => !component.records.has(m.id));
  const records = await signRecords(tx, fresh);
  fresh.forEach((m, i) => void component.records.set(m.id, records[i] as SignedRecord));
  return records;
}

interface ArticleFacts {
  id: string;
  published: string;
  outlet: string | null;
  nearHash: string | null;
}

/** Stored mentions with the facts of their articles. */
export async function signRecords(tx: Transaction, mentions: readonly StoredMention[]): Promise<SignedRecord[]> {
  const ids = [...new Set(mentions.map(m => m.articleId))];
  const articles = await select<ArticleFacts>(
    tx,
    'SELECT a.id, a.published, a.outlet, v.near_hash FROM article a LEFT JOIN article_version v ON v.article_id = a.id AND v.n = a.version WHERE a.id = ANY($1::text[])',
    [ids],
  );
  const facts = new Map(articles.map(a => [a.id, a]));
  return mentions.map(m => {
    const article = facts.get(m.articleId);
    const { article: _article, ...mention } = mentionOf(m);
    return {
      id: m.mention,
      mention,
      article: m.articleId,
      published: article?.published ?? m.recordedAt.toISOString(),
      outlet: article?.outlet ?? null,
      signature: article?.nearHash ? article.nearHash.split(',').map(Number) : null,
    };
  });
}
