// The entry to this folder: a title and a text become blocks, sentences, quotes and tokens, in linear time.
import { findKickerEnd } from './datelines.js';
import { findQuotes } from './quotes.js';
import { splitBlocks } from './split-blocks.js';
import { splitSentences } from './split-sentences.js';
import { tokenize } from './tokenize.js';
import type { Block, BlockKind, Sentence, TextDocument } from './types.js';

/** Splits an article. Pure; nothing is thrown, an empty text gives empty lists. */
export function splitDocument(article: { title: string; text: string }): TextDocument {
  const { title, text } = article;
  const blocks = [...titleBlock(title), ...splitBlocks(text)];
  const sentences: Sentence[] = [];
  blocks.forEach((block, at) => {
    pushSentences(block.in === 'title' ? title : text, block, at, sentences);
  });
  return {
    title,
    text,
    blocks,
    sentences,
    quotes: findQuotes(text, blocks),
    tokens: { title: tokenize(title), text: tokenize(text) },
  };
}

function titleBlock(title: string): Block[] {
  if (!title.trim()) return [];
  const proseStart = findKickerEnd(title);
  return [{ in: 'title', start: 0, end: title.length, kind: 'headline', proseStart, proseEnd: findOutletTail(title) }];
}

const OUTLET_WORD =
  /\b(?:news|reuters|times|herald|post|journal|today|daily|weekly|magazine|bloomberg|tribune|wire|press|online|report|insider|electrek|yonhap|guardian|telegraph|chronicle|gazette|globe|standard|observer|bbc|cnn|cnbc|yahoo|\.com|\.net)\b/i;

/** Where "… | Example Herald" or "… - Example Times" begins; the title's length where no outlet is named. */
function findOutletTail(title: string): number {
  const at = Math.max(
    title.lastIndexOf(' | '),
    title.lastIndexOf(' - '),
    title.lastIndexOf(' – '),
    title.lastIndexOf(' — '),
  );
  if (at < 15) return title.length;
  const tail = title.slice(at + 3).trim();
  const short = tail.split(/\s+/u).length <= 4 && /^\p{Lu}/u.test(tail);
  return short && (title[at + 1] === '|' || OUTLET_WORD.test(tail)) ? at : title.length;
}

const CREDIT_TAIL =
  /^[([]\s*(?:reporting|additional reporting|writing|editing|edited|compiled|written|with reporting)\b/i;
const CAPTION_TAIL = /^[([](?:photo|courtesy|yonhap|image)[^)\]]{0,60}[)\]]$/i;

function pushSentences(text: string, block: Block, at: number, sentences: Sentence[]): void {
  for (const { start, end } of splitSentences(text, block.proseStart, block.proseEnd)) {
    const kind = /[([]/.test(text[start]!)
      ? tailKind(text.slice(start, Math.min(end, start + 90)), block.kind)
      : block.kind;
    sentences.push({ start, end, in: block.in, block: at, kind });
  }
}

function tailKind(head: string, kind: BlockKind): BlockKind {
  return CREDIT_TAIL.test(head) ? 'byline' : CAPTION_TAIL.test(head) ? 'caption' : kind;
}
