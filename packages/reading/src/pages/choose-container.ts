// Which box holds the article.
import type { Box, Outline } from './outline.js';
import { massBetween, type Weights } from './weigh.js';

export function chooseContainer(outline: Outline, weights: Weights): Box {
  const { sums, mass } = weights;
  const score = new Map<Box, number>();
  outline.blocks.forEach((block, i) => {
    const m = mass[i] ?? 0;
    if (m === 0) return;
    let at: Box | null = block.box.children.length ? block.box : (block.box.parent ?? block.box);
    for (let level = 0; at && level < 5; level += 1, at = at.parent) {
      const share = level === 0 ? 1 : level === 1 ? 0.7 : 1 / (level * 2);
      score.set(at, (score.get(at) ?? 0) + m * share);
    }
  });
  let best = outline.root;
  let top = -1;
  for (const [box, s] of score) {
    const value = s * factor(box);
    if (value > top) [best, top] = [box, value];
  }
  const total = massBetween(sums, best.first, best.last);
  // ascend
  for (let up = best.parent, from = best; up; from = up, up = up.parent) {
    const more = massBetween(sums, up.first, up.last);
    const gained = more - massBetween(sums, best.first, best.last);
    if (gained > total * 2) break;
    if (gained > total * 0.1 && isProseGain(outline, weights, up, best)) best = up;
    void from;
  }
  return best;
}

function isProseGain(outline: Outline, { mass }: Weights, up: Box, inner: Box): boolean {
  let junk = 0;
  let good = 0;
  for (let i = up.first; i < up.last; i += 1) {
    if (i >= inner.first && i < inner.last) continue;
    const size = outline.blocks[i]!.text.length;
    const m = mass[i] ?? 0;
    if (m > size * 0.5 && size > 60) good += size;
    else junk += size;
  }
  return good > junk * 2;
}

function factor(box: Box): number {
  let f = 1;
  const { element } = box;
  if (box.hint === 'body') f *= 1.3;
  if (/articleBody|blogPost|text\b/i.test(element.attribs.itemprop ?? '')) f *= 2;
  if (element.name === 'article') f *= 1.15;
  return f;
}
