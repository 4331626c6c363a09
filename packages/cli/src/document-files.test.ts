import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentFiles } from './document-files.js';
import { UsageError } from './usage-error.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cellwire-files-'));
  await mkdir(join(folder, 'feeds', 'inner.xml'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await mkdir(join(folder, 'wrong'));
  for (const name of ['b.xml', 'a.RSS', 'notes.txt']) await writeFile(join(folder, 'feeds', name), '');
  const meta = { a: { url: 'https://a.example/feed', contentType: null }, b: 'nonsense' };
  await writeFile(join(folder, 'feeds', 'meta.json'), JSON.stringify(meta));
  await writeFile(join(folder, 'wrong', 'c.xml'), '');
  await writeFile(join(folder, 'wrong', 'meta.json'), '[1,');
});
afterAll(() => rm(folder, { recursive: true }));

const EXTENSIONS = ['.xml', '.rss'];

describe('documentFiles', () => {
  it('lists a folder’s files of those kinds by name, with what meta.json tells', async () => {
    expect(await documentFiles([join(folder, 'feeds')], EXTENSIONS)).toEqual([
      { path: join(folder, 'feeds', 'a.RSS'), id: 'a', url: 'https://a.example/feed', contentType: undefined },
      { path: join(folder, 'feeds', 'b.xml'), id: 'b', url: undefined, contentType: undefined },
    ]);
  });

  it('takes a single file of any name', async () => {
    const files = await documentFiles([join(folder, 'feeds', 'notes.txt')], EXTENSIONS);
    expect(files.map(f => f.id)).toEqual(['notes']);
  });

  const wrong: [what: string, path: string, message: RegExp][] = [
    ['a path that does not exist', 'nowhere', /does not exist/],
    ['a folder without such files', 'empty', /\*\.xml, \*\.rss/],
    ['a meta.json that is no JSON', 'wrong', /meta\.json should hold/],
  ];
  for (const [what, path, message] of wrong) {
    it(`refuses ${what} as wrong usage`, async () => {
      const error = await documentFiles([join(folder, path)], EXTENSIONS).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UsageError);
      expect(String(error)).toMatch(message);
    });
  }
});
