import { describe, expect, it } from 'vitest';
import { nextTry, RETRY_DELAYS_MS } from './retry-schedule.js';

const start = new Date('2026-02-11T00:00:00Z');

describe('the retry schedule', () => {
  it('has ten tries, the last 75 h 35 min after the first, give or take a fifth', () => {
    for (const random of [0, 0.5, 1]) {
      let at = start;
      let tries = 0;
      for (let next = nextTry(0, at, random); next; next = nextTry(tries, at, random)) {
        at = next;
        tries++;
      }
      expect(tries).toBe(10);
      const hours = (at.getTime() - start.getTime()) / 3_600_000;
      expect(hours).toBeGreaterThan(75.58 * 0.8 - 0.01);
      expect(hours).toBeLessThan(75.59 * 1.2 + 0.01);
    }
    expect(RETRY_DELAYS_MS.reduce((a, b) => a + b, 0)).toBe((75 * 60 + 35) * 60_000 + 5000);
  });

  it('waits as long as the endpoint asks, at most a day', () => {
    const asked = new Date(start.getTime() + 3_600_000);
    expect(nextTry(1, start, 0.5, asked)).toEqual(asked);
    expect(nextTry(1, start, 0.5, new Date(start.getTime() + 90 * 3_600_000))).toEqual(
      new Date(start.getTime() + 24 * 3_600_000),
    );
  });
});
