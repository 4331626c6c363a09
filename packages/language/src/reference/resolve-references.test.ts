import { describe, expect, test } from 'vitest';
import { findNames } from '../names/find-names.js';
import { buildNameIndex } from '../names/name-index.js';
import { splitDocument } from '../text/split-document.js';
import { partnersIn } from './partners-in.js';
import { resolveReferences } from './resolve-references.js';

const index = buildNameIndex({
  companies: [
    { name: 'Orion Cells', aliases: ['Orion'], kinds: ['battery maker'], country: 'KR', parent: 'Kestrel Group' },
    { name: 'Kestrel Group', aliases: [], kinds: ['conglomerate'], country: 'KR' },
    { name: 'Borealis Motors', aliases: ['Borealis'], kinds: ['automaker'], country: 'US' },
    { name: 'Corvus Auto', aliases: ['Corvus'], kinds: ['automaker'], country: 'DE' },
    { name: 'Dorado Power', aliases: ['Dorado'], kinds: ['battery maker'], country: 'CN' },
  ],
  ventures: [{ name: 'OB Power', aliases: [], partners: ['Orion Cells', 'Borealis Motors'], country: 'US' }],
  facilities: [],
  places: [{ name: 'Detroit, Michigan', aliases: ['Detroit'], kind: 'city', country: 'US', state: 'Michigan' }],
  kinds: [
    { kind: 'battery maker', nouns: ['battery maker', 'battery-maker', 'cell maker'] },
    { kind: 'automaker', nouns: ['automaker', 'carmaker'] },
    { kind: 'conglomerate', nouns: ['conglomerate'] },
  ],
});

function read(text: string, title = '') {
  const doc = splitDocument({ title, text });
  const names = findNames(doc, index);
  const references = resolveReferences(doc, names, index);
  return { doc, names, references };
}

/** What the phrase (its last occurrence) stands for. */
function meaning(text: string, phrase: string) {
  const at = text.lastIndexOf(phrase);
  const found = read(text).references.find(reference => reference.start === at && reference.end === at + phrase.length);
  return found ? found.values : null;
}

describe('pronouns', () => {
  test.each([
    ['Orion Cells said it would close the plant.', 'it', ['Orion Cells']],
    ['Orion will leave OB Power, the venture it set up in 2020.', 'it', ['Orion Cells']],
    ['Orion Cells, a unit of Kestrel Group (Kestrel Group), said it would leave.', 'it', ['Orion Cells']],
    ['Orion sold its stake to Borealis. It did not name the price.', 'It', ['Orion Cells']],
    ['Orion sold its stake to Borealis, which praised its plant.', 'its', ['Orion Cells']],
    ['Borealis and Corvus will build a plant. They have a site.', 'They', ['Borealis Motors', 'Corvus Auto']],
    ['Like its rivals, Orion will close a plant.', 'its', ['Orion Cells']],
    ['Borealis left. It is expected that Orion will follow.', 'It', null],
    ['Orion left, which makes it harder to build cells.', 'it', null],
    ['Orion and Borealis left. Many carmakers have lowered their goals.', 'their', null],
    ['Orion will close a plant. The cells were sold. They had been tested.', 'They', null],
  ])('%s (%s)', (text, phrase, values) => {
    expect(meaning(text, phrase)).toEqual(values);
  });
});

