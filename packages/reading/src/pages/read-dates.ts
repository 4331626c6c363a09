// When the article was first published and last changed, from the most to the least dependable place.
import { PUBLISHED_WORD, UPDATED } from './date-words.js';
import { type PageElement, type PageNode, spacedText, visibleText } from './dom.js';
import { type LdNode, type LinkedData, ldText } from './json-ld.js';
import { itemNames, metaOf, nearestFirst, type PageFacts, scriptText } from './page-facts.js';
import { parseMachineDate } from './parse-page-date.js';
import { standsElsewhere } from './surroundings.js';
import { dayOfUrl } from './url-day.js';
import { type DatedLines, pickDate } from './visible-day.js';

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
/** A name that some outlet made up for it: `xy-post-date`, `search.publishDate`, `first_published_at`. */
const PUBLISHED_NAME =
  /(?:^|[._:-])(?:(?:first|original|article|story|content|news|page|item)[._:-]?)?(?:publish(?:ed)?|publication|pub|post(?:ed)?|release|issue|create|created|creation|display|start)[._:-]?(?:date|time|datetime|on|at|day|timestamp)(?:[._:-](?:iso|utc|gmt|raw))?$/;
const NO_PUBLICATION = /un-?publish|expir|modif|updat|event|valid/;

/** Where a page is read: its address and language, and its lines with the headline's neighbours first. */
export interface DateContext {
  url: string | null;
  languageTag: string | null;
  lines: DatedLines;
  /** The headline's element: what stands near it is the article's own. */
  heading: PageElement | null;
}

/** Dates of the page; the language decides how `03/04/2026` is read. */
export function readDates(facts: PageFacts, data: LinkedData, context: DateContext): PageDates {
  const dayFirst = !/^en-us|^en$|^en-ph|^en_us/i.test(context.languageTag ?? '');
  const changed =
    fromLd(data.article, 'dateModified') ??
    fromMetas(facts, MODIFIED) ??
    fromItems(facts, 'datemodified', 'modified') ??
    fromLd(data.page, 'dateModified');
  const told = toldDate(facts, data, dayFirst);
  const published = told ? orOlderAddress(told, context.url) : shownDate(facts, data, context, dayFirst);
  const modified =
    changed ?? fromTimes(facts, dayFirst, 'updated', context.heading) ?? context.lines.near('updated', dayFirst);
  return { published: published ?? modified, modified };
}

/** What metadata says. */
const toldDate = (facts: PageFacts, data: LinkedData, dayFirst: boolean): string | null =>
  firstPublished(facts, data) ??
  fromItems(facts, 'datepublished') ??
  fromParsely(facts) ??
  fromMetaNames(facts, dayFirst) ??
  fromLd(data.article, 'dateCreated', 'uploadDate') ??
  fromLd(data.page, 'datePublished');

/** What the page shows, its address and its scripts. */
const shownDate = (facts: PageFacts, data: LinkedData, context: DateContext, dayFirst: boolean): string | null =>
  dayOfUrl(context.url)?.on ??
  fromTimes(facts, dayFirst, 'published', context.heading) ??
  fromItems(facts, 'datecreated', 'issued', 'created', 'date') ??
  fromVisible(facts, dayFirst, context.heading) ??
  context.lines.near('published', dayFirst) ??
  context.lines.dateline(dayFirst) ??
  context.lines.said(dayFirst) ??
  fromScripts(facts) ??
  context.lines.alone(dayFirst) ??
  fromLd(data.article, 'dateModified') ??
  fromLd(data.page, 'dateCreated');

/** JSON-LD's day, or a meta's where JSON-LD says that publication and change were one moment and a meta knows an earlier. */
function firstPublished(facts: PageFacts, data: LinkedData): string | null {
  const ld = fromLd(data.article, 'datePublished');
  const meta = fromMetas(facts, PUBLISHED);
  if (!ld || !meta) return ld ?? meta;
  const merged = ld === fromLd(data.article, 'dateModified');
  return merged && daysBetween(meta, ld) > 1 ? meta : ld;
}

/** Templates print the day of the last import; an address with a day of its own keeps the first. */
function orOlderAddress(told: string, url: string | null): string {
  const address = dayOfUrl(url);
  return address?.isPath && daysBetween(address.on, told) > 2 ? address.on : told;
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000;

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

function fromMetaNames(facts: PageFacts, dayFirst: boolean): string | null {
  for (const [name, [value]] of facts.metas) {
    if (name.length > 60 || !PUBLISHED_NAME.test(name) || NO_PUBLICATION.test(name)) continue;
    const date = value && parseMachineDate(value, { dayFirst });
    if (date) return date;
  }
  return null;
}

/** One meta that holds a JSON object of the article. */
function fromParsely(facts: PageFacts): string | null {
  const value = /"pub_date"\s*:\s*"([^"]{6,40})"/.exec(metaOf(facts, 'parsely-page')?.slice(0, 5_000) ?? '')?.[1];
  return value ? parseMachineDate(value) : null;
}

