// Which blocks of the chosen box are the article's own.
import type { Block, Box, Outline } from './outline.js';
import type { Weights } from './weigh.js';

export function cleanBlocks(
  outline: Outline,
  { boilerplate, mass }: Weights,
  container: Box,
  title: string | null,
): Block[] {
  const kept: Block[] = [];
  for (let i = container.first; i < container.last; i += 1) {
    const block = outline.blocks[i]!;
    if (isInside(block.box, container, boilerplate)) continue;
    const linked = block.linked / block.text.length;
    if (linked > 0.7 && block.text.length < 200) continue;
    if (title && /^h[1-3]$/.test(block.box.element.name) && block.text === title) continue;
    kept.push(block);
    void mass;
  }
  return kept;
}

function isInside(box: Box, container: Box, boilerplate: Set<Box>): boolean {
  for (let at: Box | null = box; at && at !== container; at = at.parent) if (boilerplate.has(at)) return true;
  return false;
}
