// A page's bytes → the article on it.
import type { OutletHint, ReadPage } from '@cellwire/model';
import { decodeBytes } from '../charset/decode-bytes.js';
import { recogniseLanguage } from '../language/recognise-language.js';
import { applyHint, hintFor } from './apply-hint.js';
import { type PageTree, parsePage } from './dom.js';
import { headlineLines } from './headline-lines.js';
import { type LdNode, ldText, readLinkedData } from './json-ld.js';
import { outlinePage } from './outline.js';
import { gatherFacts, headingOf, metaOf, type PageFacts } from './page-facts.js';
import { absoluteUrl, feedNames, isPaywalled, outletNames, readCanonical, readOutlet } from './read-address.js';
import { readAuthors } from './read-authors.js';
import { readBody } from './read-body.js';
import { readDates } from './read-dates.js';
import { readTitle, titleKey } from './read-title.js';
import { datedLines } from './visible-day.js';

export interface ReadPageOptions {
  /** Where the page was fetched from, after redirects. */
  url?: string | undefined;
  /** The HTTP Content-Type. */
  contentType?: string | undefined;
  /** The pack's hints; those whose host does not fit the URL are passed over. */
  hints?: readonly OutletHint[] | undefined;
}

/**
 * Reads one article page. Never throws: what the page does not tell is null or empty. Text is in paragraphs separated by
 * a blank line, without the title.
 */
export function readPage(page: Uint8Array | string, options: ReadPageOptions = {}): ReadPage {
  const html =
    typeof page === 'string' ? page : decodeBytes(page, { contentType: options.contentType, kind: 'html' }).text;
  const tree: PageTree = parsePage(html);
  const facts = gatherFacts(tree);
  const url = absoluteUrl(options.url ?? null, null);
  const data = readLinkedData(facts.jsonLd, isOwnNode(facts, url));
  const names = outletNames(facts, data, url);
  const label = facts.lang ?? metaOf(facts, 'og:locale', 'content-language', 'language', 'dc.language');
  const headline = readTitle(facts, data.article, [...names, ...feedNames(facts)]);
  const outline = outlinePage(tree, { keepConcealed: false, removed: new Set() });
  const lines = headlineLines(outline, headline);
  const heading = headingOf(facts, headline, titleKey);
  const dates = readDates(facts, data, { url, languageTag: label, lines: datedLines(outline, lines), heading });
  const hint = applyHint(tree, hintFor(options.hints ?? [], url), dates.published);
  const title = hint.title ?? headline;
  const text = readBody(tree, outline, {
    title,
    articleBody: articleBodyOf(data.article),
    bodies: hint.bodies,
    removed: hint.removed,
  });
  return {
    title,
    ...dates,
    authors: readAuthors(facts, data, { outlets: names, lines: lines.short, heading }),
    outlet: readOutlet(facts, data),
    canonicalUrl: readCanonical(facts, data.article, url),
    language: recogniseLanguage(text, [label, ldText(data.article, 'inLanguage')]),
    paywalled: isPaywalled(facts, data),
    text,
  };
}

/** The JSON-LD article of this page among others: named by address or by headline. */
function isOwnNode(facts: PageFacts, url: string | null): (node: LdNode) => boolean {
  const addresses = new Set(
    [url, absoluteUrl(facts.links.get('canonical') ?? null, url), absoluteUrl(metaOf(facts, 'og:url'), url)].filter(
      Boolean,
    ),
  );
  const titles = new Set([metaOf(facts, 'og:title'), facts.titleTag].filter(t => t !== null).map(titleKey));
  return node =>
    ['mainEntityOfPage', 'url', '@id'].some(key => addresses.has(absoluteUrl(ldText(node, key), url) ?? '')) ||
    titles.has(titleKey(ldText(node, 'headline') ?? ''));
}

/** JSON-LD's text with its line breaks and markup. */
function articleBodyOf(article: LdNode | null): string | null {
  const body = article?.articleBody;
  const text = Array.isArray(body) ? body.filter(b => typeof b === 'string').join('\n') : body;
  return typeof text === 'string' ? text : null;
}
