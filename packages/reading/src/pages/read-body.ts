// The article's own text: outline, weigh, choose, clean; JSON-LD's text as a check and as the last resort.
import { chooseContainer } from './choose-container.js';
import { cleanBlocks } from './clean-blocks.js';
import { foldSpace, type PageElement, type PageNode, type PageTree, parsePage } from './dom.js';
import { type Block, type Box, type Outline, outlinePage } from './outline.js';
import { weigh } from './weigh.js';
import { wordRuns } from './word-runs.js';

export interface BodyContext {
  title: string | null;
  /** JSON-LD's `articleBody` as it stands there. */
  articleBody: string | null;
  /** Elements that an outlet's hint names as holding the text; empty without one. */
  bodies: readonly PageNode[];
  /** Elements that the hint takes out. */
  removed: ReadonlySet<PageNode>;
}

/** Below this a page is taken to have no text of its own. */
const MIN_CHARS = 140;
/** JSON-LD's text is a witness from this length; shorter ones are summaries. */
const WITNESS_CHARS = 300;
/** Share of JSON-LD's word runs that the text must hold to agree with it. */
const AGREES = 0.5;

/** Paragraphs separated by a blank line; empty when the page holds no article. `visible` is the page's outline. */
export function readBody(tree: PageTree, visible: Outline, context: BodyContext): string {
  const outline = context.removed.size
    ? outlinePage(tree, { keepConcealed: false, removed: context.removed })
    : visible;
  const hinted = context.bodies.length ? textOfBoxes(outline, context) : '';
  if (hinted.length >= MIN_CHARS) return hinted;
  const text = textOf(outline, context, null);
  const witness = ldParagraphs(context.articleBody);
  if (witness.length < WITNESS_CHARS)
    return text.length >= MIN_CHARS ? text : longest([text, concealed(tree, context), witness]);
  const runs = wordRuns(witness);
  if (agreement(runs, text) >= AGREES) return text;
  // The heaviest box is not what the publisher calls the article: look for the box that is.
  const second = textOf(outline, context, runs);
  return agreement(runs, second) >= AGREES ? second : longest([witness, agreement(runs, text) > 0.1 ? text : '']);
}

/** Text of the chosen box; blocks that a witness knows weigh more. */
function textOf(outline: Outline, { title }: BodyContext, witness: ReadonlySet<string> | null): string {
  const weights = weigh(outline, block => (witness ? 0.2 + 3 * shareOf(witness, block.text) : 1));
  return render(cleanBlocks(outline, weights, chooseContainer(outline, weights, title), title));
}

function textOfBoxes(outline: Outline, { bodies, title }: BodyContext): string {
  const wanted = new Set<PageElement>(bodies as readonly PageElement[]);
  const boxes: Box[] = outline.boxes.filter(b => wanted.has(b.element));
  const weights = weigh(outline, () => 1);
  return render(boxes.flatMap(box => cleanBlocks(outline, weights, box, title)));
}

/** What style or script hides until it is asked for. */
function concealed(tree: PageTree, context: BodyContext): string {
  return textOf(outlinePage(tree, { keepConcealed: true, removed: context.removed }), context, null);
}

/** A long book is a million characters; what is more is no article. */
const MAX_TEXT = 1_000_000;
const render = (blocks: readonly Block[]): string =>
  blocks
    .map(b => b.text)
    .join('\n\n')
    .slice(0, MAX_TEXT);

const longest = (texts: readonly string[]): string => texts.reduce((a, b) => (b.length > a.length ? b : a), '');

function shareOf(runs: ReadonlySet<string>, text: string): number {
  const own = wordRuns(text);
  let known = 0;
  for (const run of own) if (runs.has(run)) known += 1;
  return own.size ? known / own.size : 0;
}

/** Share of the witness's word runs that the text holds. */
function agreement(witness: ReadonlySet<string>, text: string): number {
  const own = wordRuns(text);
  let known = 0;
  for (const run of witness) if (own.has(run)) known += 1;
  return witness.size ? known / witness.size : 0;
}

/** JSON-LD's text in paragraphs: publishers write it plain, with line breaks, or as HTML. */
function ldParagraphs(articleBody: string | null): string {
  if (!articleBody) return '';
  if (/<(?:p|br|div|h\d)\b/i.test(articleBody) || /&(?:lt|nbsp|#?\w{2,7});/.test(articleBody)) {
    const decoded = articleBody.includes('&lt;')
      ? articleBody.replace(/&lt;/g, '<').replace(/&gt;/g, '>')
      : articleBody;
    const tree = parsePage(`<body>${decoded.replace(/\n{2,}/g, '<br><br>')}</body>`);
    return render(outlinePage(tree, { keepConcealed: true, removed: new Set() }).blocks);
  }
  return articleBody
    .split(/\s*\n\s*/)
    .map(foldSpace)
    .filter(Boolean)
    .join('\n\n');
}
