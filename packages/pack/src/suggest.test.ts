import { describe, expect, test } from 'vitest';
import { didYouMean, editDistance, nearest } from './suggest.js';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['alias', 'alias', 0],
    ['alias', 'aliases', 2],
    ['alais', 'alias', 1],
    ['seller', 'buyer', 4],
    ['', 'abc', 3],
  ])('%s to %s takes %i edits', (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });
});

describe('nearest', () => {
  test('a slip of the pen finds the word that was meant', () => {
    expect(nearest('aliasses', ['name', 'aliases', 'kinds'])).toBe('aliases');
    expect(nearest('alias', ['name', 'aliases', 'atlas'])).toBe('aliases');
    expect(nearest('ALIASES', ['name', 'aliases'])).toBe('aliases');
  });
  test('a word that is far from all finds none', () => {
    expect(nearest('zebra', ['name', 'aliases', 'kinds'])).toBeUndefined();
  });
  test('an endless word finds none, at once', () => {
    expect(nearest('x'.repeat(1_000_000), ['x'.repeat(1_000_001)])).toBeUndefined();
  });
  test('the other advice is given when nothing is near', () => {
    expect(didYouMean('zebra', ['name'], 'remove it')).toBe('remove it');
    expect(didYouMean('nmae', ['name'], 'remove it')).toBe('did you mean "name"?');
  });
});
