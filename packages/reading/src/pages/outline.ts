// A page as boxes (block-level elements) and blocks (runs of text within one box), in document order.
import {
  BLOCK_TAGS,
  foldSpace,
  isElement,
  type PageElement,
  type PageNode,
  type PageTree,
  textOf,
  walk,
} from './dom.js';
import { type Hint, hintReader } from './hints.js';

/** A block-level element with what is inside it. */
export interface Box {
  element: PageElement;
  parent: Box | null;
  depth: number;
  hint: Hint | null;
  /** Blocks `first` (included) to `last` (excluded) of the outline lie inside. */
  first: number;
  last: number;
  children: Box[];
}

/** A run of text that no block-level element interrupts. */
export interface Block {
  box: Box;
  /** White space folded; a single line break inside is kept as `\n`. */
  text: string;
  /** How many characters of the text stand inside links. */
  linked: number;
  /** Whether the text begins inside a link. */
  linkFirst: boolean;
}

export interface Outline {
  root: Box;
  boxes: Box[];
  blocks: Block[];
}

/** Never article text, whatever they hold. */
const SKIPPED = new Set(
  (
    'script style noscript template svg math iframe object embed applet canvas audio video map button select ' +
    'textarea input datalist dialog nav menu title link meta amp-ad amp-sidebar amp-social-share amp-embed amp-analytics amp-iframe amp-state'
  ).split(' '),
);

/** Whether a style attribute, `hidden` or ARIA takes the element off the page. */
export function isConcealed({ attribs }: PageElement): boolean {
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return true;
  const style = attribs.style;
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** One run of text longer than a book is data, not prose. */
const MAX_BLOCK = 300_000;

interface Run {
  parts: string[];
  linked: number;
  linkFirst: boolean;
  inked: boolean;
  breaks: number;
}

const emptyRun = (): Run => ({ parts: [], linked: 0, linkFirst: false, inked: false, breaks: 0 });

/** Builds the outline. `keepConcealed` also reads what `display: none` hides, as some walls do to their text. */
export function outlinePage(
  tree: PageTree,
  options: { keepConcealed: boolean; removed: ReadonlySet<PageNode> },
): Outline {
  const hintOf = hintReader();
  const root = rootBox(tree);
  const boxes: Box[] = [root];
  const blocks: Block[] = [];
  let box: Box = root;
  let links = 0;
  let run: Run = emptyRun();

  const flush = (): void => {
    if (!run.parts.length) return;
    const text = foldLines(run.parts.join('').slice(0, MAX_BLOCK));
    if (text)
      blocks.push({
        box,
        text,
        linked: Math.min(run.linked, text.length),
        linkFirst: run.linkFirst,
      });
    run = emptyRun();
  };
  const enterElement = (element: PageElement): boolean => {
    if (SKIPPED.has(element.name)) return false;
    if (options.removed.has(element)) return false;
    if (!options.keepConcealed && isConcealed(element)) return false;
    if (element.name === 'br') {
      run.breaks += 1;
      if (run.breaks > 1) flush();
      else run.parts.push('\n');
      return false;
    }
    const isBox = isBlock(element);
    if (!isBox && isInlineNoise(element, hintOf)) return false;
    if (element.name === 'a') links += 1;
    if (!isBox) return true;
    flush();
    const inner: Box = {
      element,
      parent: box,
      depth: box.depth + 1,
      hint: hintOf(element),
      first: blocks.length,
      last: 0,
      children: [],
    };
    box.children.push(inner);
    box = inner;
    boxes.push(box);
    return true;
  };
  const leave = (element: PageElement): void => {
    if (element.name === 'a') links -= 1;
    if (box === root || box.element !== element) return;
    flush();
    box.last = blocks.length;
    box = box.parent ?? box;
  };
  const enter = (node: PageNode): boolean => {
    if (isElement(node)) return enterElement(node);
    const text = textOf(node);
    if (!text) return true;
    run.parts.push(text.replace(/\s+/g, ' '));
    const inked = text.trim().length;
    if (inked) {
      if (links > 0 && !run.inked) run.linkFirst = true;
      run.breaks = 0;
      run.inked = true;
    }
    if (links > 0) run.linked += inked;
    return true;
  };
  walk(tree.root, enter, leave);
  flush();
  root.last = blocks.length;
  return { root, boxes, blocks };
}

/** Custom elements are layout where they hold blocks, and words of a sentence where they do not. */
function isBlock(element: PageElement): boolean {
  if (BLOCK_TAGS.has(element.name)) return true;
  if (!element.name.includes('-')) return false;
  return element.children.some(c => isElement(c as PageNode) && isBoxTag((c as PageElement).name));
}

const isBoxTag = (name: string): boolean => BLOCK_TAGS.has(name) || name.includes('-');

function isInlineNoise(element: PageElement, hintOf: (e: PageElement) => Hint | null): boolean {
  if (element.name !== 'span' && element.name !== 'a' && element.name !== 'small') return false;
  const hint = hintOf(element);
  return hint === 'hidden' || hint === 'share' || hint === 'caption' || hint === 'advert';
}

/** Stands for the whole page: text outside every element is its own. */
function rootBox(tree: PageTree): Box {
  const element = tree.root.children.find(isElement) as PageElement;
  return { element, parent: null, depth: 0, hint: null, first: 0, last: 0, children: [] };
}

/** A line break after a sentence's end stays; one in mid-sentence is a hard wrap. */
function foldLines(text: string): string {
  if (!text.includes('\n')) return foldSpace(text);
  const lines = text.split('\n').map(foldSpace).filter(Boolean);
  return lines
    .map((line, i) => (i === 0 ? line : `${SENTENCE_END.test(lines[i - 1]!.slice(-3)) ? '\n' : ' '}${line}`))
    .join('');
}
const SENTENCE_END = /[.!?:…。！？"”»)]$/;
