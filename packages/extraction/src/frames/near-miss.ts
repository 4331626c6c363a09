// A frame whose trigger stood in a sentence and that did not match, with the reason: for `cellwire explain`.
import type { NounPhrase } from '@cellwire/language';
import { extent, type Reading } from '../reading/reading.js';

/** A position that nothing filled: what the frame wanted there, and what stood there instead. */
export interface Unfilled {
  /** `object`, `object.in` … */
  position: string;
  /** Heads of which one was wanted; empty where any phrase would have done. */
  wanted: readonly string[];
  /** Phrases that stood there and did not fit. */
  stood: string[];
  /** The frame wants nothing to fit here, and something did. */
  unwanted: boolean;
}

export interface NearMiss {
  frame: string;
  /** Index of the trigger's token. */
  trigger: number;
  reading: Reading;
  why: string;
  /** Positions that were filled before it failed. */
  filled: { position: string; text: string }[];
  missing: Unfilled | null;
}

/** The words of a phrase as the article has them, with what hangs on it. */
export function phraseText(r: Reading, np: NounPhrase): string {
  const [start, end] = extent(np);
  const [first, last] = [r.parsed.tokens[start], r.parsed.tokens[end - 1]];
  return first && last ? r.text.slice(first.start, last.end).replace(/\s+/g, ' ') : '';
}
