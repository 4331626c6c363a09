import { describe, expect, test } from 'vitest';
import { splitDocument } from '../text/split-document.js';
import { findNames } from './find-names.js';
import { buildNameIndex } from './name-index.js';
import type { DocumentName, NamePack } from './types.js';

const PACK: NamePack = {
  companies: [
    { name: 'Orion Energy Solution', aliases: ['OES', 'Orion Energy'], kinds: ['battery maker'], country: 'KR' },
    { name: 'Borealis Motors', aliases: ['Borealis', 'BM'], kinds: ['automaker'], country: 'US' },
    { name: 'Plug', aliases: [], kinds: [], country: 'US' },
    { name: 'Kestrel Group', aliases: ['Kestrel'], kinds: [], country: 'KR' },
    { name: 'Kestrel SDI', aliases: [], kinds: ['battery maker'], country: 'KR' },
    { name: 'Hollis', aliases: [], kinds: [], country: 'NL' },
  ],
  ventures: [{ name: 'OB Power', aliases: [], partners: ['Orion Energy Solution', 'Borealis Motors'], country: 'US' }],
  facilities: [
    { name: 'Gigafactory Elko', aliases: [], operator: 'Borealis Motors', place: 'Elko, Nevada', country: 'US' },
  ],
  places: [
    { name: 'Hollis, Michigan', aliases: [], kind: 'city', country: 'US', state: 'Michigan' },
    { name: 'Elko, Nevada', aliases: [], kind: 'city', country: 'US', state: 'Nevada' },
  ],
  kinds: [
    { kind: 'battery maker', nouns: ['battery maker', 'battery-maker', 'cell maker'] },
    { kind: 'automaker', nouns: ['automaker', 'carmaker'] },
  ],
};
const EMPTY: NamePack = { companies: [], ventures: [], facilities: [], places: [], kinds: [] };
const listed = buildNameIndex(PACK);
const empty = buildNameIndex(EMPTY);
/** Hollis is a town alone here. */
const towns = buildNameIndex({ ...PACK, companies: PACK.companies.filter(c => c.name !== 'Hollis') });

const find = (text: string, index = empty, title = ''): DocumentName[] =>
  findNames(splitDocument({ title, text }), index);
const show = (name: DocumentName) => `${name.kind} ${name.value}`;
const kindsOf = (text: string, kind: string, index = empty) =>
  find(text, index)
    .filter(name => name.kind === kind)
    .map(name => name.value);

describe('listed names', () => {
  test.each([
    ['OES will build it with Borealis.', ['Orion Energy Solution', 'Borealis Motors']],
    ['Orion Energy Solution Ltd. and Borealis Motors, Inc. agreed.', ['Orion Energy Solution', 'Borealis Motors']],
    ['It bought cells from BM last year.', ['Borealis Motors']],
    ['The bm of it is 5 oes.', []],
    ['He said Plug would pay.', ['Plug']],
    ['Plug the hole, he said.', []],
    ['Plug said it would pay.', ['Plug']],
    ['BOREALIS CUTS JOBS AT ITS LARGEST PLANT IN TOWN', ['Borealis Motors']],
  ])('%s', (text, companies) => {
    expect(kindsOf(text, 'company', listed)).toEqual(companies);
  });

  test('a span covers the legal form and not the stop of its sentence', () => {
    const text = 'It was Borealis Motors Co. that paid Orion Energy Solution Co.';
    expect(find(text, listed).map(name => text.slice(name.start, name.end))).toEqual([
      'Borealis Motors Co.',
      'Orion Energy Solution Co',
    ]);
  });

  test('the code of a share behind a name is no name', () => {
    expect(
      kindsOf('Kestrel SDI KSD.MC has sold its plant to Orion Energy Solution Co 8053.T of Delft.', 'company', listed),
    ).toEqual(['Kestrel SDI', 'Orion Energy Solution']);
  });

  test('a group’s short name is the one member that the article names in full', () => {
    expect(kindsOf('Kestrel SDI plans a plant. Kestrel has not named the site.', 'company', listed)).toEqual([
      'Kestrel SDI',
      'Kestrel SDI',
    ]);
    expect(kindsOf('Kestrel has not named the site.', 'company', listed)).toEqual(['Kestrel Group']);
  });

  test('between a town and a company of the same name the words round it decide', () => {
    expect(find('The plant in Hollis, Michigan, belongs to Hollis of Delft.', listed).map(show)).toContain(
      'company Hollis',
    );
    expect(kindsOf('The plant in Hollis, Michigan, belongs to Beta.', 'place', listed)).toEqual(['Hollis, Michigan']);
  });

  test('kinds, country, partners, operator and place come with the name', () => {
    expect(find('OB Power runs Gigafactory Elko.', listed)).toMatchObject([
      { kind: 'venture', value: 'OB Power', partners: ['Orion Energy Solution', 'Borealis Motors'], listed: true },
      { kind: 'facility', value: 'Gigafactory Elko', operator: 'Borealis Motors', place: 'Elko, Nevada', listed: true },
    ]);
  });
});

