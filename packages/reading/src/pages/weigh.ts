// How much each block looks like the article's own prose, and which boxes are boilerplate.
import type { Hint } from './hints.js';
import type { Block, Box, Outline } from './outline.js';

export interface Weights {
  /** Per block: characters of prose, 0 for link lists and boilerplate. */
  mass: Float64Array;
  /** Prefix sums of `mass`: a box's mass is `sums[last] - sums[first]`. */
  sums: Float64Array;
  boilerplate: Set<Box>;
}

const SENTENCE = /[.!?…。！？؟।]["”’»)\]]*(?:\s|$)|다\.|[,;、，:]\s/;
const BOILERPLATE: ReadonlySet<Hint | null> = new Set<Hint | null>([
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
const BOILERPLATE_TAGS = new Set(['aside', 'footer', 'figure', 'figcaption', 'amp-carousel', 'amp-accordion']);

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

export function weigh(outline: Outline, isOwn: (block: Block) => number): Weights {
  const { blocks, root } = outline;
  const raw = Float64Array.from(blocks, b => proseOf(b) * isOwn(b));
  const boilerplate = findBoilerplate(root, prefixSums(raw), outline);
  const mass = raw.slice();
  for (const box of boilerplate) mass.fill(0, box.first, box.last);
  return { mass, sums: prefixSums(mass), boilerplate };
}

function prefixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + (values[i] ?? 0);
  return sums;
}

/** Mass between two block indexes. */
export const massBetween = (sums: Float64Array, first: number, last: number): number =>
  (sums[last] ?? 0) - (sums[first] ?? 0);

function findBoilerplate(root: Box, sums: Float64Array, outline: Outline): Set<Box> {
  const total = massBetween(sums, root.first, root.last) || 1;
  const found = new Set<Box>();
  for (const box of outline.boxes) {
    if (box.first === box.last || box === root) continue;
    const named = BOILERPLATE.has(box.hint) || BOILERPLATE_TAGS.has(box.element.name);
    if (
      !named ||
      box.element.name === 'body' ||
      box.element.name === 'html' ||
      box.element.name === 'main' ||
      (box.element.name === 'article' && box.hint !== 'related')
    )
      continue;
    const share = massBetween(sums, box.first, box.last) / total;
    const limit = box.hint === 'comments' ? 0.9 : 0.4;
    if (share < limit) found.add(box);
  }
  return found;
}
