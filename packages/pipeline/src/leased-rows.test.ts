import { describe, expect, it } from 'vitest';
import { openLeasedRows } from './leased-rows.js';

describe('rows that a batch leased unasked', () => {
  it('are skipped once each, for ten seconds', () => {
    let now = 0;
    const rows = openLeasedRows(() => now);
    rows.add(['a', 'b', 'c']);
    expect(rows.take('a')).toBe(true);
    expect(rows.take('a')).toBe(false);
    expect(rows.take('never')).toBe(false);
    now = 9_999;
    expect(rows.take('b')).toBe(true);
    now = 10_000;
    expect(rows.take('c')).toBe(false);
  });

  it('are forgotten, the oldest first, when there are too many', () => {
    const rows = openLeasedRows(() => 0);
    rows.add(['first', ...Array.from({ length: 10_000 }, (_, n) => `row ${n}`)]);
    expect([rows.take('first'), rows.take('row 0')]).toEqual([false, true]);
  });
});
