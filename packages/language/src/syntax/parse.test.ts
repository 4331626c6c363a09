import type { NameSpan } from '@cellwire/model';
import { expect, it } from 'vitest';
import { findValues } from '../values/values.js';
import type { NounPhrase } from './chunk-types.js';
import { subjectOf } from './clause-types.js';
import { type ParsedSentence, parseSentences } from './parse.js';

const NAMES = ['Acme Cells', 'Beta', 'Gamma'];

/** Parses a sentence in which some invented companies count as names. */
function parse(text: string): ParsedSentence {
  const names = NAMES.flatMap((value): NameSpan[] => {
    const start = text.indexOf(value);
    return start < 0 ? [] : [{ kind: 'company', value, listed: false, via: 'text', start, end: start + value.length }];
  });
  const spans = [...names, ...findValues(text, { reference: '2026-02-12' })];
  return parseSentences([{ text, start: 0, end: text.length, spans }])[0]!;
}

/** Subject, verb and object of every clause: "Acme Cells | will cut | 400 jobs". */
function clausesOf(text: string): string[] {
  const { tokens, clauses } = parse(text);
  const words = (np: NounPhrase | null | undefined): string =>
    np
      ? [np, ...np.conjuncts]
          .map(x =>
            tokens
              .slice(x.start, x.end)
              .map(t => t.text)
              .join(' '),
          )
          .join(' + ')
      : '-';
  return clauses.map(c => {
    const verb = tokens
      .slice(c.vg.start, c.vg.end)
      .map(t => t.text)
      .join(' ');
    return `${words(subjectOf(c))} | ${verb} | ${words(c.objects[0])}`;
  });
}

