// Finds sums of money in any order and shorthand: €22bn, 1.4 trillion won, KRW 1.4tn, US$3.5 billion, half a billion dollars.
import type { MoneySpan } from '@cellwire/model';
import { readBound } from '../bounds.js';
import { beginsNumeral, type Numeral, readNumeral, times } from '../numbers.js';
import { low, readTokens, type Token } from '../tokens.js';
import { beginsCurrency, currencyAfter, currencyBefore, millionsCode, yenOrYuan } from './currency.js';
import { addHundredths, loneHundredths } from './hundredths.js';
import { settleLocal } from './local-currency.js';
import { readRange } from './range.js';
import { linkSameSums } from './same-sum.js';
import type { Sum } from './sum.js';

/** A figure with the currency on either side: `$5bn`, `EUR 20`, `75 USD million`, `20 euros`, `MAUD 60`. */
function readSum(tokens: readonly Token[], i: number): Sum | null {
  const millions = millionsCode(tokens, i);
  const lead = millions ? null : currencyBefore(tokens, i);
  if (millions || lead) {
    const figure = readNumeral(tokens, millions ? i + 1 : lead!.end);
    if (!figure) return null;
    const named = lead ? currencyAfter(tokens, figure) : null;
    // "$5 billion Canadian dollars", "$ 10 dollars": the noun belongs to the sign unless it contradicts it.
    const repeats = named && (named.code === lead!.code || lead!.sign === '$') && named.noun;
    const code = millions ?? (repeats ? named.code : lead!.code);
    if (lead?.needsScale && figure.scale === 1) return null;
    const amount = millions ? times(figure.value, 1e6) : figure.value;
    return { amount, code, first: i, end: repeats ? named.end : figure.end, figure, lead: lead !== null, noun: false };
  }
  const figure = readNumeral(tokens, i) ?? readOne(tokens, i);
  if (!figure) return null;
  const shortM = millionsCode(tokens, figure.end);
  if (shortM)
    return {
      amount: times(figure.value, 1e6),
      code: shortM,
      first: i,
      end: figure.end + 1,
      figure,
      lead: false,
      noun: false,
    };
  const tail = currencyAfter(tokens, figure);
  if (!tail) return null;
  return {
    amount: times(figure.value, tail.scale),
    code: tail.code,
    first: i,
    end: tail.end,
    figure,
    lead: false,
    noun: tail.noun,
  };
}

/** Sums that stand for none: "for a symbolic euro", "for a single Canadian dollar". */
const TOKEN_SUM = /^(?:symbolic|nominal|single|token|notional|mere)$/;

/** "a dollar", "a symbolic euro": one of it. */
function readOne(tokens: readonly Token[], i: number): Numeral | null {
  if (low(tokens, i) !== 'a') return null;
  const end = TOKEN_SUM.test(low(tokens, i + 1)) ? i + 2 : i + 1;
  if (end === i + 1 && !['dollar', 'euro'].includes(low(tokens, end))) return null;
  return { value: 1, first: i, end, scale: 1, short: false, words: true };
}

/** The sums in a tokenised text, in order. `start` is the figure's (or its sign's), bounds stand outside the span. */
export function moneyIn(tokens: readonly Token[]): MoneySpan[] {
  const sums: Sum[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!beginsCurrency(tokens[i]!) && !beginsNumeral(tokens[i]!)) continue;
    const sum = readSum(tokens, i);
    const whole = sum ? addHundredths(tokens, sum) : loneHundredths(tokens, i);
    if (!whole) continue;
    // "($1 = 1,358.83 won)" is a rate of exchange
    if (low(tokens, whole.end) === '=') {
      i = (readSum(tokens, whole.end + 1)?.end ?? whole.end) - 1;
      continue;
    }
    const parts = readRange(tokens, whole, readSum);
    sums.push(...parts);
    i = parts.at(-1)!.end - 1;
  }
  const settled = settleLocal(tokens, sums);
  const spans = settled.map(s => toSpan(tokens, s));
  yenOrYuan(tokens, settled, spans);
  linkSameSums(tokens, settled, spans);
  return spans;
}

function toSpan(tokens: readonly Token[], sum: Sum): MoneySpan {
  const bound = sum.bound ?? readBound(tokens, sum.first, sum.end);
  const span: MoneySpan = {
    kind: 'money',
    start: tokens[sum.first]!.start,
    end: tokens[sum.end - 1]!.end,
    amount: sum.amount,
    currency: sum.code,
  };
  return bound ? { ...span, bound } : span;
}

/**
 * Sums of money with ISO 4217 currency and amount in its units. `sameAs` is the index, in the list returned, of the sum
 * that this one restates in another currency: "22 billion euros ($26.2 billion)". `$` alone is USD, `¥` is CNY only in
 * a text that speaks of yuan, `crowns` and the like those of the nation that the text names. Linear in the length of the text.
 */
export function findMoney(text: string): MoneySpan[] {
  return moneyIn(readTokens(text));
}
