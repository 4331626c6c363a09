import { describe, expect, it } from 'vitest';
import { findQuantities } from './quantities.js';

const shown = (text: string): string[] =>
  findQuantities(text).map(q => `${q.amount} ${q.unit}${q.noun ? ` ${q.noun}` : ''}${q.perYear ? '/y' : ''}`);
const bounds = (text: string): (string | undefined)[] => findQuantities(text).map(q => q.bound);

describe('quantities in normalised units', () => {
  it.each([
    ['90 gigawatt-hours', '90 GWh'],
    ['90 gigawatt hours', '90 GWh'],
    ['a 50GWh plant', '50 GWh'],
    ['13.6-GWh order', '13.6 GWh'],
    ['1.2 TWh', '1200 GWh'],
    ['1.8 terawatt-hours', '1800 GWh'],
    ['300 megawatt-hours', '0.3 GWh'],
    ['250 MWh', '0.25 GWh'],
    ['a 100 kWh pack', '0.0001 GWh'],
    ['a 300 MW battery', '300 MW'],
    ['a 2-gigawatt site', '2000 MW'],
    ['44,000 tonnes', '44000 t'],
    ['44,000 metric tons', '44000 t'],
    ['35 kt', '35000 t'],
    ['40 ktpa', '40000 t/y'],
    ['35mn t/yr', '35000000 t/y'],
    ['1 million tons', '1000000 t'],
    ['a 49 percent stake', '49 %'],
    ['50.7 per cent', '50.7 %'],
    ['a 51-percent stake', '51 %'],
    ['Sixty percent of it', '60 %'],
    ['8.2%', '8.2 %'],
    ['3 percentage points', '3 pp'],
    ['25 basis points', '0.25 pp'],
    ['5 GWh a year', '5 GWh/y'],
    ['5 GWh per year', '5 GWh/y'],
    ['5 GWh annually', '5 GWh/y'],
    ['an annual capacity of 5 GWh', '5 GWh/y'],
    ['2,400 tonnes of cathode material a year', '2400 t/y'],
    ['5 GWh a year ago', '5 GWh'],
  ])('%s is %s', (text, quantity) => expect(shown(text)).toEqual([quantity]));
});

describe('counts have the noun that they count', () => {
  it.each([
    ['It will lay off 1,600 workers.', '1600 count workers'],
    ['About two thousand jobs will go.', '2000 count jobs'],
    ['It has 1,200 hourly and salaried workers.', '1200 count workers'],
    ['It made 300,000 electric vehicles a year.', '300000 count vehicles/y'],
    ['It made 1.35 million EVs.', '1350000 count evs'],
    ['1,600 of its workers left.', '1600 count workers'],
    ['It laid off about 1,600 at the site.', '1600 count'],
    ['About 2000 workers left.', '2000 count workers'],
    ['Twenty-six people work there.', '26 count people'],
    ['a 1,600-worker plant', '1600 count worker'],
  ])('%s has %s', (text, quantity) => expect(shown(text)).toEqual([quantity]));

  it('spans the figure alone', () => {
    const text = 'It will cut 10,000 posts.';
    expect(findQuantities(text).map(q => text.slice(q.start, q.end))).toEqual(['10,000']);
  });
});

describe('bounds, ranges and lists', () => {
  it.each([
    ['more than 90 GWh', ['min']],
    ['up to 300 jobs', ['max']],
    ['some 1,600 workers', ['about']],
    ['over 30 percent', ['min']],
    ['hand over 30 percent', [undefined]],
    ['10 to 15 percent', ['min', 'max']],
    ['between 30 and 40 GWh', ['min', 'max']],
    ['2,000-3,000 jobs', ['min', 'max']],
    ['5 GWh to 10 GWh', ['min', 'max']],
    ['from 10 to 15 percent', [undefined, undefined]],
    ['from 20 GWh to 25 GWh', [undefined, undefined]],
  ])('%s is bounded %j', (text, expected) => expect(bounds(text)).toEqual(expected));

  it.each([
    ['51, 46 and 3 percent, respectively', ['51 %', '46 %', '3 %']],
    ['30 and 20 GWh, respectively', ['30 GWh', '20 GWh']],
    ['In 2024, 2025 and 30 percent of 2026', ['30 %']],
    ['90 gigawatt-hours and 20 gigawatt-hours', ['90 GWh', '20 GWh']],
  ])('%s shares its unit', (text, expected) => expect(shown(text)).toEqual(expected));
});

describe('what is no quantity', () => {
  it.each([
    'It makes 4680 cells and 46120 batteries.',
    'It makes 2170 cells.',
    'It sold the Model 3 and 5 of the i4.',
    'Model 3 cars are cheap.',
    'The cell reaches 300 Wh/kg at 2 kW per kilogram.',
    'The 2026 vehicles are late.',
    'It is among the top 10 battery suppliers.',
    'Section 45X and Article 301 apply.',
    'COVID-19 workers stayed.',
    'One person stayed with us.',
    'It owns two cars.',
    'Three people with knowledge of the matter said so.',
    'It makes 46-series cells and 800-volt systems.',
  ])('%s', text => expect(findQuantities(text)).toEqual([]));
});
