// When the article was first published and last changed, from the most to the least dependable place.
import { type PageElement, type PageNode, visibleText } from './dom.js';
import { type LdNode, type LinkedData, ldText } from './json-ld.js';
import { metaOf, type PageFacts } from './page-facts.js';
import { parseMachineDate, parseVisibleDate } from './parse-page-date.js';
import { standsElsewhere } from './surroundings.js';

export interface PageDates {
  published: string | null;
  modified: string | null;
}

/** Names that publishing systems give to the day of first publication. */
const PUBLISHED = (
  'article:published_time article:published og:published_time og:article:published_time og:pubdate datepublished ' +
  'parsely-pub-date sailthru.date rnews:datepublished publishdate publish-date publish_date published_time ' +
  'article.published article_date_original article:post_date originalpublicationdate publication_date publication-date ' +
  'pubdate pub_date citation_publication_date citation_date citation_online_date cxenseparse:recs:publishtime ' +
  'cxenseparse:publishtime bt:pubdate dc.date.issued dcterms.issued dcterms.created dc.date.created dcsext.articlefirstpublished ' +
  'shareaholic:article_published_time weibo:article:create_at ptime date dc.date dcterms.date displaydate article.created ' +
  'created timestamp sdc:publishdate analytics:date vr:published_time mediator_published_time live_blog_start_time last-published'
).split(' ');
const MODIFIED = (
  'article:modified_time og:updated_time og:modified_time article:updated_time datemodified lastmod last-modified ' +
  'last_updated_date dcterms.modified dc.date.modified revised article.updated bt:moddate modified'
).split(' ');

/** Dates of the page; `languageTag` decides how `03/04/2026` is read, `lines` stand around the headline. */
export function readDates(
  facts: PageFacts,
  data: LinkedData,
  context: { url: string | null; languageTag: string | null; lines: readonly string[] },
): PageDates {
  const modified =
    fromLd(data.article, 'dateModified') ??
    fromMetas(facts, MODIFIED) ??
    fromItems(facts, 'dateModified') ??
    fromLd(data.page, 'dateModified');
  const told =
    fromLd(data.article, 'datePublished') ??
    fromMetas(facts, PUBLISHED) ??
    fromItems(facts, 'datePublished') ??
    fromLd(data.article, 'dateCreated', 'uploadDate') ??
    fromLd(data.page, 'datePublished');
  const dayFirst = !/^en-us|^en$|^en-ph/i.test(context.languageTag ?? '');
  const published =
    told ??
    fromTimes(facts, dayFirst) ??
    dayOfUrl(context.url) ??
    fromItems(facts, 'dateCreated') ??
    fromVisible(facts, dayFirst) ??
    fromLines(context.lines, dayFirst);
  return { published, modified };
}

function fromLd(node: LdNode | null, ...keys: string[]): string | null {
  for (const key of keys) {
    const text = ldText(node, key);
    const value = text && parseMachineDate(text);
    if (value) return value;
  }
  return null;
}

function fromMetas(facts: PageFacts, names: readonly string[]): string | null {
  for (const name of names) {
    const value = metaOf(facts, name);
    const date = value && parseMachineDate(value);
    if (date) return date;
  }
  return null;
}

function fromItems(facts: PageFacts, name: string): string | null {
  for (const item of facts.items) {
    if (!item.attribs.itemprop?.split(/\s+/).includes(name) || standsElsewhere(item, facts.hintOf)) continue;
    const date = machineOrVisible(item, true);
    if (date) return date;
  }
  return null;
}

function machineOrVisible(element: PageElement, dayFirst: boolean): string | null {
  for (const key of ['datetime', 'content', 'data-datetime', 'title']) {
    const value = element.attribs[key];
    const date = value && parseMachineDate(value);
    if (date) return date;
  }
  return parseVisibleDate(visibleText(element), { dayFirst })?.value ?? null;
}

const UPDATED = /updat|modif|aktualis|geändert|actualiz|mis à jour|aggiornat|atualiz|수정|更新/i;

/** `<time>`: the one marked as publication, else the first that is not in a teaser and not an update. */
function fromTimes(facts: PageFacts, dayFirst: boolean): string | null {
  const own = facts.times.filter(t => !standsElsewhere(t, facts.hintOf));
  const marked = own.find(
    t => t.attribs.pubdate !== undefined || /publish|posted|entry-date|pubdate/i.test(t.attribs.class ?? ''),
  );
  const plain = own.filter(t => !UPDATED.test(`${t.attribs.class ?? ''} ${nearText(t)}`));
  for (const time of [marked, ...plain.slice(0, 3), ...own.slice(0, 1)]) {
    const date = time && machineOrVisible(time, dayFirst);
    if (date) return date;
  }
  return null;
}

function nearText(element: PageElement): string {
  const before = element.prev as PageNode | null;
  return `${before && before.type === 'text' ? (before as { data: string }).data.slice(-40) : ''} ${visibleText(element).slice(0, 60)}`;
}

/** `/2026/02/11/` or `/2026-02-11-` or `/20260211/` in an address. */
export function dayOfUrl(url: string | null): string | null {
  const m =
    /(?:^|[/_-])(20\d{2})([/_-]?)(0?[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?=[/_.-]|$|[a-z])/i.exec(
      url?.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '') ?? '',
    );
  if (!m || (m[2] === '' && (m[3]!.length < 2 || m[4]!.length < 2))) return null;
  return parseMachineDate(`${m[1]}-${m[3]!.padStart(2, '0')}-${m[4]!.padStart(2, '0')}`);
}

const STRONG_NAME = /publish|posted|date|time|fecha|datum|byline|created|meta/i;

/** A short visible line with a date, in an element that its names mark as such. */
function fromVisible(facts: PageFacts, dayFirst: boolean): string | null {
  let updated: string | null = null;
  for (const element of facts.dated) {
    if (
      standsElsewhere(element, facts.hintOf) ||
      !STRONG_NAME.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`)
    )
      continue;
    const text = visibleText(element);
    if (text.length > 160 || text.length < 6) continue;
    const date = parseVisibleDate(text, { dayFirst });
    if (!date) continue;
    if (!UPDATED.test(text.slice(0, date.start))) return date.value;
    updated ??= date.value;
  }
  return updated;
}

/** A short line by the headline with little more than a date in it. */
function fromLines(lines: readonly string[], dayFirst: boolean): string | null {
  let updated: string | null = null;
  for (const line of lines) {
    const date = line.length < 120 ? parseVisibleDate(line, { dayFirst }) : null;
    if (!date) continue;
    if (!UPDATED.test(line.slice(0, date.start))) return date.value;
    updated ??= date.value;
  }
  return updated;
}
