// rss-parser reads what it reads right: well-formed feeds in the usual dialects, of moderate size. Its own values lose
// attributes, so its elements are taken as they are and interpreted like everybody else's.
import RssParser from 'rss-parser';
import { READ_NAMES, readEntry } from './feed-entry.js';
import { prefixOfNamespace, unboundPrefix } from './namespaces.js';
import type { FeedElement, RawFeed } from './raw-feed.js';

/** Longer documents are streamed: rss-parser holds the whole tree, and the event loop, until it is done. */
const MAX_LENGTH = 262_144;

/** Spelled as well-formed feeds spell them; another spelling of a field that we read goes to the lenient reader. */
const ENTRY_NAMES =
  'title link guid id pubDate published updated modified issued created author description summary content media:title ' +
  'media:description media:credit content:encoded dc:title dc:date dc:creator dc:description dcterms:issued ' +
  'dcterms:modified dcterms:created itunes:title itunes:author itunes:summary atom:link';
const HEAD_NAMES =
  'title link id author language ttl media:title itunes:title dc:title dc:language sy:updatePeriod sy:updateFrequency atom:link';
const itemNames = ENTRY_NAMES.split(' ');
const headNames = HEAD_NAMES.split(' ');
const spelling = new Map(
  [...itemNames, ...headNames, 'item', 'entry', 'channel', 'rss', 'feed', 'rdf:RDF'].map(n => [n.toLowerCase(), n]),
);

type Fields = Record<string, unknown>;
const kept = (name: string): [string, string, { keepArray: boolean }] => [name, `kept ${name}`, { keepArray: true }];
const parser = new RssParser<Fields, Fields>({
  customFields: {
    // The library takes the same triples for the feed as for its items; its types know only names there.
    feed: headNames.map(kept) as unknown as string[],
    item: itemNames.map(kept) as unknown as string[][],
  },
});

/** Reads the document through rss-parser, or null where another reader must: it is no plain feed, or not well-formed. */
export async function readPlainFeed(body: string, url: string | null): Promise<RawFeed | null> {
  const plain = body.length <= MAX_LENGTH ? inspect(body) : null;
  const feed = plain && (await parser.parseString(body).catch(() => null));
  // An item outside the channel, or one of several channels, is passed over by rss-parser.
  if (!feed || feed.items.length !== plain.entries) return null;
  const head = elementOf('channel', feed, headNames, url);
  const entries = feed.items.map(item => elementOf('item', item, itemNames, url));
  if (!head || !entries.every(e => e !== null)) return null;
  const read = entries.map(readEntry);
  // What is missing may stand deeper, or in an attribute, than rss-parser keeps.
  const hasLink = head.children.some(c => typeof c !== 'string' && c.name === 'link');
  if (read.some(entry => entry.title === null) || (plain.kind === 'rdf' && !hasLink)) return null;
  return { kind: plain.kind, heads: [head], language: plain.language, entries: read };
}

const KINDS: Readonly<Record<string, { kind: 'rss' | 'atom' | 'rdf'; entry: string }>> = {
  rss: { kind: 'rss', entry: 'item' },
  feed: { kind: 'atom', entry: 'entry' },
  'rdf:RDF': { kind: 'rdf', entry: 'item' },
};
/** What rss-parser loses or reads otherwise: bases, markup that is not escaped, references to C1 controls. */
const BEYOND = /xml:base|1999\/xhtml|"xhtml"|'xhtml'|\smode\s*=|<!ENTITY|&#(?:1[2-5]\d|x[89][\da-f]);/i;

interface Plain {
  kind: 'rss' | 'atom' | 'rdf';
  entries: number;
  language: string | null;
}

function inspect(body: string): Plain | null {
  const root = /^<([\w:]+)/.exec(body)?.[1] ?? '';
  const dialect = Object.hasOwn(KINDS, root) ? KINDS[root] : undefined;
  if (!dialect || BEYOND.test(body) || !hasUsualPrefixes(body)) return null;
  let entries = 0;
  for (const [, name = ''] of body.matchAll(/<([a-z][\w:.-]*)/gi)) {
    if (name === dialect.entry) entries += 1;
    else if (name === 'item' || name === 'entry' || !isUsuallySpelled(name)) return null;
  }
  const language = /^<[^>]*?\sxml:lang\s*=\s*["']([^"'<>]*)/.exec(body)?.[1] ?? null;
  return { kind: dialect.kind, entries, language };
}

function isUsuallySpelled(name: string): boolean {
  const lower = name.toLowerCase();
  const usual = spelling.get(lower);
  if (usual !== undefined) return usual === name;
  const colon = lower.indexOf(':');
  return !READ_NAMES.has(lower) && (colon < 0 || unboundPrefix(lower.slice(0, colon)) !== '');
}

function hasUsualPrefixes(body: string): boolean {
  for (const [, prefix = '', uri = ''] of body.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"'<>]*)/gi)) {
    const usual = unboundPrefix(prefix.toLowerCase());
    if ((prefixOfNamespace(uri) ?? usual) !== usual) return false;
  }
  return true;
}

/** The elements of those names as rss-parser kept them; null where one holds elements whose order it has lost. */
function elementOf(name: string, fields: Fields, names: readonly string[], base: string | null): FeedElement | null {
  const about = fields['rdf:about'];
  const element: FeedElement = {
    name,
    attributes: typeof about === 'string' ? { 'rdf:about': about } : {},
    children: [],
    base,
  };
  for (const childName of names) {
    const nodes = fields[`kept ${childName}`];
    for (const node of Array.isArray(nodes) ? nodes : []) {
      const child = childOf(childName.toLowerCase().replace(/^atom:/, ''), node, base, childName === 'author');
      if (!child) return null;
      element.children.push(child);
    }
  }
  return element;
}

/** One node of xml2js: a string, or an object with the text in `_`, the attributes in `$` and lists of child nodes. */
function childOf(name: string, node: unknown, base: string | null, mayNest: boolean): FeedElement | null {
  const child: FeedElement = { name, attributes: {}, children: [], base };
  if (typeof node === 'string') return { ...child, children: [node] };
  if (typeof node !== 'object' || node === null) return null;
  for (const [key, value] of Object.entries(node)) {
    if (key === '_') child.children.push(String(value));
    else if (key === '$') child.attributes = lowerCaseKeys(value);
    else if (!mayNest || !Array.isArray(value)) return null;
    else {
      const inner = value.map(v => childOf(key.toLowerCase(), v, base, false));
      if (!inner.every(e => e !== null)) return null;
      child.children.push(...inner);
    }
  }
  return child;
}

const lowerCaseKeys = (attributes: object): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), String(value)]));
