// Feed bytes → feed. rss-parser reads first; a lenient streaming reader stands behind it for everything else.
import type { FeedEntry, ReadFeed } from '@cellwire/model';
import { decodeBytes } from '../charset/decode-bytes.js';
import { inTimeZone } from './dates/in-time-zone.js';
import { readProlog } from './document-type.js';
import { settleEntry } from './feed-entry.js';
import { type FeedHead, readHead } from './feed-head.js';
import { readJsonFeed } from './json-feed.js';
import { readLenientFeed } from './lenient-reader.js';
import { readPlainFeed } from './plain-reader.js';
import type { RawFeed } from './raw-feed.js';

export interface FeedOptions {
  /** Where the document was found (after redirects); relative links are relative to it. */
  url?: string | undefined;
  /** The HTTP Content-Type, as it came: its charset is believed before the document's own. */
  contentType?: string | undefined;
  /** Keeps only so many entries, the newest: the rest of a long archive is no news. `omitted` counts them. */
  newest?: number | undefined;
  /** IANA zone of the outlet (`UTC`): `published` is written with its offset, since the outlet's day anchors relative dates. */
  timeZone?: string | undefined;
}

/**
 * Reads a feed of any kind: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, RDF, CDF, JSON Feed, sitemaps with or without
 * Google's news elements. Links come out absolute, titles as one line of plain text, `summary` and `content` as
 * fragments of HTML (untrusted; `markupText` makes paragraphs of them), dates as instants in UTC, or with the offset of
 * `timeZone`. `ok` is false, with the reason in `error`, where the bytes hold no feed; a feed that was cut short is `ok`
 * with an `error` too. Never throws. Time is linear in the input, and long feeds are read in slices between which other work can run.
 */
export async function readFeed(bytes: Uint8Array, options: FeedOptions = {}): Promise<ReadFeed> {
  const feed = await readWhole(bytes, options);
  const { newest = Number.POSITIVE_INFINITY, timeZone } = options;
  const isLong = feed.entries.length > newest;
  const entries = isLong ? newestEntries(feed.entries, newest) : feed.entries;
  return {
    ...feed,
    entries: timeZone === undefined ? entries : entries.map(entry => inZone(entry, timeZone)),
    ...(isLong ? { omitted: feed.entries.length - newest } : {}),
  };
}

const inZone = (entry: FeedEntry, timeZone: string): FeedEntry =>
  entry.published ? { ...entry, published: inTimeZone(entry.published, timeZone) } : entry;

/** The newest by date, in the feed's order; where some have no date, the first, since feeds begin with what is new. */
function newestEntries(entries: readonly FeedEntry[], count: number): FeedEntry[] {
  if (entries.some(e => !e.published)) return entries.slice(0, count);
  const ranked = entries.map((e, i) => ({ i, at: e.published as string }));
  ranked.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.i - b.i));
  const kept = new Set(ranked.slice(0, count).map(r => r.i));
  return entries.filter((_, i) => kept.has(i));
}

async function readWhole(bytes: Uint8Array, options: FeedOptions): Promise<ReadFeed> {
  const { text } = decodeBytes(bytes, { kind: 'xml', contentType: options.contentType });
  const url = options.url && URL.canParse(options.url) ? options.url : null;
  if (!text.trim()) return noFeed('empty document');
  if (/^\s*[{[]/.test(text)) return fromJson(text, url);
  const { entities, body } = readProlog(text);
  const plain = entities.size === 0 ? await readPlainFeed(body, url) : null;
  const feed = plain ?? (await readLenientFeed(body, { url, entities }));
  return feed.kind === null ? noFeed(feed.why) : settled(feed);
}

function fromJson(text: string, url: string | null): ReadFeed {
  const feed = readJsonFeed(text, url);
  return 'why' in feed ? noFeed(feed.why) : withHead('json', feed.head, feed.entries);
}

function settled(feed: RawFeed): ReadFeed {
  const head = readHead(feed.heads, feed.language, feed.kind === 'atom');
  return { ...withHead(feed.kind, head, feed.entries), ...(feed.cut === undefined ? {} : { error: feed.cut }) };
}

function withHead(kind: RawFeed['kind'], { authors, ...head }: FeedHead, entries: RawFeed['entries']): ReadFeed {
  const context = { link: head.link, authors };
  return { ok: true, kind, ...head, entries: entries.map(entry => settleEntry(entry, context)) };
}

function noFeed(error: string): ReadFeed {
  return {
    ok: false,
    kind: null,
    title: null,
    link: null,
    language: null,
    ttlMinutes: null,
    hub: null,
    self: null,
    entries: [],
    error,
  };
}
