// The lines around the headline, where pages without metadata say who wrote the article and when.
import type { Outline } from './outline.js';
import { titleKey } from './read-title.js';
import { proseOf } from './weigh.js';

const BEFORE = 5;
const AFTER = 14;
const MAX_CHARS = 140;
const LEADS = 3;

/** What stands around the headline. */
export interface HeadlineLines {
  /** Short lines from the headline to the second paragraph of prose, then those before it, nearest first. */
  short: readonly string[];
  /** The beginnings of the first paragraphs of prose behind it. */
  leads: readonly string[];
  /** The headline's block; -1 where no block is the headline. */
  at: number;
}

/** The lines around the headline; the headline itself left out. */
export function headlineLines({ blocks }: Outline, title: string | null): HeadlineLines {
  const key = titleKey(title ?? '');
  const at = key ? blocks.findLastIndex((b, i) => i < 400 && b.text.length < 400 && titleKey(b.text) === key) : -1;
  const start = at >= 0 ? at : blocks.findIndex(b => proseOf(b) > 80);
  if (start < 0) return { short: [], leads: [], at };
  const lines: string[] = [];
  let prose = 0;
  for (let i = start + 1; i < Math.min(blocks.length, start + AFTER) && prose < 2; i += 1) {
    const { text } = blocks[i]!;
    if (text.length <= MAX_CHARS) lines.push(text);
    if (proseOf(blocks[i]!) > 100) prose += 1;
  }
  const before = blocks.slice(Math.max(0, start - BEFORE), start).map(b => b.text);
  const leads = blocks
    .slice(Math.max(0, at), start + 3 * AFTER)
    .filter(b => proseOf(b) > 80)
    .slice(0, LEADS)
    .map(b => b.text.slice(0, 200));
  return { short: [...lines, ...before.filter(t => t.length <= MAX_CHARS).reverse()], leads, at };
}
