// Which box holds the article: the one that gathers most prose close to itself, widened while prose is gained.
import type { Block, Box, Outline } from './outline.js';
import { titleKey } from './read-title.js';
import { massBetween, prefixSums, type Weights } from './weigh.js';

/** What a box gets of its blocks' mass, by how many boxes lie between: near text speaks for a box, far text little. */
const SHARES = [1, 0.7, 0.25, 1 / 6, 0.125];
/** A wider box must gain this share of the text… */
const MIN_GAIN = 0.1;
/** …but not this many times: then it is the page. */
const MAX_GAIN = 2;
/** Prose in the gain for each character of anything else. */
const PROSE_RATIO = 2;

/** The article's box; the root when no block has any mass. `title` tells the right one of several articles on a page. */
export function chooseContainer(outline: Outline, weights: Weights, title: string | null): Box {
  const scores = gatherScores(outline, weights);
  const headed = boxOfHeadline(outline, title);
  let best = outline.root;
  let top = 0;
  for (const [box, score] of scores) {
    const value = score * trustOf(box) * (headed && isInside(box, headed) ? 1.25 : 1);
    if (value > top) [best, top] = [box, value];
  }
  return widen(best, outline, weights);
}

function gatherScores({ blocks }: Outline, { mass }: Weights): Map<Box, number> {
  const scores = new Map<Box, number>();
  blocks.forEach((block, i) => {
    if (!mass[i]) return;
    let at: Box | null = ownerOf(block);
    for (let level = 0; at && level < SHARES.length; level += 1, at = at.parent) {
      scores.set(at, (scores.get(at) ?? 0) + mass[i]! * SHARES[level]!);
    }
  });
  return scores;
}

/** A paragraph speaks for the box around it; text between other boxes for its own. */
const ownerOf = ({ box }: Block): Box => (box.children.length ? box : (box.parent ?? box));

/** What names and types add to a score. */
function trustOf({ element, hint }: Box): number {
  let trust = hint === 'body' ? 1.3 : 1;
  if (/articleBody|blogPost|\btext\b/i.test(element.attribs.itemprop ?? '')) trust *= 2;
  if (element.name === 'article') trust *= 1.15;
  return trust;
}

/** The innermost `<article>` around the headline. */
function boxOfHeadline({ blocks }: Outline, title: string | null): Box | null {
  const key = titleKey(title ?? '');
  if (!key) return null;
  const headline = blocks.find(
    b => /^h[12]$/.test(b.box.element.name) && b.text.length < 400 && titleKey(b.text) === key,
  );
  for (let at: Box | null = headline?.box ?? null; at; at = at.parent) if (at.element.name === 'article') return at;
  return null;
}

const isInside = (inner: Box, outer: Box): boolean => inner.first >= outer.first && inner.last <= outer.last;

/** Climbs while the box above adds prose rather than furniture. */
function widen(start: Box, { blocks }: Outline, { mass, sums }: Weights): Box {
  const prose = prefixSums(
    blocks.map((b, i) => (b.text.length > 60 && mass[i]! > b.text.length / 2 ? b.text.length : 0)),
  );
  const all = prefixSums(blocks.map(b => b.text.length));
  const gainOf = (values: Float64Array, up: Box, inner: Box): number =>
    massBetween(values, up.first, up.last) - massBetween(values, inner.first, inner.last);
  const own = massBetween(sums, start.first, start.last);
  let best = start;
  for (let up = start.parent; up; up = up.parent) {
    const gain = gainOf(sums, up, best);
    if (gain > own * MAX_GAIN && !isDivided(up, best, sums)) break;
    const good = gainOf(prose, up, best);
    if (gain > own * MIN_GAIN && good > (gainOf(all, up, best) - good) * PROSE_RATIO) best = up;
  }
  return best;
}

/** How much of the mass must lie in boxes that look alike. */
const ALIKE_SHARE = 0.8;
/** A list of articles has whole articles in its boxes; a page builder puts a paragraph or two into each. */
const MAX_PORTION = 1_200;
/** Bounds of the look into the boxes: hostile pages have more. */
const MAX_PARTS = 300;
const MAX_LEVELS = 8;

/** Whether `up` is one text that a page builder has cut into boxes alike, each with a little of it. */
function isDivided(up: Box, inner: Box, sums: Float64Array): boolean {
  const part = up.children.find(c => isInside(inner, c));
  if (!part || up.children.length > MAX_PARTS || /^t(?:r|body)$/.test(up.element.name)) return false;
  const looks = (box: Box): string => `${box.element.name} ${box.element.attribs.class ?? ''}`.replace(/\d+/g, '');
  let alike = 0;
  for (const child of up.children) {
    if (looks(child) !== looks(part)) continue;
    const mass = massBetween(sums, child.first, child.last);
    if (mass > MAX_PORTION || hasLinkedHeadline(child)) return false;
    alike += mass;
  }
  return alike >= ALIKE_SHARE * massBetween(sums, up.first, up.last);
}

/** A heading that links elsewhere is another article's. */
function hasLinkedHeadline(box: Box, level = 0): boolean {
  return box.children
    .slice(0, MAX_PARTS)
    .some(
      c =>
        (/^h[1-6]$/.test(c.element.name) && c.element.children.some(n => 'name' in n && n.name === 'a')) ||
        (level < MAX_LEVELS && hasLinkedHeadline(c, level + 1)),
    );
}
