// One batch of resolution: mentions that came or went → events, exits and alerts, in one transaction.
import { type ActiveSubscription, readActiveSubscriptions } from '@cellwire/alerts';
import type { EventTypeDefinition } from '@cellwire/model';
import type { NameKnowledge } from '@cellwire/resolution';
import type { Tracing } from '@cellwire/runtime';
import {
  beginRecording,
  type Cause,
  type Extraction,
  listMentionsOfArticles,
  type Store,
  select,
  type Transaction,
} from '@cellwire/store';
import { loadComponent } from './load-component.js';
import { refreshNovelty } from './novelty.js';
import { type RecordedExit, recordExits } from './record-exits.js';
import { type ChosenIds, type RecordedEvent, recordGroups } from './record-groups.js';
import { relateNeighbours } from './relate-neighbours.js';
import { tellOfChanges } from './tell-of-changes.js';

export interface ResolveContext {
  store: Store;
  types: ReadonlyMap<string, EventTypeDefinition>;
  knowledge: NameKnowledge;
  alertMaxAgeDays: number;
  alertSettleMs: number;
  /** Base URL of the page, for links in alerts; null where it is not known. */
  publicUrl: string | null;
  onRecorded?: (change: { kind: 'event' | 'exit'; type: string; is: 'created' | 'changed' }) => void;
  onAlert?: (type: string, deliveries: number) => void;
  tracing?: Pick<Tracing, 'about'>;
}

/** What a batch came to. */
export interface Resolved {
  created: number;
  changed: number;
  /** Ids of new deliveries, to be enqueued after the commit. */
  deliveries: number[];
  /** Every event and exit that was recorded, with what it was before. */
  events: RecordedEvent[];
  exits: RecordedExit[];
}

/** What a batch starts from: articles whose mentions changed, and events to be looked at again (corrections). */
export interface BatchStart {
  articles: readonly string[];
  events: readonly string[];
  cause: Cause;
  silent: boolean;
  /** Ids that a correction gives to mentions. */
  chosen?: ChosenIds;
}

/** The start of a batch of extractions. It is silent when all of them are. */
export function startOf(extractions: readonly Extraction[]): BatchStart {
  const silent = extractions.every(x => x.silent);
  return {
    articles: [...new Set(extractions.map(x => x.articleId))],
    events: [],
    cause: silent ? 'import' : 'mention',
    silent,
  };
}

/** Resolves a batch. Call inside a transaction that does nothing else; the recording lock is taken here. */
export async function resolveBatch(tx: Transaction, start: BatchStart, context: ResolveContext): Promise<Resolved> {
  const { cause, silent, chosen = new Map() } = start;
  const at = await beginRecording(tx, context.store.clock);
  const recording = { at, cause, silent };
  const standing = await listMentionsOfArticles(tx, start.articles);
  const touched = await eventsOfArticles(tx, start.articles);
  const component = await loadComponent(tx, standing, [...new Set([...touched, ...start.events])], context);
  const events = await recordGroups(tx, component, chosen, recording, context);
  await refreshNovelty(tx, events, recording, context);
  await relateNeighbours(tx, events, { ...recording, silent: true }, context.knowledge);
  const exits = await recordExits(tx, events, recording, context);
  for (const r of events)
    context.onRecorded?.({ kind: 'event', type: r.state.type, is: r.isNew ? 'created' : 'changed' });
  const subscriptions: ActiveSubscription[] = silent ? [] : await readActiveSubscriptions(tx);
  const deliveries = subscriptions.length ? await tellOfChanges(tx, { subscriptions, at }, context) : [];
  const created = events.filter(r => r.isNew).length;
  return { created, changed: events.length - created, deliveries, events, exits };
}

/** Events that some mention of the articles, standing or superseded, belongs to. */
async function eventsOfArticles(tx: Transaction, articles: readonly string[]): Promise<string[]> {
  const rows = await select<{ eventId: string }>(
    tx,
    'SELECT DISTINCT em.event_id FROM mention m JOIN event_mention em ON em.mention_id = m.id AND em.valid_to IS NULL WHERE m.article_id = ANY($1::text[]) ORDER BY 1',
    [articles],
  );
  return rows.map(r => r.eventId);
}
