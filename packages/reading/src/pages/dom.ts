// The page as a tree: cheerio's htmlparser2 build, bounded in size and depth, and walks that never recurse.
import { type CheerioAPI, load } from 'cheerio/slim';

type Root = ReturnType<CheerioAPI['root']> extends { [n: number]: infer D } ? D : never;
/** Any node of the tree. */
export type PageNode = Root['children'][number];
/** An element, scripts and styles included. */
export type PageElement = Extract<PageNode, { attribs: Record<string, string> }>;

/** A parsed page; `$` serves selectors of outlet hints. */
export interface PageTree {
  $: CheerioAPI;
  root: Root;
}

/** Longer pages are cut: the fetcher's limit is the same. */
export const MAX_PAGE_CHARS = 10 * 1024 * 1024;
/** Browsers stop nesting at 512; unclosed inline tags of sloppy pages need some room above that. */
const MAX_DEPTH = 2_000;
/** Tags whose end may be left out are closed by the parser, so many may stand open in the source. */
const MAX_UNCLOSED = 40_000;
/** News pages have some thousands of tags; every node costs memory. */
const MAX_TAGS = 100_000;

const VOID = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const OPTIONAL_END = new Set('p li td th tr dd dt option optgroup tbody thead tfoot rt rp'.split(' '));

const OPTIONS = { xml: { xmlMode: false, decodeEntities: true } } as const;

/**
 * Parses a page; the tree has at least one element. The parser keeps open tags in an array that it shifts, so a page nested 100,000 deep would cost
 * minutes: such a page is cut where it becomes too deep, as is one
 * of more tags than any article needs.
 */
export function parsePage(html: string): PageTree {
  const bounded = html.slice(0, boundedLength(html));
  const $ = load(bounded, OPTIONS);
  const root = $.root()[0] as Root;
  if (root.children.some(isElement)) return { $, root };
  const wrapped = load(`<body>${bounded}</body>`, OPTIONS);
  return { $: wrapped, root: wrapped.root()[0] as Root };
}

function boundedLength(html: string): number {
  const end = Math.min(html.length, MAX_PAGE_CHARS);
  let depth = 0;
  let unclosed = 0;
  let tags = 0;
  for (let at = html.indexOf('<'); at >= 0 && at < end; at = html.indexOf('<', at + 1)) {
    tags += 1;
    const closing = html.charCodeAt(at + 1) === 47;
    const name = tagNameAt(html, at + (closing ? 2 : 1));
    if (name && !VOID.has(name)) {
      const step = closing ? -1 : 1;
      if (OPTIONAL_END.has(name)) unclosed = Math.max(0, unclosed + step);
      else depth = Math.max(0, depth + step);
    }
    if (tags > MAX_TAGS || depth > MAX_DEPTH || unclosed > MAX_UNCLOSED) return at;
  }
  return end;
}

function tagNameAt(html: string, start: number): string {
  let end = start;
  while (end < start + 20 && isNameChar(html.charCodeAt(end))) end += 1;
  return html.slice(start, end).toLowerCase();
}
const isNameChar = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);

/** Whether a node is an element. */
export const isElement = (node: PageNode): node is PageElement => 'attribs' in node;

/** Text of a text node, or null for any other node. */
export const textOf = (node: PageNode): string | null =>
  node.type === 'text' ? (node as { data: string }).data : null;

/** An attribute, trimmed; null when absent or empty. */
export function attribute(element: PageElement, name: string): string | null {
  const value = element.attribs[name]?.trim();
  return value ? value : null;
}

/**
 * Visits a subtree in document order without recursion. `enter` returning false skips the element's children (and its
 * `leave`).
 */
export function walk(
  start: PageNode | Root,
  enter: (node: PageNode) => boolean | undefined,
  leave?: (node: PageElement) => void,
): void {
  const stack: { node: PageElement | Root; next: number }[] = [];
  const open = (node: PageNode | Root): void => {
    if ('children' in node) stack.push({ node: node as PageElement, next: 0 });
  };
  if (start.type === 'root' || enter(start as PageNode) !== false) open(start);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.node.children[top.next];
    top.next += 1;
    if (!child) {
      stack.pop();
      if (top.node.type !== 'root') leave?.(top.node as PageElement);
    } else if (enter(child as PageNode) !== false) {
      open(child as PageNode);
    }
  }
}

/** The text pieces under an element, each folded, joined by a space: a date box says "3", "Mar", "2026" in three spans. */
export function spacedText(element: PageElement, limit = 400): string {
  const parts: string[] = [];
  let size = 0;
  walk(element, n => {
    if (size > limit || (isElement(n) && UNSEEN.has(n.name))) return false;
    const text = foldSpace(textOf(n) ?? '');
    if (text) parts.push(text);
    size += text.length;
    return true;
  });
  return parts.join(' ');
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'svg']);

/** The text under a node, white space folded; scripts and styles left out; of a huge node, the first `limit` characters or so. */
export function visibleText(node: PageNode, limit = 5_000): string {
  const parts: string[] = [];
  let size = 0;
  walk(node, n => {
    if (size > limit) return false;
    if (isElement(n)) {
      if (UNSEEN.has(n.name)) return false;
      if (n.name === 'br' || BLOCK_TAGS.has(n.name)) parts.push(' ');
    } else {
      const text = (textOf(n) ?? '').slice(0, limit);
      parts.push(text);
      size += text.length;
    }
    return true;
  });
  return foldSpace(parts.join(''));
}

/** Elements that begin a new line. */
export const BLOCK_TAGS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table ' +
    'caption tbody td tfoot th thead tr ul amp-accordion amp-ad amp-sidebar amp-carousel'
  ).split(' '),
);

/** White space of any kind folded to single spaces, soft hyphens and zero-width characters dropped. */
export function foldSpace(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
