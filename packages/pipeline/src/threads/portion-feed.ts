// A long feed on its way from a thread: its newest entries as they are, the older ones as bytes, since taking over a
// hundred thousand objects at once would hold up the event loop.
import type { FeedEntry, ReadFeed } from '@cellwire/model';

/** A feed of which `entries` are the newest only; `older` holds the others, newest first, for `entriesOf`. */
export interface PortionedFeed extends ReadFeed {
  older: Uint8Array[];
}

/** Entries of a portion, and its length in characters from which it is closed. */
const ENTRIES = 25;
const LENGTH = 256 * 1024;

/** Divides a feed. Where all entries have a date the newest are kept in `entries`, else the first. */
export function portionFeed(feed: ReadFeed, newest: number): PortionedFeed {
  const { entries } = feed;
  if (entries.length <= newest) return { ...feed, older: [] };
  const ranked = entries.every(e => e.published) ? rank(entries) : [...entries.keys()];
  const kept = new Set(ranked.slice(0, newest));
  return {
    ...feed,
    entries: entries.filter((_, i) => kept.has(i)),
    omitted: entries.length - newest,
    older: portionsOf(ranked.slice(newest).map(i => entries[i] as FeedEntry)),
  };
}

/** Places of the entries, the newest first. */
function rank(entries: readonly FeedEntry[]): number[] {
  const at = entries.map(e => Date.parse(e.published as string));
  return [...entries.keys()].sort((a, b) => (at[b] as number) - (at[a] as number) || a - b);
}

function portionsOf(entries: readonly FeedEntry[]): Uint8Array[] {
  const portions: Uint8Array[] = [];
  let open: string[] = [];
  let length = 0;
  const close = () => {
    if (open.length) portions.push(Buffer.from(`[${open.join(',')}]`));
    open = [];
    length = 0;
  };
  for (const entry of entries) {
    const text = JSON.stringify(entry);
    open.push(text);
    length += text.length;
    if (open.length >= ENTRIES || length >= LENGTH) close();
  }
  close();
  return inOneBlock(portions);
}

/** The same portions as views of one block: a thread hands over one block much faster than a thousand small ones. */
function inOneBlock(portions: readonly Uint8Array[]): Uint8Array[] {
  const block = new Uint8Array(portions.reduce((sum, portion) => sum + portion.length, 0));
  let at = 0;
  return portions.map(portion => {
    block.set(portion, at);
    at += portion.length;
    return block.subarray(at - portion.length, at);
  });
}

/** The entries of one portion. */
export const entriesOf = (portion: Uint8Array): FeedEntry[] =>
  JSON.parse(Buffer.from(portion.buffer, portion.byteOffset, portion.byteLength).toString('utf8'));
