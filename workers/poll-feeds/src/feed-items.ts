// From a feed's entries to the items that the store keeps, in portions between which other work can run.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { FeedEntry } from '@cellwire/model';
import { articleAddress } from '@cellwire/reading';
import { type NewItem, type RecordedItems, recordItems, type Source, type Transaction } from '@cellwire/store';
import { inTimeZone } from './in-time-zone.js';

/** Entries of one poll that are looked at; the older ones of a longer feed are an archive. */
export const MOST_ENTRIES = 5_000;
/** Entries made into items, or stored by one statement, before other work may run. */
const PORTION = 200;

/** The items of the entries, in their order. */
export async function itemsOf(entries: readonly FeedEntry[], source: Source): Promise<NewItem[]> {
  const items: NewItem[] = [];
  for (let i = 0; i < entries.length; i += PORTION) {
    if (i > 0) await setImmediate();
    for (const entry of entries.slice(i, i + PORTION)) items.push(itemOf(entry, source));
  }
  return items;
}

/** An entry as the store takes it; published in the outlet's own offset, since its day anchors relative dates. */
function itemOf(entry: FeedEntry, source: Source): NewItem {
  const url = entry.link ? articleAddress(entry.link) : null;
  const guid =
    entry.guid ?? entry.link ?? createHash('sha256').update(`${entry.title}\n${entry.published}`).digest('hex');
  return {
    guid,
    link: entry.link,
    url,
    title: entry.title,
    summary: entry.summary,
    content: entry.content,
    authors: entry.authors,
    published: entry.published ? inTimeZone(entry.published, source.timeZone) : null,
    skipped: url ? null : entry.link ? 'its link is no web address' : 'it has no link',
  };
}

/** Stores items portion by portion within one transaction. */
export async function recordAll(
  tx: Transaction,
  source: Source,
  items: readonly NewItem[],
  now: Date,
): Promise<RecordedItems> {
  const all: RecordedItems = { newArticles: [], newItems: 0, changedArticles: [] };
  for (let i = 0; i < items.length; i += PORTION) {
    if (i > 0) await setImmediate();
    const part = await recordItems(tx, source, items.slice(i, i + PORTION), { now });
    all.newArticles.push(...part.newArticles);
    all.changedArticles.push(...part.changedArticles);
    all.newItems += part.newItems;
  }
  return all;
}
