import { describe, expect, it } from 'vitest';
import { restUntil, waitAfter } from './rest-of-failing.js';

const at = new Date('2026-02-11T09:00:00Z');
const ago = (seconds: number): Date => new Date(at.getTime() - seconds * 1000);

describe('the rest of a destination', () => {
  it.each([
    ['that never failed', 0, null, null],
    ['that failed once', 1, ago(1), null],
    ['that failed twice just now', 2, ago(1), 60],
    ['that failed twice a while ago', 2, ago(61), null],
    ['that fails on and on', 30, ago(599), 600],
    ['that failed on and on, and was not tried for long', 30, ago(601), null],
  ])('%s', (_, failures, failedAt, seconds) => {
    const until = restUntil({ failures, failedAt }, at);
    expect(until && (until.getTime() - at.getTime()) / 1000).toBe(seconds);
  });

  it('grows from what a try may take to ten minutes', () => {
    expect([0, 1, 2, 3, 9, 1000].map(n => waitAfter(n) / 1000)).toEqual([15, 30, 60, 120, 600, 600]);
  });
});
