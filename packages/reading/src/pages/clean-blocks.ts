// Which blocks of the chosen box are the article's own.
import { isElement, type PageElement, type PageNode } from './dom.js';
import type { Block, Box, Outline } from './outline.js';
import { parseVisibleDate } from './parse-page-date.js';
import { titleKey } from './read-title.js';
import { isStockLine, opensAppendix, opensComments } from './stock-phrases.js';
import { proseOf, type Weights } from './weigh.js';

const isHeading = (block: Block): boolean => /^h[1-6]$/.test(block.box.element.name);
const linkShare = (block: Block): number => block.linked / block.text.length;

/** The blocks of `container` without furniture, in order. */
export function cleanBlocks(outline: Outline, { boilerplate }: Weights, container: Box, title: string | null): Block[] {
  const inside: Block[] = [];
  for (let i = container.first; i < container.last; i += 1) {
    const block = outline.blocks[i]!;
    if (!isWithin(block.box, container, boilerplate)) inside.push(block);
  }
  const own = withoutComments(withoutLead(inside, title));
  const kept = withoutRepeats(withoutTeasers(own)).filter(b => !isFurniture(b));
  return withoutTail(withoutAppendices(kept));
}

/** Whether a boilerplate box lies between the block's box and the container. */
function isWithin(box: Box, container: Box, boilerplate: ReadonlySet<Box>): boolean {
  for (let at: Box | null = box; at && at !== container; at = at.parent) if (boilerplate.has(at)) return true;
  return false;
}

/** Drops what stands before the headline, and the headline itself. */
function withoutLead(blocks: readonly Block[], title: string | null): Block[] {
  const key = titleKey(title ?? '');
  const firstProse = blocks.findIndex(b => proseOf(b) > 80 && !isHeading(b));
  const headline = blocks.findIndex((b, i) => isTitle(b, key) && (firstProse < 0 || i <= firstProse + 1));
  return blocks.slice(headline + 1).filter(b => !(isHeading(b) && isTitle(b, key)));
}

function isTitle(block: Block, key: string): boolean {
  if (!key || block.text.length > 300) return false;
  const own = titleKey(block.text);
  if (own === key) return true;
  return (
    block.box.element.name === 'h1' &&
    own.length > 10 &&
    (key.includes(own) || own.includes(key) || sharesWords(own, key))
  );
}

/** Whether two headlines have most words in common: one is edited from the other. */
function sharesWords(a: string, b: string): boolean {
  const words = new Set(b.split(' '));
  const own = a.split(' ');
  return own.filter(w => words.has(w)).length >= own.length * 0.6;
}

function isFurniture(block: Block): boolean {
  const { text } = block;
  const linked = linkShare(block);
  if (linked > 0.7 && text.length < 250) return true;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  return isStockLine(text) || (isDateLine(text) && !isQuoted(block)) || isPictureLine(block);
}

/** Inside an embedded post its date belongs to it. */
const isQuoted = ({ box }: Block): boolean =>
  box.element.name === 'blockquote' || box.parent?.element.name === 'blockquote';

/** A date with at most a few words around it: "Published 11 February 2026", "A. Writer · 2026-02-11 17:27". */
function isDateLine(text: string): boolean {
  if (text.length > 90 || !/\d/.test(text)) return false;
  const date = parseVisibleDate(text);
  if (!date) return false;
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`.replace(
    /\d{1,2}[:.]\d{2}(?::\d{2})?|\b(?:[ap]\.?m\.?|[A-Z]{2,4})\b/g,
    ' ',
  );
  return (rest.match(/\p{L}+/gu) ?? []).length <= 5 && !/[.!?]\s*$/.test(text);
}

/** A short line without a full stop in one small box with a picture: its caption. */
function isPictureLine({ box, text }: Block): boolean {
  if (text.length > 160 || /^h\d$|^li$|^td$/.test(box.element.name))
    return (
      /^\(?(?:image|photo|picture|credit|foto|bild|source|quelle)[^.]{0,12}(?:credit|by|:)/i.test(text) &&
      text.length < 120
    );
  if (
    /^[[(]?(?:image|photo|picture|credit|foto|photograph|bild|quelle|photo credit|fotocredit|사진|写真)s?\s*(?:credit|by|:|©|\/|via|courtesy)/i.test(
      text,
    )
  )
    return true;
  return box.last - box.first <= 2 && hasPicture(box.element) && !/[.!?。]["”»)]*$/.test(text);
}

function hasPicture(element: PageElement): boolean {
  for (const child of element.children as PageNode[]) {
    if (!isElement(child)) continue;
    if (child.name === 'img' || child.name === 'picture' || child.name === 'amp-img') return true;
    if ((child.children as PageNode[]).some(c => isElement(c) && (c.name === 'img' || c.name === 'picture')))
      return true;
  }
  return false;
}

/** Cuts where the readers' comments begin, if the article's text stands before. */
function withoutComments(blocks: readonly Block[]): readonly Block[] {
  let prose = 0;
  const cut = blocks.findIndex(block => {
    prose += proseOf(block);
    return prose > 200 && (isHeading(block) || proseOf(block) < 60) && opensComments(block.text);
  });
  return cut < 0 ? blocks : blocks.slice(0, cut);
}

/** Galleries say a caption again within a few lines; a refrain farther on is the author's. */
const REPEAT_DISTANCE = 12;

/** Drops a long line that repeats one just before. */
function withoutRepeats(blocks: readonly Block[]): readonly Block[] {
  const seenAt = new Map<string, number>();
  return blocks.filter(({ text }, i) => {
    if (text.length < 60) return true;
    const before = seenAt.get(text) ?? -Infinity;
    seenAt.set(text, i);
    return i - before > REPEAT_DISTANCE;
  });
}

/** Drops two or more linked headlines with a short line each at the end: teasers of other articles. */
function withoutTeasers(blocks: readonly Block[]): readonly Block[] {
  let cut = blocks.length;
  let teasers = 0;
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i]!;
    const before = blocks[i - 1];
    if (linkShare(block) > 0.7) {
      // A list that ends in links has its links below its lines, not above them.
      if (teasers === 0) return blocks;
      if (block.text.length > 12) cut = i;
    } else if (
      before &&
      linkShare(before) > 0.7 &&
      before.text.length > 12 &&
      block.text.length >= 30 &&
      block.text.length < 160 &&
      !isHeading(block)
    ) {
      teasers += 1;
    } else if (!isFurniture(block)) break;
  }
  return teasers >= 2 ? blocks.slice(0, cut) : blocks;
}

/** Drops lists of other articles: their heading and the list items, links and short lines behind it. */
function withoutAppendices(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let dropping = false;
  for (const block of blocks) {
    const short = isHeading(block) || block.text.length < 60;
    if (short && opensAppendix(block.text) && (isHeading(block) || proseOf(block) < 20 || block.text.endsWith(':'))) {
      dropping = true;
      continue;
    }
    if (dropping && (block.box.element.name === 'li' || linkShare(block) > 0.3)) continue;
    dropping = false;
    kept.push(block);
  }
  return kept;
}

/** Drops headings at the end: nothing follows them. */
function withoutTail(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > 0 && isHeading(blocks[end - 1]!)) end -= 1;
  return blocks.slice(0, end);
}
