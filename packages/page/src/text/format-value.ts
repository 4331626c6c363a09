// Values of roles as people write them: money, energy, power, counts, shares, names.

/** A value of a role as the API gives it: a name or date, or a figure with its unit. */
export type Value = string | { [unit: string]: number | string | undefined };

const BOUNDS: Record<string, string> = { min: 'more than ', max: 'up to ', about: 'about ' };
const SHORT: [number, string][] = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
];

/** At most three significant digits above a thousand thousand: 2,700,000,000 → "2.7bn"; smaller figures are written out. */
export function shortNumber(n: number): string {
  for (const [size, name] of SHORT)
    if (Math.abs(n) >= size) return `${(n / size).toLocaleString('en', { maximumFractionDigits: 2 })}${name}`;
  return n.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** A sum with its currency: `{amount: 100, currency: "USD"}` → "US$100". */
export function money(amount: number, currency: string): string {
  const sign = { USD: 'US$', EUR: '€', GBP: '£', JPY: '¥', KRW: '₩' }[currency];
  return sign
    ? `${amount < 0 ? '−' : ''}${sign}${shortNumber(Math.abs(amount))}`
    : `${currency} ${shortNumber(amount)}`;
}

/** Any value of a role as text. Unknown shapes are shown as JSON rather than hidden. */
export function formatValue(value: Value): string {
  if (typeof value === 'string') return value;
  const bound = BOUNDS[String(value.bound)] ?? '';
  if (typeof value.amount === 'number' && typeof value.currency === 'string')
    return bound + money(value.amount, value.currency);
  if (typeof value.gwh === 'number') return `${bound}${shortNumber(value.gwh)} GWh`;
  if (typeof value.gw === 'number') return `${bound}${shortNumber(value.gw)} GW`;
  if (typeof value.tonnes === 'number') return `${bound}${shortNumber(value.tonnes)} t`;
  if (typeof value.units === 'number') return `${bound}${shortNumber(value.units)} units`;
  if (typeof value.count === 'number') return `${bound}${shortNumber(value.count)} people`;
  if (typeof value.percent === 'number') return `${bound}${shortNumber(value.percent)}%`;
  return JSON.stringify(value);
}
