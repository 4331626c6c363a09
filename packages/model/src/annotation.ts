// What the language package finds in a text: spans with kinds and values. All offsets are UTF-16, into the text given.
import type { Bound } from './values.js';

export interface Span {
  start: number;
  end: number;
}

export interface DateSpan extends Span {
  kind: 'date';
  value: string;
  bound?: Bound;
}
export interface MoneySpan extends Span {
  kind: 'money';
  amount: number;
  currency: string;
  bound?: Bound /** Index of the span that states the same sum in another currency. */;
  sameAs?: number;
}
/** `t` metric tonnes, `pp` percentage points; `units` vehicles, packs, cells. `perYear`: "a year", "annual". */
export interface QuantitySpan extends Span {
  kind: 'quantity';
  amount: number;
  unit: 'GWh' | 'GW' | 'MWh' | 'MW' | 't' | '%' | 'pp' | 'count' /** The head noun counted: jobs, vehicles, packs. */;
  noun?: string;
  perYear?: boolean;
  bound?: Bound;
}
export type ValueSpan = DateSpan | MoneySpan | QuantitySpan;

export type NameKind = 'company' | 'venture' | 'facility' | 'place' | 'person' | 'agency';
/** A name in the text. `value` is the canonical name; `listed` says that the pack knows it. */
export interface NameSpan extends Span {
  kind: NameKind;
  value: string;
  listed: boolean;
  /** How it was found: list, alias (introduced in this text), suffix, apposition, capitals, shape. */
  via: string;
  country?: string | null;
  kinds?: string[];
  partners?: string[];
  parent?: string;
}
