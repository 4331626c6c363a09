// Quoted speech: where it stands, where it runs on, and who speaks.
import type { Span } from '@cellwire/model';
import { attributeQuote } from './speakers.js';
import type { Block, Quote } from './types.js';

const FRAGMENT_WORDS = 4;

interface Mark {
  at: number;
  is: 'open' | 'close';
  pair: '"' | "'";
}

/**
 * The quotes of the prose blocks, in order, outermost only. A paragraph that opens a quote and does not close it runs
 * on (`open`); the next one's opening quote then `continues` it and takes over its speaker.
 */
export function findQuotes(text: string, blocks: readonly Block[]): Quote[] {
  const quotes: Quote[] = [];
  for (const block of blocks) {
    if (block.in !== 'text' || (block.kind !== 'prose' && block.kind !== 'list')) continue;
    const first = quotes.length;
    pairMarks(text, block, quotes);
    continueQuote(quotes, first, block);
    for (let i = first; i < quotes.length; i++) attributeQuote(text, block, quotes[i]!, quotes[i - 1]);
  }
  passSpeakersOn(quotes);
  return quotes;
}

function pairMarks(text: string, block: Block, quotes: Quote[]): void {
  let open: Mark | null = null;
  for (let at = block.proseStart; at < block.end; at++) {
    const mark = readMark(text, at, open);
    if (!mark) continue;
    if (mark.is === 'open' && !open) open = mark;
    else if (mark.is === 'close' && open && mark.pair === open.pair) {
      quotes.push(makeQuote(text, open.at, at + 1, false));
      open = null;
    }
  }
  if (open && open.pair === '"') quotes.push(makeQuote(text, open.at, block.end, true));
}

/** Straight double marks toggle; single ones count only when curly and not an apostrophe. */
function readMark(text: string, at: number, open: Mark | null): Mark | null {
  switch (text[at]) {
    case '“':
    case '„':
    case '«':
      return { at, is: open?.pair === '"' && text[at] === '“' ? 'close' : 'open', pair: '"' };
    case '”':
    case '»':
      return { at, is: 'close', pair: '"' };
    case '"':
      return { at, is: open?.pair === '"' ? 'close' : 'open', pair: '"' };
    case '‘':
      return open ? null : { at, is: 'open', pair: "'" };
    case '’':
      return open?.pair === "'" && !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '') ? { at, is: 'close', pair: "'" } : null;
    default:
      return null;
  }
}

function makeQuote(text: string, start: number, end: number, open: boolean): Quote {
  const inner: Span = { start: start + 1, end: open ? end : end - 1 };
  const head = text.slice(inner.start, Math.min(inner.end, inner.start + 80));
  const words = head.trim().split(/\s+/u).length;
  return {
    in: 'text',
    start,
    end,
    inner,
    open,
    fragment: inner.end - inner.start < 80 && words <= FRAGMENT_WORDS && !/[.,!?]$/.test(head),
  };
}

function continueQuote(quotes: Quote[], first: number, block: Block): void {
  const previous = quotes[first - 1];
  const next = quotes[first];
  if (previous?.open && next && next.start === block.proseStart) next.continues = first - 1;
}

/** A quote that continues another has its speaker; one that is attributed only at its end lends the speaker back. */
function passSpeakersOn(quotes: Quote[]): void {
  for (const quote of quotes) {
    const previous = quote.continues === undefined ? undefined : quotes[quote.continues];
    if (previous && !quote.speaker) lend(previous, quote);
  }
  for (let i = quotes.length - 1; i >= 0; i--) {
    const quote = quotes[i]!;
    const previous = quote.continues === undefined ? undefined : quotes[quote.continues];
    if (previous && !previous.speaker) lend(quote, previous);
  }
}

function lend(from: Quote, to: Quote): void {
  if (from.speaker) to.speaker = from.speaker;
  if (from.verb) to.verb = from.verb;
}
