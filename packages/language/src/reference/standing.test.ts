import { describe, expect, test } from 'vitest';
import { findNames } from '../names/find-names.js';
import { buildNameIndex } from '../names/name-index.js';
import { splitDocument } from '../text/split-document.js';
import { resolveReferences } from './resolve-references.js';
import { Standings } from './standing.js';

const index = buildNameIndex({
  companies: [{ name: 'Orion Cells', aliases: ['Orion'], kinds: ['battery maker'], country: 'KR' }],
  ventures: [],
  facilities: [],
  places: [{ name: 'Detroit, Michigan', aliases: ['Detroit'], kind: 'city', country: 'US', state: 'Michigan' }],
  kinds: [],
});

function read(text: string) {
  const doc = splitDocument({ title: '', text });
  const names = findNames(doc, index);
  return { names, standings: new Standings(doc, names, resolveReferences(doc, names, index)) };
}

const placesOf = (text: string): string[] =>
  read(text)
    .standings.places()
    .map(({ of, place }) => `${of.value || of.kind} at ${place.value}`);

describe('places', () => {
  test.each([
    ['Orion Cells has shut its pack factory. The plant, which is in Detroit, had 200 workers.', ['pack factory']],
    ['Orion Cells will build a pack factory. It is to be put up near Detroit.', ['pack factory']],
    ['Orion Cells has shut its pack factory. The plant in Detroit made losses.', ['pack factory']],
    ['Verano Power Co. was sold. Verano Power makes cells in Detroit.', ['Verano Power']],
    ['Verano Power Co., which has its head office in Detroit, was sold.', ['Verano Power']],
    [
      'Verano Power Co. and Corvus Motors Co. founded a joint venture. The company is to make packs in Detroit.',
      ['venture'],
    ],
    // A listed company has plants in many places, and what is sent or said somewhere stands nowhere.
    ['Orion Cells makes cells in Detroit.', []],
    ['Verano Power Co. sells cells to a carmaker in Detroit.', []],
    ['Orion Cells has shut its pack factory. It said so in Detroit.', []],
  ])('%s', (text, of) => {
    expect(placesOf(text)).toEqual(of.map(name => `${name} at Detroit, Michigan`));
  });
});

describe('owners', () => {
  test.each([
    ['Verano Power Co. runs a pack factory near Detroit.', 'Verano Power'],
    ['Verano Power Co. is building a pack factory.', 'Verano Power'],
    ['Verano Power Co. has never seen a pack factory.', undefined],
  ])('%s', (text, owner) => {
    const { names, standings } = read(text);
    const facility = names.find(n => n.kind === 'facility')!;
    expect(standings.ownerOf(facility)).toBe(owner);
  });
});
