// From a feed's entries to the items that the store keeps, in portions between which other work can run.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { hostKey } from '@cellwire/fetching';
import type { FeedEntry } from '@cellwire/model';
import { articleAddress } from '@cellwire/reading';
import {
  articleIdOf,
  type NewItem,
  PRIORITIES,
  type Priority,
  type RecordedItems,
  recordItems,
  type Source,
  type Transaction,
} from '@cellwire/store';

/** Entries that a poll records together with its own end, the newest; older ones of a longer feed come before, in portions. */
export const NEWEST_ENTRIES = 1000;
/** Entries made into items, or stored by one statement, before other work may run. */
export const PORTION = 25;

/** The items of the entries, in their order. */
export async function itemsOf(entries: readonly FeedEntry[]): Promise<NewItem[]> {
  const items: NewItem[] = [];
  for (let i = 0; i < entries.length; i += PORTION) {
    if (i > 0) await setImmediate();
    for (const entry of entries.slice(i, i + PORTION)) items.push(itemOf(entry));
  }
  return items;
}

/** An entry as the store takes it. */
function itemOf(entry: FeedEntry): NewItem {
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
    published: entry.published,
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

const DAY_MS = 86_400_000;
/** At the first poll of a source most of what it lists was there before anybody asked. */
const FRESH_AT_FIRST_MS = DAY_MS;
/** Later on an entry is new because the outlet has just added it, whatever its date; only an archive is not. */
const FRESH_LATER_MS = 7 * DAY_MS;

/** How urgent an item is: news, or backfill, which waits until all news is done. */
export function urgencyOf(
  { published }: Pick<NewItem, 'published'>,
  { isFirstPoll, now }: { isFirstPoll: boolean; now: Date },
): Priority {
  if (published === null) return isFirstPoll ? PRIORITIES.backfill : PRIORITIES.news;
  const age = now.getTime() - Date.parse(published);
  return age > (isFirstPoll ? FRESH_AT_FIRST_MS : FRESH_LATER_MS) ? PRIORITIES.backfill : PRIORITIES.news;
}

/**
 * When each article can be asked for at the earliest, one after the other at each host: what is due together at one host
 * would only be told to wait. Ids that are not of the items count as of one host.
 */
export function spaceOut(
  ids: readonly string[],
  items: readonly NewItem[],
  { now, gapMs }: { now: Date; gapMs: number },
): Date[] {
  const hosts = new Map(items.flatMap(({ url }) => (url ? [[articleIdOf(url), hostKey(url)] as const] : [])));
  const ahead = new Map<string, number>();
  return ids.map(id => {
    const host = hosts.get(id) ?? '';
    const n = ahead.get(host) ?? 0;
    ahead.set(host, n + 1);
    return new Date(now.getTime() + n * gapMs);
  });
}
