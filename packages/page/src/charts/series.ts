// Numbers of charts by series, before they are drawn.

/** One bar: a category, with one value for each series (null where nothing is known). */
export interface Bar {
  category: string;
  values: (number | null)[];
}

/** The largest sums first; what is beyond `most` becomes one series "others". Answers names and, for each row, its series. */
export function topSeries(rows: readonly { name: string; value: number }[], most: number): string[] {
  const sums = new Map<string, number>();
  for (const { name, value } of rows) sums.set(name, (sums.get(name) ?? 0) + value);
  const names = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  return names.length <= most ? names : [...names.slice(0, most - 1), OTHERS];
}

/** Name of the series that gathers what has no colour of its own. */
export const OTHERS = 'others';

/** Sums values by category and series; categories in the order given, without values where a series has none. */
export function toBars(
  rows: readonly { category: string; name: string; value: number }[],
  categories: readonly string[],
  series: readonly string[],
): Bar[] {
  return categories.map(category => {
    const values: (number | null)[] = series.map(() => null);
    for (const row of rows) {
      if (row.category !== category) continue;
      const own = series.indexOf(row.name);
      const at = own < 0 ? series.indexOf(OTHERS) : own;
      if (at >= 0) values[at] = (values[at] ?? 0) + row.value;
    }
    return { category, values };
  });
}

/** Every quarter from the first to the last, so that a quiet one shows as a gap: `2025-Q4`, `2026-Q1`. */
export function quartersBetween(quarters: readonly string[]): string[] {
  return stepsBetween(
    quarters,
    4,
    (year, n) => `${year}-Q${n}`,
    q => Number(q.slice(6)),
  );
}

/** Every month from the first to the last: `2025-12`, `2026-01`. */
export function monthsBetween(months: readonly string[]): string[] {
  return stepsBetween(
    months,
    12,
    (year, n) => `${year}-${String(n).padStart(2, '0')}`,
    m => Number(m.slice(5)),
  );
}

const MOST_STEPS = 120;

function stepsBetween(
  given: readonly string[],
  perYear: number,
  write: (year: number, n: number) => string,
  read: (text: string) => number,
): string[] {
  const known = [...new Set(given)].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return [];
  const index = (text: string): number => Number(text.slice(0, 4)) * perYear + read(text) - 1;
  const [from, to] = [index(first), index(last)];
  // A date far off would make an axis of mostly nothing: then only what is known is shown.
  if (!(to - from < MOST_STEPS)) return known;
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const at = from + i;
    return write(Math.floor(at / perYear), (at % perYear) + 1);
  });
}
