// An invented corner of the industry for the tests of resolution.
import { CONTRACT_TYPES, type EventTypeDefinition, type Mention, type RoleKind, type Status } from '@cellwire/model';
import type { SignedRecord } from '../src/build-event.js';
import type { EventForExit } from '../src/find-exits.js';
import { knowledgeOf } from '../src/name-knowledge.js';

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
/** What is listed. */
export const knowledge = knowledgeOf({
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
export const context = { types, knowledge };

let n = 0; /** A mention of its own article, with what matters here. */
export function record(
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
/** An event of one mention, as exits are found from it. */
export const event = (
  id: string,
  firstSeen: string,
  type: string,
  status: Status,
  args: Mention['arguments'],
  target: Mention['target'] | null = null,
): EventForExit => ({
  event: id,
  type,
  status,
  date: null,
  arguments: args,
  firstSeen,
  target: target ?? null,
  history: [{ status, on: firstSeen, article: id, sentence: id }],
});
