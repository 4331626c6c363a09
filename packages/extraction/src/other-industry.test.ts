// The engine knows grammar and no industry: a pack of another one is read from its folder, and no source names a battery.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPack } from '@cellwire/pack';
import { describe, expect, it } from 'vitest';
import { createExtractor } from './extract.js';
import { runExamples } from './trial/run-examples.js';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const pack = await loadPack(folder('../test/dairy'));

describe('a pack of another industry', () => {
  it('passes its own examples', () => {
    const results = runExamples(createExtractor(pack));
    expect(results.map(r => [r.verdict, r.differences])).toEqual(results.map(() => ['passes', []]));
    expect(results.length).toBe(3);
  });
  it('reads nothing of the battery industry', () => {
    const article = {
      id: 'a',
      published: '2026-02-11',
      title: '',
      text: 'Acme sold its 49 percent stake in Volta Cells.',
    };
    expect(createExtractor(pack).extract(article).mentions).toEqual([]);
  });
});

const COMPANIES =
  /\b(?:CATL|LG Energy Solution|Samsung SDI|SK On|StarPlus|Stellantis|Northvolt|Tesla|Panasonic|Ultium)\b/;
const PRODUCTS = /\b(?:gigafactor(?:y|ies)|cathodes?|anodes?|electrolytes?|lithium|batter(?:y|ies))\b/i;

describe('the sources of language and extraction', () => {
  const sources = ['.', '../../language/src'].flatMap(root =>
    readdirSync(folder(root), { recursive: true, encoding: 'utf8' })
      .filter(f => f.endsWith('.ts') && !f.endsWith('.test.ts') && !f.endsWith('confidence-table.ts'))
      .map(f => folder(`${root}/${f}`)),
  );
  it.each(sources)('%s names no company and no product of an industry', file => {
    // Comments may give examples; code may not.
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code.match(COMPANIES)?.[0]).toBeUndefined();
    // The language package lists everyday words of business news, products among them, as no names; the engine has none.
    if (file.includes('/extraction/')) expect(code.match(PRODUCTS)?.[0]).toBeUndefined();
  });
});
