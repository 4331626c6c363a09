// Ranges of money: "$900 million to $1.1 billion", "$5-10 billion", "5 to 10 billion won", as two sums with bounds.

import { readBound } from '../bounds.js';
import { readNumeral, times } from '../numbers.js';
import { isDash, low, type Token } from '../tokens.js';
import type { Sum } from './sum.js';

/** The token after a range's connector that stands at `i`, or -1. "and" connects only after "between". */
export function afterConnector(tokens: readonly Token[], i: number, first: number): number {
  const word = low(tokens, i);
  if (word === 'to' || word === 'through' || isDash(tokens, i)) return i + 1;
  if (word === 'and' && low(tokens, first - 1) === 'between') return i + 1;
  return -1;
}

/** "5 to 10 billion won", "5-10 billion won": a figure before the sum that borrows its currency and scale. */
function leadingFigure(tokens: readonly Token[], sum: Sum): Sum | null {
  if (sum.lead) return null;
  for (let back = 2; back <= 3; back++) {
    const first = sum.first - back;
    const figure = tokens[first]?.kind === 'number' ? readNumeral(tokens, first) : null;
    if (!figure || afterConnector(tokens, figure.end, first) !== sum.first) continue;
    const scale = figure.scale === 1 ? sum.figure.scale : 1;
    const amount = times(figure.value, scale);
    if (amount >= sum.amount) return null;
    return { ...sum, amount, first, end: figure.end, figure };
  }
  return null;
}

/** "5.8 billion and 3.3 billion yen": two sums, the first of which borrows the currency. */
function sisterFigure(tokens: readonly Token[], sum: Sum): Sum | null {
  if (sum.lead || low(tokens, sum.first - 1) !== 'and') return null;
  for (let back = 2; back <= 3; back++) {
    const first = sum.first - back;
    const figure = tokens[first]?.kind === 'number' ? readNumeral(tokens, first) : null;
    if (figure && figure.scale > 1 && figure.end === sum.first - 1 && low(tokens, first - 1) !== 'between')
      return { ...sum, amount: figure.value, first, end: figure.end, figure };
  }
  return null;
}

const ends = (low: Sum, high: Sum): Sum[] => [
  { ...low, bound: 'min' },
  { ...high, bound: 'max' },
];

/** The sum, or the two ends of the range that it begins or closes. `read` reads a whole sum at a token. */
export function readRange(
  tokens: readonly Token[],
  sum: Sum,
  read: (tokens: readonly Token[], i: number) => Sum | null,
): Sum[] {
  const before = leadingFigure(tokens, sum);
  if (before) return ends(before, sum);
  const sister = sisterFigure(tokens, sum);
  if (sister) return [sister, sum];
  const at = afterConnector(tokens, sum.end, sum.first);
  if (at < 0) return [sum];
  // "from $1 billion to $2 billion" tells a change; it is a range only without "from", or with a hyphen.
  const from = low(tokens, sum.first - 1) === 'from';
  const next = read(tokens, at);
  if (next && (next.lead || sum.noun) && !from && next.code === sum.code) {
    const scale = sum.figure.scale === 1 && next.figure.scale > 1 && sum.lead ? next.figure.scale : 1;
    const lower = { ...sum, amount: times(sum.amount, scale) };
    return lower.amount < next.amount && !readBound(tokens, sum.first, sum.first) ? ends(lower, next) : [sum];
  }
  const figure = sum.lead && !next ? readNumeral(tokens, at) : null;
  if (!figure || from || (!isDash(tokens, sum.end) && figure.scale === 1)) return [sum];
  if (sum.figure.scale !== 1 && figure.scale === 1) return [sum];
  const scale = sum.figure.scale === 1 ? figure.scale : 1;
  const lower = { ...sum, amount: times(sum.amount, scale) };
  const higher: Sum = { ...sum, amount: figure.value, first: at, end: figure.end, figure };
  return lower.amount < higher.amount ? ends(lower, higher) : [sum];
}
