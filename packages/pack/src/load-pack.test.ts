import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PackError } from './fault.js';
import { checkPack, inspectPack, loadPack } from './load-pack.js';

/** A small pack of another industry. */
const BICYCLES: Record<string, string> = {
  'pack.yaml': 'name: bicycles\n',
  'kinds.yaml': 'kinds:\n  - { kind: frame builder, nouns: [frame builder, bicycle maker] }\n',
  'companies.yaml': [
    'companies:',
    '  - { name: Velo Nord, aliases: [VN Cycles], kinds: [frame builder], country: SE }',
    '  - name: Pedal & Sons',
    '    country: GB',
    '    parent: Velo Nord',
    '',
  ].join('\n'),
  'ventures.yaml':
    'ventures:\n  - { name: Tandem Works, partners: [Velo Nord, Pedal & Sons], country: SE, place: Falun }\n',
  'places.yaml': [
    'places:',
    '  - { name: Sweden, kind: country, country: SE, demonyms: [Swedish] }',
    '  - { name: United Kingdom, kind: country, country: GB, aliases: [UK] }',
    '  - { name: Ohio, kind: state, country: US, abbreviations: [OH] }',
    '  - { name: United States, kind: country, country: US }',
    'towns:',
    '  - country: SE',
    '    towns: [Falun, { name: Göteborg, aliases: [Gothenburg] }]',
    '  - country: US',
    '    state: Ohio',
    '    named_with_state: true',
    '    towns: [Dayton]',
    '    only_qualified: [Lima]',
    '',
  ].join('\n'),
  'types/shop_opening/shop_opening.yaml': [
    'type: shop_opening',
    'doc: A shop opens.',
    'roles:',
    '  company: { kind: [company], identifies: true, required: true }',
    '  start: { kind: [date] }',
    'statuses: [announced, completed]',
    'defaultStatus: completed',
    'frames:',
    '  - { id: shop_opening/opens-shop, verb: [open], subject: company }',
    'examples:',
    '  - text: Velo Nord opened a shop.',
    '    published: "2026-02-11"',
    '    events: [{ status: completed, company: [Velo Nord] }]',
    '',
  ].join('\n'),
};

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cellwire-pack-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
}

describe('a sound pack', () => {
  beforeEach(() => put(BICYCLES));

  test('gives its lists as plain data', async () => {
    const pack = await loadPack(dir);
    expect(pack.name).toBe('bicycles');
    expect(pack.companies).toEqual([
      { name: 'Velo Nord', aliases: ['VN Cycles'], kinds: ['frame builder'], country: 'SE' },
      { name: 'Pedal & Sons', aliases: [], kinds: [], country: 'GB', parent: 'Velo Nord' },
    ]);
    expect(pack.ventures[0]).toMatchObject({ name: 'Tandem Works', partners: ['Velo Nord', 'Pedal & Sons'] });
    expect(pack.types[0]).toMatchObject({ type: 'shop_opening', defaultStatus: 'completed' });
    expect(pack.types[0]?.frames).toHaveLength(1);
    expect(pack.types[0]?.examples).toHaveLength(1);
    expect(pack.warnings).toEqual([]);
  });
  test('towns of a state are canonical with it and found without it, unless they are only read qualified', async () => {
    const { places } = await loadPack(dir);
    const find = (name: string) => places.find(p => p.name === name);
    expect(find('Dayton, Ohio')).toEqual({
      name: 'Dayton, Ohio',
      aliases: ['Dayton'],
      kind: 'city',
      country: 'US',
      state: 'Ohio',
    });
    expect(find('Lima, Ohio')).toMatchObject({ aliases: [], qualified: true });
    expect(find('Göteborg')).toMatchObject({ aliases: ['Gothenburg'], country: 'SE' });
  });
  test('its version changes with any file of it, and with nothing else', async () => {
    const { version } = await loadPack(dir);
    await put({ 'README.md': 'Not read.', '.hidden.yaml': 'x: 1' });
    expect((await loadPack(dir)).version).toBe(version);
    await put({ 'pack.yaml': 'name: bicycles # now with a comment\n' });
    expect((await loadPack(dir)).version).not.toBe(version);
  });
  test('a type may be spread over several files', async () => {
    await put({
      'types/shop_opening/more.yaml':
        'type: shop_opening\nframes:\n  - { id: shop_opening/opening-of, noun: [opening], of: company }\n',
    });
    expect((await loadPack(dir)).types[0]?.frames.map(f => f.id)).toEqual([
      'shop_opening/opening-of',
      'shop_opening/opens-shop',
    ]);
  });
  test('an unlisted partner is a doubt with a mend, not a fault', async () => {
    await put({ 'more.yaml': 'ventures:\n  - { name: Trike, partners: [Velo Norde] }\n' });
    const { warnings } = await loadPack(dir);
    expect(warnings).toEqual([
      {
        file: 'more.yaml',
        line: 2,
        column: 31,
        message: 'the partner "Velo Norde" is not a listed company or venture',
        mend: 'did you mean "Velo Nord"?',
      },
    ]);
  });
});

