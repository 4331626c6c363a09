import { describe, expect, test } from 'vitest';
import { SpanIndex } from './span-index.js';

describe('a span index', () => {
  const spans = [
    { start: 10, end: 14 },
    { start: 0, end: 4 },
    { start: 2, end: 20 },
    { start: 14, end: 15 },
  ];
  const index = new SpanIndex(spans);

  test('gives what lies within a range, in order', () => {
    expect(index.within(0, 14)).toEqual([
      { start: 0, end: 4 },
      { start: 10, end: 14 },
    ]);
  });

  test('gives what touches a range, long spans that begin before it too', () => {
    expect(index.touching(13, 15).map(s => s.start)).toEqual([2, 10, 14]);
  });

  test('agrees with a walk over all spans', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({
      start: (i * 37) % 500,
      end: ((i * 37) % 500) + 1 + (i % 9),
    }));
    const big = new SpanIndex(many);
    for (let at = 0; at < 500; at += 17)
      expect(big.touching(at, at + 11).length).toBe(many.filter(s => s.end > at && s.start < at + 11).length);
  });
});
