import { buildNameIndex } from '@cellwire/language';
import type { CompanyEntry, FacilityEntry } from '@cellwire/model';
import { describe, expect, test } from 'vitest';
import { gatherCandidates } from './name-candidates.js';

const companies: CompanyEntry[] = [{ name: 'Velo Nord', aliases: [], kinds: ['frame builder'], country: 'SE' }];
const facilities: FacilityEntry[] = [];
const pack = {
  companies,
  ventures: [],
  facilities,
  places: [],
  kinds: [{ kind: 'frame builder', nouns: ['bicycle maker'] }],
};
const gathered = (...texts: string[]) => {
  const gather = gatherCandidates(buildNameIndex(pack), pack);
  for (const [i, text] of texts.entries()) gather.see({ id: `a-${i}`, title: '', text });
  return gather;
};

describe('gatherCandidates', () => {
  test('counts unlisted companies over articles and leaves listed ones out', () => {
    const ranked = gathered(
      'Velo Nord sold its plant to Pedalo Holdings Ltd. on Monday. Pedalo Holdings said that it had paid in full.',
      'Pedalo Holdings Ltd. and Velo Nord set up a venture. Quill Wheels Inc. will supply it.',
    ).ranked(1);
    expect(ranked.map(c => [c.name, c.articles])).toEqual([
      [expect.stringContaining('Pedalo'), 2],
      [expect.stringContaining('Quill Wheels'), 1],
    ]);
    expect(ranked[0]).toMatchObject({ kind: 'company', article: 'a-0', count: 3 });
    expect(ranked[0]?.sentence).toContain('sold its plant to Pedalo');
  });
  test('names in fewer articles than asked for are left out', () => {
    const gather = gathered('Pedalo Holdings Ltd. sold a plant.', 'Quill Wheels Inc. and Pedalo Holdings Ltd. met.');
    expect(gather.ranked(2).map(c => c.articles)).toEqual([2]);
    expect(gather.ranked(3)).toEqual([]);
  });
  test('a slip of the pen points at the listed name', () => {
    const [candidate] = gathered('Velo Nordd Ltd. said on Monday that it would build a plant.').ranked(1);
    expect(candidate).toMatchObject({ near: 'Velo Nord' });
  });
  test('a description is no name to file', () => {
    expect(gathered('It will close its second plant in Dayton. The Ohio plant makes wheels.').ranked(1)).toEqual([]);
  });
});
