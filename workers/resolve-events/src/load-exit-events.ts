// The events that exits around the ones recorded now are gathered from, and the exits that they belonged to.
import { type EventForExit, exitKeys, isExitKey, type NameKnowledge, type SourceArticle } from '@cellwire/resolution';
import {
  findEventIds,
  findExitsOfEvents,
  listArticlesOfEvents,
  readEvents,
  readExits,
  readTargets,
  type StoredEvent,
  type StoredExit,
  type Transaction,
} from '@cellwire/store';
import type { RecordedEvent } from './record-groups.js';

export type OldExit = StoredExit & { events: string[]; fingerprint?: string };

export interface ExitEvents {
  /** Live events that are (part of) an exit, as exits are found from them. */
  events: Map<string, EventForExit>;
  /** The same events as stored. */
  stored: Map<string, StoredEvent>;
  /** Articles that report each of them. */
  articles: Map<string, SourceArticle[]>;
  /** Live exits that any of them, or of the touched ones, belongs to. */
  exits: Map<string, OldExit>;
}

/** Loads everything that shares a venture, a pair of partners or an exit with the touched events, however far. */
export async function loadExitEvents(
  tx: Transaction,
  touched: readonly RecordedEvent[],
  { knowledge }: { knowledge: NameKnowledge },
): Promise<ExitEvents> {
  const found: ExitEvents = { events: new Map(), stored: new Map(), articles: new Map(), exits: new Map() };
  // Where an event has left an exit, those that stay behind are looked at too: their episodes may be numbered anew.
  const formerKeys = touched.flatMap(r => r.before?.keys.filter(isExitKey) ?? []);
  let ids = [...new Set([...touched.map(r => r.id), ...(await findEventIds(tx, formerKeys))])].sort();
  const asked = new Set<string>();
  while (ids.length) {
    for (const id of ids) asked.add(id);
    const keys = await addEvents(tx, found, ids, knowledge);
    const exits = (await findExitsOfEvents(tx, ids)).filter(id => !found.exits.has(id));
    for (const exit of await readExits(tx, exits)) found.exits.set(exit.id, exit);
    const others = [...exits.flatMap(id => found.exits.get(id)?.events ?? []), ...(await findEventIds(tx, keys))];
    ids = [...new Set(others)].filter(id => !asked.has(id)).sort();
  }
  return found;
}

async function addEvents(
  tx: Transaction,
  found: ExitEvents,
  ids: readonly string[],
  knowledge: NameKnowledge,
): Promise<string[]> {
  const targets = await readTargets(tx, ids);
  const live = (await readEvents(tx, ids)).filter(e => e.state === 'live' && e.isExit);
  for (const e of live) {
    found.stored.set(e.id, e);
    found.events.set(e.id, forExit(e, targets.get(e.id) ?? []));
  }
  for (const { eventId, article, outlet, nearHash } of await listArticlesOfEvents(
    tx,
    live.map(e => e.id),
  )) {
    const signature = nearHash ? nearHash.split(',').map(Number) : null;
    found.articles.set(eventId, [...(found.articles.get(eventId) ?? []), { article, outlet, signature }]);
  }
  return [...new Set(live.flatMap(e => exitKeys(found.events.get(e.id) as EventForExit, knowledge)))];
}

/** That it is an exit was decided when the event was built; its target is a venture, of the partners that texts name. */
const forExit = (e: StoredEvent, targets: readonly { partners: string[] }[]): EventForExit => ({
  event: e.id,
  type: e.type,
  status: e.status,
  date: e.date,
  arguments: e.arguments,
  firstSeen: e.firstSeenAt.toISOString(),
  history: e.history,
  target:
    e.type === 'stake_sale'
      ? { kind: 'venture', partners: [...new Set(targets.flatMap(t => t.partners))].sort() }
      : null,
});