function fromItems(facts: PageFacts, ...names: string[]): string | null {
  for (const item of facts.items) {
    if (!itemNames(item).some(n => names.includes(n)) || standsElsewhere(item, facts.hintOf)) continue;
    const date = machineOrVisible(item, true);
    if (date) return date;
  }
  return null;
}

const DATE_ATTRIBUTES = [
  'datetime',
  'content',
  'data-datetime',
  'data-date',
  'data-time',
  'data-timestamp',
  'data-utime',
  'title',
];

function fromAttributes(element: PageElement, dayFirst: boolean): string | null {
  for (const key of DATE_ATTRIBUTES) {
    const value = element.attribs[key];
    const date = value && value.length < 80 && parseMachineDate(value, { dayFirst });
    if (date) return date;
  }
  return null;
}

const machineOrVisible = (element: PageElement, dayFirst: boolean): string | null =>
  fromAttributes(element, dayFirst) ?? pickDate(spacedText(element), 'published', dayFirst);

/** `<time>`: the one marked as publication, else the first that is not in a teaser and not an update. */
function fromTimes(
  facts: PageFacts,
  dayFirst: boolean,
  wanted: 'published' | 'updated',
  heading: PageElement | null,
): string | null {
  const own = nearestFirst(facts, facts.times, heading).filter(t => !standsElsewhere(t, facts.hintOf));
  const isUpdate = (t: PageElement): boolean => UPDATED.test(`${t.attribs.class ?? ''} ${nearText(t)}`);
  if (wanted === 'updated') return firstOf(own.filter(isUpdate), t => machineOrVisible(t, dayFirst));
  const marked = own.filter(
    t => t.attribs.pubdate !== undefined || /publish|posted|entry-date|pubdate/i.test(t.attribs.class ?? ''),
  );
  const said = own.filter(t => PUBLISHED_WORD.test(nearText(t)) && !isUpdate(t));
  const plain = own.filter(t => !isUpdate(t));
  return firstOf([...marked.slice(0, 1), ...said.slice(0, 1), ...plain.slice(0, 3), ...own.slice(0, 1)], t =>
    machineOrVisible(t, dayFirst),
  );
}

function firstOf<T>(list: readonly T[], read: (item: T) => string | null): string | null {
  for (const item of list) {
    const found = read(item);
    if (found) return found;
  }
  return null;
}

/** The words right before a `<time>` and in it: its own line, or the element before it. */
function nearText(element: PageElement): string {
  const before = element.prev as PageNode | null;
  const words = before ? visibleText(before, 80).slice(-40) : '';
  const parent = element.parent as PageElement | null;
  const first =
    parent && parent.children.length <= 2 && parent.name === 'span' ? (parent.prev as PageNode | null) : null;
  return `${first && first.type === 'text' ? visibleText(first, 80).slice(-40) : ''} ${words} ${visibleText(element).slice(0, 60)}`;
}

const STRONG_NAME = /publi|posted|date|time|fecha|datum|dato|byline|created|meta|submitted|tarih|info/i;

/** A short visible line with a date, or an attribute with one, in an element that its names mark as such. */
function fromVisible(facts: PageFacts, dayFirst: boolean, heading: PageElement | null): string | null {
  let updated: string | null = null;
  for (const element of nearestFirst(facts, facts.dated, heading)) {
    const names = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`;
    if (!STRONG_NAME.test(names) || standsElsewhere(element, facts.hintOf)) continue;
    const told =
      /publi|date|posted|time/i.test(names) && !UPDATED.test(names) ? fromAttributes(element, dayFirst) : null;
    if (told) return told;
    const text = spacedText(element);
    if (text.length > 200 || text.length < 6) continue;
    const date = UPDATED.test(names) ? null : pickDate(text, 'published', dayFirst);
    if (date) return date;
    updated ??= pickDate(text, 'updated', dayFirst);
  }
  return updated;
}

const SCRIPT_DATE =
  /["'](?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publishedDate|published_date|firstPublished(?:At|Date|On)?|first_published(?:_at)?|publicationDate|publication_date|publishTime|publish_time|pubDate|pub_date)["']\s*:\s*["']?([\d\-T:.+Z/ ]{8,35})/;
const MAX_SCRIPT = 400_000;

/** The first date of publication in the data that scripts draw the page from. */
function fromScripts(facts: PageFacts): string | null {
  let budget = MAX_SCRIPT;
  for (const script of facts.scripts) {
    if (budget <= 0) break;
    const text = scriptText(script).slice(0, budget);
    budget -= text.length;
    const value = SCRIPT_DATE.exec(text)?.[1];
    const date = value && parseMachineDate(value);
    if (date) return date;
  }
  return null;
}
