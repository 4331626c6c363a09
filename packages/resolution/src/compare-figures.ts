// Whether two reported figures can be the same one.
import type { RoleValue } from '@cellwire/model';

export type Agreement = 'same' | 'near' | 'different' | 'unknown';

const UNITS = ['gwh', 'gw', 'tonnes', 'units', 'count', 'percent'] as const;

/** The number of a figure and what it counts: a unit or a currency; null for a name. */
export function numberOf(value: RoleValue): { unit: string; n: number } | null {
  if (typeof value === 'string') return null;
  if ('amount' in value) return { unit: value.currency, n: value.amount };
  for (const unit of UNITS)
    if (unit in value) return { unit, n: (value as unknown as Record<string, number>)[unit] as number };
  return null;
}

/** The best agreement between two lists; `unknown` where no unit or currency is common. Near is within 20 %. */
export function compareFigures(a: readonly RoleValue[], b: readonly RoleValue[]): Agreement {
  let best: Agreement = 'unknown';
  for (const x of a)
    for (const y of b) {
      const p = numberOf(x),
        q = numberOf(y);
      if (!p || !q || p.unit !== q.unit) continue;
      const off = Math.abs(p.n - q.n) / Math.max(Math.abs(p.n), Math.abs(q.n), 1e-9);
      if (off <= 0.02) return 'same';
      if (off <= 0.2) best = 'near';
      else if (best === 'unknown') best = 'different';
    }
  return best;
}
