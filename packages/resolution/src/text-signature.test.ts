import { describe, expect, it } from 'vitest';
import { signatureLikeness, textSignature } from './text-signature.js';

/** `count` invented words, none of which another `seed` has. */
const words = (seed: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${seed}${i}`);
const likeness = (a: readonly string[], b: readonly string[]): number =>
  signatureLikeness(textSignature(a.join(' ')) ?? [], textSignature(b.join(' ')) ?? []);

describe('textSignature', () => {
  it('is the same for the same words, whatever the case and the punctuation', () => {
    const text = 'Halden bought forty percent of the venture on Friday for cash.';
    expect(textSignature(text)).toHaveLength(64);
    expect(textSignature(text.toUpperCase().replaceAll(' ', ', '))).toEqual(textSignature(text));
  });

  it('has none for a few words', () => expect(textSignature('Halden buys the venture from its partner')).toBeNull());

  // Of 64 permutations the standard deviation is at most 0.0625.
  it.each([
    ['all', 400, 1],
    ['three quarters', 343, 0.75],
    ['half', 267, 0.5],
    ['a quarter', 160, 0.25],
    ['nothing', 0, 0],
  ])('tells the share of shingles that two texts share: %s', (_, shared, share) => {
    const estimates = Array.from({ length: 8 }, (_v, n) => {
      const common = words(`c${n}x`, shared);
      return likeness([...common, ...words(`a${n}x`, 400 - shared)], [...common, ...words(`b${n}x`, 400 - shared)]);
    });
    const mean = estimates.reduce((sum, e) => sum + e, 0) / estimates.length;
    expect(Math.abs(mean - share)).toBeLessThan(0.07);
    for (const e of estimates) expect(Math.abs(e - share)).toBeLessThan(0.22);
  });
});