describe('unlisted companies', () => {
  test.each([
    ['Zentara Inc. said it would close.', ['Zentara']],
    ['The order went to Norvik Power Systems Co., Ltd. in May.', ['Norvik Power Systems']],
    ['Zentara, a maker of cathodes, has stopped work.', ['Zentara']],
    ['It sold the unit to Zentara, the battery arm of Norvik Group.', ['Zentara', 'Norvik Group']],
    ['Swedish battery maker Zentara has filed for bankruptcy.', ['Zentara']],
    ['The stake was sold to rival Zentara and to Hexlo.', ['Zentara', 'Hexlo']],
    ['Its joint venture with Zentara is to end.', ['Zentara']],
    ['Shares in Zentara fell by a tenth.', ['Zentara']],
    ["Zentara's shareholders agreed.", ['Zentara']],
    ['Suppliers such as Zentara, Hexlo and Quenda will follow.', ['Zentara', 'Hexlo', 'Quenda']],
    ['ZNTR announced a plan. The company ZNTR is new.', ['ZNTR', 'ZNTR']],
    ['The cells come from L&Q Co. in Daegu.', ['L&Q']],
    ['Kor-Tec signed a contract with 42M Technologies.', ['Kor-Tec', '42M Technologies']],
    ['Form Batteries Inc. raised money.', ['Form Batteries']],
    ['South Korean Zentara plans a plant.', ['Zentara']],
    ['The cells come from Zentara Battery America, its subsidiary.', ['Zentara Battery America']],
    ['Zentara (NYSE: ZNT) rose.', ['Zentara']],
    ['Stem said it would cut jobs. Shares of Stem fell, and a rival of Stem rose.', ['Stem', 'Stem', 'Stem']],
    ['It is owned by Power Company of Wyoming.', ['Power Company of Wyoming']],
  ])('%s', (text, companies) => {
    expect(kindsOf(text, 'company')).toEqual(companies);
  });

  test.each([
    'On Tuesday in March the Board met.',
    'The Prius SUV and the Model Y sold well.',
    'It cited the Inflation Reduction Act and the Clean Energy Award.',
    'EV, ESS, LFP and AI are terms. The CEO said so.',
    'However, Production began. Deliveries follow. Terms were not disclosed.',
    'The price return swap (PRS) ends.',
    'It paid KRW 40bn, USD 3 million and US$5 million.',
    'Chinese and Korean makers agreed.',
    'A notice under the Worker Adjustment and Retraining Notification (WARN) Act followed.',
  ])('nothing in: %s', text => {
    expect(kindsOf(text, 'company')).toEqual([]);
  });
});

describe('names that the text introduces', () => {
  test.each([
    ['Vantora Amperex Technology Co. Ltd (VATL) grew. VATL will expand.', 'Vantora Amperex Technology', 'VATL will', 1],
    ['Zenith Power Systems Inc. will close a plant. Zenith said so.', 'Zenith Power Systems', 'Zenith said', 1],
    ['Quarnel Holdings (the “Company”) paid. The sum was named by the Company.', 'Quarnel Holdings', 'the Company.', 1],
    [
      'Hartwell International, better known as Hexlo, sold it. Then Hexlo left.',
      'Hartwell International',
      'Hexlo left',
      1,
    ],
    ['Norvik Cell Solution will build it. NCS has the money.', 'Norvik Cell Solution', 'NCS has', 1],
  ])('%s', (text, value, at) => {
    const name = find(text).find(other => other.start >= text.indexOf(at) && other.start < text.indexOf(at) + 5);
    expect(name).toMatchObject({ value, kind: 'company' });
  });

  test('a bracket with a listed name makes the long form its alias', () => {
    expect(kindsOf('Orient Electric Storage Corp. (OES) grew.', 'company', listed)).toEqual([
      'Orion Energy Solution',
      'Orion Energy Solution',
    ]);
  });

  test('a company that came first is not the short form of its later subsidiary', () => {
    expect(
      kindsOf('Zentara bought the site. It will be run by Zentara Battery Recycling, a new unit.', 'company'),
    ).toEqual(['Zentara', 'Zentara Battery Recycling']);
  });

  test('the title is read with what the text says', () => {
    const names = find(
      'Norvik Power Systems Inc. will close a plant in Ohio. Norvik cuts 300 jobs.',
      empty,
      'Norvik Cuts Jobs As Plant Closes',
    );
    expect(names[0]).toMatchObject({ in: 'title', start: 0, end: 6, value: 'Norvik Power Systems' });
  });

  test('capitals that open a text for show name nobody', () => {
    expect(kindsOf('SODIUM is cheap. Its makers sell sodium by the tonne.', 'company')).toEqual([]);
    expect(kindsOf('ZORVANE is cheap. ZORVANE said it would build a plant.', 'company')).toContain('ZORVANE');
  });

  test('in a shouted headline only what the text names is a company', () => {
    const names = find(
      'Zentara Inc. said it would sell the unit.',
      empty,
      'ZENTARA SELLS ITS BATTERY UNIT IN RECORD DEAL',
    );
    expect(names.filter(name => name.in === 'title').map(show)).toEqual(['company Zentara']);
  });
});

