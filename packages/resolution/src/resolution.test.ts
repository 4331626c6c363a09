import { CONTRACT_TYPES, type EventTypeDefinition, type Mention, type RoleKind, type Status } from '@cellwire/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignIds, newEventId } from './assign-ids.js';
import { buildEvent, type SignedRecord } from './build-event.js';
import type { Constraints } from './constraints.js';
import { groupSources } from './count-sources.js';
import { findExits } from './find-exits.js';
import { groupMentions } from './group-mentions.js';
import { knowledgeOf } from './name-knowledge.js';
import { signatureLikeness, textSignature } from './text-signature.js';

const KINDS: Record<string, RoleKind[]> = {
  facility: ['facility'],
  place: ['place'],
  segment: ['segment'],
  period: ['date'],
  start: ['date'],
  measure: ['text'],
  jurisdiction: ['jurisdiction'],
  stake: ['percent'],
  price: ['money'],
  value: ['money'],
  amount: ['money'],
  investment: ['money'],
  capacity: ['volume'],
  volume: ['volume'],
  change: ['percent'],
  headcount: ['headcount'],
  venture: ['venture'],
  target: ['venture', 'company'],
};
const types = new Map<string, EventTypeDefinition>(
  CONTRACT_TYPES.map(t => [
    t.type,
    {
      type: t.type,
      doc: '',
      statuses: [],
      frames: [],
      examples: [],
      roles: Object.fromEntries(
        t.roles.map(r => [r, { kind: KINDS[r] ?? ['company'], identifies: t.identifying.includes(r) }]),
      ),
    },
  ]),
);
const knowledge = knowledgeOf({
  companies: [
    { name: 'Orvane', aliases: ['Orvane Automotive'], kinds: ['automaker'], country: 'FR' },
    { name: 'Halden', aliases: ['Halden Cell Works'], kinds: ['cell maker'], country: 'NO' },
    { name: 'Halden Storage', aliases: [], kinds: [], country: 'NO', parent: 'Halden' },
  ],
  ventures: [{ name: 'Rhonecell', aliases: [], partners: ['Orvane', 'Halden'], country: 'FR' }],
  places: [
    { name: 'France', aliases: [], kind: 'country', country: 'FR' },
    { name: 'Kansas', aliases: [], kind: 'state', country: 'US' },
    { name: 'Ohio', aliases: [], kind: 'state', country: 'US' },
    { name: 'Valence', aliases: [], kind: 'city', country: 'FR' },
  ],
});
const context = { types, knowledge };

let n = 0;
function record(
  article: string,
  published: string,
  type: string,
  status: Status,
  args: Mention['arguments'],
  more: Partial<Mention> = {},
): SignedRecord {
  const id = `${article}#${n++}`;
  return {
    id,
    article,
    published,
    outlet: article,
    signature: null,
    mention: {
      id,
      type,
      status,
      date: null,
      arguments: args,
      evidence: [],
      sentence: `${type} ${status}`,
      rule: 'x/y',
      confidence: 0.9,
      ...more,
    },
  };
}
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
});

describe('sources', () => {
  const story =
    'Halden Cell Works on Thursday completed the purchase of a forty percent stake in Rhonecell and now owns all of the French battery maker, it said in a statement sent to the exchange.';
  it('counts copies of one text once', () => {
    const other = textSignature(
      'The Norwegian company has bought out its partner and wants to fill the plant with work for storage parks, of which three are being discussed with developers in Spain.',
    );
    const articles = [
      { article: 'a', outlet: 'one', signature: textSignature(story) },
      { article: 'b', outlet: 'two', signature: textSignature(`${story} Reporting by the agency.`) },
      { article: 'c', outlet: 'three', signature: other },
      { article: 'd', outlet: 'three', signature: null },
    ];
    expect(groupSources(articles)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(signatureLikeness(textSignature(story) ?? [], other ?? [])).toBeLessThan(0.1);
  });
  it('has no signature for a text too short to tell', () => {
    expect(textSignature('Halden buys stake')).toBeNull();
  });
});

describe('exits', () => {
  const event = (
    id: string,
    firstSeen: string,
    type: string,
    status: Status,
    args: Mention['arguments'],
    target: Mention['target'] | null = null,
  ) => ({
    event: id,
    type,
    status,
    date: null,
    arguments: args,
    firstSeen,
    target: target ?? null,
    history: [{ status, on: firstSeen, article: id, sentence: id }],
  });
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
});

describe('ids', () => {
  const age = (id: string) => Number(id.slice(1));
  it('stay with the oldest id when groups join, and the others lead there', () => {
    const known = new Map([
      ['m1', 'e2'],
      ['m2', 'e1'],
    ]);
    expect(assignIds([['m1', 'm2', 'm3']], known, age, newEventId)).toEqual([
      { id: 'e1', members: ['m1', 'm2', 'm3'], redirects: ['e2'] },
    ]);
  });
  it('stay with the oldest member when a group splits', () => {
    const known = new Map([
      ['m1', 'e1'],
      ['m2', 'e1'],
    ]);
    const [first, second] = assignIds([['m1'], ['m2']], known, age, newEventId);
    expect(first?.id).toBe('e1');
    expect(second?.id).toBe(newEventId('m2'));
  });
});
