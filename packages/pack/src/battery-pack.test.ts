// The pack of this project: what it must hold, and what no entry of it may lack.
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultPackDir } from './default-pack.js';
import { type LoadedPack, loadPack } from './load-pack.js';

let pack: LoadedPack;
beforeAll(async () => {
  pack = await loadPack(defaultPackDir());
});

describe('the battery pack', () => {
  test('loads without a doubt: partners, parents, operators and places are all listed', () => {
    expect(pack.warnings).toEqual([]);
    expect(pack.name).toBe('battery');
  });

  test.each([
    ['companies', 400],
    ['ventures', 80],
    ['facilities', 150],
    ['places', 700],
    ['sources', 60],
    ['kinds', 20],
    ['types', 16],
  ] as const)('lists enough %s', (list, least) => {
    expect(pack[list].length).toBeGreaterThanOrEqual(least);
  });

  test.each([
    ['cell makers', 'battery maker'],
    ['integrators', 'storage integrator'],
    ['miners', 'miner'],
    ['refiners', 'refiner'],
    ['cathode makers', 'cathode maker'],
    ['anode makers', 'anode maker'],
    ['separator makers', 'separator maker'],
    ['electrolyte makers', 'electrolyte maker'],
    ['recyclers', 'recycler'],
    ['automakers', 'automaker'],
    ['utilities', 'utility'],
    ['developers', 'storage developer'],
  ])('covers the whole chain: %s', (_, kind) => {
    const countries = new Set(pack.companies.filter(c => c.kinds.includes(kind)).map(c => c.country));
    expect(countries.size).toBeGreaterThanOrEqual(4);
  });

  test('every company has a kind and a country', () => {
    expect(pack.companies.filter(c => c.kinds.length === 0 || c.country === null).map(c => c.name)).toEqual([]);
  });
  test('every venture has two partners or more, and a country', () => {
    expect(pack.ventures.filter(v => new Set(v.partners).size < 2 || v.country === null).map(v => v.name)).toEqual([]);
  });
  test('every facility has a country and, where it has a place, the country of that place', () => {
    const countryOf = new Map(pack.places.map(p => [p.name, p.country]));
    const wrong = pack.facilities.filter(
      f => f.country === null || (f.place !== null && countryOf.get(f.place) !== f.country),
    );
    expect(wrong.map(f => f.name)).toEqual([]);
  });
  test('every venture lies in the country of its place', () => {
    const countryOf = new Map(pack.places.map(p => [p.name, p.country]));
    const wrong = pack.ventures.filter(v => v.place !== undefined && countryOf.get(v.place) !== v.country);
    expect(wrong.map(v => v.name)).toEqual([]);
  });
  test('every town and state lies in a listed country, and every code is one country’s', () => {
    const codes = pack.places.filter(p => p.kind === 'country').map(p => p.country);
    expect(new Set(codes).size).toBe(codes.length);
    expect(pack.places.filter(p => p.kind !== 'region' && !codes.includes(p.country)).map(p => p.name)).toEqual([]);
  });
  test('every US and Canadian town is canonical with its state or province', () => {
    const states = new Set(pack.places.filter(p => p.kind === 'state').map(p => `${p.country} ${p.name}`));
    const towns = pack.places.filter(p => p.kind === 'city' && ['US', 'CA'].includes(p.country!) && p.state);
    expect(towns.length).toBeGreaterThan(500);
    expect(towns.filter(t => !states.has(`${t.country} ${t.state}`) || !t.name.endsWith(`, ${t.state}`))).toEqual([]);
  });

  test('no name or alias is an ordinary word in small letters', () => {
    const names = [...pack.companies, ...pack.ventures, ...pack.facilities].flatMap(e => [e.name, ...e.aliases]);
    const small = names.filter(n => /^[a-z]+$/.test(n));
    // Brands that write themselves so.
    expect(small.sort()).toEqual([
      'cellcentric',
      'cylib',
      'ioneer',
      'onsemi',
      'sonnen',
      'theion',
      'thyssenkrupp',
      'tozero',
    ]);
  });
  test('feeds are https, but for one outlet that has none', () => {
    expect(pack.sources.filter(s => !s.feed.startsWith('https:')).map(s => s.name)).toEqual(['china-daily-business']);
  });
  test('sources are of several countries and languages', () => {
    expect(new Set(pack.sources.map(s => s.country)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(pack.sources.map(s => s.language)).size).toBeGreaterThanOrEqual(5);
  });
  test('every type of the pack has roles that identify it', () => {
    const without = pack.types.filter(t => !Object.values(t.roles).some(r => r.identifies));
    expect(without.map(t => t.type)).toEqual([]);
  });
});
