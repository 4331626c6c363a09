// Dollars and cents: adds "43 cents", "and 43", "50" to whole sums, and reads cents that stand alone.
import { NUMBER_WORDS, readNumeral, times } from '../numbers.js';
import { low, type Token } from '../tokens.js';
import { HUNDREDTHS, SIGNS } from './currencies.js';
import { currencyAfter } from './currency.js';
import type { Sum } from './sum.js';

/** A cent word at `i`; the bare letter `c` only where a whole sum stands before. */
const isCents = (tokens: readonly Token[], i: number, afterWhole: boolean): boolean =>
  HUNDREDTHS.has(low(tokens, i)) || (afterWhole && low(tokens, i) === 'c');

/** "20 dollars and 43 cents", "$20 and 43c", "15 dollars 50": the sum with its hundredths, else the sum itself. */
export function addHundredths(tokens: readonly Token[], sum: Sum): Sum {
  if (sum.figure.scale !== 1 || !Number.isInteger(sum.amount)) return sum;
  const and = low(tokens, sum.end) === 'and';
  const at = and ? sum.end + 1 : sum.end;
  const first = tokens[at];
  if (!first || !(first.kind === 'number' || NUMBER_WORDS.has(first.lower)) || first.glued) return sum;
  const part = readNumeral(tokens, at);
  if (part?.scale !== 1 || part.value >= 100 || !Number.isInteger(part.value)) return sum;
  if (isCents(tokens, part.end, true))
    return { ...sum, amount: times(sum.amount + part.value / 100, 1), end: part.end + 1 };
  // Without a cent word only at the end of a phrase: "15 dollars 50." but not "15 dollars, 50 workers".
  const next = tokens[part.end];
  const closes = !next || (next.kind === 'mark' && !SIGNS.has(next.text) && next.text !== '%' && next.text !== '-');
  if (!closes || (!sum.noun && !sum.lead) || currencyAfter(tokens, part)) return sum;
  return { ...sum, amount: times(sum.amount + part.value / 100, 1), end: part.end };
}

/** "50 cents", "10¢". */
export function loneHundredths(tokens: readonly Token[], i: number): Sum | null {
  const t = tokens[i];
  if (!t || t.kind === 'mark') return null;
  const figure = readNumeral(tokens, i);
  if (!figure) return null;
  const code = HUNDREDTHS.get(low(tokens, figure.end));
  if (!code) return null;
  return { amount: times(figure.value, 0.01), code, first: i, end: figure.end + 1, figure, lead: false, noun: true };
}
