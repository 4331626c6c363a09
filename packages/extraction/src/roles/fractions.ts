// Fractions of a holding: "half of Acme", "a fifth of the venture", "half of its 25 percent".
import type { Reading } from '../reading/reading.js';

const PARTS: Record<string, number> = { half: 2, third: 3, quarter: 4, fifth: 5, sixth: 6, eighth: 8, tenth: 10 };
const TIMES: Record<string, number> = { a: 1, an: 1, one: 1, the: 1, two: 2, three: 3, four: 4 };
/** Every phrase that may tell a fraction: a sentence with one may tell a share. "The third quarter of 2025" is none. */
export const FRACTION_PHRASES: readonly string[] = [
  'half of',
  'halves of',
  ...Object.keys(PARTS).flatMap(part => [`its ${part} of`, `their ${part} of`, `'s ${part} of`, `’s ${part} of`]),
  ...Object.keys(PARTS).flatMap(part =>
    Object.entries(TIMES).flatMap(([count, times]) => {
      const parts = times === 1 ? part : `${part}s`;
      return [`${count} ${parts} of`, `${count}-${parts} of`];
    }),
  ),
];
/** What one holds a fraction of. */
export const HELD = new Set(
  'stake share shares shareholding holding interest venture company firm subsidiary unit business partnership equity capital stock project mine deposit licence license tenement'.split(
    ' ',
  ),
);
/** How far behind "of" what is held may stand. */
const REACH = 6;

/** A fraction as percent, and the token behind all that it was read from. */
export interface Fraction {
  percent: number;
  end: number;
}

/** "two-thirds", "a fifth", "half": how many of how many; null for other words. */
function ratioAt(r: Reading, i: number): number | null {
  const word = r.parsed.tokens[i]?.lower ?? '';
  const [times, part] = word.includes('-') ? (word.split('-') as [string, string]) : [undefined, word];
  const parts = PARTS[part.replace(/s$/, '')] ?? (part === 'halves' ? 2 : undefined);
  if (parts === undefined) return null;
  const before = r.parsed.tokens[i - 1];
  // "its third of Acme", "Beta's fifth of Acme"
  if (times === undefined && (before?.pos === 'possessive' || before?.possessive)) return 1 / parts;
  const count = times !== undefined ? TIMES[times] : before?.value ? undefined : TIMES[before?.lower ?? ''];
  if (count !== undefined) return count / parts;
  return parts === 2 && times === undefined ? 0.5 : null;
}

/** The fraction of a company, or of a share of one, that the word at `i` tells; null where it tells of other things. */
export function fractionAt(r: Reading, i: number): Fraction | null {
  const { tokens } = r.parsed;
  if (tokens[i]?.value || tokens[i]?.name || tokens[i + 1]?.lower !== 'of') return null;
  const ratio = ratioAt(r, i);
  if (ratio === null) return null;
  let whole = 100;
  for (let k = i + 2; k < Math.min(tokens.length, i + 2 + REACH); k++) {
    const t = tokens[k]!;
    if (t.value?.kind === 'quantity' && t.value.unit === '%') whole = t.value.amount;
    else if (t.name && !t.possessive && /^(?:company|venture|facility)$/.test(t.name.kind))
      return fraction(ratio, whole, k + 1);
    else if (HELD.has(t.lower)) return fraction(ratio, whole, k + 1);
    else if (t.pos === 'verb' || t.pos === 'to' || t.pos === 'preposition' || t.pos === 'punctuation')
      return whole < 100 ? fraction(ratio, whole, k) : null;
  }
  return whole < 100 ? fraction(ratio, whole, i + 3) : null;
}

const fraction = (ratio: number, whole: number, end: number): Fraction => ({
  percent: Math.round(ratio * whole * 10) / 10,
  end,
});
