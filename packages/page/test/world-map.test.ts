import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { drawWorld } from '../build/world-map.js';

const world = drawWorld();
const countries = (
  parse(readFileSync(new URL('../../battery/places/countries.yaml', import.meta.url), 'utf8')) as {
    places: { name: string; country: string }[];
  }
).places;

describe('the map of the world', () => {
  it('has a place for every country of the pack but two: one has no code of ISO 3166, one is too small even for the finer atlas', () => {
    const missing = countries.filter(c => !world.anchors[c.country]).map(c => c.name);
    expect(missing).toEqual(['Kosovo', 'Tuvalu']);
  });

  it.each(Object.entries(world.anchors))('has %s within the drawing', (_, [x, y]) => {
    expect([x >= 0, x <= world.width, y >= 0, y <= world.height]).toEqual([true, true, true, true]);
  });

  it('has countries where people look for them', () => {
    const [x, y] = [0, 1].map(axis => (code: string) => world.anchors[code]?.[axis as 0 | 1] ?? Number.NaN);
    const inOrder = (values: number[] = []) => expect(values).toEqual([...values].sort((a, b) => a - b));
    inOrder(['US', 'FR', 'DE', 'PL', 'CN', 'KR', 'JP'].map(code => x?.(code) ?? 0));
    inOrder(['SE', 'DE', 'HU', 'MA', 'CD', 'ZA'].map(code => y?.(code) ?? 0));
    // Mainlands: neither Alaska nor Guiana draws the mark away.
    expect(Math.abs((x?.('US') ?? 0) - (x?.('MX') ?? 0))).toBeLessThan(world.width / 20);
    expect((x?.('FR') ?? 0) - (x?.('GB') ?? 0)).toBeGreaterThan(0);
  });

  it('is small enough to travel, and holds nothing but numbers', () => {
    expect(world.land.length + world.borders.length).toBeLessThan(100_000);
    expect(`${world.land}${world.borders}`).toMatch(/^[MLZ\d.,-]+$/);
  });
});
