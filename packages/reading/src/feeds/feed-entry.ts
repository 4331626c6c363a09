// One entry out of its element, whatever the dialect: item, entry, CDF item, url of a sitemap.
import { createHash } from 'node:crypto';
import type { FeedEntry } from '@cellwire/model';
import { readFeedDate } from './dates/feed-date.js';
import { writtenLink } from './element-link.js';
import { childrenNamed, childText, ownText } from './element-text.js';
import { absoluteUrl, webUrl } from './feed-link.js';
import { personNames } from './person.js';
import type { FeedElement } from './raw-feed.js';
import { contentOf, titleOf } from './text-construct.js';

const TITLES = ['title', 'dc:title', 'news:title', 'media:title', 'itunes:title'];
const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'dcterms:issued',
  'news:publication_date',
  'dc:date',
  'date',
  'created',
  'dcterms:created',
];
const UPDATED = ['updated', 'modified', 'dcterms:modified', 'lastmod'];
const CONTENTS = ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'];
const SUMMARIES = ['description', 'summary', 'abstract', 'dc:description', 'itunes:summary', 'media:description'];
const AUTHORS = ['author', 'dc:creator', 'dc:author', 'itunes:author', 'media:credit'];

/** Every element name that an entry or a head is read from. */
export const READ_NAMES: ReadonlySet<string> = new Set([
  ...[TITLES, PUBLISHED, UPDATED, CONTENTS, SUMMARIES, AUTHORS].flat(),
  ...['link', 'loc', 'guid', 'id', 'ttl', 'language', 'dc:language', 'sy:updateperiod', 'sy:updatefrequency'],
]);

/** Reads an entry. Its link may still be relative where no base was known: `settleEntry` mends that once the head is read. */
export function readEntry(source: FeedElement): FeedEntry {
  const element = withNews(source);
  const written = writtenLink(element);
  const content = firstOf(element, CONTENTS, contentOf);
  const summary = firstOf(element, SUMMARIES, contentOf);
  const updated = dateOf(element, UPDATED) ?? readFeedDate(element.attributes.lastmod ?? '');
  return {
    title: firstOf(element, TITLES, titleOf) ?? innerTitle(element),
    link: written && (absoluteUrl(written.link, written.base) ?? relativeLink(written.link)),
    guid:
      firstOf(element, ['guid', 'id'], e => ownText(e).trim() || null) ??
      element.attributes['rdf:about']?.trim() ??
      null,
    published: dateOf(element, PUBLISHED) ?? updated,
    updated,
    summary,
    content,
    authors: authorsOf(element),
  };
}

/** A link to be resolved later, or null for one that has a scheme and is no URL all the same. */
const relativeLink = (link: string): string | null => (/^[a-z][a-z\d+.-]*:/i.test(link) ? null : link);

/** Google's news elements stand one level deeper in a sitemap's `url`. */
function withNews(element: FeedElement): FeedElement {
  const news = childrenNamed(element, 'news:news');
  if (news.length === 0) return element;
  return { ...element, children: [...element.children, ...news.flatMap(n => n.children)] };
}

/** The language that a sitemap tells with each of its news entries, or null. */
export function newsLanguage(element: FeedElement): string | null {
  const publications = childrenNamed(withNews(element), 'news:publication');
  return publications[0] ? childText(publications[0], 'news:language') : null;
}

function authorsOf(element: FeedElement): string[] {
  for (const name of AUTHORS) {
    const names = personNames(childrenNamed(element, name));
    if (names.length > 0) return names;
  }
  return [];
}

/** Where an element is repeated, its last is the one that was meant: generators append what overrides. */
function dateOf(element: FeedElement, names: readonly string[]): string | null {
  for (const name of names) {
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i]!;
      const date = typeof child !== 'string' && child.name === name ? readFeedDate(ownText(child)) : null;
      if (date) return date;
    }
  }
  return null;
}

/** The title of a part (a media group, an image) for an entry that has none of its own; never that of its source. */
function innerTitle(element: FeedElement): string | null {
  const parts = innerElements(element);
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i]!;
    if (part.name === 'source' || part.name === 'content' || AUTHORS.includes(part.name)) continue;
    const title = firstOf(part, TITLES, titleOf);
    if (title) return title;
    for (const inner of innerElements(part)) parts.push(inner);
  }
  return null;
}

const innerElements = (element: FeedElement): FeedElement[] => element.children.filter(c => typeof c !== 'string');

/** The first value that one of the children gives; the names in order of preference. */
function firstOf<T>(element: FeedElement, names: readonly string[], read: (child: FeedElement) => T | null): T | null {
  for (const name of names) {
    for (const child of element.children) {
      const value = typeof child !== 'string' && child.name === name ? read(child) : null;
      if (value !== null) return value;
    }
  }
  return null;
}

/** Finishes an entry with what the feed's head says: link against the feed's page, guid and author where it has none. */
export function settleEntry(entry: FeedEntry, head: { link: string | null; authors: string[] }): FeedEntry {
  // Links that a base was known for are absolute by now.
  const link = entry.link && /^https?:\/\//.test(entry.link) ? entry.link : webUrl(entry.link, head.link);
  return {
    ...entry,
    link,
    guid: entry.guid || link || fingerprint(entry),
    authors: entry.authors.length > 0 ? entry.authors : head.authors,
  };
}

/** Entries without guid and link are told apart by title and date. */
function fingerprint({ title, published, summary }: FeedEntry): string | null {
  const said = title ?? summary;
  if (!said) return null;
  return `sha256:${createHash('sha256')
    .update(`${said}\n${published ?? ''}`)
    .digest('hex')
    .slice(0, 32)}`;
}