it.each([
  [
    'Unless business improves, 250 people will be laid off.',
    ['business | improves | -', '250 people | will be laid off | -'],
  ],
  ['Beta abandoned its own plan for a factory.', ['Beta | abandoned | its own plan']],
  // Who says it stands between subject and verb.
  ['The plant, the company said on Monday, will close.', ['the company | said | -', 'The plant | will close | -']],
  ['Acme Cells, Beta said, has sold the plant.', ['Beta | said | -', 'Acme Cells | has sold | the plant']],
  ['Acme Cells will not, after all, sell the plant.', ['Acme Cells | will not , after all , sell | the plant']],
  ['The duty, hitherto 7.5 per cent, falls to nil.', ['The duty | falls | -']],
  ['Managing director Ida Moe sold the plant.', ['Managing director Ida Moe | sold | the plant']],
  ['The discount for cars lapsed on Monday.', ['The discount | lapsed | -']],
  ['Beta is going to acquire the shares.', ['Beta | is going to acquire | the shares']],
  [
    'Construction is to begin in 2026 and production in 2028.',
    ['Construction | is to begin | -', 'production | is to begin | -'],
  ],
  [
    'Acme Cells will hold 55 percent of it, Beta 25 and Gamma 20.',
    ['Acme Cells | will hold | 55 percent', 'Beta | will hold | 25', 'Gamma | will hold | 20'],
  ],
  ['It was to have cost $3 billion.', ['It | was to have cost | $3 billion']],
  ['The closure cost 180 people their jobs.', ['The closure | cost | 180 people']],
  ['It has cost advantages.', ['It | has | cost advantages']],
  ['For the shares Acme Cells will pay $3 million.', ['Acme Cells | will pay | $3 million']],
  ['It will build a plant in Ohio and another in Texas.', ['It | will build | a plant + another']],
  ['Beta and Gamma are each to put up half.', ['Beta + Gamma | are each to put up | half']],
  ['That leaves Beta with no interest.', ['That | leaves | Beta']],
  ['Its plant, on which work began in 2023, will open.', ['work | began | -', 'Its plant | will open | -']],
  ['The unit, wholly owned since 2022, will close.', ['The unit | owned | -', 'The unit | will close | -']],
  ['The line will switch to packs for storage.', ['The line | will switch | -']],
  ['Beta wants to bring in orders for 40 GWh.', ['Beta | wants | -', 'Beta | to bring in | orders']],
  ['Gamma runs lines whose models were dropped.', ['Gamma | runs | lines', 'models | were dropped | -']],
  ['Gamma, whose shares Beta sold in May, will build packs.', ['Beta | sold | shares', 'Gamma | will build | packs']],
  ['The end of the Acme Cells-Beta venture was told.', ['The end | was told | -']],
  ['The owners of Gamma, Acme Cells and Beta, agreed.', ['The owners + Acme Cells + Beta | agreed | -']],
  ['Acme Cells and Beta, partners in packs, will end it.', ['Acme Cells + Beta | will end | it']],
  ['Beta weighs exit from Gamma.', ['Beta | weighs | exit']],
  ['Acme Cells and Beta part ways.', ['Acme Cells + Beta | part | ways']],
  ['Beta rejected reports that it would sell Gamma.', ['Beta | rejected | reports', 'it | would sell | Gamma']],
  ['Beta sold its half to partner Gamma.', ['Beta | sold | its half']],
  ['Beta has since sold the plant.', ['Beta | has since sold | the plant']],
  [
    'Beta is reviewing its stake, a step that would leave Gamma alone.',
    ['Beta | is reviewing | its stake', 'a step | would leave | Gamma'],
  ],
  ['Beta will let go 300 workers.', ['Beta | will let go | 300 workers']],
  ['Acme Cells and Beta are each selling their stakes.', ['Acme Cells + Beta | are each selling | their stakes']],
  ['Beta has today concluded an agreement.', ['Beta | has today concluded | an agreement']],
  ['Beta has for its part been seeking a buyer.', ['Beta | has for its part been seeking | a buyer']],
  ['Beta no longer wants the cells.', ['Beta | wants | the cells']],
  [
    'Beta will dissolve the venture and split its plants.',
    ['Beta | will dissolve | the venture', 'Beta | split | its plants'],
  ],
  ['Beta secured a 10-year, $3 billion order from Gamma.', ['Beta | secured | a 10-year , $3 billion order']],
  ['Under the agreement Beta will sell Gamma 8,000 tonnes.', ['Beta | will sell | Gamma']],
  ['Beta signed a memorandum of understanding with Gamma.', ['Beta | signed | a memorandum']],
  [
    'Beta, the firm that had been there from the outset, ceded its share.',
    ['Beta | had been | -', 'Beta | ceded | its share'],
  ],
  [
    'The venture will be wound up, Acme Cells and Beta said.',
    ['The venture | will be wound up | -', 'Acme Cells + Beta | said | -'],
  ],
  [
    'It comes after Beta, the battery arm of Gamma, withdrew from a venture.',
    ['It | comes | -', 'Beta | withdrew | -'],
  ],
  [
    'Beta will cut its stake, with Gamma taking the shares.',
    ['Beta | will cut | its stake', 'Gamma | taking | the shares'],
  ],
  [
    'Beta held 40% when it was formed and sold most of that.',
    ['Beta | held | 40%', 'it | was formed | -', 'Beta | sold | most'],
  ],
])('%s', (text, clauses) => {
  expect(clausesOf(text)).toEqual(clauses);
});

it('hangs "of" on the phrase before a date', () => {
  const { phrases } = parse('The sale last month of its stake brought $200 million.');
  expect(phrases.find(p => p.noun === 'sale')?.of[0]?.noun).toBe('stake');
});

it('gives what is said second to who says the first', () => {
  const { clauses } = parse('Beta said it would close the plant, citing demand, and that it had booked a charge.');
  expect(clauses.filter(c => c.relation === 'reported').map(c => c.governor?.index)).toEqual([0, 0]);
});

it('reads "never" before a verb as a negation', () => {
  expect(parse('The plant never opened.').clauses[0]?.vg.negated).toBe(true);
});
