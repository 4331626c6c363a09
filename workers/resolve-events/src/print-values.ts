// Values of roles in words, for headlines.
import type { RoleValue } from '@cellwire/model';

const BOUND: Record<string, string> = { min: 'more than ', max: 'up to ', about: 'about ' };
const SYMBOL: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', KRW: '₩' };

/** 22000000000 → "22 billion"; two decimals at most. */
function shortNumber(n: number): string {
  const scales: [number, string][] = [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
  ];
  const [scale, word] = scales.find(([s]) => Math.abs(n) >= s) ?? [1, ''];
  return `${(n / scale).toLocaleString('en-US', { maximumFractionDigits: 2 })}${word}`;
}

/** One value as people read it: `more than €22 billion`, `49%`, `90 GWh`, `1,600 jobs`. */
export function printValue(value: RoleValue): string {
  if (typeof value === 'string') return value;
  const bound = value.bound ? BOUND[value.bound] : '';
  if ('amount' in value) {
    const symbol = SYMBOL[value.currency];
    return `${bound}${symbol ?? ''}${shortNumber(value.amount)}${symbol ? '' : ` ${value.currency}`}`;
  }
  if ('percent' in value) return `${bound}${value.percent}%`;
  if ('gwh' in value) return `${bound}${shortNumber(value.gwh)} GWh`;
  if ('gw' in value) return `${bound}${shortNumber(value.gw)} GW`;
  if ('tonnes' in value) return `${bound}${shortNumber(value.tonnes)} tonnes`;
  if ('count' in value) return `${bound}${shortNumber(value.count)} jobs`;
  return `${bound}${shortNumber(value.units)} units`;
}

/** Roles that say who and what come first, figures after them. */
const LAST = new Set(['segment', 'place', 'period', 'start']);
const MAX_LENGTH = 240;

/** `Stake sale, completed: Acme; Volta Cells; Beta; 49%; $100`, at most 240 characters. */
export function printHeadline(
  type: string,
  status: string,
  args: Record<string, RoleValue[]>,
  roles: readonly string[],
): string {
  const words = type.replaceAll('_', ' ').replace(/^jv\b/, 'joint venture');
  const known = [...roles.filter(r => r in args), ...Object.keys(args).filter(r => !roles.includes(r))];
  const ordered = [...known.filter(r => !LAST.has(r)), ...known.filter(r => LAST.has(r))];
  const parts = ordered.map(role => (args[role] ?? []).slice(0, 4).map(printValue).join(', ')).filter(Boolean);
  const line = `${words[0]?.toUpperCase()}${words.slice(1)}, ${status}${parts.length ? `: ${parts.join('; ')}` : ''}`;
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1).trimEnd()}…` : line;
}
