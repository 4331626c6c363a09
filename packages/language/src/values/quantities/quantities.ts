// Finds quantities: energy, power, tonnes, percent, percentage points, and counts of people and things.
import type { Bound, QuantitySpan } from '@cellwire/model';
import { readBound } from '../bounds.js';
import { afterConnector } from '../money/range.js';
import { type Numeral, readNumeral, times } from '../numbers.js';
import { isDash, low, readTokens, type Token } from '../tokens.js';
import { readCount } from './counts.js';
import { isOtherRate, readPerYear, readUnit } from './units.js';

interface Found {
  figure: Numeral;
  end: number;
  amount: number;
  unit: QuantitySpan['unit'];
  noun: string;
  perYear: boolean;
  bound?: Bound;
}

/** A figure and its unit, or its noun. The span of a count is the figure alone. */
function readQuantity(tokens: readonly Token[], i: number): Found | null {
  const figure = readNumeral(tokens, i);
  if (!figure) return null;
  // "8t" is eight tonnes, "Q4", "i4", "COVID-19": a figure glued to a word before it is a name.
  if (tokens[i - 1]?.kind === 'word' && tokens[i]!.glued) return null;
  const at = isDash(tokens, figure.end) && tokens[figure.end]!.glued ? figure.end + 1 : figure.end;
  const unit = readUnit(tokens, at);
  if (unit && isOtherRate(tokens, unit.end)) return null;
  if (unit) {
    const amount = times(figure.value, unit.factor);
    const perYear = unit.perYear || readPerYear(tokens, unit.end) || annual(tokens, i);
    return { figure, end: unit.end, amount, unit: unit.unit, noun: '', perYear };
  }
  const count = readCount(tokens, figure);
  if (!count) return null;
  const nounEnd = figure.end + 1;
  return {
    figure,
    end: figure.end,
    amount: figure.value,
    unit: 'count',
    noun: count.noun,
    perYear: yearlyCount(tokens, nounEnd),
  };
}

/** "an annual 50 GWh", "annual capacity of 50 GWh". */
function annual(tokens: readonly Token[], i: number): boolean {
  for (let back = 1; back <= 4; back++) {
    const word = low(tokens, i - back);
    if (word === 'annual' || word === 'yearly' || word === 'annually') return true;
    if (word === '.' || word === ',' || word === ';') return false;
  }
  return false;
}

/** "300,000 electric vehicles a year": the rate stands within a few words after the noun. */
function yearlyCount(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + 5; i++) {
    const t = tokens[i];
    if (!t || (t.kind === 'mark' && t.text !== '/' && t.text !== '-')) return false;
    if (readPerYear(tokens, i)) return true;
  }
  return false;
}

/** "10 to 15 percent", "between 30 and 40 GWh", "2,000-3,000 jobs": the figure before, in the same unit. */
function lowerEnd(tokens: readonly Token[], upper: Found): Found | null {
  for (let back = 2; back <= 3; back++) {
    const first = upper.figure.first - back;
    const figure = tokens[first]?.kind === 'number' ? readNumeral(tokens, first) : null;
    if (!figure || afterConnector(tokens, figure.end, first) !== upper.figure.first) continue;
    if (tokens[first - 1]?.kind === 'word' && tokens[first]!.glued) return null;
    const factor = upper.amount / upper.figure.value;
    const scale = figure.scale === 1 ? upper.figure.scale : 1;
    const amount = times(figure.value, scale * factor);
    if (amount < upper.amount && figure.value > 0) return { ...upper, figure, end: figure.end, amount };
    // "5 to 10 GWh" borrows the unit; "1,500 to 2 million" does not borrow the scale.
    const plain = times(figure.value, factor);
    return plain < upper.amount ? { ...upper, figure, end: figure.end, amount: plain } : null;
  }
  return null;
}

/** The quantities in a tokenised text, in order. `taken` says which tokens hold money already. */
export function quantitiesIn(tokens: readonly Token[]): QuantitySpan[] {
  const spans: QuantitySpan[] = [];
  let previous: Found | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const found = readQuantity(tokens, i);
    if (!found) continue;
    const lower = previous && previous.end > found.figure.first - 2 ? null : lowerEnd(tokens, found);
    const joined =
      previous &&
      previous.unit === found.unit &&
      previous.amount < found.amount &&
      previous.end === found.figure.first - 1
        ? afterConnector(tokens, previous.end, previous.figure.first) === found.figure.first
        : false;
    if (joined && low(tokens, previous!.figure.first - 1) !== 'from') {
      spans[spans.length - 1] = { ...spans.at(-1)!, bound: 'min' };
      spans.push(toSpan(tokens, { ...found, bound: 'max' }));
    } else if (lower && low(tokens, lower.figure.first - 1) !== 'from') {
      spans.push(toSpan(tokens, { ...lower, bound: 'min' }), toSpan(tokens, { ...found, bound: 'max' }));
    } else spans.push(toSpan(tokens, found));
    previous = found;
    i = found.end - 1;
  }
  return spans;
}

function toSpan(tokens: readonly Token[], found: Found): QuantitySpan {
  const bound = found.bound ?? readBound(tokens, found.figure.first, found.end);
  return {
    kind: 'quantity',
    start: tokens[found.figure.first]!.start,
    end: tokens[found.end - 1]!.end,
    amount: found.amount,
    unit: found.unit,
    ...(found.noun ? { noun: found.noun } : {}),
    ...(found.perYear ? { perYear: true } : {}),
    ...(bound ? { bound } : {}),
  };
}

/**
 * Quantities with normalised units: energy in GWh, power in MW, mass in t, `%`, `pp`, and `count` with its noun.
 * Both ends of a range are spans, bounded min and max. Linear in the length of the text.
 */
export function findQuantities(text: string): QuantitySpan[] {
  return quantitiesIn(readTokens(text));
}
