// Reads feeds of every XML dialect, well-formed or not, in one pass with the memory of one entry.
import { setImmediate } from 'node:timers/promises';
import type { FeedEntry } from '@cellwire/model';
import { childrenNamed } from './element-text.js';
import { ElementTree } from './element-tree.js';
import { newsLanguage, readEntry } from './feed-entry.js';
import type { FeedElement, RawFeed } from './raw-feed.js';
import { ReferenceDecoder } from './xml-text.js';

/** Characters read before other work may run: about five milliseconds. */
const SLICE = 65_536;

const KINDS: Readonly<Record<string, RawFeed['kind']>> = {
  rss: 'rss',
  feed: 'atom',
  'rdf:rdf': 'rdf',
  rdf: 'rdf',
  channel: 'cdf',
  urlset: 'sitemap',
};

/** What the lenient reader says: a feed, or why the document is none. */
export type LenientAnswer = RawFeed | { kind: null; why: string };

/** Reads a document from its root element on. Never throws; yields to the event loop between slices. */
export async function readLenientFeed(
  body: string,
  options: { url: string | null; entities: ReadonlyMap<string, string> },
): Promise<LenientAnswer> {
  const entries: FeedEntry[] = [];
  let language: string | null = null;
  const tree = new ElementTree({
    url: options.url,
    decoder: new ReferenceDecoder(options.entities),
    onEntry: entry => {
      entries.push(readEntry(entry));
      language ??= newsLanguage(entry);
    },
  });
  for (let at = 0; at < body.length && !tree.cut; at += SLICE) {
    tree.write(body.slice(at, at + SLICE));
    if (at + SLICE < body.length) await setImmediate();
  }
  tree.end();
  return judge(tree, entries, language);
}

function judge(tree: ElementTree, entries: FeedEntry[], language: string | null): LenientAnswer {
  const root = tree.root;
  if (!root) return { kind: null, why: 'no XML element in the document' };
  const found = kindOf(root, entries.length > 0);
  if (typeof found === 'object') return { kind: null, why: found.why };
  return {
    kind: found,
    // The channel describes an RSS feed, the root any other; feeds without a channel put it all in the root.
    heads: [...childrenNamed(root, 'channel'), root],
    language: tree.language ?? language,
    entries,
    ...(tree.cut === null ? {} : { cut: tree.cut }),
  };
}

function kindOf(root: FeedElement, hasEntries: boolean): RawFeed['kind'] | { why: string } {
  const kind = Object.hasOwn(KINDS, root.name) ? KINDS[root.name] : undefined;
  if (kind) return kind;
  const local = root.name.slice(root.name.indexOf(':') + 1);
  if (local === 'html') return { why: 'an HTML page instead of a feed' };
  if (local === 'sitemapindex') return { why: 'a sitemap index: name one of its sitemaps instead' };
  if (hasEntries) return 'rss';
  return { why: `<${root.name.slice(0, 40)}> is no feed that Cellwire knows` };
}
