// What the readers of feed documents give, before it is interpreted: elements by canonical name, in document order.
import type { FeedEntry, ReadFeed } from '@cellwire/model';

/**
 * One XML element. `name` is lower case; its prefix is the canonical one of its namespace (`dc:date`), and elements of
 * RSS and Atom carry none.
 */
export interface FeedElement {
  name: string;
  /** By lower-case name, values decoded. */
  attributes: Readonly<Record<string, string>>;
  children: (FeedElement | string)[];
  /** The URL that links inside are relative to (xml:base over the document's URL), or null where nothing told one. */
  base: string | null;
}

/** A feed as a reader found it: the head's elements, and entries that are already interpreted. */
export interface RawFeed {
  kind: NonNullable<ReadFeed['kind']>;
  /** The elements that describe the feed: `channel` or `feed`, then the root where it is another. */
  heads: FeedElement[];
  /** xml:lang of the root or, where it has none, of the channel. */
  language: string | null;
  entries: FeedEntry[];
  /** Why reading ended before the end of the document. */
  cut?: string;
}
