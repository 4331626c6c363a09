// Units of energy, power, mass and share, with their factor to the unit that spans are given in.
import type { QuantitySpan } from '@cellwire/model';
import { isDash, low, type Token } from '../tokens.js';

type Unit = QuantitySpan['unit'];
export interface UnitRead {
  unit: Unit;
  factor: number;
  end: number;
  /** The unit says "a year" by itself: `tpa`, `ktpa`. */
  perYear: boolean;
}

/** Energy in GWh, power in MW, mass in t: one unit per kind, so that figures compare. */
const WATTS: readonly [string, number][] = [
  ['k', 1e-3],
  ['m', 1],
  ['g', 1e3],
  ['t', 1e6],
];
const SPELT: Record<string, string> = { kilo: 'k', mega: 'm', giga: 'g', tera: 't' };

const UNITS = new Map<string, { unit: Unit; factor: number; perYear?: boolean }>([
  ['%', { unit: '%', factor: 1 }],
  ['％', { unit: '%', factor: 1 }],
  ['percent', { unit: '%', factor: 1 }],
  ['pct', { unit: '%', factor: 1 }],
  ['pp', { unit: 'pp', factor: 1 }],
  ['ppt', { unit: 'pp', factor: 1 }],
  ['ppts', { unit: 'pp', factor: 1 }],
  ['pps', { unit: 'pp', factor: 1 }],
  ['bps', { unit: 'pp', factor: 0.01 }],
  ['t', { unit: 't', factor: 1 }],
  ['mt', { unit: 't', factor: 1 }],
  ['kt', { unit: 't', factor: 1e3 }],
  ['tonne', { unit: 't', factor: 1 }],
  ['tonnes', { unit: 't', factor: 1 }],
  ['ton', { unit: 't', factor: 1 }],
  ['tons', { unit: 't', factor: 1 }],
  ['kilotonne', { unit: 't', factor: 1e3 }],
  ['kilotonnes', { unit: 't', factor: 1e3 }],
  ['kilotons', { unit: 't', factor: 1e3 }],
  ['tpa', { unit: 't', factor: 1, perYear: true }],
  ['tpy', { unit: 't', factor: 1, perYear: true }],
  ['ktpa', { unit: 't', factor: 1e3, perYear: true }],
  ['ktpy', { unit: 't', factor: 1e3, perYear: true }],
  ['mtpa', { unit: 't', factor: 1e6, perYear: true }],
  ...WATTS.flatMap(([p, f]): [string, { unit: Unit; factor: number; perYear?: boolean }][] => [
    [`${p}wh`, { unit: 'GWh', factor: f / 1e3 }],
    [`${p}wha`, { unit: 'GWh', factor: f / 1e3, perYear: true }],
    [`${p}wp`, { unit: 'MW', factor: f }],
    [`${p}w`, { unit: 'MW', factor: f }],
    [`${p}wac`, { unit: 'MW', factor: f }],
    [`${p}wdc`, { unit: 'MW', factor: f }],
  ]),
  ...Object.entries(SPELT).flatMap(([prefix, p]): [string, { unit: Unit; factor: number }][] => {
    const f = new Map(WATTS).get(p)!;
    return ['watt', 'watts'].map(w => [`${prefix}${w}`, { unit: 'MW', factor: f }]);
  }),
  ...Object.entries(SPELT).flatMap(([prefix, p]): [string, { unit: Unit; factor: number }][] => {
    const f = new Map(WATTS).get(p)!;
    return ['watthour', 'watthours'].map(w => [`${prefix}${w}`, { unit: 'GWh', factor: f / 1e3 }]);
  }),
]);

const HOURS = new Set(['hour', 'hours', 'hr', 'hrs', 'h']);
const POINTS = new Set(['point', 'points']);

/** "gigawatt-hours", "gigawatt hours" after the power that token `i` names. */
function hoursAfter(tokens: readonly Token[], i: number): number {
  const at = isDash(tokens, i + 1) || low(tokens, i + 1) === '·' ? i + 2 : i + 1;
  return HOURS.has(low(tokens, at)) ? at + 1 : -1;
}

