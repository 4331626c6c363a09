import { expect, test } from 'vitest';
import { findNames } from '../names/find-names.js';
import { buildNameIndex } from '../names/name-index.js';
import { resolveReferences } from '../reference/resolve-references.js';
import { splitDocument } from './split-document.js';

const SIZE = 200_000;
/** Generous for a loaded machine; a quadratic step takes minutes at this size. */
const LIMIT_MS = 8000;
const index = buildNameIndex({
  companies: [{ name: 'Orion Cells', aliases: ['Orion'], kinds: [], country: 'KR' }],
  ventures: [{ name: 'OB Power', aliases: [], partners: ['Orion Cells', 'Beta Motors'], country: null }],
  facilities: [],
  places: [],
  kinds: [{ kind: 'battery maker', nouns: ['battery maker'] }],
});

test.each([
  '-',
  '— ',
  '"',
  '“',
  '(',
  '(a ',
  'a',
  'A',
  'A ',
  'A. ',
  'A-',
  'A&',
  'Abc ',
  'Abc Def, ',
  'Abc (AB) ',
  '日本語текстالعربية',
  '.',
  '…',
  '\n',
  'a\n',
  'A\n\n',
  'Orion and ',
  'OB Power, ',
  'its partner ',
  'the two companies ',
  'joint venture with Orion ',
  'its battery plant ',
  '“Hello there all,” said Orion. ',
  'Mali, ',
  'U.S.',
  '1,',
])('%j repeated is read in linear time', unit => {
  const text = unit.repeat(Math.ceil(SIZE / unit.length));
  for (const article of [
    { title: '', text },
    { title: text, text: '' },
  ]) {
    const before = performance.now();
    const doc = splitDocument(article);
    const names = findNames(doc, index);
    resolveReferences(doc, names, index);
    expect(performance.now() - before).toBeLessThan(LIMIT_MS);
    for (const name of names) expect(name.end).toBeGreaterThan(name.start);
  }
});