describe('faults', () => {
  const cases: [what: string, file: string, text: string, line: number, message: string, mend: string][] = [
    ['an unknown key', 'x.yaml', 'companies:\n  - { name: A1, alias: [B] }\n', 2, 'unknown key "alias"', '"aliases"'],
    ['an unknown section', 'x.yaml', 'companys: []\n', 1, 'unknown key "companys"', '"companies"'],
    ['a missing name', 'x.yaml', 'companies:\n  - { country: SE }\n', 2, 'a value is missing', 'write a text'],
    ['a bare number as a name', 'x.yaml', 'companies:\n  - name: 2026\n', 2, 'bare number 2026', 'quote it: "2026"'],
    ['a name with odd blanks', 'x.yaml', 'companies:\n  - name: "A  B"\n', 2, 'no doubled blanks', 'correct'],
    ['a text for a list', 'x.yaml', 'companies:\n  - { name: A1, aliases: B }\n', 2, 'a list is due', 'write a list'],
    ['a country that is none', 'x.yaml', 'companies:\n  - { name: A1, country: Sweden }\n', 2, 'two capital', 'value'],
    ['an unlisted country', 'x.yaml', 'companies:\n  - { name: A1, country: ZZ }\n', 2, 'country ZZ', 'list it'],
    ['a company listed twice', 'x.yaml', 'companies:\n  - name: Velo nord\n', 2, 'listed twice', 'merge'],
    [
      'an alias of two',
      'x.yaml',
      'companies:\n  - { name: A1, aliases: [vn cycles] }\n',
      2,
      'also names Velo',
      'one entry',
    ],
    [
      'a venture named as a company',
      'x.yaml',
      'ventures:\n  - { name: VN Cycles, partners: [A1] }\n',
      2,
      'also',
      'one',
    ],
    [
      'a kind that is unknown',
      'x.yaml',
      'companies:\n  - { name: A1, kinds: [frame bilder] }\n',
      2,
      'unknown kind',
      '"frame builder"',
    ],
    ['a venture without partners', 'x.yaml', 'ventures:\n  - { name: V, partners: [] }\n', 2, 'too small', 'correct'],
    ['its own parent', 'x.yaml', 'companies:\n  - { name: A1, parent: A1 }\n', 2, 'its own parent', 'owns it'],
    [
      'a place without country',
      'x.yaml',
      'places:\n  - { name: Atlantis, kind: city }\n',
      2,
      'no country',
      'add country',
    ],
    [
      'a state that is unknown',
      'x.yaml',
      'towns:\n  - { country: US, state: Ohoi, towns: [A2] }\n',
      2,
      'state "Ohoi"',
      'list it',
    ],
    ['a place listed twice', 'x.yaml', 'towns:\n  - { country: SE, towns: [Falun] }\n', 2, 'listed twice', 'merge'],
    [
      'a kind of place',
      'x.yaml',
      'places:\n  - { name: A1, kind: town, country: SE }\n',
      2,
      '"town" is not one',
      'write one of',
    ],
    ['a feed that is no URL', 'x.yaml', source({ feed: 'javascript:alert(1)' }), 2, 'http or https', 'correct'],
    ['a zone that is none', 'x.yaml', source({ timeZone: 'Europe/Atlantis' }), 2, 'IANA', 'correct'],
    [
      'a weight that is no number',
      'x.yaml',
      'relevance: { threshold: 3, words: { bike: two } }\n',
      1,
      'number',
      'write',
    ],
    [
      'a word list that is not there',
      'x.yaml',
      'words:\n  shop: [store, $outlte]\n  outlet: [kiosk]\n',
      2,
      'no word list',
      '"outlet"',
    ],
    ['a circle of word lists', 'x.yaml', 'words:\n  a: [$b]\n  b: [$c, x]\n  c: [$a]\n', 2, 'holds itself', 'write'],
    ['a second name of the pack', 'x.yaml', 'name: other\n', 1, 'written in two files', 'one file'],
    ['an unknown role in an example', type('opening'), typeText('x', 'shop: [A]'), 7, '"shop" is no role', 'company'],
    ['a bare year in an example', type('opening'), typeText('x', 'start: [2027]'), 7, '2027', 'quote it: "2027"'],
    [
      'an unknown type in an example',
      type('opening'),
      typeText('x', 'type: shop_openin'),
      7,
      'unknown type',
      '"shop_opening"',
    ],
    ['an unknown status', type('opening'), typeText('x', 'status: finished'), 7, '"finished"', 'write one of'],
    ['a frame of another type', type('opening'), typeText('shop_opening/x'), 5, 'is in type opening', '"opening/"'],
    ['a frame written twice', type('opening'), typeText('opening/x', '', 'opening/x'), 6, 'also stands at', 'rename'],
    ['a type in another folder', type('closing'), typeText('opening/x'), 1, 'is in the folder "closing"', 'same'],
    ['a type without roles', type('opening'), 'type: opening\ndoc: Opens.\n', 1, 'has no roles', 'add it'],
  ];

  test.each(cases)('%s is told with its line and mend', async (_, file, text, line, message, mend) => {
    await put({ ...BICYCLES, [file]: text });
    const faults = (await checkPack(dir)).filter(f => f.file === file && f.message.includes(message));
    expect(faults, JSON.stringify(await checkPack(dir))).not.toEqual([]);
    expect(faults[0]).toMatchObject({ line, mend: expect.stringContaining(mend) });
  });

  test('all faults of all files come in one error', async () => {
    await put({
      ...BICYCLES,
      'a.yaml': 'companies:\n  - name: Velo Nord\n  - name: 12\n',
      'b.yaml': 'ventures:\n\t- x\n',
      'c.yaml': new Uint8Array([0x6e, 0x3a, 0x20, 0xff, 0xfe]),
    });
    const error = await loadPack(dir).catch(e => e);
    expect(error).toBeInstanceOf(PackError);
    expect(error.message).toContain('the pack in');
    for (const file of ['a.yaml:3:', 'b.yaml:2:', 'c.yaml:1:']) expect(error.message).toContain(file);
    expect((error as PackError).faults.length).toBeGreaterThanOrEqual(3);
  });
  test('an endless list of faults is cut in the message, not in the list', async () => {
    await put({ 'x.yaml': `companies:\n${'  - { nmae: A }\n'.repeat(500)}` });
    const error: PackError = await loadPack(dir).catch(e => e);
    expect(error.faults.length).toBeGreaterThanOrEqual(500);
    expect(error.message.split('\n').length).toBeLessThan(250);
    expect(error.message).toMatch(/and \d+ more$/);
  });
  test('a folder that is not there, or holds nothing, is a fault', async () => {
    expect((await checkPack(join(dir, 'none')))[0]?.message).toContain('there is no such folder');
    expect((await checkPack(dir))[0]?.message).toContain('holds no YAML file');
    expect((await inspectPack(dir)).pack).toBeNull();
  });
  test('a pipe named like a file is refused, not waited on', async () => {
    await put(BICYCLES);
    execFileSync('mkfifo', [join(dir, 'pipe.yaml')]);
    expect(await checkPack(dir)).toMatchObject([{ file: 'pipe.yaml', message: 'not a file' }]);
  });
});

function source(change: { feed?: string; timeZone?: string }): string {
  const entry = { feed: 'https://example.com/feed', timeZone: 'Europe/Stockholm', ...change };
  return `sources:\n  - { name: a-b, outlet: A, feed: '${entry.feed}', language: en, timeZone: ${entry.timeZone} }\n`;
}

function type(name: string): string {
  return `types/${name}/${name}.yaml`;
}

/** A type `opening` with one frame and, on line 7, one example whose event has those keys. */
function typeText(frame: string, event = '', second = 'opening/second'): string {
  const id = frame.includes('/') ? frame : 'opening/first';
  const status = event.startsWith('status') ? '' : 'status: completed, ';
  return [
    'type: opening',
    'doc: A shop opens.',
    'roles: { company: { kind: [company] }, start: { kind: [date] } }',
    'statuses: [completed]',
    `frames: [{ id: ${id}, verb: open },`,
    `  { id: ${second}, verb: open }]`,
    `examples: [{ text: It opens., published: "2026-02-11", events: [{ ${status}${event} }] }]`,
    '',
  ].join('\n');
}
