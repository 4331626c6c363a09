// One sum in two currencies: "22 billion euros ($26.2 billion)", "1.4 trillion won, or about $964 million".
import type { MoneySpan } from '@cellwire/model';
import { low, type Token } from '../tokens.js';
import type { Sum } from './sum.js';

/** Words between the two: an opening bracket or "or", then softeners. */
const OPENERS = new Set(['(', '[', 'or', 'equivalent']);
const SOFTENERS = new Set(
  ', about around roughly approximately some nearly almost equivalent to equal the of more than over just or ~ ≈ = ca circa currently worth i e .'.split(
    ' ',
  ),
);
const LONGEST_GAP = 6;

/** Whether what stands between two sums says that they are one: "(", "or about". */
export function restates(tokens: readonly Token[], end: number, first: number): boolean {
  if (first - end > LONGEST_GAP) return false;
  let open = false;
  for (let i = end; i < first; i++) {
    const word = low(tokens, i);
    if (OPENERS.has(word)) open = true;
    else if (!SOFTENERS.has(word)) return false;
  }
  return open;
}

/** Sets `sameAs` on the later span of each pair; the two differ in currency. */
export function linkSameSums(tokens: readonly Token[], sums: readonly Sum[], spans: MoneySpan[]): void {
  for (let n = 1; n < sums.length; n++) {
    const before = sums[n - 1]!;
    const sum = sums[n]!;
    if (before.code === sum.code || spans[n - 1]!.sameAs !== undefined) continue;
    if (restates(tokens, before.end, sum.first)) spans[n] = { ...spans[n]!, sameAs: n - 1 };
  }
}
