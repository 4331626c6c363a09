// The article's own text.
import type { OutletHint } from '@cellwire/model';
import { chooseContainer } from './choose-container.js';
import { cleanBlocks } from './clean-blocks.js';
import type { PageTree } from './dom.js';
import { outlinePage } from './outline.js';
import { weigh } from './weigh.js';

export interface BodyContext {
  title: string | null;
  /** JSON-LD's `articleBody`. */
  articleBody: string | null;
  hint: OutletHint | null;
}

/** Paragraphs separated by a blank line; empty when the page holds no article. */
export function readBody(tree: PageTree, context: BodyContext): string {
  const outline = outlinePage(tree, { keepConcealed: false, removed: new Set() });
  const weights = weigh(outline, () => 1);
  const container = chooseContainer(outline, weights);
  return cleanBlocks(outline, weights, container, context.title)
    .map(b => b.text)
    .join('\n\n');
}
