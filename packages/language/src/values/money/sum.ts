// A sum of money while it is being read, in token positions.
import type { Bound } from '@cellwire/model';
import type { Numeral } from '../numbers.js';

/** Tokens `first` to `end` (exclusive) spell the sum. */
export interface Sum {
  amount: number;
  /** ISO 4217. */
  code: string;
  first: number;
  end: number;
  figure: Numeral;
  /** The currency stands before the figure. */
  lead: boolean;
  /** The currency is spelt as a noun after the figure: "15 dollars". */
  noun: boolean;
  bound?: Bound;
}
