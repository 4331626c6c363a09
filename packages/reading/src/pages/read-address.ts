// The page's own address, outlet and wall.
import { foldSpace, isElement, type PageNode, visibleText } from './dom.js';
import { isNode, type LdNode, type LdValue, type LinkedData, ldText, plainText } from './json-ld.js';
import { metaOf, type PageFacts } from './page-facts.js';

/** An absolute http(s) address without fragment, or null. */
export function absoluteUrl(href: string | null, base: string | null): string | null {
  if (!href) return null;
  try {
    const url = new URL(href, base ?? undefined);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    url.hash = '';
    return url.href;
  } catch {
    return null;
  }
}

/**
 * The address the publisher wants to be known by: what a syndicated copy names as its source, `rel=canonical` (which an
 * AMP page points to its main page), `og:url`, the JSON-LD's. A home page named as canonical of an article is a mistake
 * of the template and is passed over.
 */
export function readCanonical(facts: PageFacts, article: LdNode | null, url: string | null): string | null {
  const base = absoluteUrl(facts.base, url) ?? url;
  const deep = url !== null && pathLength(url) > 1;
  const claims = [
    metaOf(facts, 'syndication-source', 'original-source'),
    facts.links.get('canonical') ?? null,
    metaOf(facts, 'og:url'),
    ldText(article, 'mainEntityOfPage', 'url'),
  ];
  for (const claim of claims) {
    const found = absoluteUrl(claim, base);
    if (found && !(deep && pathLength(found) <= 1)) return found;
  }
  return absoluteUrl(url, null);
}

const pathLength = (url: string): number => {
  try {
    const { pathname, search } = new URL(url);
    return pathname.length + search.length;
  } catch {
    return 0;
  }
};

/** What the page calls its outlet. */
export function readOutlet(facts: PageFacts, data: LinkedData): string | null {
  const publisher = data.article?.publisher ?? data.page?.publisher;
  const full =
    isNode(publisher) && publisher.name === undefined && typeof publisher['@id'] === 'string'
      ? data.byId.get(publisher['@id'])
      : undefined;
  const name =
    metaOf(facts, 'og:site_name') ??
    ldText(full ?? null, 'name') ??
    ldText(data.article, 'publisher') ??
    metaOf(
      facts,
      'application-name',
      'apple-mobile-web-app-title',
      'twitter:app:name:iphone',
      'dc.publisher',
      'publisher',
    );
  const text = name ? plainText(name).replace(/^@/, '') : '';
  return text && !/^https?:/.test(text) ? text : null;
}

/** Names by which the outlet may stand in titles and author fields. */
export function outletNames(facts: PageFacts, data: LinkedData, url: string | null): string[] {
  const names = [
    readOutlet(facts, data),
    ldText(data.article, 'publisher'),
    metaOf(facts, 'og:site_name'),
    metaOf(facts, 'application-name'),
    metaOf(facts, 'apple-mobile-web-app-title'),
    metaOf(facts, 'twitter:site')?.replace(/^@/, '') ?? null,
    ...data.sites.map(plainText),
    ...siteHeadings(facts),
    ...hostNames(url),
  ];
  return [...new Set(names.filter((n): n is string => Boolean(n) && n!.length < 40))];
}

/** First headings that link to the home page or are named as a logo. */
function siteHeadings(facts: PageFacts): string[] {
  const found: string[] = [];
  for (const h1 of facts.h1s.slice(0, 3)) {
    const links = (h1.children as PageNode[]).filter(isElement);
    const home = links.length === 1 && /^(?:\/|https?:\/\/[^/]+\/?|index\.\w+)$/.test(links[0]!.attribs.href ?? 'x');
    if (
      home ||
      /(?:^|[^a-z])(?:logo|brand|(?:site|blog)-?(?:title|name))/i.test(
        `${h1.attribs.class ?? ''} ${h1.attribs.id ?? ''}`,
      )
    )
      found.push(visibleText(h1));
  }
  return found;
}

/** "Daily Volt » Feed" → "Daily Volt", for titles only: a feed may be one of a section or a writer. */
export const feedNames = (facts: PageFacts): string[] =>
  facts.linkTitles
    .map(t =>
      foldSpace(
        plainText(t).replace(
          /\s*(?:[»|:–—>-]+\s*)?(?:comments? )?(?:RSS|Atom|Feed|XML|[0-9.]+|News|Search)+(?:\s*(?:feed|[0-9.]+))?\s*$/i,
          '',
        ),
      ),
    )
    .filter(t => t.length > 2 && t.length < 40);

/** `news.daily-volt.co.uk` → the host, `daily-volt.co.uk`, `daily-volt`. */
function hostNames(url: string | null): string[] {
  try {
    const host = new URL(url ?? '').hostname.replace(/^(?:www|m|amp|mobile|edition)\./, '');
    const parts = host.split('.');
    const suffix = parts.length > 2 && /^(?:co|com|org|net|ac|gov|or|ne)$/.test(parts.at(-2) ?? '') ? 2 : 1;
    const name = parts.at(-suffix - 1);
    return [host, ...(name ? [name, `${name}.${parts.slice(-suffix).join('.')}`] : [])];
  } catch {
    return [];
  }
}

const isFalse = (value: LdValue | undefined): boolean =>
  value === false || (typeof value === 'string' && /^(?:false|no|.*\/False)$/i.test(value));

/** Whether the page says that only subscribers may read it all. */
export function isPaywalled(facts: PageFacts, data: LinkedData): boolean {
  if (isFalse(data.article?.isAccessibleForFree) || isFalse(data.page?.isAccessibleForFree)) return true;
  return /^(?:locked|paid|premium|subscribers?|paywall)$/i.test(
    metaOf(facts, 'article:content_tier', 'content_tier', 'content-tier', 'premium') ?? '',
  );
}
