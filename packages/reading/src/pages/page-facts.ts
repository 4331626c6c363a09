// One walk over the page that gathers what titles, dates, authors and addresses are read from.
import {
  attribute,
  isElement,
  type PageElement,
  type PageNode,
  type PageTree,
  textOf,
  visibleText,
  walk,
} from './dom.js';
import { type Hint, hintReader } from './hints.js';

/** What one walk gathers; lists are in document order and bounded. */
export interface PageFacts {
  /** Lower-case `property`, `name`, `itemprop` or `http-equiv` of each meta → its contents in order. */
  metas: ReadonlyMap<string, readonly string[]>;
  /** `rel` → first `href`, of link elements. */
  links: ReadonlyMap<string, string>;
  jsonLd: readonly string[];
  /** `<title>`. */
  titleTag: string | null;
  base: string | null;
  lang: string | null;
  isAmp: boolean;
  /** What an element's names say of its part of the page. */
  hintOf: (element: PageElement) => Hint | null;
  h1s: readonly PageElement[];
  /** Second and third headings. */
  h2s: readonly PageElement[];
  times: readonly PageElement[];
  /** Elements of the body with `itemprop` or RDFa's `property`, in order. */
  items: readonly PageElement[];
  /** Scripts other than JSON-LD: pages drawn by script carry their article as data. */
  scripts: readonly PageElement[];
  /** What links to feeds and to the site's search call the site. */
  linkTitles: readonly string[];
  /** Where an element of these lists stands in the document: ascending numbers. */
  placeOf: (element: PageElement) => number;
  /** Elements that may hold a byline or a date, by class, id, rel. */
  signed: readonly PageElement[];
  dated: readonly PageElement[];
}

const SIGNED =
  /author|byline|by-line|writer|reporter|autor|auteur|journalist|contributor|creator|signature|redakt|vcard|submitted|firma|verfasser|penulis|forfatter|szerzo|skribent|username|\bby\b/i;
const DATED =
  /date|time|publi|posted|fecha|datum|data(?:$|[^a-z])|meta|byline|jour|created|submitted|info|tarih|when|postinfo|dato|dzien/i;
const NAMING_LINK = /(?:rss|atom|opensearchdescription)\+xml/i;
const MAX_LIST = 400;

/** Gathers the facts of a parsed page. */
export function gatherFacts(tree: PageTree): PageFacts {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string>();
  const lists = {
    jsonLd: [] as string[],
    h1s: [] as PageElement[],
    h2s: [] as PageElement[],
    times: [] as PageElement[],
    scripts: [] as PageElement[],
    linkTitles: [] as string[],
    items: [] as PageElement[],
    signed: [] as PageElement[],
    dated: [] as PageElement[],
  };
  let titleTag: string | null = null;
  let base: string | null = null;
  let lang: string | null = null;
  let isAmp = false;
  const places = new Map<PageElement, number>();
  let place = 0;
  const push = <T>(list: T[], value: T): void => {
    if (list.length < MAX_LIST) list.push(value);
  };
  const pushElement = (list: PageElement[], element: PageElement): void => {
    if (list.length < MAX_LIST) places.set(element, place);
    push(list, element);
  };
  walk(tree.root, node => {
    place += 1;
    if (!isElement(node)) return true;
    const { name, attribs } = node;
    if (name === 'script') {
      if (/ld\+json/i.test(attribs.type ?? '')) push(lists.jsonLd, scriptText(node));
      else if (attribs.src === undefined) push(lists.scripts, node);
      return false;
    }
    if (name === 'style' || name === 'svg' || name === 'template') return false;
    if (name === 'meta') addMeta(metas, node);
    else if (name === 'link') {
      addLink(links, node);
      if (attribs.title && NAMING_LINK.test(`${attribs.type ?? ''} ${attribs.rel ?? ''}`))
        push(lists.linkTitles, attribs.title.slice(0, 200));
    } else if (name === 'title') titleTag ??= visibleText(node) || null;
    else if (name === 'base') base ??= attribute(node, 'href');
    else if (name === 'html') {
      lang ??= attribute(node, 'lang') ?? attribute(node, 'xml:lang');
      isAmp ||= attribs.amp !== undefined || attribs['⚡'] !== undefined;
    } else if (name === 'h1') pushElement(lists.h1s, node);
    else if (name === 'h2' || name === 'h3') pushElement(lists.h2s, node);
    else if (name === 'time') pushElement(lists.times, node);
    if (attribs.itemprop || (attribs.property && name !== 'meta')) push(lists.items, node);
    const names = `${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs.rel ?? ''} ${attribs['data-testid'] ?? ''}`;
    if (names.length > 3 && name !== 'link') {
      if (SIGNED.test(names)) pushElement(lists.signed, node);
      if (DATED.test(names) && name !== 'body') pushElement(lists.dated, node);
    }
    return true;
  });
  return {
    metas,
    links,
    titleTag,
    base,
    lang,
    isAmp,
    hintOf: hintReader(),
    placeOf: e => places.get(e) ?? 0,
    ...lists,
  };
}

/** Elements by how near they stand to another one, before or behind it; in the document's order without one. */
export function nearestFirst(
  facts: PageFacts,
  elements: readonly PageElement[],
  to: PageElement | null,
): readonly PageElement[] {
  if (!to) return elements;
  const at = facts.placeOf(to);
  // Bylines mostly stand behind the headline: what stands before it counts as twice as far.
  const farness = (e: PageElement): number => {
    const steps = facts.placeOf(e) - at;
    return steps < 0 ? -2 * steps : steps;
  };
  return [...elements].sort((a, b) => farness(a) - farness(b));
}

/** The heading that says the title; null where none does. */
export const headingOf = (
  facts: PageFacts,
  title: string | null,
  keyOf: (text: string) => string,
): PageElement | null => {
  const key = keyOf(title ?? '');
  return key ? ([...facts.h1s, ...facts.h2s].find(h => keyOf(visibleText(h)) === key) ?? null) : null;
};

/** The first content under one of the names, in the order of the names. */
export function metaOf(facts: PageFacts, ...names: string[]): string | null {
  for (const name of names) {
    const value = facts.metas.get(name)?.[0];
    if (value) return value;
  }
  return null;
}

function addMeta(metas: Map<string, string[]>, meta: PageElement): void {
  const content = attribute(meta, 'content') ?? attribute(meta, 'value');
  if (!content) return;
  for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = attribute(meta, key)?.toLowerCase();
    if (!name) continue;
    const list = metas.get(name);
    if (!list) metas.set(name, [content]);
    else if (list.length < 50) list.push(content);
  }
}

function addLink(links: Map<string, string>, link: PageElement): void {
  const href = attribute(link, 'href');
  if (!href) return;
  for (const rel of (attribute(link, 'rel') ?? '').toLowerCase().split(/\s+/)) {
    if (rel && !links.has(rel)) links.set(rel, href);
  }
}

/** What microdata or RDFa says an element holds: lower-case words without a vocabulary's prefix. */
export const itemNames = ({ attribs }: PageElement): string[] =>
  (attribs.itemprop ?? attribs.property ?? '')
    .toLowerCase()
    .split(/\s+/)
    .map(n => n.replace(/^.*:/, ''));

/** The text of a script element. */
export function scriptText(script: PageElement): string {
  return script.children.map(c => textOf(c as PageNode) ?? '').join('');
}
