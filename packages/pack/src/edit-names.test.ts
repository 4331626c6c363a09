import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileAlias, mergeNames } from './edit-names.js';
import { loadPack } from './load-pack.js';

const PACK = `# Makers, by hand.
companies:
  # The oldest.
  - { name: Velo Nord, aliases: [VN Cycles], country: SE } # since 1901
  - { name: Pedal & Sons,   country: GB }

  - name: Rim Works # of Dayton
    aliases:
      - Rimworks
      # once
      - Rim Co
    parent: Velo Nord
  - name: "Spoke: A Company"
ventures:
  - { name: Tandem, partners: [Rim Works, Pedal & Sons] }
towns:
  - { country: SE, towns: [Falun, Mora] }
  - country: US
    towns:
      - Dayton
      - Akron
`;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cellwire-names-'));
  await writeFile(join(dir, 'pack.yaml'), PACK);
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const text = () => readFile(join(dir, 'pack.yaml'), 'utf8');

describe('fileAlias', () => {
  test.each([
    ['a list in brackets', 'Velo Nord', 'Nord', '[VN Cycles]', '[VN Cycles, Nord]'],
    [
      'an entry without aliases',
      'Pedal & Sons',
      'Pedal',
      'name: Pedal & Sons, ',
      'name: Pedal & Sons, aliases: [Pedal], ',
    ],
    ['a list of lines', 'Rim Works', 'Rim', '      - Rim Co\n', '      - Rim Co\n      - Rim\n'],
    [
      'an entry of lines',
      'Spoke: A Company',
      'Spoke',
      '- name: "Spoke: A Company"\n',
      '- name: "Spoke: A Company"\n    aliases: [Spoke]\n',
    ],
    ['a town in brackets', 'Mora', 'Mora stad', 'Falun, Mora]', 'Falun, { name: Mora, aliases: [Mora stad] }]'],
    ['a town on a line', 'Akron', 'Rubber City', '- Akron\n', '- { name: Akron, aliases: [Rubber City] }\n'],
    ['an alias that must be quoted', 'Velo Nord', 'Nord: #1, [x]', '[VN Cycles]', '[VN Cycles, "Nord: #1, [x]"]'],
    ['an alias that looks like a number', 'Velo Nord', '1901', '[VN Cycles]', '[VN Cycles, "1901"]'],
    ['a name given by its alias, in other capitals', 'vn cycles', 'Nord', '[VN Cycles]', '[VN Cycles, Nord]'],
  ])('adds to %s and leaves all else as it is', async (_, name, alias, before, after) => {
    expect(PACK).toContain(before);
    expect(await fileAlias(dir, name, alias)).toMatchObject({ is: 'done', aliases: [alias], files: ['pack.yaml'] });
    expect(await text()).toBe(PACK.replace(before, after));
    const pack = await loadPack(dir);
    expect([...pack.companies, ...pack.places].some(e => e.aliases.includes(alias))).toBe(true);
    expect(await readdir(dir)).toEqual(['pack.yaml']);
  });

  test.each([
    ['an alias that it has', 'Velo Nord', 'VN Cycles', { is: 'held', name: 'Velo Nord' }],
    ['an alias of another', 'Velo Nord', 'rimworks', { is: 'taken', by: 'Rim Works', file: 'pack.yaml' }],
    ['a name of another', 'Velo Nord', 'Tandem', { is: 'taken', by: 'Tandem' }],
    ['a name that no list holds', 'Velo Nrod', 'X', { is: 'unknown', asked: 'Velo Nrod', near: 'Velo Nord' }],
    ['an alias that the pack would refuse', 'Velo Nord', 'two\nlines', { is: 'refused' }],
  ])('writes nothing for %s', async (_, name, alias, answer) => {
    expect(await fileAlias(dir, name, alias)).toMatchObject(answer);
    expect(await text()).toBe(PACK);
  });

  test('a pack with faults is left alone', async () => {
    await writeFile(join(dir, 'bad.yaml'), 'companies: 3\n');
    expect(await fileAlias(dir, 'Velo Nord', 'Nord')).toMatchObject({ is: 'refused', faults: [{ file: 'bad.yaml' }] });
    expect(await text()).toBe(PACK);
  });
});

describe('mergeNames', () => {
  test('the names become aliases, references follow, the entry goes', async () => {
    expect(await mergeNames(dir, 'Velo Nord', 'Pedal & Sons')).toEqual({
      is: 'done',
      name: 'Velo Nord',
      aliases: ['Pedal & Sons'],
      files: ['pack.yaml'],
    });
    expect(await text()).toBe(
      PACK.replace('[VN Cycles]', '[VN Cycles, Pedal & Sons]')
        .replace('  - { name: Pedal & Sons,   country: GB }\n', '')
        .replace('[Rim Works, Pedal & Sons]', '[Rim Works, Velo Nord]'),
    );
  });
  test('an entry of several lines goes whole, and its children are handed over', async () => {
    await mergeNames(dir, 'Pedal & Sons', 'Velo Nord');
    const pack = await loadPack(dir);
    expect(pack.companies.map(c => c.name)).toEqual(['Pedal & Sons', 'Rim Works', 'Spoke: A Company']);
    expect(pack.companies[0]?.aliases).toEqual(['Velo Nord', 'VN Cycles']);
    expect(pack.companies[1]?.parent).toBe('Pedal & Sons');
    await mergeNames(dir, 'Pedal & Sons', 'Rim Works');
    expect(await text()).not.toContain('name: Rim Works');
    expect((await loadPack(dir)).companies[0]?.aliases).toEqual([
      'Velo Nord',
      'VN Cycles',
      'Rim Works',
      'Rimworks',
      'Rim Co',
    ]);
  });
  test('the last of a list leaves an empty one', async () => {
    await mergeNames(dir, 'Velo Nord', 'Tandem');
    expect((await loadPack(dir)).ventures).toEqual([]);
  });
  test.each([
    ['itself', 'Velo Nord', 'VN Cycles', { is: 'held' }],
    ['what no list holds', 'Velo Nord', 'Qwertz', { is: 'unknown', asked: 'Qwertz' }],
    ['a place with a company', 'Velo Nord', 'Falun', { is: 'unknown', asked: 'Falun' }],
    ['into what would be its own parent', 'Rim Works', 'Velo Nord', { is: 'refused' }],
  ])('writes nothing for %s', async (_, keep, gone, answer) => {
    expect(await mergeNames(dir, keep, gone)).toMatchObject(answer);
    expect(await text()).toBe(PACK);
  });
});
