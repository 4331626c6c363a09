// The feeds of the newsroom, one kind per outlet.
import type { NewsroomArticle } from './articles.js';
import { escapeMarkup, paragraphsAsHtml } from './themes/theme.js';

export type FeedKind = 'rss' | 'rss-content' | 'atom' | 'rdf' | 'json';

export interface FeedParts {
  title: string;
  homepage: string;
  self: string;
  charset: string;
  entries: { article: NewsroomArticle; url: string }[];
}

export const FEED_TYPES: Record<FeedKind, string> = {
  rss: 'application/rss+xml',
  'rss-content': 'application/rss+xml',
  atom: 'application/atom+xml',
  rdf: 'application/rdf+xml',
  json: 'application/feed+json',
};

const summaryOf = (a: NewsroomArticle): string => a.summary ?? a.paragraphs[0] ?? '';
const head = (parts: FeedParts): string => `<?xml version="1.0" encoding="${parts.charset}"?>\n`;
const e = escapeMarkup;

/** Renders the feed as text; newest entry first. */
export function renderFeed(kind: FeedKind, parts: FeedParts): string {
  switch (kind) {
    case 'rss':
    case 'rss-content':
      return rss(parts, kind === 'rss-content');
    case 'atom':
      return atom(parts);
    case 'rdf':
      return rdf(parts);
    case 'json':
      return jsonFeed(parts);
  }
}

function rss(parts: FeedParts, withContent: boolean): string {
  const items = parts.entries.map(({ article, url }) => {
    const content = withContent ? `<content:encoded><![CDATA[${paragraphsAsHtml(article)}]]></content:encoded>` : '';
    return `<item><title>${e(article.title)}</title><link>${e(url)}</link><guid isPermaLink="true">${e(url)}</guid><pubDate>${new Date(article.published).toUTCString()}</pubDate><description>${e(summaryOf(article))}</description>${content}</item>`;
  });
  return `${head(parts)}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${e(parts.title)}</title><link>${e(parts.homepage)}</link><description>News of ${e(parts.title)}</description><ttl>30</ttl>\n${items.join('\n')}\n</channel></rss>`;
}

function atom(parts: FeedParts): string {
  const entries = parts.entries.map(({ article, url }) => {
    const authors = article.authors.map(name => `<author><name>${e(name)}</name></author>`).join('');
    return `<entry><id>tag:newsroom.invalid,2026:${e(article.slug)}</id><title>${e(article.title)}</title><link href="${e(new URL(url).pathname)}"/><published>${article.published}</published><updated>${article.published}</updated>${authors}<summary>${e(summaryOf(article))}</summary></entry>`;
  });
  const updated = parts.entries[0]?.article.published ?? '2026-02-01T00:00:00Z';
  return `${head(parts)}<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${e(parts.homepage)}"><id>${e(parts.self)}</id><title>${e(parts.title)}</title><link rel="self" href="${e(parts.self)}"/><link href="${e(parts.homepage)}"/><updated>${updated}</updated>\n${entries.join('\n')}\n</feed>`;
}

function rdf(parts: FeedParts): string {
  const list = parts.entries.map(x => `<rdf:li rdf:resource="${e(x.url)}"/>`).join('');
  const items = parts.entries.map(
    ({ article, url }) =>
      `<item rdf:about="${e(url)}"><title>${e(article.title)}</title><link>${e(url)}</link><dc:date>${article.published}</dc:date><description>${e(summaryOf(article))}</description></item>`,
  );
  return `${head(parts)}<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${e(parts.self)}"><title>${e(parts.title)}</title><link>${e(parts.homepage)}</link><description>${e(parts.title)}</description><items><rdf:Seq>${list}</rdf:Seq></items></channel>\n${items.join('\n')}\n</rdf:RDF>`;
}

function jsonFeed(parts: FeedParts): string {
  const items = parts.entries.map(({ article, url }) => ({
    id: url,
    url,
    title: article.title,
    date_published: article.published,
    authors: article.authors.map(name => ({ name })),
    summary: summaryOf(article),
  }));
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: parts.title,
      home_page_url: parts.homepage,
      feed_url: parts.self,
      items,
    },
    null,
    1,
  );
}
