// The sentences of a document as slices of its tokens, and how each is written: plainly, in Title Case, or in CAPITALS.
import type { BlockKind, Part, TextDocument, Token } from '../text/types.js';
import { isOrdinaryWord } from './lexicon.js';
import { CORPORATE_VERBS, FUNCTION_WORDS } from './word-lists.js';

/** `title`: most words are capitalised, so that a capital says nothing. `shouted`: all of them, throughout. */
export type Writing = 'plain' | 'title' | 'shouted';

/** A sentence's tokens: `tokens[from]` up to, not including, `tokens[to]`. */
export interface Line {
  sentence: number;
  in: Part;
  kind: BlockKind;
  tokens: readonly Token[];
  from: number;
  to: number;
  writing: Writing;
}

// Links to other stories, credits and tags name companies that this article does not write of.
const UNREAD: ReadonlySet<BlockKind> = new Set<BlockKind>(['byline', 'newsletter', 'related', 'tag']);

/** The sentences that names are looked for in, in document order. */
export function readLines(doc: TextDocument): Line[] {
  const at = { title: 0, text: 0 };
  const lines: Line[] = [];
  doc.sentences.forEach((sentence, index) => {
    const tokens = doc.tokens[sentence.in];
    let from = at[sentence.in];
    while (from < tokens.length && tokens[from]!.start < sentence.start) from++;
    let to = from;
    while (to < tokens.length && tokens[to]!.start < sentence.end) to++;
    at[sentence.in] = to;
    if (UNREAD.has(sentence.kind) || to === from) return;
    lines.push({
      sentence: index,
      in: sentence.in,
      kind: sentence.kind,
      tokens,
      from,
      to,
      writing: readWriting(sentence.in, tokens, from, to),
    });
  });
  return lines;
}

const WORDS_LOOKED_AT = 60;
const TITLE_SHARE = { title: 0.6, text: 0.75 } as const;

/** A quick look that settles nearly all prose: fewer than half of the long words have a capital. */
function isCapitalised(tokens: readonly Token[], from: number, to: number): boolean {
  let long = 0;
  let capital = 0;
  for (let i = from + 1; i < to && i < from + WORDS_LOOKED_AT; i++) {
    const token = tokens[i]!;
    if (token.kind !== 'word' || token.text.length < 4) continue;
    long++;
    if (token.capitals !== 'none') capital++;
  }
  return capital * 2 >= long;
}

/** Told by the ordinary words alone: a sentence full of names is not in Title Case. */
function readWriting(part: Part, tokens: readonly Token[], from: number, to: number): Writing {
  if (!isCapitalised(tokens, from, to)) return 'plain';
  let long = 0;
  let shouted = 0;
  let ordinary = 0;
  let capital = 0;
  for (let i = from + 1; i < to && i < from + WORDS_LOOKED_AT; i++) {
    const token = tokens[i]!;
    // The part behind a hyphen and small function words follow rules of their own.
    if (token.kind !== 'word' || !token.spaced || token.text.length < 4 || FUNCTION_WORDS.has(token.folded)) continue;
    long++;
    if (token.capitals === 'all') shouted++;
    if (!isOrdinaryWord(token.folded) && !CORPORATE_VERBS.has(token.folded)) continue;
    ordinary++;
    if (token.capitals !== 'none') capital++;
  }
  if (long >= 3 && shouted / long > 0.85) return 'shouted';
  // A line of text that ends in a full stop is a sentence, however many names it holds.
  const closed = part === 'text' && tokens[to - 1]!.text === '.';
  if (ordinary < (closed ? 6 : 2)) return 'plain';
  return capital / ordinary >= (closed ? 0.95 : TITLE_SHARE[part]) ? 'title' : 'plain';
}

/** Whether the token begins a sentence or a quote in it, where any word has a capital. */
export function beginsSentence(line: Line, at: number): boolean {
  if (at <= line.from) return true;
  const before = line.tokens[at - 1]!;
  if (/^["“‘«•–—*]$/u.test(before.text)) return true;
  return before.text === ':' || (before.text === '-' && before.spaced && line.tokens[at]!.spaced);
}
