// Finds quantities: energy, power, tonnes, percent, percentage points, and counts of people and things.
import type { Bound, QuantitySpan } from '@cellwire/model';
import { readBound } from '../bounds.js';
import { afterConnector } from '../money/range.js';
import { type Numeral, readNumeral, times } from '../numbers.js';
import { isDash, low, readTokens, type Token } from '../tokens.js';
import { readCount } from './counts.js';
import { isOtherRate, readPerYear, readUnit, tiedYearEnd } from './units.js';

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
    return { figure, end: tiedYearEnd(tokens, unit.end), amount, unit: unit.unit, noun: '', perYear };
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

/** A figure that borrows the unit of one after it: a plain number at `first` that ends at `end`, smaller on request. */
function borrowed(tokens: readonly Token[], first: number, end: number, from: Found): Found | null {
  const figure = tokens[first]?.kind === 'number' ? readNumeral(tokens, first) : null;
  if (figure?.end !== end || (tokens[first]!.glued && tokens[first - 1]?.kind === 'word')) return null;
  const factor = from.amount / from.figure.value;
  // "1.5 to 2 million" borrows the scale, "1,500 to 2 million" does not.
  const scale = figure.scale === 1 && figure.value < 1000 ? from.figure.scale : 1;
  return { ...from, figure, end, amount: times(figure.value, scale * factor) };
}

/** "10 to 15 percent", "between 30 and 40 GWh", "2,000-3,000 jobs": the lower end, which has no unit of its own. */
function lowerEnd(tokens: readonly Token[], upper: Found): Found | null {
  const at = upper.figure.first - 1;
  for (const first of [at - 1, at - 2]) {
    if (afterConnector(tokens, at, first) < 0) continue;
    const lower = borrowed(tokens, first, at, upper);
    if (lower && lower.amount < upper.amount) return lower;
  }
  return null;
}

const LONGEST_LIST = 6;
/** "51, 46 and 3 percent", "35.7 and 14 percent, respectively": the figures before that share a unit, in order. */
function listBefore(tokens: readonly Token[], last: Found): Found[] {
  if (last.unit === 'count' || low(tokens, last.figure.first - 1) !== 'and') return [];
  const list: Found[] = [];
  let end = last.figure.first - 1;
  if (low(tokens, end - 1) === ',') end--;
  while (list.length < LONGEST_LIST) {
    const item = borrowed(tokens, end - 1, end, last);
    if (!item || /^(?:19|20)\d\d$/.test(tokens[end - 1]!.text)) break;
    list.unshift(item);
    end = item.figure.first - 1;
    if (low(tokens, end) !== ',') break;
  }
  return list;
}

/** Whether the figure continues the one before it as the upper end of a range, each with its unit: "5 GWh to 10 GWh". */
const closes = (tokens: readonly Token[], lower: Found | null, upper: Found): boolean =>
  lower !== null &&
  lower.unit === upper.unit &&
  lower.amount < upper.amount &&
  afterConnector(tokens, lower.end, lower.figure.first) === upper.figure.first;

/** What is read at one place: a figure alone, a list that shares its unit, or the two ends of a range. */
function withPartners(tokens: readonly Token[], found: Found): Found[] {
  const lower = lowerEnd(tokens, found);
  if (!lower) return [...listBefore(tokens, found), found];
  // "rose from 10 to 15 percent" is a change, not a range
  if (low(tokens, lower.figure.first - 1) === 'from') return [lower, found];
  return [
    { ...lower, bound: 'min' },
    { ...found, bound: 'max' },
  ];
}

/** The quantities in a tokenised text, in order. */
export function quantitiesIn(tokens: readonly Token[]): QuantitySpan[] {
  const all: Found[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const found = readQuantity(tokens, i);
    if (!found) continue;
    const last = all.at(-1) ?? null;
    if (closes(tokens, last, found) && low(tokens, last!.figure.first - 1) !== 'from') {
      all[all.length - 1] = { ...last!, bound: 'min' };
      all.push({ ...found, bound: 'max' });
    } else all.push(...withPartners(tokens, found).filter(f => !last || f.figure.first >= last.end));
    i = found.end - 1;
  }
  return all.map(f => toSpan(tokens, f));
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
