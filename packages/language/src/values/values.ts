// All values of a text in one pass: dates, money and quantities in the order in which they stand, without overlaps.
import type { ValueSpan } from '@cellwire/model';
import { type DateOptions, datesIn } from './dates/dates.js';
import { moneyIn } from './money/money.js';
import { quantitiesIn } from './quantities/quantities.js';
import { readTokens } from './tokens.js';

/** Which of two overlapping spans stays: money, then units, then dates, then counts. */
function rank(span: ValueSpan): number {
  if (span.kind === 'money') return 0;
  if (span.kind === 'quantity') return span.unit === 'count' ? 3 : 1;
  return 2;
}

/**
 * Dates, money and quantities in offset order without overlaps. `sameAs` of money is an index into the list returned.
 * Linear in the length of the text.
 */
export function findValues(text: string, options: DateOptions): ValueSpan[] {
  const tokens = readTokens(text);
  const money = moneyIn(tokens);
  const all: { span: ValueSpan; money: number }[] = [
    ...money.map((span, n) => ({ span, money: n })),
    ...quantitiesIn(tokens).map(span => ({ span, money: -1 })),
    ...datesIn(tokens, options).map(span => ({ span, money: -1 })),
  ];
  all.sort((a, b) => a.span.start - b.span.start || rank(a.span) - rank(b.span) || b.span.end - a.span.end);
  const kept: typeof all = [];
  for (const item of all) {
    const last = kept.at(-1);
    if (!last || item.span.start >= last.span.end) kept.push(item);
    else if (rank(item.span) < rank(last.span)) kept[kept.length - 1] = item;
  }
  const place = new Map(kept.map((item, n) => [item.money, n]));
  return kept.map(({ span }) => {
    if (span.kind !== 'money' || span.sameAs === undefined) return span;
    const { sameAs, ...alone } = span;
    const at = place.get(sameAs);
    return at === undefined ? alone : { ...alone, sameAs: at };
  });
}