describe('people and bodies', () => {
  test.each([
    ['Chief Executive Jun-ho Baek spoke.', 'person', ['Jun-ho Baek']],
    ['Kim Jun-hyung told reporters. Kim smiled.', 'person', ['Kim Jun-hyung', 'Kim Jun-hyung']],
    ['Maria Lindqvist, an analyst at Hexlo Securities, agreed.', 'person', ['Maria Lindqvist']],
    ['Mr. Varga left.', 'person', ['Varga']],
    ['The administrator Jutta Prell told workers.', 'person', ['Jutta Prell']],
    ['It sold the 22 percent it had in Ferro Lacus.', 'company', ['Ferro Lacus']],
    ['It owns a plant in Ferro Lacus.', 'place', ['Ferro Lacus']],
    ['The antitrust authority Hexka agreed.', 'agency', ['Hexka']],
    [
      'The Ministry of Trade and the U.S. Department of Energy agreed.',
      'agency',
      ['Ministry of Trade', 'U.S. Department of Energy'],
    ],
    ['Reuters and the Varga Times reported it.', 'agency', ['Reuters', 'Varga Times']],
  ])('%s', (text, kind, values) => {
    expect(kindsOf(text, kind)).toEqual(values);
  });

  test('a president belongs to a company and is none', () => {
    expect(find('Norvik President Kim Dong-ho spoke.').map(show)).toEqual(['company Norvik', 'person Kim Dong-ho']);
  });
});

test('what a hyphen ties to a place is no part of a name', () => {
  expect(kindsOf('It owns a stake in Brask-based Acme Cells.', 'company')).toContain('Acme Cells');
  expect(kindsOf('It bought Acme Cells for Rs 840 crore.', 'company')).toEqual(['Acme Cells']);
});

describe('places', () => {
  test.each([
    ['A plant in Brask, Ohio, will close.', ['Brask, Ohio']],
    ['A plant near Brask in Canada.', ['Brask', 'Canada']],
    ['It is in Fayle County, Ohio.', ['Fayle County, Ohio']],
    ['In Koda, in Shizuoka prefecture, it builds.', ['Koda, Shizuoka']],
    ['The U.S. and Türkiye agreed with the EU.', ['United States', 'Turkey', 'European Union']],
    ['From Brask, Ind., to Ohio.', ['Brask, Indiana', 'Ohio']],
    ['Sites in Michigan, Ohio and Indiana.', ['Michigan', 'Ohio', 'Indiana']],
    ['The Brask-based firm left.', ['Brask']],
    ['The capital of Mali, Bamako.', ['Mali']],
  ])('%s', (text, places) => {
    expect(kindsOf(text, 'place')).toEqual(expect.arrayContaining(places));
  });

  test('a listed town has its canonical name, alone or with its state', () => {
    expect(kindsOf('In Elko it builds. In Elko, Nevada, too. In Elko, Utah, not.', 'place', listed)).toEqual([
      'Elko, Nevada',
      'Elko, Nevada',
      'Elko, Utah',
    ]);
  });

  test('a person named like a state is no place', () => {
    expect(kindsOf('They met Tom Georgia there.', 'place')).toEqual([]);
  });
});

describe('facilities', () => {
  test.each([
    ['It will close the Tennessee plant and two Kentucky factories.', ['Tennessee plant', 'two Kentucky factories']],
    ['Borealis bought the third OB Power battery plant.', ['third OB Power battery plant']],
    ['The plant was closed, and the factory sold.', []],
    ['It opened its $2.6 billion battery plant.', ['battery plant']],
    ['It has to rethink its new plant.', ['new plant']],
    ['Acme runs a refinery in Ohio.', ['refinery']],
    ['The project went on along these lines.', []],
  ])('%s', (text, facilities) => {
    expect(kindsOf(text, 'facility', listed)).toEqual(facilities);
  });

  test('a facility knows the place and the operator beside it, and holds the names inside it', () => {
    const names = find("Borealis's second battery plant in Elko, Nevada, opened. The Ohio plant did not.", listed);
    expect(names.find(name => name.value === 'second battery plant')).toMatchObject({
      operator: 'Borealis Motors',
      place: 'Elko, Nevada',
    });
    const ohio = names.find(name => name.value === 'Ohio plant')!;
    expect(names.find(name => name.value === 'Ohio')).toMatchObject({ inside: ohio.id });
  });
});

