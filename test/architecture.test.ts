// Holds the level table of the design against the real imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WORKERS = ['poll-feeds', 'fetch-articles', 'extract-events', 'resolve-events', 'deliver-alerts'];
const LEVELS: Record<string, number> = {
  model: 0,
  runtime: 1,
  pack: 1,
  language: 1,
  reading: 1,
  fetching: 1,
  query: 1,
  store: 1,
  queue: 1,
  extraction: 2,
  resolution: 2,
  alerts: 3,
  pipeline: 3,
  api: 4,
  ...Object.fromEntries(WORKERS.map(w => [w, 5])),
  cli: 6,
};
/** Imports that the table grants beyond "lower levels". */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  ...Object.fromEntries(
    ['runtime', 'pack', 'language', 'reading', 'fetching', 'query', 'store', 'queue'].map(p => [p, ['model']]),
  ),
  extraction: ['model', 'language'],
  resolution: ['model'],
};
const PURE = ['language', 'extraction', 'resolution', 'query'];
/** What only tests and the demo may import. */
const SAMPLE = ['newsroom', 'testing'];

const folderOf = (name: string): string => `${ROOT}${WORKERS.includes(name) ? 'workers' : 'packages'}/${name}/src`;
function sourcesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(f => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f))
    .map(f => `${folder}/${f}`);
}
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(m => m[1] as string);
const ours = (file: string): string[] => importsOf(file).flatMap(i => /^@cellwire\/([a-z-]+)/.exec(i)?.[1] ?? []);

describe('the level table', () => {
  it.each(Object.keys(LEVELS))('%s imports only what stands below it', name => {
    const files = sourcesOf(folderOf(name));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      for (const imported of ours(file)) {
        const where = `${file.slice(ROOT.length)} imports ${imported}`;
        if (name === 'cli' && (SAMPLE.includes(imported) || imported === 'battery')) continue;
        if (name === 'api' && imported === 'page') continue;
        const allowed = MAY_IMPORT[name]?.includes(imported) ?? (LEVELS[imported] ?? 99) < (LEVELS[name] as number);
        // Alerts are written inside the resolver's transaction by a function of level 3; both stay apart from pipeline.
        expect(allowed, where).toBe(true);
      }
  });

  it('lets sample newsroom and testing be imported by the demo and by tests only', () => {
    for (const name of Object.keys(LEVELS))
      for (const file of sourcesOf(folderOf(name)))
        for (const imported of ours(file))
          if (SAMPLE.includes(imported))
            expect(file.slice(ROOT.length)).toMatch(
              /^packages\/cli\/src\/commands\/demo\.ts$|^packages\/cli\/src\/demo\//,
            );
  });

  it.each(PURE)('%s does no I/O and reads no clock', name => {
    for (const file of sourcesOf(folderOf(name))) {
      const text = readFileSync(file, 'utf8');
      for (const imported of importsOf(file))
        expect(imported, file).not.toMatch(
          /^(?:node:)?(?:fs|http|https|net|child_process|worker_threads|dns|os)(?:\/|$)/,
        );
      expect(text, file).not.toMatch(/\bDate\.now\(|new Date\(\)|\bprocess\.|Math\.random\(|\bfetch\(/);
    }
  });

  it('lets one file read process.env', () => {
    const readers = Object.keys(LEVELS)
      .flatMap(n => sourcesOf(folderOf(n)))
      .filter(f => readFileSync(f, 'utf8').includes('process.env'))
      .map(f => f.slice(ROOT.length));
    expect(readers).toEqual(['packages/runtime/src/settings-table.ts']);
  });

  it('knows every workspace', () => {
    const folders = ['packages', 'workers'].flatMap(d =>
      readdirSync(`${ROOT}${d}`).filter(n => existsSync(`${ROOT}${d}/${n}/package.json`)),
    );
    expect(folders.filter(n => !(n in LEVELS) && !SAMPLE.includes(n) && !['battery', 'page'].includes(n))).toEqual([]);
  });

  it('lets the page have only types of ours: it is files for a browser', () => {
    const files = sourcesOf(folderOf('page'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      for (const [statement] of readFileSync(file, 'utf8').matchAll(/import[^;]*'@cellwire\/[^;]*;/g))
        expect(statement, file).toMatch(/^import type /);
  });

  it('declares every package of ours that it imports', () => {
    for (const name of Object.keys(LEVELS)) {
      const declared = JSON.parse(readFileSync(`${folderOf(name)}/../package.json`, 'utf8')).dependencies ?? {};
      for (const file of sourcesOf(folderOf(name)))
        for (const imported of ours(file)) expect(Object.keys(declared), file).toContain(`@cellwire/${imported}`);
    }
  });
});
