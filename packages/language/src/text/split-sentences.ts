// Sentences of one stretch of prose. A stop ends a sentence only where what stands before and after it allows.
import type { Span } from '@cellwire/model';
import { ALWAYS_OPEN, MAY_END, MONTHS, OPEN_BEFORE_FIGURE, SENTENCE_OPENERS } from './abbreviations.js';

const CLOSER = /["'”’)\]»」』]/;
const LONGEST_ABBREVIATION = 12;
/** A tail of closing marks longer than this is noise and is not looked through. */
const MOST_CLOSERS = 6;
/** Longer "sentences" are tables or noise; they are cut at a space, so that later stages' work per sentence is bounded. */
const LONGEST_SENTENCE = 3000;

/**
 * Sentences between `start` and `end`, without surrounding space, in order. "Co. Ltd.", "Feb. 11", "No. 2", initials,
 * decimals and a question inside a sentence ("Why?" he asked) do not end one; a quote's closing mark belongs to it.
 */
export function splitSentences(text: string, start: number, end: number): Span[] {
  const sentences: Span[] = [];
  let from = start;
  let i = start;
  while (i < end) {
    const stop = isStop(text.charCodeAt(i)) ? readStop(text, i, end) : null;
    if (!stop) {
      i++;
      continue;
    }
    if (stop.ends) {
      pushTrimmed(sentences, text, from, stop.end);
      from = stop.end;
    }
    i = stop.end;
  }
  pushTrimmed(sentences, text, from, end);
  return sentences;
}

function isStop(code: number): boolean {
  // . ! ? … 。 ！ ？
  return (
    code === 46 ||
    code === 33 ||
    code === 63 ||
    code === 0x2026 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f
  );
}

/** The run of stops and closing marks at `at`, and whether a sentence ends behind it. */
function readStop(text: string, at: number, end: number): { end: number; ends: boolean } {
  let stops = at;
  while (stops < end && isStop(text.charCodeAt(stops))) stops++;
  let closed = stops;
  while (closed < end && closed - stops < MOST_CLOSERS && isCloserAt(text, closed)) closed++;
  const next = skipSpace(text, closed, end);
  if (next >= end) return { end: closed, ends: true };
  if (text.charCodeAt(at) >= 0x3002) return { end: closed, ends: true };
  if (next === closed) return { end: stops, ends: closed === stops && isGluedSentence(text, at, stops) };
  return { end: closed, ends: mayBegin(text, next, end) && !isOpen(text, at, stops, closed, next, end) };
}

/** A straight or curly apostrophe closes only where no letter follows ("the firms’. Then"), other closers always. */
function isCloserAt(text: string, at: number): boolean {
  return CLOSER.test(text[at]!) && !(/['’]/.test(text[at]!) && /\p{L}/u.test(text[at + 1] ?? ''));
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at]!)) at++;
  return at;
}

/** "…batteries.The company": a lost space; not "Investing.com", "v1.2B" or "U.S.-based". */
function isGluedSentence(text: string, at: number, stops: number): boolean {
  return (
    stops === at + 1 &&
    /[a-z]{3}$/.test(text.slice(Math.max(0, at - 3), at)) &&
    /^[A-Z][a-z]+[ ,’']/.test(text.slice(stops, stops + 24))
  );
}

/** A sentence begins with a capital, a figure, an opening mark or a bullet, not with a small letter. */
function mayBegin(text: string, next: number, end: number): boolean {
  const char = text[next]!;
  if (/\p{Ll}/u.test(char)) return false;
  if (/["'“‘(["«]/.test(char)) return !/\p{Ll}/u.test(text[skipOpeners(text, next, end)] ?? '');
  return !/[,;:)\]]/.test(char);
}

function skipOpeners(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && at - from < MOST_CLOSERS && /["'“‘(["«]/.test(text[at]!)) at++;
  return at;
}

/** Whether the stop belongs to an abbreviation or an initial, so that the sentence goes on. */
function isOpen(text: string, at: number, stops: number, closed: number, next: number, end: number): boolean {
  if (text[at] !== '.' || stops > at + 1) return text[at] === '…' && !/\p{Lu}/u.test(text[next]!);
  const word = wordBefore(text, at);
  if (!word) return false;
  const low = word.toLowerCase();
  if (closed > stops) return ALWAYS_OPEN.has(low);
  if (ALWAYS_OPEN.has(low)) return true;
  const following = wordAt(text, next, end);
  const figure = /^\d/.test(following);
  if (OPEN_BEFORE_FIGURE.has(low) || MONTHS.has(low))
    return figure || (MONTHS.has(low) && !SENTENCE_OPENERS.has(following.toLowerCase()));
  if (/^\p{Lu}$/u.test(word)) return isInitial(text, at) && !SENTENCE_OPENERS.has(following.toLowerCase());
  if (MAY_END.has(low) || /^(?:\p{L}\.)+\p{L}$/u.test(word))
    return !figure && following !== '' && !SENTENCE_OPENERS.has(following.toLowerCase());
  return false;
}

/** A single capital is an initial at the head of a name ("J. Smith", "Warren E. Buffett"), not after a small letter's word ("vitamin C."). */
function isInitial(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at - 1).trimEnd();
  const previous = /(\S+)$/.exec(before)?.[1] ?? '';
  return (
    previous === '' ||
    /^["“(]?\p{Lu}/u.test(previous) ||
    /[.,;:]$/.test(previous) ||
    /^(?:by|and|with|of|to|from|for)$/.test(previous)
  );
}

/** The word (letters and inner stops) that ends at `at`; empty where it is too long for an abbreviation. */
function wordBefore(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from <= LONGEST_ABBREVIATION && /[\p{L}.]/u.test(text[from - 1]!)) from--;
  return at - from > LONGEST_ABBREVIATION ? '' : text.slice(from, at);
}

function wordAt(text: string, from: number, end: number): string {
  const at = skipOpeners(text, from, end);
  return /^[\p{L}\p{N}]+/u.exec(text.slice(at, Math.min(end, at + 24)))?.[0] ?? '';
}

function pushTrimmed(sentences: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  while (end - start > LONGEST_SENTENCE) {
    const cut = text.lastIndexOf(' ', start + LONGEST_SENTENCE);
    const at = cut > start ? cut : start + LONGEST_SENTENCE;
    sentences.push({ start, end: at });
    start = at;
    while (start < end && /\s/.test(text[start]!)) start++;
  }
  if (end > start) sentences.push({ start, end });
}
