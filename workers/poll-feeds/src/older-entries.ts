// The older entries of a long feed: nothing of an archive is lost, but it waits behind the news, and it is stored in
// short transactions, so that neither the event loop nor the database stands still for it.
import { setImmediate } from 'node:timers/promises';
import { entriesOf } from '@cellwire/pipeline';
import {
  countKnownItems,
  markDue,
  type NewItem,
  PRIORITIES,
  recordItems,
  type Source,
  type Store,
} from '@cellwire/store';
import { itemsOf, spaceOut } from './feed-items.js';

export interface OlderRecorded {
  /** Entries looked at. */
  items: number;
  newItems: number;
}

/**
 * Stores what is new of the portions, each in a transaction of its own, their articles due as backfill. Doing it again
 * changes nothing: a poll that is killed here begins again, and what it has stored is known by then. Throws the signal's
 * reason when that is aborted.
 */
export async function recordOlder(
  store: Store,
  source: Source,
  portions: readonly Uint8Array[],
  options: { now: Date; gapMs: number; signal: AbortSignal },
): Promise<OlderRecorded> {
  const all: OlderRecorded = { items: 0, newItems: 0 };
  let ahead = 0;
  for (const portion of portions) {
    options.signal.throwIfAborted();
    await setImmediate();
    const items = await itemsOf(entriesOf(portion));
    all.items += items.length;
    if ((await countKnownItems(store, source.id, items)) === new Set(items.map(i => i.guid)).size) continue;
    const from = new Date(options.now.getTime() + ahead * options.gapMs);
    const { newItems, newArticles } = await recordPortion(store, source, items, { ...options, from });
    all.newItems += newItems;
    ahead += newArticles;
  }
  return all;
}

function recordPortion(
  store: Store,
  source: Source,
  items: readonly NewItem[],
  { now, from, gapMs }: { now: Date; from: Date; gapMs: number },
): Promise<{ newItems: number; newArticles: number }> {
  return store.inTransaction(async tx => {
    const { newItems, newArticles } = await recordItems(tx, source, items, { now });
    const at = spaceOut(newArticles, items, { now: from, gapMs });
    await markDue(tx, 'fetch-articles', newArticles, { at, priority: PRIORITIES.backfill });
    return { newItems, newArticles: newArticles.length };
  });
}
