import { describe, expect, it } from 'vitest';
import { findMoney } from './money.js';

const sums = (text: string): string[] => findMoney(text).map(m => `${m.amount} ${m.currency}`);
const bounds = (text: string): (string | undefined)[] => findMoney(text).map(m => m.bound);

describe('money in any order and shorthand', () => {
  it.each([
    ['a €22bn charge', '22000000000 EUR'],
    ['worth 1.4 trillion won', '1400000000000 KRW'],
    ['worth KRW 1.4tn', '1400000000000 KRW'],
    ['worth KRW1.4 trillion', '1400000000000 KRW'],
    ['worth ₩601.3 billion', '601300000000 KRW'],
    ['a target of W22tr', '22000000000000 KRW'],
    ['a 9.6 trillion-won deal', '9600000000000 KRW'],
    ['3.76 trillion Korean won', '3760000000000 KRW'],
    ['costs US$3.5 billion', '3500000000 USD'],
    ['costs $US188 million', '188000000 USD'],
    ['costs C$2 billion', '2000000000 CAD'],
    ['costs A$350m', '350000000 AUD'],
    ['a $5 million grant', '5000000 USD'],
    ['costs HK$41 billion', '41000000000 HKD'],
    ['costs NT$15 billion', '15000000000 TWD'],
    ['costs S$3 million', '3000000 SGD'],
    ['costs R$8 million', '8000000 BRL'],
    ['costs RMB 2.5 billion', '2500000000 CNY'],
    ['30.7 billion yuan', '30700000000 CNY'],
    ['a ¥150bn plant', '150000000000 JPY'],
    ['half a billion dollars', '500000000 USD'],
    ['three quarters of a billion euros', '750000000 EUR'],
    ['a million dollars', '1000000 USD'],
    ['two billion euros', '2000000000 EUR'],
    ['twenty-five million pounds', '25000000 GBP'],
    ['2.8 billion Swedish kronor', '2800000000 SEK'],
    ['956 million Norwegian crowns', '956000000 NOK'],
    ['100 million U.S. dollars', '100000000 USD'],
    ['10.25 million Canadian dollars', '10250000 CAD'],
    ['Rs 10,000 crore', '100000000000 INR'],
    ['Rs. 1.5 lakh crore', '1500000000000 INR'],
    ['₹1,00,000', '100000 INR'],
    ['an $11-billion project', '11000000000 USD'],
    ['USD 210M', '210000000 USD'],
    ['48.5 MEUR', '48500000 EUR'],
    ['PLN 800 million', '800000000 PLN'],
    ['TRY 32 billion', '32000000000 TRY'],
    ['TL 640 million', '640000000 TRY'],
    ['50 cents', '0.5 USD'],
    ['20 dollars and 43 cents', '20.43 USD'],
    ['a symbolic $100', '100 USD'],
    ['100元', '100 CNY'],
  ])('%s is %s', (text, sum) => expect(sums(text)).toEqual([sum]));

  it.each([
    ['In Oslo it lost 900 million crowns.', ['900000000 NOK']],
    ['It lost 900 million crowns.', []],
    ['Moroccan plants cost 2.6 to 2.9 billion dirhams.', ['2600000000 MAD', '2900000000 MAD']],
    ['Dubai paid 5 million dirhams.', ['5000000 AED']],
    [
      'Orion (ASX: ORI) lost $41 million (US$27.8 million). It has $52 million.',
      ['41000000 AUD', '27800000 USD', '52000000 AUD'],
    ],
    ['Orion of Toronto lost $41 million.', ['41000000 USD']],
    ['It went for a symbolic euro.', ['1 EUR']],
    ['It went for a single Canadian dollar.', ['1 CAD']],
    ['It went for P7.4 billion.', ['7400000000 PHP']],
    ['Line P7 was shut.', []],
    ['A single currency helps.', []],
  ])('%s', (text, expected) => expect(sums(text)).toEqual(expected));

  it('reads a bare ¥ as yuan where the text speaks of yuan', () => {
    expect(sums('It paid ¥5bn. The yuan rose.')).toEqual(['5000000000 CNY']);
    expect(sums('It paid ¥5bn. The yuan rose against the yen.')).toEqual(['5000000000 JPY']);
  });
});

describe('bounds and ranges', () => {
  it.each([
    ['more than $5bn', ['min']],
    ['over $5bn', ['min']],
    ['at least $5bn', ['min']],
    ['$5bn or more', ['min']],
    ['up to $5bn', ['max']],
    ['less than $5bn', ['max']],
    ['no more than $5bn', ['max']],
    ['as much as $5bn', ['max']],
    ['about $5bn', ['about']],
    ['nearly $5bn', ['about']],
    ['up to a further $5bn', ['max']],
    ['34% more than the $5bn', [undefined]],
    ['34 percent more than $5bn', [undefined]],
    ['exactly $5bn', [undefined]],
  ])('%s is bounded %j', (text, expected) => expect(bounds(text)).toEqual(expected));

  it.each([
    ['$900 million to $1.1 billion', ['900000000 USD', '1100000000 USD']],
    ['between $900 million and $1.1 billion', ['900000000 USD', '1100000000 USD']],
    ['$5-6 billion', ['5000000000 USD', '6000000000 USD']],
    ['$5 to $6 billion', ['5000000000 USD', '6000000000 USD']],
    ['€1.5-2bn', ['1500000000 EUR', '2000000000 EUR']],
    ['5 to 6 billion won', ['5000000000 KRW', '6000000000 KRW']],
  ])('%s has two ends', (text, expected) => {
    expect(sums(text)).toEqual(expected);
    expect(bounds(text)).toEqual(['min', 'max']);
  });

  it('reads a change as two sums without bounds', () =>
    expect(bounds('from $1 billion to $2 billion')).toEqual([undefined, undefined]));
});

describe('one sum in two currencies', () => {
  it.each([
    '22 billion euros ($26.2 billion)',
    '1.4 trillion won (about $964 million)',
    '200 million yuan, or about 41.2 billion won,',
    '£50 million (equivalent to €59 million)',
  ])('%s', text => expect(findMoney(text).map(m => m.sameAs)).toEqual([undefined, 0]));

  it('links neither two sums of one currency nor two sums apart', () => {
    expect(findMoney('$5 million (or $6 million)')[1]?.sameAs).toBeUndefined();
    expect(findMoney('€5 million for the site, or $6 million for both')[1]?.sameAs).toBeUndefined();
  });
});

describe('what is no money', () => {
  it.each([
    'The company won three orders.',
    'The team in 2024 won the bid.',
    'It won 5 GWh of orders.',
    'It uses 10,000 pounds of lithium.',
    'a multibillion-dollar deal',
    'It has 90 percent and 20 plants.',
    'It has 12 real cells.',
    'Profit rose (at $1 = 1,358.83 won).',
  ])('%s', text => expect(findMoney(text)).toEqual([]));
});

it('spans the figure and its currency, not the bound', () => {
  const text = 'It cost more than US$ 5 billion in all.';
  expect(findMoney(text).map(m => text.slice(m.start, m.end))).toEqual(['US$ 5 billion']);
});
