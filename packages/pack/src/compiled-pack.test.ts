import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOfLoader, readCompiled, writeCompiled } from './compiled-pack.js';
import { compilePack, type LoadedPack, loadPack } from './load-pack.js';
import { readFolder } from './read-folder.js';

const FILES: Record<string, string> = {
  'companies.yaml': 'companies:\n  - { name: Velo Nord, aliases: [VN Cycles], kinds: [], country: SE }\n',
  'types/shop_opening/shop_opening.yaml': [
    'type: shop_opening',
    'doc: A shop opens.',
    'roles:',
    '  company: { kind: [company], identifies: true, required: true }',
    'statuses: [completed]',
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

const CODE = { file: 'dist/compiled.json', hash: 'abc' };

describe('a compiled pack', () => {
  let dir: string;
  let pack: LoadedPack;
  const put = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  };
  const read = async (code = CODE): Promise<LoadedPack | null> =>
    readCompiled(dir, (await readFolder(dir)).texts, code);

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cellwire-compiled-'));
    for (const [file, text] of Object.entries(FILES)) await put(file, text);
    pack = await loadPack(dir);
    await writeCompiled(pack, (await readFolder(dir)).texts, CODE);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('is the pack, and knows where its frames and examples stand', async () => {
    const compiled = await read();
    expect({ ...compiled, origins: null }).toEqual({ ...pack, origins: null });
    const of = (p: LoadedPack | null) =>
      p!.types.flatMap(t => [...t.frames, ...t.examples].map(x => p!.origins.get(x)));
    expect(of(compiled)).toEqual(of(pack));
    expect(of(compiled)).toEqual(['types/shop_opening/shop_opening.yaml:8', 'types/shop_opening/shop_opening.yaml:10']);
  });

  it.each([
    ['a file has changed by one letter', () => put('companies.yaml', FILES['companies.yaml']!.replace('SE', 'NO'))],
    ['a file has come', () => put('kinds.yaml', 'kinds: []\n')],
    ['a file has gone', () => rm(join(dir, 'companies.yaml'))],
    [
      'a file has another name',
      async () => {
        await rm(join(dir, 'companies.yaml'));
        await put('makers.yaml', FILES['companies.yaml']!);
      },
    ],
    ['it is cut short', () => put(CODE.file, '{"stamp": "')],
    ['it is no pack', () => put(CODE.file, 'null')],
    ['it is not there', () => rm(join(dir, CODE.file))],
  ])('is not read where %s', async (_, change) => {
    expect(await read()).not.toBeNull();
    await change();
    expect(await read()).toBeNull();
  });

  it('is not read by other code', async () => {
    expect(await read({ ...CODE, hash: 'abd' })).toBeNull();
    expect(await codeOfLoader()).toMatchObject({ file: 'dist/compiled.source.json' });
  });

  it('is what loadPack gives once it is there, until a file changes', async () => {
    await compilePack(dir);
    expect(await loadPack(dir)).toEqual(pack);
    await put('companies.yaml', 'companies: [{ name: Velo Sud, kinds: [], country: IT }]\n');
    expect((await loadPack(dir)).companies.map(c => c.name)).toEqual(['Velo Sud']);
  });
});
