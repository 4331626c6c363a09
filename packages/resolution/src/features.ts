// A mention as resolution compares it: name keys, figures, places, ordinals, day ranges. Computed once per mention.
import { type DayRange, daysOf, type EventTypeDefinition, type RoleValue } from '@cellwire/model';
import type { MentionRecord } from './mention-record.js';
import { headOf, type NameKnowledge, type PlaceParts } from './name-knowledge.js';

export interface Features {
  record: MentionRecord;
  type: string;
  /** Name keys by role, for roles that hold names. */
  names: Map<string, Set<string>>;
  /** All name keys, ventures expanded to their partners, units to their parents. */
  wide: Set<string>;
  /** First words of names that no list knows, under which others may shorten them. */
  heads: Set<string>;
  figures: Map<string, RoleValue[]>;
  dates: Map<string, string[]>;
  places: PlaceParts[];
  /** Content words of free-text roles that identify (facility, measure). */
  words: Map<string, Set<string>>;
  ordinals: Set<string>;
  segments: Set<string>;
  days: DayRange | null;
  publishedDay: number;
}

const ORDINAL: Record<string, string> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  fifth: '5',
  sixth: '6',
  seventh: '7',
  '1st': '1',
  '2nd': '2',
  '3rd': '3',
  '4th': '4',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
};
const EMPTY_WORDS = new Set(
  'the a an of in at its and for to with on by new plant plants factory factories facility facilities site line lines project production battery batteries cell cells operation operations works complex electric vehicle ev some own company joint manufacturing'.split(
    ' ',
  ),
);
const MEASURE_SYNONYMS: Record<string, string> = {
  subsidies: 'incentive',
  subsidy: 'incentive',
  incentives: 'incentive',
  credit: 'incentive',
  credits: 'incentive',
  tariffs: 'tariff',
  duty: 'tariff',
  duties: 'tariff',
  levies: 'tariff',
  purchases: 'purchase',
  buyers: 'purchase',
  buyer: 'purchase',
  consumer: 'purchase',
  consumers: 'purchase',
  vehicles: 'vehicle',
  evs: 'ev',
  controls: 'control',
  curbs: 'control',
  restrictions: 'control',
  exports: 'export',
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Reads the features of a mention by the kinds of its type's roles. */
export function featuresOf(
  record: MentionRecord,
  definition: EventTypeDefinition | undefined,
  knowledge: NameKnowledge,
): Features {
  const { mention } = record;
  const f: Features = {
    record,
    type: mention.type,
    names: new Map(),
    wide: new Set(),
    heads: new Set(),
    figures: new Map(),
    dates: new Map(),
    places: [],
    words: new Map(),
    ordinals: new Set(),
    segments: new Set(),
    days: mention.date ? daysOf(mention.date) : null,
    publishedDay: Math.floor(Date.parse(record.published.slice(0, 10)) / 86_400_000),
  };
  for (const [role, values] of Object.entries(mention.arguments)) {
    const kinds = definition?.roles[role]?.kind ?? ['text'];
    for (const value of values) addValue(f, role, kinds, value, knowledge);
  }
  for (const partner of mention.target?.partners ?? []) f.wide.add(knowledge.key(partner));
  for (const key of [...f.wide]) {
    for (const partner of knowledge.partnersOf(key)) f.wide.add(partner);
    const parent = knowledge.parentOf(key);
    if (parent) f.wide.add(parent);
  }
  return f;
}

function addValue(
  f: Features,
  role: string,
  kinds: readonly string[],
  value: RoleValue,
  knowledge: NameKnowledge,
): void {
  if (typeof value !== 'string') return void push(f.figures, role, value);
  if (kinds.includes('segment')) {
    for (const segment of value.toLowerCase().split('/')) f.segments.add(segment);
    return;
  }
  if (kinds.includes('date')) return void push(f.dates, role, value);
  if (kinds.includes('place')) return void f.places.push(knowledge.placeOf(value));
  if (kinds.some(k => k === 'company' || k === 'venture' || k === 'jurisdiction')) {
    const key = knowledge.key(value);
    add(f.names, role, key);
    f.wide.add(key);
    const head = headOf(key, knowledge);
    if (head) f.heads.add(head);
    if (isNumbered(value)) f.ordinals.add(isNumbered(value) as string);
    return;
  }
  for (const word of wordsOf(value)) {
    if (ORDINAL[word]) f.ordinals.add(ORDINAL[word] as string);
    else if (!EMPTY_WORDS.has(word)) add(f.words, role, MEASURE_SYNONYMS[word] ?? word);
  }
}

/** The number of "Ultium Cells 2" or "Plant 7". */
const isNumbered = (name: string): string | null => /\b(\d{1,2})$/.exec(name)?.[1] ?? null;

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
};
