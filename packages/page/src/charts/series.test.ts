import { describe, expect, it } from 'vitest';
import { monthsBetween, quartersBetween, toBars, topSeries } from './series.js';

describe('series of a chart', () => {
  it('keeps the largest and gathers the rest', () => {
    const rows = [
      { name: 'a', value: 1 },
      { name: 'b', value: 5 },
      { name: 'a', value: 1 },
      { name: 'c', value: 3 },
    ];
    expect(topSeries(rows, 3)).toEqual(['b', 'c', 'a']);
    expect(topSeries(rows, 2)).toEqual(['b', 'others']);
    expect(topSeries([], 2)).toEqual([]);
  });

  it('sums by category, with null where there is nothing', () => {
    const rows = [
      { category: 'x', name: 'a', value: 1 },
      { category: 'x', name: 'a', value: 2 },
      { category: 'y', name: 'z', value: 4 },
    ];
    expect(toBars(rows, ['x', 'y'], ['a', 'others'])).toEqual([
      { category: 'x', values: [3, null] },
      { category: 'y', values: [null, 4] },
    ]);
  });

  it.each([
    [quartersBetween(['2026-Q1', '2025-Q3']), ['2025-Q3', '2025-Q4', '2026-Q1']],
    [monthsBetween(['2025-11', '2026-01', '2025-11']), ['2025-11', '2025-12', '2026-01']],
    [monthsBetween([]), []],
    [quartersBetween(['1900-Q1', '2026-Q1']), ['1900-Q1', '2026-Q1']],
  ])('fills gaps: %j', (given, expected) => {
    expect(given).toEqual(expected);
  });
});