describe('descriptions', () => {
  test.each([
    ['Orion and Borealis met. The Korean battery-maker left.', 'The Korean battery-maker', ['Orion Cells']],
    ['Orion met Borealis. Corvus left. The Company has closed a plant.', 'The Company', ['Orion Cells']],
    ['Orion and Borealis met. The automaker left.', 'The automaker', ['Borealis Motors']],
    ['Orion, Borealis and Corvus met. The German carmaker left.', 'The German carmaker', ['Corvus Auto']],
    ['Orion and Borealis met. The Detroit company left.', 'The Detroit company', ['Borealis Motors']],
    [
      'Orion and Dorado met Borealis. The two battery makers left.',
      'The two battery makers',
      ['Orion Cells', 'Dorado Power'],
    ],
    ['Orion and Borealis met. The pair left.', 'The pair', ['Orion Cells', 'Borealis Motors']],
    ['Orion and Borealis met. Both companies left.', 'Both companies', ['Orion Cells', 'Borealis Motors']],
    ['Orion and Borealis met. The former left.', 'The former', ['Orion Cells']],
    ['Orion and Borealis met. The latter left.', 'The latter', ['Borealis Motors']],
    ['Corvus met Borealis. Orion has left OB Power. Its partner paid.', 'Its partner', ['Borealis Motors']],
    ['Dorado met Orion. Borealis has left OB Power. The Korean partner paid.', 'The Korean partner', ['Orion Cells']],
    [
      'Orion has a plant in Ohio, Kestrel Group another. Orion said its parent had paid.',
      'its parent',
      ['Kestrel Group'],
    ],
    ['Borealis left OB Power. The venture goes on.', 'The venture', ['OB Power']],
    ['Borealis, the Detroit carmaker, has left.', 'the Detroit carmaker', ['Borealis Motors']],
    ['The venture, OB Power, has a plant.', 'The venture', ['OB Power']],
    ['Orion met the automaker Borealis.', 'the automaker', null],
    ['Orion left. The Japanese carmaker stayed.', 'The Japanese carmaker', null],
    ['Orion has left. The company president spoke.', 'The company', null],
  ])('%s (%s)', (text, phrase, values) => {
    expect(meaning(text, phrase)).toEqual(values);
  });

  test('an unlisted name is known by what the text says of it', () => {
    const text = 'Swedish cell maker Zentara met Borealis. The Swedish battery maker left.';
    expect(meaning(text, 'The Swedish battery maker')).toEqual(['Zentara']);
  });

  test('the title counts', () => {
    const { references } = read('The automaker has left, the battery maker said.', 'Borealis leaves Orion');
    expect(references.map(reference => reference.values)).toEqual([['Borealis Motors'], ['Orion Cells']]);
  });
});

test('"the plant" is the last plant spoken of', () => {
  const { names, references } = read('Orion has a battery plant in Ohio. The plant is idle. It will be sold.');
  const plant = names.find(name => name.kind === 'facility')!;
  expect(references.map(reference => [reference.kind, reference.targets])).toEqual([
    ['facility', [plant.id]],
    ['facility', [plant.id]],
  ]);
});

test('"the move" is what the sentence before tells', () => {
  const { references } = read('Orion will sell a stake. The move was expected. It follows a review.');
  expect(references.map(({ kind, antecedent, targets }) => [kind, antecedent, targets])).toEqual([
    ['event', 0, []],
    ['event', 1, []],
  ]);
});

test('targets point to the nearest mention, and confidence lies between 0 and 1', () => {
  const { names, references } = read('Orion met Borealis. Orion left. The Korean company said so.');
  const [reference] = references;
  expect(names[reference!.targets[0]!]).toMatchObject({ value: 'Orion Cells', sentence: 1 });
  for (const { confidence } of references) expect(confidence > 0 && confidence <= 1).toBe(true);
});

describe('partners', () => {
  const partners = (text: string) => {
    const { doc, names, references } = read(text);
    return partnersIn(doc, names, references).map(({ venture, partners, stated }) => ({ venture, partners, stated }));
  };

  test.each([
    ['OB Power has a plant.', 'OB Power', ['Orion Cells', 'Borealis Motors'], false],
    [
      'Corvus left Zentara Cells, its joint venture with Dorado.',
      'Zentara Cells',
      ['Corvus Auto', 'Dorado Power'],
      true,
    ],
    ['Orion has left its joint venture with Corvus.', '', ['Orion Cells', 'Corvus Auto'], true],
    ['Orion left OB Power, a joint venture with Borealis.', 'OB Power', ['Borealis Motors', 'Orion Cells'], true],
  ])('%s', (text, venture, expected, stated) => {
    expect(partners(text)).toEqual([{ venture, partners: expected, stated }]);
  });

  test('an unnamed venture of the same partners is the named one', () => {
    expect(partners('Orion left its joint venture with Borealis. OB Power has a plant.')).toHaveLength(1);
  });
});
