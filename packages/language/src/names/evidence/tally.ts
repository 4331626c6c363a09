// The points that the words in and round a run of capitals give to each kind of name.

import { wordAt as word } from '../descriptions.js';
import type { Line } from '../lines.js';
import type { Piece } from '../pieces.js';
import type { NameIndex } from '../types.js';

/** Points for each kind; `thing` is for products, laws and everything that is no name of ours. */
export interface Tally {
  company: number;
  /** Points for being a capitalised word that English does not know; the most of any occurrence, not the sum. */
  weak: number;
  /**
   * Points against one ordinary English word; the least of any occurrence, since a capital inside a sentence is one on
   * purpose. Null for other names.
   */
  ordinary: number | null;
  venture: number;
  facility: number;
  place: number;
  person: number;
  agency: number;
  thing: number;
  /** What descriptions beside the name say of it. */
  kinds: Set<string>;
  country: string | null;
}

/** A tally without points. */
export const emptyTally = (): Tally => ({
  company: 0,
  weak: 0,
  ordinary: null,
  venture: 0,
  facility: 0,
  place: 0,
  person: 0,
  agency: 0,
  thing: 0,
  kinds: new Set(),
  country: null,
});

/** One rule: adds what it sees of one occurrence. */
export type Rule = (piece: Piece, index: NameIndex, tally: Tally) => void;

const MOST_IN_BRACKETS = 8;
/** The bracket that closes the one at `at`, within a few words; `at` itself where none does. */
export function closing(line: Line, at: number): number {
  for (let i = at; i < Math.min(line.to, at + MOST_IN_BRACKETS); i++) if (word(line, i) === ')') return i;
  return at;
}
