// Feeds that a page announces or links to.
import { attribute, isElement, type PageElement, type PageTree, parsePage, visibleText } from '../pages/dom.js';
import { webUrl } from './feed-link.js';

/** A feed's format as far as its link tells; `xml` is any of the XML dialects. */
export type DiscoveredType = 'rss' | 'atom' | 'json' | 'xml';

export interface DiscoveredFeed {
  /** Absolute. */
  url: string;
  /** What the link calls it, or null. */
  title: string | null;
  type: DiscoveredType;
}

const MAX_FEEDS = 50;
const MAX_TITLE = 200;

const MEDIA_TYPES: ReadonlyMap<string, DiscoveredType> = new Map([
  ['application/rss+xml', 'rss'],
  ['application/x-rss+xml', 'rss'],
  ['application/rdf+xml', 'rss'],
  ['text/rss', 'rss'],
  ['application/atom+xml', 'atom'],
  ['application/feed+json', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
]);

/** Paths and queries under which publishing systems serve feeds. */
const FEED_ADDRESS =
  /(?:\.(?:rss|atom|rdf)|\/(?:rss|atom|rdf|feed|feeds)(?:\d?\.xml)?|\/(?:index|feed|rss|atom|news|latest|all|sitemap-news|news-sitemap)\.xml|\/feed\.json)\/?$/i;
const FEED_QUERY = /(?:^|&)(?:feed=(?:rss2?|atom|rdf)|(?:format|type|output|alt)=(?:rss|atom|feed|xml)|rss(?:=|&|$))/i;
/** Feeds of readers' comments are no source of news: they come last. */
const COMMENTS = /\bcomments?\b/i;

/**
 * The feeds of a page: those its `<link rel="alternate">` elements declare, then anchors whose address looks like a
 * feed's, feeds of comments last, at most 50, each address once. Candidates, not promises: only reading one tells.
 */
export function discoverFeeds(html: string, url: string): DiscoveredFeed[] {
  const page = parsePage(html);
  const base = webUrl(firstHref(page, 'base[href]'), url) ?? url;
  const found = new Map<string, DiscoveredFeed>();
  for (const feed of [...declaredFeeds(page, base), ...linkedFeeds(page, base)]) {
    if (!found.has(feed.url)) found.set(feed.url, feed);
  }
  const feeds = [...found.values()];
  const isComments = (feed: DiscoveredFeed): boolean => COMMENTS.test(feed.url) || COMMENTS.test(feed.title ?? '');
  return [...feeds.filter(f => !isComments(f)), ...feeds.filter(isComments)].slice(0, MAX_FEEDS);
}

const elements = ({ $ }: PageTree, selector: string): PageElement[] => $(selector).toArray().filter(isElement);

function firstHref(page: PageTree, selector: string): string | null {
  const first = elements(page, selector)[0];
  return first ? attribute(first, 'href') : null;
}

function declaredFeeds(page: PageTree, base: string): DiscoveredFeed[] {
  return elements(page, 'link[href]').flatMap(link => {
    const rels = (attribute(link, 'rel') ?? '').toLowerCase().split(/\s+/);
    const mediaType = attribute(link, 'type')?.toLowerCase().split(';')[0]?.trim() ?? '';
    const type = MEDIA_TYPES.get(mediaType) ?? (rels.includes('feed') && !mediaType ? 'xml' : undefined);
    const url = webUrl(attribute(link, 'href'), base);
    const isFeed = rels.includes('feed') || (rels.includes('alternate') && !rels.includes('stylesheet'));
    return url && type && isFeed ? [{ url, title: shortTitle(attribute(link, 'title') ?? ''), type }] : [];
  });
}

function linkedFeeds(page: PageTree, base: string): DiscoveredFeed[] {
  return elements(page, 'a[href]').flatMap(anchor => {
    const href = attribute(anchor, 'href')
      ?.replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'http://');
    const url = webUrl(href, base);
    if (!url || !looksLikeFeed(url)) return [];
    const title = attribute(anchor, 'title') ?? attribute(anchor, 'aria-label') ?? visibleText(anchor);
    return [{ url, title: shortTitle(title), type: typeOfAddress(url) }];
  });
}

function looksLikeFeed(url: string): boolean {
  const { hostname, pathname, search } = new URL(url);
  return FEED_ADDRESS.test(pathname) || FEED_QUERY.test(search.slice(1)) || /^(?:rss|feeds)\./.test(hostname);
}

function typeOfAddress(url: string): DiscoveredType {
  const { pathname, search } = new URL(url);
  if (/atom/i.test(pathname + search)) return 'atom';
  if (/\.json\/?$/i.test(pathname)) return 'json';
  return /rss|rdf|\/feed\/?$/i.test(pathname + search) ? 'rss' : 'xml';
}

const shortTitle = (title: string): string | null => title.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE) || null;