describe('ventures', () => {
  test.each([
    ['Zentara Cells, a joint venture of Hexlo and Norvik, will grow.', 'Zentara Cells', ['Hexlo', 'Norvik']],
    ['Hexlo and Norvik set up a joint venture called Zentara in May.', 'Zentara', undefined],
    ['The joint venture Zentara is to close.', 'Zentara', undefined],
    ['OB Power, its joint venture with Borealis, will grow.', 'OB Power', ['Borealis Motors']],
    ['Zentara Cells, of which each has half, will close.', 'Zentara Cells', undefined],
    ['Zentara Cells, their joint sales company, will close.', 'Zentara Cells', undefined],
  ])('%s', (text, value, stated) => {
    const venture = find(text, listed).find(name => name.kind === 'venture');
    expect(venture).toMatchObject({ value });
    expect(venture!.statedPartners).toEqual(stated);
  });

  test.each([
    ['It left its joint venture with Borealis.', ['Borealis Motors']],
    ['A venture between OES and Borealis is planned.', ['Orion Energy Solution', 'Borealis Motors']],
    ['The OES-Borealis joint venture is planned.', ['Orion Energy Solution', 'Borealis Motors']],
    ["Borealis's joint venture with OES is planned.", ['Borealis Motors', 'Orion Energy Solution']],
    ['It formed a venture with a Korean partner, OES, in May.', ['Orion Energy Solution']],
  ])('without a name: %s', (text, partners) => {
    expect(find(text, listed).find(name => name.kind === 'venture')).toMatchObject({
      value: '',
      statedPartners: partners,
    });
  });
});

test('ids are positions, offsets are those of the part, and spans slice to words', () => {
  const doc = splitDocument({
    title: 'Norvik to build Ohio plant',
    text: 'Norvik AG said on Monday that Türkiye’s Hexlo 😀 joins Norvik.',
  });
  const names = findNames(doc, empty);
  expect(names.map(name => name.id)).toEqual(names.map((_, i) => i));
  expect(names.map(name => doc[name.in].slice(name.start, name.end))).toEqual([
    'Norvik',
    'Ohio plant',
    'Ohio',
    'Norvik AG',
    'Türkiye',
    'Hexlo',
    'Norvik',
  ]);
});

test('related lines, bylines and sign-ups name nobody', () => {
  expect(
    find(
      'By Ida Moe\n\nOrion Energy will build a plant there.\n\nRELATED: Borealis sells a plant\n\nSign up for news on Borealis',
      listed,
    ).map(name => name.value),
  ).not.toContain('Borealis Motors');
});

describe('towns and companies that the pack does not list', () => {
  test.each([
    ['The works in Opava makes cells.', 'place Opava'],
    ['Its Merzig works makes cells.', 'place Merzig'],
    ['The line stands at Haslemoor, where cells are made.', 'place Haslemoor'],
    ['The plant at Haslemoor makes cells.', 'place Haslemoor'],
  ])('%s', (text, name) => {
    expect(find(text).map(show)).toContain(name);
  });

  test('the country of a town comes with it, where only one has a town of the name', () => {
    expect(find('The works in Opava makes cells.').find(name => name.value === 'Opava')?.country).toBe('CZ');
    expect(find('The works in Alton makes cells.').find(name => name.value === 'Alton')?.country).toBeNull();
  });

  test.each([
    ['Hollis Shoji agreed to buy it.', ['Hollis Shoji']],
    ['It belongs to Carvão do Plug and Beta Metals.', ['Carvão do Plug', 'Beta Metals']],
    ['Ellis & Marrow sold its shares.', ['Ellis & Marrow']],
    ['Rona Energy of Hollis agreed to buy it.', ['Rona Energy']],
    ['Altamar, a Lisbon holding with a port, will pay.', ['Altamar']],
    ['Opava Cells will pay for it.', ['Opava Cells']],
  ])('%s', (text, companies) => {
    expect(kindsOf(text, 'company', towns)).toEqual(companies);
  });

  test.each([
    ['TOLLANDER, Mich. — Orion is leaving. The Tollander plant will close.', 'Tollander, Michigan'],
    ['TOLLANDER, Mich. — Orion is leaving. It had a plant in Tollander.', 'Tollander, Michigan'],
    // What no dateline says to lie anywhere may be any word in capitals.
    ['TOLLANDER — Orion is leaving. The Tollander plant will close.', null],
  ])('a dateline names the town: %s', (text, value) => {
    const place = find(text).find(name => name.kind === 'place' && name.value.startsWith('Tollander,'));
    expect(place?.value ?? null).toBe(value);
  });
});
