// How much each block looks like the article's own prose, and which boxes are boilerplate.
import { attribute } from './dom.js';
import type { Hint } from './hints.js';
import type { Block, Box, Outline } from './outline.js';

export interface Weights {
  /** Per block: characters of prose, 0 for link lists and boilerplate. */
  mass: Float64Array;
  /** Prefix sums of `mass`: a box's mass is `massBetween(sums, box.first, box.last)`. */
  sums: Float64Array;
  boilerplate: ReadonlySet<Box>;
}

const SENTENCE = /[.!?…。！？؟।]["”’»)\]]*(?:\s|$)|다\.|[,;、，:]\s/;
const NAMED: ReadonlySet<Hint | null> = new Set<Hint | null>([
  'comments',
  'navigation',
  'related',
  'share',
  'advert',
  'signup',
  'byline',
  'caption',
  'aside',
  'hidden',
]);
const BOILERPLATE_TAGS = new Set(['aside', 'footer', 'figure', 'figcaption', 'form', 'amp-carousel']);
/** Whatever their names say, these are not parts of a layout, or too large a part. */
const EXEMPT = new Set(['html', 'body', 'main', 'tr', 'td', 'th', 'tbody', 'thead', 'table', 'p']);

/** Scripts without spaces say in 15 characters what Latin ones say in 40. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/g;

/** Length in Latin-like characters. */
export function sizeOf(text: string): number {
  const dense = text.match(DENSE);
  return text.length + (dense ? dense.length : 0);
}

/** Characters of prose in one block, told by length, links and punctuation. */
export function proseOf(block: Block): number {
  const size = sizeOf(block.text);
  if (size < 20) return 0;
  const linked = block.linked / block.text.length;
  if (linked > 0.6) return 0;
  const prose = SENTENCE.test(block.text) ? 1 : size > 80 ? 0.4 : 0.15;
  return Math.min(size, 2000) * (1 - linked) * prose;
}

/** Weighs all blocks. `isOwn` multiplies: JSON-LD's text, for one, says which blocks are the article's. */
export function weigh(outline: Outline, isOwn: (block: Block) => number): Weights {
  const { blocks } = outline;
  const raw = Float64Array.from(blocks, b => proseOf(b) * isOwn(b));
  const boilerplate = findBoilerplate(outline, prefixSums(raw));
  const mass = raw.slice();
  for (const box of boilerplate) mass.fill(0, box.first, box.last);
  return { mass, sums: prefixSums(mass), boilerplate };
}

/** Sums of the values before each index. */
export function prefixSums(values: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  return sums;
}

/** Mass between two block indexes. */
export const massBetween = (sums: Float64Array, first: number, last: number): number =>
  (sums[last] ?? 0) - (sums[first] ?? 0);

/** A box so named is kept all the same when it holds this share of the page's prose: names lie. */
const KEPT_SHARE = 0.4;
const KEPT_SHARE_COMMENTS = 0.9;
/** Names that only a comment section bears: it may well be longer than the article. */
const COMMENTS_ONLY =
  /(?:^|\s)(?:comments?|commentlist|comments?-?(?:list|area|section|wrapper)|disqus_thread|respond)(?:\s|$)/i;

function findBoilerplate({ root, boxes, blocks }: Outline, sums: Float64Array): Set<Box> {
  const total = massBetween(sums, root.first, root.last) || 1;
  const linkSums = prefixSums(Float64Array.from(blocks, b => b.linked));
  const textSums = prefixSums(Float64Array.from(blocks, b => b.text.length));
  const found = new Set<Box>();
  for (const box of boxes) {
    if (box.first === box.last || box === root || EXEMPT.has(box.element.name)) continue;
    const share = massBetween(sums, box.first, box.last) / total;
    const density = massBetween(linkSums, box.first, box.last) / (massBetween(textSums, box.first, box.last) || 1);
    if (share < keptShare(box) && isBoilerplate(box, blocks, density)) found.add(box);
  }
  return found;
}

function keptShare({ hint, element }: Box): number {
  if (hint !== 'comments') return KEPT_SHARE;
  const named = COMMENTS_ONLY.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`);
  return named && element.name !== 'article' ? Infinity : KEPT_SHARE_COMMENTS;
}

function isBoilerplate(box: Box, blocks: readonly Block[], density: number): boolean {
  const { element, hint } = box;
  // Embedded posts are quotations.
  if (element.name === 'blockquote' || hasEmbeddedPost(box)) return false;
  if (element.name === 'article')
    return hint === 'related' || hint === 'comments' || (hint === 'weak' && density > 0.3);
  if (NAMED.has(hint) || BOILERPLATE_TAGS.has(element.name)) return true;
  if (hint === 'weak') return density > 0.3;
  return isTeaserList(box, blocks);
}

const POST = /twitter-tweet|instagram-media|bluesky-embed|mastodon-embed|telegram-post/;
function hasEmbeddedPost(box: Box): boolean {
  return (
    box.children.length <= 3 &&
    box.children.some(
      c =>
        POST.test(attribute(c.element, 'class') ?? '') ||
        (c.children.length === 1 && POST.test(attribute(c.children[0]!.element, 'class') ?? '')),
    )
  );
}

/**
 * Three or more boxes alike, most of them a linked headline with little else: teasers of other articles. Lists of the
 * article's own have prose around their links.
 */
function isTeaserList(box: Box, blocks: readonly Block[]): boolean {
  const { children } = box;
  if (children.length < 3 || children.length > 200) return false;
  let teasers = 0;
  for (const child of children) if (isTeaser(child, blocks)) teasers += 1;
  return teasers >= 3 && teasers >= children.length * 0.6;
}

function isTeaser(box: Box, blocks: readonly Block[]): boolean {
  const { name } = box.element;
  if (name === 'p' || /^h\d$/.test(name) || name === 'tr' || box.last - box.first > 6) return false;
  let headline = false;
  let size = 0;
  let unlinked = 0;
  for (let i = box.first; i < box.last; i += 1) {
    const block = blocks[i]!;
    size += block.text.length;
    unlinked += block.text.length - block.linked;
    if (block.linkFirst && block.linked > 20) headline = true;
  }
  return headline && size < 500 && unlinked < 350;
}
