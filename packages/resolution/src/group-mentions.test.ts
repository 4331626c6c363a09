import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, record } from '../test/invented.js';
import type { SignedRecord } from './build-event.js';
import type { Constraints } from './constraints.js';
import { groupMentions } from './group-mentions.js';

const groupsOf = (records: SignedRecord[], constraints?: Constraints): string[][] =>
  groupMentions(records, context, constraints).map(g => g.map(r => r.article));

describe('grouping', () => {
  it('joins one happening over outlets, aliases, units and a venture for its partners', () => {
    expect(
      groupsOf([
        record('a', '2026-02-03', 'stake_sale', 'considered', { seller: ['Orvane'], target: ['Rhonecell'] }),
        record('b', '2026-02-12', 'stake_sale', 'agreed', {
          seller: ['Orvane Automotive'],
          buyer: ['Halden Cell Works'],
          target: ['Rhonecell'],
          price: [{ amount: 3.1e8, currency: 'EUR' }],
        }),
        record('c', '2026-02-13', 'facility_plan', 'announced', {
          operator: ['Orvane', 'Halden'],
          place: ['Valence, France'],
        }),
        record('d', '2026-02-14', 'facility_plan', 'announced', { operator: ['Rhonecell'], place: ['Valence'] }),
      ]),
    ).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it.each([
    [
      'plant 1 and plant 2',
      'facility_plan',
      { operator: ['Orvane'], facility: ['first plant'], place: ['Ohio'] },
      { operator: ['Orvane'], facility: ['second plant'], place: ['Ohio'] },
    ],
    [
      'plants in two states',
      'facility_plan',
      { operator: ['Orvane'], place: ['Ohio'] },
      { operator: ['Orvane'], place: ['Kansas'] },
    ],
    [
      "this year's and last year's target",
      'order_target',
      { company: ['Orvane'], volume: [{ gwh: 20 }], period: ['2025'] },
      { company: ['Orvane'], volume: [{ gwh: 20 }], period: ['2026'] },
    ],
    [
      'supply deals with other customers',
      'supply_contract',
      { supplier: ['Halden'], customer: ['Acme'] },
      { supplier: ['Halden'], customer: ['Beta'] },
    ],
    [
      'two targets of other size',
      'order_target',
      { company: ['Orvane'], volume: [{ gwh: 20 }] },
      { company: ['Orvane'], volume: [{ gwh: 90 }] },
    ],
    [
      'ventures of one company with two partners',
      'jv_formation',
      { partner: ['Orvane', 'Acme'] },
      { partner: ['Orvane', 'Beta'] },
    ],
  ])('keeps %s apart', (_, type, first, second) => {
    expect(
      groupsOf([
        record('a', '2026-02-03', type, 'announced', first),
        record('b', '2026-02-04', type, 'announced', second),
      ]),
    ).toHaveLength(2);
  });

  it('keeps apart what one article tells apart', () => {
    const args = { seller: ['Orvane'], target: ['Rhonecell'], stake: [{ percent: 10 }] };
    expect(
      groupsOf([
        record('a', '2026-02-03', 'stake_sale', 'completed', args),
        record('a', '2026-02-03', 'stake_sale', 'agreed', args),
      ]),
    ).toHaveLength(2);
  });

  it("obeys people's merges and splits", () => {
    const sale = (article: string) =>
      record(article, '2026-02-03', 'stake_sale', 'completed', { seller: ['Orvane'], target: ['Rhonecell'] });
    const [a, b, c] = [
      sale('a'),
      sale('b'),
      record('c', '2026-02-09', 'stake_sale', 'completed', { seller: ['Beta'], target: ['Gamma'] }),
    ];
    expect(groupsOf([a, b, c])).toEqual([['a', 'b'], ['c']]);
    expect(groupsOf([a, b, c], { mustLink: [[a.id, c.id]], cannotLink: [[a.id, b.id]] })).toEqual([['a', 'c'], ['b']]);
  });

  it('gives the same groups for every order of arrival', () => {
    const names = ['Orvane', 'Halden', 'Acme', 'Beta', 'Rhonecell'];
    const some = fc.record({
      type: fc.constantFrom('stake_sale', 'supply_contract', 'facility_plan'),
      a: fc.constantFrom(...names),
      b: fc.constantFrom(...names),
      day: fc.integer({ min: 1, max: 28 }),
      gwh: fc.constantFrom(5, 20),
      place: fc.constantFrom('Ohio', 'Kansas', 'Valence'),
    });
    const roles: Record<string, [string, string]> = {
      stake_sale: ['seller', 'target'],
      supply_contract: ['supplier', 'customer'],
      facility_plan: ['operator', 'operator'],
    };
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 14 }), fc.infiniteStream(fc.nat()), (rows, order) => {
        const records = rows.map((r, i) => {
          const [x, y] = roles[r.type] as [string, string];
          return record(`art${i}`, `2026-02-${String(r.day).padStart(2, '0')}`, r.type, 'announced', {
            [x]: [r.a],
            ...(x === y ? {} : { [y]: [r.b] }),
            place: [r.place],
            volume: [{ gwh: r.gwh }],
          });
        });
        const shuffled = records
          .map(r => ({ r, k: order.next().value as number }))
          .sort((p, q) => p.k - q.k)
          .map(x => x.r);
        expect(groupsOf(shuffled)).toEqual(groupsOf(records));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
