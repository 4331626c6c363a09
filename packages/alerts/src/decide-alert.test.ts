import type { Status } from '@cellwire/model';
import { parseFilter } from '@cellwire/query';
import { describe, expect, it } from 'vitest';
import { asksForExits, decideAlert, type SubjectState } from './decide-alert.js';

const price = (amount: number) => ({ price: [{ amount, currency: 'USD' }] });
/** One sum in two currencies. */
const EUROS_IN_DOLLARS = [
  { amount: 310, currency: 'EUR' },
  { amount: 367, currency: 'USD' },
];
const options = { today: '2026-02-20', alertMaxAgeDays: 30 };
const state = (kind: 'event' | 'exit', status: Status, more: Partial<SubjectState> = {}): SubjectState => ({
  kind,
  id: 'x',
  status,
  figures: price(1),
  newsOn: '2026-02-12',
  statusOn: '2026-02-12',
  fresh: true,
  facts: {
    id: 'x',
    type: 'stake_sale',
    status,
    dateFrom: null,
    dateTo: null,
    seenOn: '2026-02-12',
    companies: ['Orvane'],
    ventures: ['Rhonecell'],
    facilities: [],
    places: [],
    countries: [],
    segments: [],
    outlets: ['a'],
    arguments: {},
    gwh: null,
    usd: null,
    sources: 1,
    confidence: 0.9,
    isExit: true,
    text: '',
  },
  ...more,
});
const exits = parseFilter('jv_exit');
const sales = parseFilter('type:stake_sale');

describe('a subscription', () => {
  it.each<[string, boolean]>([
    ['jv_exit', true],
    ['jv_exit company:Orvane', true],
    ['type:jv_exit', true],
    ['type:stake_sale', false],
    ['-jv_exit', false],
    ['jv_exit OR type:layoff', false],
    ['', false],
  ])('for %s is told of exits: %s', (text, expected) => {
    expect(asksForExits(parseFilter(text))).toBe(expected);
  });

  it.each<[string, Parameters<typeof decideAlert>, ReturnType<typeof decideAlert>]>([
    ['a new exit', [exits, state('exit', 'considered'), null, options], { type: 'exit.created' }],
    ['the event of an exit', [exits, state('event', 'considered'), null, options], null],
    ['a new event', [sales, state('event', 'completed'), null, options], { type: 'event.created' }],
    ['an exit whose first report is a denial', [exits, state('exit', 'denied'), null, options], null],
    ['an exit whose first report is a cancellation', [exits, state('exit', 'cancelled'), null, options], null],
    [
      'an event older than thirty days',
      [sales, state('event', 'completed', { newsOn: '2025-12-31' }), null, options],
      null,
    ],
    ['an event told in passing only', [sales, state('event', 'completed', { fresh: false }), null, options], null],
    ['an event that does not match', [parseFilter('company:Acme'), state('event', 'completed'), null, options], null],
    [
      'a denial of an exit it was told of',
      [exits, state('exit', 'denied'), { status: 'considered', figures: price(1) }, options],
      { type: 'exit.updated', previous: 'considered' },
    ],
    [
      'a late report that changes nothing',
      [exits, state('exit', 'agreed'), { status: 'agreed', figures: price(1) }, options],
      null,
    ],
    [
      'a figure that changed',
      [sales, state('event', 'agreed', { figures: price(2) }), { status: 'agreed', figures: price(1) }, options],
      {
        type: 'event.updated',
        previous: 'agreed',
        changes: [{ role: 'price', from: price(1).price, to: price(2).price }],
      },
    ],
    [
      'a figure that only now becomes known',
      [sales, state('event', 'agreed'), { status: 'agreed', figures: {} }, options],
      null,
    ],
    [
      'the other currency of a sum that is told no more',
      [
        sales,
        state('event', 'agreed', { figures: { price: [{ amount: 310, currency: 'EUR' }] } }),
        {
          status: 'agreed',
          figures: { price: EUROS_IN_DOLLARS },
        },
        options,
      ],
      null,
    ],
    [
      'another sum in one of its currencies',
      [
        sales,
        state('event', 'agreed', { figures: { price: [{ amount: 320, currency: 'EUR' }] } }),
        {
          status: 'agreed',
          figures: { price: EUROS_IN_DOLLARS },
        },
        options,
      ],
      {
        type: 'event.updated',
        previous: 'agreed',
        changes: [
          {
            role: 'price',
            from: EUROS_IN_DOLLARS,
            to: [{ amount: 320, currency: 'EUR' }],
          },
        ],
      },
    ],
    [
      'figures in another order, with their keys in another order',
      [
        sales,
        state('event', 'agreed', { figures: { stake: [{ percent: 49, bound: 'min' }, { percent: 1 }] } }),
        { status: 'agreed', figures: { stake: [{ percent: 1 }, { bound: 'min', percent: 49 }] } },
        options,
      ],
      null,
    ],
    [
      'a change though the filter no longer matches',
      [
        parseFilter('status:considered'),
        state('event', 'agreed'),
        { status: 'considered', figures: price(1) },
        options,
      ],
      { type: 'event.updated', previous: 'considered' },
    ],
    [
      'an old exit that moves now',
      [exits, state('exit', 'completed', { newsOn: '2025-06-01' }), { status: 'agreed', figures: price(1) }, options],
      { type: 'exit.updated', previous: 'agreed' },
    ],
    [
      'a correction',
      [sales, state('event', 'agreed', { corrected: 'rejected' }), { status: 'agreed', figures: price(1) }, options],
      { type: 'event.corrected', previous: 'agreed', corrected: 'rejected' },
    ],
    [
      'a correction that it was told of',
      [
        sales,
        state('event', 'completed', { corrected: 'rejected' }),
        { status: 'agreed', figures: {}, corrected: 'rejected' },
        options,
      ],
      null,
    ],
    [
      'a rejection after a merge',
      [
        sales,
        state('event', 'agreed', { corrected: 'rejected' }),
        { status: 'agreed', figures: {}, corrected: 'merged' },
        options,
      ],
      null,
    ],
    [
      'a rejected event that stands again',
      [sales, state('event', 'agreed'), { status: 'agreed', figures: {}, corrected: 'rejected' }, options],
      { type: 'event.corrected', previous: 'agreed', corrected: 'restored' },
    ],
    [
      'an event that lost a part',
      [sales, state('event', 'agreed', { corrected: 'split' }), { status: 'agreed', figures: {} }, options],
      { type: 'event.corrected', previous: 'agreed', corrected: 'split' },
    ],
    [
      'a rejected event it never heard of',
      [sales, state('event', 'agreed', { corrected: 'rejected' }), null, options],
      null,
    ],
  ])('answers %s', (_, args, expected) => {
    expect(decideAlert(...args)).toEqual(expected);
  });
});
