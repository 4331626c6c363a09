// The mentions that have to be grouped anew when some have changed: everything linked to them, however far.

import type { EventTypeDefinition } from '@cellwire/model';
import { linkedGroups, type NameKnowledge, type SignedRecord } from '@cellwire/resolution';
import {
  type Correction,
  findEventIds,
  findRejectedIds,
  listCorrectionsAround,
  listMentionsOfEvents,
  mentionOf,
  resolveIds,
  type StoredMention,
  select,
  type Transaction,
} from '@cellwire/store';

export interface LoadContext {
  types: ReadonlyMap<string, EventTypeDefinition>;
  knowledge: NameKnowledge;
}

/** A standing mention with what resolution needs of its article. */
export type LoadedRecord = SignedRecord & { number: number; url: string | null };

export interface Component {
  /** Standing mentions, by id (`article#n`). */
  records: Map<string, LoadedRecord>;
  /** Mentions that a newer reading superseded but that still belong to an event. */
  gone: StoredMention[];
  /** Events whose mentions are among the records, or were. */
  events: Set<string>;
  /** The event that each mention, standing or gone, belongs to at present. */
  eventOf: Map<string, string>;
  /** What people said about these events, the earliest first. */
  corrections: Correction[];
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
  const component: Component = {
    records: new Map(),
    gone: [],
    events: new Set(),
    eventOf: new Map(),
    corrections: [],
  };
  let frontier = [...(await addMentions(tx, component, start)), ...(await addEvents(tx, component, events))];
  for (;;) {
    const linked = await linkedGroups(
      frontier,
      component.events,
      (keys, but) => findGroups(tx, keys, but),
      context,
      MOST_MENTIONS,
    );
    await addEvents(tx, component, [...linked].sort());
    component.corrections = await listCorrectionsAround(tx, [...component.events]);
    const named = component.corrections.flatMap(c => [c.eventId, ...(c.otherId ? [c.otherId] : [])]);
    const missing = (await resolveIds(tx, named)).filter(id => !component.events.has(id));
    if (!missing.length) return component;
    frontier = await addEvents(tx, component, [...new Set(missing)].sort());
  }
}

/** Events, rejected ones too, that have one of the keys: their mentions by event. */
async function findGroups(
  tx: Transaction,
  keys: readonly string[],
  but: ReadonlySet<string>,
): Promise<Map<string, LoadedRecord[]>> {
  const ids = [...(await findEventIds(tx, keys)), ...(await findRejectedIds(tx, keys))].filter(id => !but.has(id));
  const mentions = await listMentionsOfEvents(tx, ids);
  const groups = new Map<string, LoadedRecord[]>();
  (await signRecords(tx, mentions)).forEach((record, i) => {
    const { eventId } = mentions[i] as StoredMention & { eventId: string };
    groups.set(eventId, [...(groups.get(eventId) ?? []), record]);
  });
  return groups;
}

async function addEvents(tx: Transaction, component: Component, ids: readonly string[]): Promise<LoadedRecord[]> {
  if (!ids.length) return [];
  for (const id of ids) component.events.add(id);
  const mentions = await listMentionsOfEvents(tx, ids);
  for (const m of mentions) component.eventOf.set(m.mention, m.eventId);
  component.gone.push(...mentions.filter(m => m.supersededAt !== null));
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
): Promise<LoadedRecord[]> {
  const records = await signRecords(
    tx,
    mentions.filter(m => !component.records.has(m.mention)),
  );
  for (const r of records) component.records.set(r.id, r);
  return records;
}

interface ArticleFacts {
  id: string;
  published: string;
  outlet: string | null;
  url: string | null;
  nearHash: string | null;
}

/** Stored mentions with the facts of their articles. */
async function signRecords(tx: Transaction, mentions: readonly StoredMention[]): Promise<LoadedRecord[]> {
  if (!mentions.length) return [];
  const ids = [...new Set(mentions.map(m => m.articleId))];
  const articles = await select<ArticleFacts>(
    tx,
    'SELECT a.id, a.published, a.outlet, a.url, v.near_hash FROM article a LEFT JOIN article_version v ON v.article_id = a.id AND v.n = a.version WHERE a.id = ANY($1::text[])',
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
      url: article?.url ?? null,
      signature: article?.nearHash ? article.nearHash.split(',').map(Number) : null,
      number: m.id,
    };
  });
}
