import type { Status } from '@cellwire/model';
import { describe, expect, it } from 'vitest';
import { event, knowledge } from '../test/invented.js';
import { findExits } from './find-exits.js';

describe('exits', () => {
  it('is one for a dissolution, a share swap and a buy-out of one venture', () => {
    const exits = findExits(
      [
        event('e1', '2026-02-01', 'jv_dissolution', 'announced', { partner: ['Orvane', 'Halden'] }),
        event('e2', '2026-02-02', 'stake_sale', 'agreed', { seller: ['Orvane'], target: ['Rhonecell'] }),
        event('e3', '2026-02-03', 'stake_sale', 'completed', {
          seller: ['Orvane Automotive'],
          buyer: ['Halden'],
          target: ['Rhonecell'],
        }),
      ],
      knowledge,
    );
    expect(exits).toEqual([
      expect.objectContaining({
        venture: 'Rhonecell',
        leaving: ['Orvane'],
        staying: ['Halden'],
        episode: 1,
        status: 'completed',
        events: ['e1', 'e2', 'e3'],
      }),
    ]);
  });
  it('is none when the seller is no partner or the target no venture', () => {
    expect(
      findExits(
        [
          event('e1', '2026-02-01', 'stake_sale', 'completed', { seller: ['Beta'], target: ['Rhonecell'] }),
          event('e2', '2026-02-01', 'stake_sale', 'completed', { seller: ['Orvane'], target: ['Acme'] }),
          event('e3', '2026-02-01', 'stake_sale', 'completed', { buyer: ['Orvane'], target: ['Rhonecell'] }),
        ],
        knowledge,
      ),
    ).toEqual([]);
  });
  it('counts a venture that only the text calls one', () => {
    const found = findExits(
      [
        event(
          'e1',
          '2026-02-01',
          'stake_sale',
          'agreed',
          { seller: ['Beta'], target: ['Prairie Volt'] },
          { kind: 'venture', partners: ['Beta', 'Gamma'] },
        ),
      ],
      knowledge,
    );
    expect(found).toMatchObject([{ venture: 'Prairie Volt', leaving: ['Beta'], staying: ['Gamma'] }]);
    const others = findExits(
      [
        event(
          'e1',
          '2026-02-01',
          'stake_sale',
          'agreed',
          { seller: ['Beta'], target: ['Prairie Volt'] },
          { kind: 'venture', partners: ['Gamma'] },
        ),
      ],
      knowledge,
    );
    expect(others).toMatchObject([{ venture: 'Prairie Volt', leaving: ['Beta'], staying: ['Gamma'] }]);
  });
  it('tells partners and episodes apart', () => {
    const sale = (id: string, on: string, seller: string, status: Status) =>
      event(id, on, 'stake_sale', status, { seller: [seller], target: ['Rhonecell'] });
    expect(
      findExits(
        [sale('e1', '2026-02-01', 'Orvane', 'completed'), sale('e2', '2026-02-02', 'Halden', 'considered')],
        knowledge,
      ),
    ).toHaveLength(2);
    expect(
      findExits(
        [sale('e1', '2024-02-01', 'Orvane', 'cancelled'), sale('e2', '2024-12-01', 'Orvane', 'considered')],
        knowledge,
      ).map(e => e.episode),
    ).toEqual([1, 2]);
    expect(
      findExits(
        [sale('e1', '2024-02-01', 'Orvane', 'considered'), sale('e2', '2024-12-01', 'Orvane', 'agreed')],
        knowledge,
      ),
    ).toHaveLength(1);
  });

  describe('names of partners that no list knows', () => {
    const target = (partner: string) => ({ kind: 'venture' as const, partners: [partner] });
    const sale = (id: string, seller: string, venture = 'Prairie Volt', partner = 'Marwick Cells') =>
      event(
        id,
        `2026-02-0${id.slice(1)}`,
        'stake_sale',
        'agreed',
        { seller: [seller], target: [venture] },
        target(partner),
      );
    it.each<[what: string, sellers: string[], exits: string[][]]>([
      ['a short form stands for the full name', ['Veltra', 'Veltra Mobility', 'Veltra'], [['Veltra']]],
      ['the fuller form is shown where as many say it', ['Veltra', 'Veltra Mobility'], [['Veltra Mobility']]],
      [
        'a name that could be short for two stays itself',
        ['Veltra', 'Veltra Mobility', 'Veltra Storage'],
        [['Veltra', 'Veltra Mobility', 'Veltra Storage']],
      ],
      [
        'another first word is another party',
        ['Veltra Mobility', 'Norwick Mobility'],
        [['Veltra Mobility'], ['Norwick Mobility']],
      ],
      ['a listed name is short for none', ['Halden', 'Halden Trading'], [['Halden'], ['Halden Trading']]],
      ['a number is no descriptor', ['Ridgecell', 'Ridgecell 2'], [['Ridgecell'], ['Ridgecell 2']]],
      ['three letters name nobody', ['ABC', 'ABC Motors'], [['ABC'], ['ABC Motors']]],
    ])('%s', (_what, sellers, expected) => {
      const found = findExits(
        sellers.map((seller, i) => sale(`e${i + 1}`, seller)),
        knowledge,
      );
      expect(found.map(x => x.leaving)).toEqual(expected);
      expect(found.every(x => x.staying.join() === 'Marwick Cells')).toBe(true);
    });
    it('are two where one report names both', () => {
      const both = event('e1', '2026-02-01', 'jv_dissolution', 'agreed', {
        venture: ['Prairie Volt'],
        partner: ['Veltra', 'Veltra Capital'],
      });
      const [exit] = findExits([both, sale('e2', 'Veltra')], knowledge);
      expect(exit).toMatchObject({ leaving: ['Veltra'], staying: ['Marwick Cells', 'Veltra Capital'] });
    });
    it('shorten those of a venture only together with a partner', () => {
      const names = (...sales: Parameters<typeof sale>[]) =>
        findExits(
          sales.map(s => sale(...s)),
          knowledge,
        ).map(x => x.venture);
      expect(names(['e1', 'Veltra', 'Prairie'], ['e2', 'Veltra', 'Prairie Volt'])).toEqual(['Prairie Volt']);
      expect(names(['e1', 'Veltra', 'Prairie', 'Ostrow'], ['e2', 'Norwick', 'Prairie Volt'])).toEqual([
        'Prairie',
        'Prairie Volt',
      ]);
    });
  });
  it('gives the listed partner where a unit of it leaves', () => {
    const found = findExits(
      [
        event('e1', '2026-02-01', 'stake_sale', 'agreed', { seller: ['Halden Storage'], target: ['Rhonecell'] }),
        event('e2', '2026-02-02', 'stake_sale', 'completed', { seller: ['Halden'], target: ['Rhonecell'] }),
      ],
      knowledge,
    );
    expect(found).toMatchObject([{ leaving: ['Halden'], staying: ['Orvane'], status: 'completed' }]);
  });
});
