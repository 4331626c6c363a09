// Figures in the shape of the contract: a sum in two currencies, ranges, shares of "50:50", power beside energy.
import { sharesOf } from '@cellwire/language';
import { valueKindOf } from '../frames/value-kinds.js';
import type { AnnotatedArticle } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';
import { type Found, foundAt } from './found.js';
import { fractionAt } from './fractions.js';

/** The figure of a token in the shape of the contract, or null. */
function figure(r: Reading, i: number, people = false): Found | null {
  const t = r.parsed.tokens[i];
  const v = t?.value;
  if (!t || !v || v.kind === 'date') return null;
  const bound = v.bound ? { bound: v.bound } : {};
  if (v.kind === 'money') return foundAt(r, t, { amount: v.amount, currency: v.currency, ...bound });
  switch (v.unit) {
    case 'GWh':
      return foundAt(r, t, { gwh: v.amount, ...bound });
    case 'MWh':
      return foundAt(r, t, { gwh: v.amount / 1000, ...bound });
    case 'GW':
      return foundAt(r, t, { gw: v.amount, ...bound });
    case 'MW':
      return foundAt(r, t, { gw: v.amount / 1000, ...bound });
    case 't':
      return foundAt(r, t, { tonnes: v.amount, ...bound });
    case '%':
    case 'pp':
      return foundAt(r, t, { percent: v.amount, ...bound });
    default:
      return people || valueKindOf(r, i) === 'headcount'
        ? foundAt(r, t, { count: v.amount, ...bound })
        : foundAt(r, t, { units: v.amount, ...bound });
  }
}

/** A figure with the same sum in another currency beside it: "22 billion euros ($26 billion)". */
export function figures(a: AnnotatedArticle, r: Reading, i: number, people = false): Found[] {
  const shares = sharesAt(r, i);
  if (shares) return shares;
  const part = fractionAt(r, i);
  if (part) return [foundAt(r, r.parsed.tokens[i]!, { percent: part.percent })];
  if (energyFollows(r, i)) return [];
  const first = figure(r, i, people);
  if (!first) return [];
  const range = rangeEnd(r, i, first, people);
  if (range) return [first, range];
  const v = r.parsed.tokens[i]?.value;
  if (v?.kind !== 'money') return [first];
  const own = a.values[r.in].indexOf(v);
  const out = [first];
  for (let k = i + 1; k < Math.min(i + 8, r.parsed.tokens.length); k++) {
    const other = r.parsed.tokens[k]?.value;
    if (other?.kind !== 'money' || other.sameAs !== own) continue;
    const bound = other.bound ?? v.bound;
    out.push(
      foundAt(r, r.parsed.tokens[k]!, { amount: other.amount, currency: other.currency, ...(bound ? { bound } : {}) }),
    );
  }
  return out;
}

/** "$2.6 billion to $2.8 billion": the upper end of the range that a figure begins. */
function rangeEnd(r: Reading, i: number, first: Found, people: boolean): Found | null {
  const joined = /^(?:to|and|-|–|—)$/.test(r.parsed.tokens[i + 1]?.lower ?? '');
  const other = joined && boundOf(first) === 'min' ? figure(r, i + 2, people) : null;
  return other && boundOf(other) === 'max' && unitOf(other) === unitOf(first) ? other : null;
}

/** The two shares of "50:50", each with its own place. */
function sharesAt(r: Reading, i: number): Found[] | null {
  const t = r.parsed.tokens[i];
  const shares = t && !t.value ? sharesOf(t.lower) : null;
  if (!t || !shares) return null;
  const cut = t.start + t.text.search(/[:/-]/);
  return [
    { value: { percent: shares[0] }, in: r.in, start: t.start, end: cut },
    { value: { percent: shares[1] }, in: r.in, start: cut + 1, end: t.end, beside: true },
  ];
}

/** "228 MW/912 MWh", "a 500-megawatt, 2,000-megawatt-hour battery": of the two sizes of one thing its energy counts. */
function energyFollows(r: Reading, i: number): boolean {
  const power = r.parsed.tokens[i]?.value;
  if (power?.kind !== 'quantity' || (power.unit !== 'MW' && power.unit !== 'GW')) return false;
  const next = r.parsed.tokens.slice(i + 1, i + 3);
  const energy = next.find(t => t.value)?.value;
  return energy?.kind === 'quantity' && /Wh$/.test(energy.unit) && /^[/,(-]|and$/.test(next[0]?.text ?? '');
}

const boundOf = (f: Found): string | undefined =>
  typeof f.value === 'object' && 'bound' in f.value ? f.value.bound : undefined;
const unitOf = (f: Found): string =>
  typeof f.value !== 'object'
    ? ''
    : 'currency' in f.value
      ? f.value.currency
      : (Object.keys(f.value).find(k => k !== 'bound') ?? '');
