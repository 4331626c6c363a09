// JSON Feed 1.0 and 1.1 (jsonfeed.org), read into the same shape as the XML dialects.
import type { FeedEntry } from '@cellwire/model';
import { readFeedDate } from './dates/feed-date.js';
import { textAsMarkup } from './element-text.js';
import type { FeedHead } from './feed-head.js';
import { readLanguage } from './feed-head.js';
import { webUrl } from './feed-link.js';
import { markupLine, plainLine } from './markup-text.js';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** Ids may be numbers, which the specification asks readers to take as strings. */
const text = (value: unknown): string | null => {
  const said = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  return said || null;
};

/** Reads a JSON Feed, or says why the text is none. */
export function readJsonFeed(
  body: string,
  url: string | null,
): { head: FeedHead; entries: FeedEntry[] } | { why: string } {
  let feed: unknown;
  try {
    feed = JSON.parse(body);
  } catch {
    return { why: 'neither XML nor JSON' };
  }
  if (!isObject(feed) || !Array.isArray(feed.items)) return { why: 'JSON without a list of items: no JSON Feed' };
  return { head: headOf(feed, url), entries: feed.items.filter(isObject).map(item => entryOf(item, url)) };
}

function headOf(feed: Json, url: string | null): FeedHead {
  const hub = list(feed.hubs).find(h => isObject(h) && text(h.type)?.toLowerCase() === 'websub');
  const title = text(feed.title);
  return {
    title: title && plainLine(title),
    link: webUrl(text(feed.home_page_url), url),
    language: readLanguage(text(feed.language) ?? ''),
    ttlMinutes: null,
    hub: isObject(hub) ? webUrl(text(hub.url), url) : null,
    self: webUrl(text(feed.feed_url), url),
    authors: authorsOf(feed),
  };
}

function entryOf(item: Json, url: string | null): FeedEntry {
  const updated = readFeedDate(text(item.date_modified) ?? '');
  const plain = text(item.content_text);
  const summary = text(item.summary);
  const title = text(item.title);
  const id = text(item.id);
  return {
    title: title && (markupLine(title) || null),
    link: webUrl(text(item.url), url) ?? webUrl(text(item.external_url), url) ?? webUrl(id, null),
    guid: id,
    published: readFeedDate(text(item.date_published) ?? '') ?? updated,
    updated,
    summary: summary && textAsMarkup(summary),
    content: text(item.content_html) ?? (plain && textAsMarkup(plain)),
    authors: authorsOf(item),
  };
}

/** Version 1.1 has `authors`, version 1.0 one `author`. */
function authorsOf(json: Json): string[] {
  const people = [...list(json.authors), json.author].filter(isObject).map(person => text(person.name));
  return [...new Set(people.filter(name => name !== null))];
}
