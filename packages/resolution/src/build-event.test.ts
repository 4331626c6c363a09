import { describe, expect, it } from 'vitest';
import { context, knowledge, record } from '../test/invented.js';
import { buildEvent } from './build-event.js';

describe('a built event', () => {
  const members = [
    record('a', '2026-02-03', 'stake_sale', 'considered', { seller: ['Orvane'], target: ['Rhonecell'] }),
    record(
      'b',
      '2026-02-12',
      'stake_sale',
      'agreed',
      { seller: ['Orvane'], buyer: ['Halden'], target: ['Rhonecell'], price: [{ amount: 3.1e8, currency: 'EUR' }] },
      { date: '2026-02-12' },
    ),
    record(
      'c',
      '2026-02-13',
      'stake_sale',
      'agreed',
      {
        seller: ['Orvane Automotive'],
        buyer: ['Halden'],
        target: ['Rhonecell'],
        price: [{ amount: 3.1e8, currency: 'EUR' }],
      },
      { date: '2026-02-12' },
    ),
    record('d', '2026-02-14', 'stake_sale', 'agreed', {
      seller: ['Orvane'],
      target: ['Rhonecell'],
      price: [{ amount: 3e8, currency: 'EUR' }],
    }),
  ];
  it('has the figure of most sources, every step and a confidence that grows', () => {
    const event = buildEvent(members, knowledge);
    expect(event).toMatchObject({
      status: 'agreed',
      date: '2026-02-12',
      sources: 4,
      arguments: { seller: ['Orvane'], buyer: ['Halden'], price: [{ amount: 3.1e8, currency: 'EUR' }] },
    });
    expect(event.history.map(h => h.status)).toEqual(['considered', 'agreed']);
    expect(event.confidence).toBeGreaterThan(buildEvent(members.slice(0, 1), knowledge).confidence);
  });
  it('is the same for every order of its mentions', () => {
    expect(buildEvent([...members].reverse(), knowledge)).toEqual(buildEvent(members, knowledge));
  });

  it.each<[what: string, sellers: string[][], expected: string[]]>([
    [
      'counts a short form with its full name',
      [['Veltra'], ['Veltra Mobility'], ['Veltra Mobility']],
      ['Veltra Mobility'],
    ],
    [
      'keeps a parent and its unit that are both listed',
      [['Halden'], ['Halden Storage']],
      ['Halden', 'Halden Storage'],
    ],
    [
      'keeps what one article names side by side',
      [['Veltra', 'Veltra Capital'], ['Veltra']],
      ['Veltra', 'Veltra Capital'],
    ],
    [
      'keeps a short form of two',
      [['Veltra'], ['Veltra Mobility'], ['Veltra Storage']],
      ['Veltra', 'Veltra Mobility', 'Veltra Storage'],
    ],
  ])('%s', (_what, sellers, expected) => {
    const told = sellers.map((seller, i) =>
      record(`s${i}`, '2026-02-03', 'stake_sale', 'considered', { seller, target: ['Prairie Volt'] }),
    );
    expect(buildEvent(told, knowledge, context.types.get('stake_sale')).arguments.seller).toEqual(expected);
  });
});
