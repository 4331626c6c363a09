// What a page's JSON-LD says of its article. Publishers write it in every shape, and often not quite as JSON.
import { foldSpace, parsePage, visibleText } from './dom.js';

export type LdValue = string | number | boolean | null | LdValue[] | LdNode;
export interface LdNode {
  [key: string]: LdValue | undefined;
}

/** The nodes of a page that matter to an article. */
export interface LinkedData {
  /** The node of the page's own article. */
  article: LdNode | null;
  /** The page's node, which holds dates and names on some sites. */
  page: LdNode | null;
  byId: ReadonlyMap<string, LdNode>;
  /** What the web site is called. */
  sites: readonly string[];
}

const ARTICLE =
  /(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|^Report|Posting|^Review|^Recipe|^Blog$|^HowTo|AdvertiserContentArticle|Column|^VideoObject|^PodcastEpisode|^Question)$/;
const NEWS = /(?:NewsArticle|^Article|BlogPosting|LiveBlogPosting)$/;
const SITE = /^(?:WebSite|Blog)$/;
const PAGE = /(?:WebPage|ItemPage|AboutPage|MedicalWebPage|FAQPage)$/;
/** Other articles hang under these. */
const OTHERS = new Set(
  'liveBlogUpdate itemListElement comment mentions about review citation relatedLink isPartOf isBasedOn publisher image potentialAction sharedContent suggestedAnswer'.split(
    ' ',
  ),
);
const MAX_NODES = 20_000;
/** Characters of one script, scripts of one page, and how deep a script may nest. */
const MAX_SCRIPT = 2_000_000;
const MAX_SCRIPTS = 50;
const MAX_DEPTH = 200;

/** Reads all scripts of type `application/ld+json` of one page. `isOwn` tells the page's address or headline. */
export function readLinkedData(scripts: readonly string[], isOwn: (node: LdNode) => boolean): LinkedData {
  const articles: LdNode[] = [];
  let page: LdNode | null = null;
  const sites: string[] = [];
  const byId = new Map<string, LdNode>();
  const queue: LdValue[] = scripts.slice(0, MAX_SCRIPTS).map(parseLoosely);
  for (let i = 0; i < queue.length && i < MAX_NODES; i += 1) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...value.slice(0, 2_000));
    if (!isNode(value)) continue;
    const types = typesOf(value);
    if (typeof value['@id'] === 'string' && Object.keys(value).length > 1) byId.set(value['@id'], value);
    if (types.some(t => SITE.test(t)) && typeof value.name === 'string' && sites.length < 8) sites.push(value.name);
    if (types.some(t => ARTICLE.test(t))) articles.push(value);
    else if (types.some(t => PAGE.test(t))) page ??= value;
    for (const [key, inner] of Object.entries(value)) {
      if (inner && typeof inner === 'object' && !OTHERS.has(key)) queue.push(inner);
    }
  }
  const news = articles.filter(a => typesOf(a).some(t => NEWS.test(t)));
  const pick = (list: LdNode[]): LdNode | undefined => list.find(isOwn) ?? list.find(a => a.articleBody) ?? list[0];
  return { article: pick(news) ?? pick(articles) ?? null, page, byId, sites };
}

export const isNode = (value: LdValue | undefined): value is LdNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Type names without a vocabulary prefix. */
export function typesOf(node: LdNode): string[] {
  const type = node['@type'];
  const list = Array.isArray(type) ? type : [type];
  return list.filter(t => typeof t === 'string').map(t => t.replace(/^.*[/:#]/, ''));
}

/** The first text of a property: a string, a list's first string, or an object's `@value` or `name`. Entities decoded. */
export function ldText(node: LdNode | null, ...keys: string[]): string | null {
  for (const key of keys) {
    let value = node?.[key];
    for (let i = 0; i < 3; i += 1) {
      if (Array.isArray(value)) value = value[0];
      else if (isNode(value)) value = value['@value'] ?? value.name ?? value['@id'];
    }
    const text = typeof value === 'string' ? plainText(value) : typeof value === 'number' ? String(value) : '';
    if (text) return text;
  }
  return null;
}

/** A string that may hold entities or tags, as plain text. */
export function plainText(text: string): string {
  if (!/[&<]/.test(text)) return foldSpace(text);
  const { root } = parsePage(`<div>${text}</div>`);
  const decoded = visibleText(root.children[0]!, 100_000);
  return /&(?:amp|quot|lt|gt|nbsp|#\d+|#x[\da-f]+);/i.test(decoded) && decoded.length < text.length
    ? plainText(decoded)
    : decoded;
}

/** Parses JSON as publishers write it: raw line breaks in strings, trailing commas, comment and CDATA wrappers. */
export function parseLoosely(source: string): LdValue {
  if (source.length > MAX_SCRIPT || nesting(source) > MAX_DEPTH) return null;
  const text = source
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  const attempts = [
    () => text,
    () => text.replace(/[\u0000-\u001f]+/g, ' '),
    () =>
      text
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,\s*([}\]])/g, '$1')
        .replace(/\\'/g, "'")
        .replace(/\\(?!["\\/bfnrtu])/g, ''),
    () => `[${text.replace(/[\u0000-\u001f]+/g, ' ').replace(/}\s*{/g, '},{')}]`,
  ];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt()) as LdValue;
    } catch {
      // The next attempt mends more.
    }
  }
  return rescueFields(text);
}

/** How deep brackets nest, strings not minded. */
function nesting(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < source.length; i += 1) {
    const c = source.charCodeAt(i);
    if (c === 123 || c === 91) depth += 1;
    else if (c === 125 || c === 93) depth -= 1;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

/** From JSON beyond mending: the plain string properties of the article, where it names its type. */
function rescueFields(text: string): LdValue {
  const type = /"@type"\s*:\s*"([A-Za-z]*(?:Article|BlogPosting))"/.exec(text)?.[1];
  if (!type) return null;
  const node: LdNode = { '@type': type };
  for (const key of ['headline', 'datePublished', 'dateModified', 'url', 'inLanguage']) {
    const value = new RegExp(`"${key}"\\s*:\\s*"((?:[^"\\\\\\n]|\\\\.){1,400})"`).exec(text)?.[1];
    if (value) node[key] = value.replace(/\\(["\\/])/g, '$1');
  }
  const author = /"author"\s*:\s*[[{\s]*(?:"@type"\s*:\s*"Person"\s*,\s*)?"name"\s*:\s*"([^"\\]{1,120})"/.exec(
    text,
  )?.[1];
  if (author) node.author = author;
  return node;
}