/** "metric tons", "short tons", "per cent", "percentage points", "basis points": units of two words. */
function twoWords(tokens: readonly Token[], i: number): UnitRead | null {
  const a = low(tokens, i);
  const b = low(tokens, i + 1);
  const read = (unit: Unit, factor: number): UnitRead => ({ unit, factor, end: i + 2, perYear: false });
  if (a === 'per' && b === 'cent') return read('%', 1);
  if ((a === 'percentage' || a === 'percent' || a === '%') && POINTS.has(b)) return read('pp', 1);
  if (a === 'percentage' && isDash(tokens, i + 1) && POINTS.has(low(tokens, i + 2)))
    return { ...read('pp', 1), end: i + 3 };
  if (a === 'basis' && POINTS.has(b)) return read('pp', 0.01);
  if (a === 'metric' && /^(?:tons?|tonnes?)$/.test(b)) return read('t', 1);
  if (a === 'short' && /^tons?$/.test(b)) return read('t', 0.90718474);
  if (a === 'long' && /^tons?$/.test(b)) return read('t', 1.0160469);
  return null;
}

/** `Mt` and `MT`: million tonnes, or metric tons in American texts; a small figure with a decimal means millions. */
const isMegatonne = (t: Token): boolean => t.text === 'Mt';

/** The unit that begins at token `i`, after a figure. */
export function readUnit(tokens: readonly Token[], i: number): UnitRead | null {
  const t = tokens[i];
  if (!t) return null;
  const two = twoWords(tokens, i);
  if (two) return two;
  const found = UNITS.get(t.lower);
  if (!found) return null;
  if (found.unit === 'MW') {
    const end = hoursAfter(tokens, i);
    if (end > 0) return { unit: 'GWh', factor: found.factor / 1e3, end, perYear: false };
  }
  // "5 T" and "5 MW" are units, "model 3 T" and "5 Mw" hardly; a single letter must touch its figure or be small.
  if (t.lower === 't' && t.text === 'T') return null;
  const factor = isMegatonne(t) ? 1e6 : found.factor;
  return { unit: found.unit, factor, end: i + 1, perYear: found.perYear === true };
}

const YEAR_WORDS = new Set(['year', 'yr', 'annum', 'y', 'a']);
const RATES = new Set(
  'kg kilogram kilograms l liter litre liters litres hour h km cell pack vehicle second minute day'.split(' '),
);

const isRateWord = (tokens: readonly Token[], i: number): boolean =>
  /^(?:annually|yearly)$/.test(low(tokens, i)) ||
  (/^(?:a|per|each|every)$/.test(low(tokens, i)) && YEAR_WORDS.has(low(tokens, i + 1)));
/** "5 GWh a year ago", "of a year before": a date, no rate. */
const COUNTED_FROM = new Set(['ago', 'earlier', 'before', 'later', 'from', 'prior', 'back']);

/** What stands after a unit: "a year", "per year", "/yr", "-a-year", "annually" make a yearly rate. */
export function readPerYear(tokens: readonly Token[], end: number): boolean {
  let i = end;
  // "2,400 tonnes of cathode material a year"
  if (low(tokens, i) === 'of') while (i < end + 6 && tokens[i]?.kind === 'word' && !isRateWord(tokens, i)) i++;
  if (isDash(tokens, i)) i++;
  const word = low(tokens, i);
  if (word === 'annually' || word === 'yearly') return true;
  if (word === 'p' && low(tokens, i + 1) === '.' && low(tokens, i + 2) === 'a') return true;
  if (word === 'pa' || word === 'py') return true;
  if (word !== 'a' && word !== 'per' && word !== '/' && word !== 'each' && word !== 'every') return false;
  const next = isDash(tokens, i + 1) ? i + 2 : i + 1;
  if (word === 'a' && low(tokens, next) === 'a') return false;
  return YEAR_WORDS.has(low(tokens, next)) && !COUNTED_FROM.has(low(tokens, next + 1));
}

/** "a 250,000-tonne-a-year concentrator": where the rate that hyphens tie to a unit ends, else `end`. */
export function tiedYearEnd(tokens: readonly Token[], end: number): number {
  const tied = (i: number): boolean => isDash(tokens, i) && tokens[i]!.glued && tokens[i + 1]?.glued === true;
  const rate = /^(?:a|per)$/.test(low(tokens, end + 1)) && low(tokens, end + 3) === 'year';
  return rate && tied(end) && tied(end + 2) ? end + 4 : end;
}

/** "300 Wh/kg", "5 kW per hour": a rate of something else, no quantity of the news. */
export function isOtherRate(tokens: readonly Token[], end: number): boolean {
  const word = low(tokens, end);
  return (word === '/' || word === 'per') && RATES.has(low(tokens, end + 1));
}
