import type { EventTypeDefinition, Mention, RoleKind, Status } from '@cellwire/model';
import { describe, expect, it } from 'vitest';
import { compareMentions, LINK_AT } from './compare-mentions.js';
import { featuresOf } from './features.js';
import { knowledgeOf } from './name-knowledge.js';

const roles = (kinds: Record<string, RoleKind>, ...identifying: string[]): EventTypeDefinition['roles'] =>
  Object.fromEntries(
    Object.entries(kinds).map(([role, kind]) => [role, { kind: [kind], identifies: identifying.includes(role) }]),
  );
const ROLES: Record<string, EventTypeDefinition['roles']> = {
  stake_sale: roles(
    { seller: 'company', buyer: 'company', target: 'venture', stake: 'percent', price: 'money', place: 'place' },
    'seller',
    'buyer',
    'target',
  ),
  supply_contract: roles(
    { supplier: 'company', customer: 'company', volume: 'volume', segment: 'segment', period: 'date' },
    'supplier',
    'customer',
  ),
  facility_conversion: roles(
    { operator: 'company', facility: 'facility', place: 'place', segment: 'segment' },
    'operator',
    'facility',
    'place',
  ),
  facility_plan: roles({ operator: 'company', place: 'place', investment: 'money' }, 'operator', 'place'),
  sales_target: roles({ company: 'company', change: 'percent', period: 'date' }, 'company', 'change'),
};
const knowledge = knowledgeOf({
  companies: [
    { name: 'Orvane', aliases: [], kinds: [], country: 'FR' },
    { name: 'Orvane Chimie', aliases: [], kinds: [], country: 'FR' },
    { name: 'Halden', aliases: [], kinds: [], country: 'NO' },
    { name: 'Halden Storage', aliases: [], kinds: [], country: 'NO', parent: 'Halden' },
  ],
  ventures: [],
  places: [
    { name: 'Ohio', aliases: [], kind: 'state', country: 'US' },
    { name: 'Lima, Ohio', aliases: ['Lima'], kind: 'city', country: 'US', state: 'Ohio' },
    { name: 'United States', aliases: [], kind: 'country', country: 'US' },
  ],
});

/** What one article says: its day, the status, the roles, and what else matters. */
type Said = [published: string, status: Status, args: Mention['arguments'], date?: string | null];

function compare(type: string, first: Said, second: Said) {
  const definition = { type, doc: '', statuses: [], frames: [], examples: [], roles: ROLES[type] ?? {} };
  const [a, b] = [first, second].map(([published, status, args, date = null], i) =>
    featuresOf(
      {
        id: `art${i}#1`,
        article: `art${i}`,
        published,
        outlet: null,
        mention: {
          id: `art${i}#1`,
          type,
          status,
          date,
          arguments: args,
          evidence: [],
          sentence: '',
          rule: 'x/y',
          confidence: 1,
        },
      },
      definition,
      knowledge,
    ),
  ) as [ReturnType<typeof featuresOf>, ReturnType<typeof featuresOf>];
  const verdict = compareMentions(a, b, definition, knowledge);
  expect(compareMentions(b, a, definition, knowledge)).toEqual(verdict);
  return verdict.conflict === null && verdict.score >= LINK_AT;
}

describe('two mentions are one happening', () => {
  it.each<[string, string, Said, Said]>([
    [
      'when the same news of one company comes on the same days',
      'facility_plan',
      ['2026-02-03', 'announced', { operator: ['Orvane'] }],
      ['2026-02-05', 'announced', { operator: ['Orvane', 'Halden'] }],
    ],
    [
      'when one shortens a name that no list knows',
      'supply_contract',
      ['2026-02-03', 'agreed', { supplier: ['Halden'], customer: ['Flatrock Storage Partners'] }],
      ['2026-02-20', 'agreed', { supplier: ['Halden'], customer: ['Flatrock'] }],
    ],
    [
      'when a unit stands for its parent and the figure agrees',
      'supply_contract',
      ['2026-02-03', 'agreed', { supplier: ['Halden Storage'], customer: ['Orvane'], volume: [{ gwh: 5 }] }],
      ['2026-02-20', 'agreed', { supplier: ['Halden'], customer: ['Orvane'], volume: [{ gwh: 5 }] }],
    ],
    [
      'when mountains are shortened',
      'stake_sale',
      ['2026-02-03', 'agreed', { seller: ['Beta'], target: ['Mt Orrin', 'Mt. Vale', 'Long Hill'] }],
      ['2026-03-20', 'agreed', { seller: ['Beta'], target: ['Mount Orrin', 'Mount Vale'] }],
    ],
    [
      'when an old event is restated years later with its date',
      'stake_sale',
      ['2022-07-04', 'completed', { seller: ['Orvane'], target: ['Rhonecell'] }],
      ['2026-03-20', 'completed', { seller: ['Orvane'], target: ['Rhonecell'] }, '2022'],
    ],
    [
      'when a description stands for the unit in the same weeks',
      'stake_sale',
      ['2026-02-03', 'announced', { seller: ['Orvane'], target: ['grid storage business'] }],
      ['2026-03-20', 'agreed', { seller: ['Orvane'], target: ['storage business for grid customers'] }],
    ],
  ])('%s', (_, type, a, b) => {
    expect(compare(type, a, b)).toBe(true);
  });
});

describe('two mentions are two happenings', () => {
  it.each<[string, string, Said, Said]>([
    [
      'when one supplier is all they share',
      'supply_contract',
      ['2026-02-03', 'agreed', { supplier: ['Halden'], customer: ['Beta'], segment: ['ESS'] }],
      ['2026-02-05', 'announced', { supplier: ['Halden'], segment: ['ESS'] }],
    ],
    [
      'when a description comes back half a year later',
      'stake_sale',
      ['2026-02-03', 'announced', { seller: ['Orvane'], target: ['storage materials business'] }],
      ['2026-08-20', 'announced', { seller: ['Orvane'], target: ['Orvane Storage Materials Canada'] }],
    ],
    [
      'when one is weighed weeks after the other was done',
      'facility_conversion',
      ['2026-02-03', 'completed', { operator: ['Orvane'], place: ['Lima, Ohio'], segment: ['ESS'] }, '2026-01'],
      ['2026-06-05', 'considered', { operator: ['Orvane'], place: ['United States'], segment: ['ESS'] }],
    ],
    [
      'when years lie between and no date bridges them',
      'sales_target',
      ['2022-07-27', 'announced', { company: ['Orvane'], change: [{ percent: 200 }], period: ['2022/2027'] }],
      ['2026-02-10', 'announced', { company: ['Orvane'], change: [{ percent: 200 }], period: ['2026'] }],
    ],
    [
      'when the only name in common is the parent and weeks lie between',
      'facility_plan',
      ['2026-02-03', 'announced', { operator: ['Halden'], place: ['Ohio'] }],
      ['2026-03-05', 'announced', { operator: ['Halden Storage', 'Beta'], place: ['Lima, Ohio'] }, '2021'],
    ],
    [
      'when the longer name is another listed company',
      'supply_contract',
      ['2026-02-03', 'agreed', { supplier: ['Orvane'], customer: ['Beta'] }],
      ['2026-02-03', 'agreed', { supplier: ['Orvane Chimie'], customer: ['Beta'] }],
    ],
  ])('%s', (_, type, a, b) => {
    expect(compare(type, a, b)).toBe(false);
  });
});
