// Events → exits: a partner's leaving of a venture, however the outlets call it.
import { daysOf, type Status } from '@cellwire/model';
import type { BuiltEvent } from './build-event.js';
import { commonest } from './canonical-values.js';
import { type Assertion, statusOf } from './lifecycle.js';
import { isShortFor, shortForms } from './match-names.js';
import { inOrder } from './mention-record.js';
import { headOf, type NameKnowledge } from './name-knowledge.js';

export type EventForExit = Pick<
  BuiltEvent,
  'type' | 'status' | 'date' | 'arguments' | 'firstSeen' | 'history' | 'target'
> & { event: string };

export interface FoundExit {
  /** Name of the venture as its events have it; partners joined by "–" where it has none. */
  venture: string;
  leaving: string[];
  staying: string[];
  /** 1 for the venture's first exit of these partners, 2 for one after a long silence or a new start … */
  episode: number;
  status: Status;
  date: string | null;
  /** Ids of its events, oldest first. */
  events: string[];
}

interface Part {
  event: EventForExit;
  ventures: Set<string>;
  ventureNames: string[];
  partners: Set<string>;
  /** Names by key, to print. */
  names: Map<string, string>;
  /** Partners that leave; empty when the event does not say which (a dissolution). */
  leaving: Set<string>;
  from: string;
  to: string;
}

/** A silence that long ends an episode. */
const EPISODE_GAP_DAYS = 540;
/** After a denial or a called-off exit, a new start later than this is another episode. */
const NEW_START_DAYS = 180;

/** Exits among events, by venture and episode. A function of the set: order does not matter. */
export function findExits(events: readonly EventForExit[], knowledge: NameKnowledge): FoundExit[] {
  const parts = events.flatMap(e => partOf(e, knowledge) ?? []).sort(inTime);
  return joinByVenture(parts, knowledge).flatMap(group =>
    splitEpisodes(group).map((episode, i) => exitOf(episode, i + 1, knowledge)),
  );
}

/** By first day, and on one day by what the events say: their ids depend on which mention came in first. */
const inTime = (a: Part, b: Part): number =>
  inOrder(a.from, b.from) || inOrder(toldBy(a.event), toldBy(b.event)) || inOrder(a.event.event, b.event.event);
const toldBy = ({ type, history: [first] }: EventForExit): string =>
  `${type}|${first?.article ?? ''}|${first?.sentence ?? ''}`;

/** Whether an event by itself is (part of) an exit. */
export const isExit = (event: EventForExit, knowledge: NameKnowledge): boolean => partOf(event, knowledge) !== null;

/** Whether a key is one of `exitKeys`. */
export const isExitKey = (key: string): boolean => key.startsWith('exit|');

/** Keys by which events of one exit find each other: two that sameExit can join share one. Empty for no exit. */
export function exitKeys(event: EventForExit, knowledge: NameKnowledge): string[] {
  const part = partOf(event, knowledge);
  if (!part) return [];
  const partners = withHeads(part.partners, knowledge);
  const pairs = partners.flatMap((a, i) => partners.slice(i + 1).map(b => `exit|${a}+${b}`));
  return [...withHeads(part.ventures, knowledge).map(v => `exit|${v}`), ...pairs];
}

/** Keys, and the first words of those that a report may shorten. */
const withHeads = (keys: ReadonlySet<string>, knowledge: NameKnowledge): string[] =>
  [...new Set([...keys, ...[...keys].flatMap(key => headOf(key, knowledge) ?? [])])].sort();

const stringsOf = (values: readonly unknown[] | undefined): string[] =>
  (values ?? []).filter((v): v is string => typeof v === 'string' && v !== '');

function partOf(event: EventForExit, knowledge: NameKnowledge): Part | null {
  const args = event.arguments;
  const names = new Map<string, string>();
  const keysOf = (list: readonly string[]): Set<string> =>
    new Set(
      list.map(name => {
        const key = knowledge.key(name);
        if (!names.has(key)) names.set(key, knowledge.nameOf(key) ?? name);
        return key;
      }),
    );
  const days = event.date ? daysOf(event.date) : null;
  const first = event.firstSeen.slice(0, 10);
  const from = days?.start && days.start < first ? days.start : first;
  const to = latest([from, ...event.history.map(s => s.on)]);
  if (event.type === 'jv_dissolution') {
    const ventureNames = stringsOf(args.venture);
    const ventures = keysOf(ventureNames);
    const partners = keysOf(stringsOf(args.partner));
    for (const v of ventures) for (const p of knowledge.partnersOf(v)) partners.add(p);
    return ventures.size || partners.size > 1
      ? { event, ventures, ventureNames, partners, names, leaving: new Set(), from, to }
      : null;
  }
  if (event.type !== 'stake_sale') return null;
  const sellers = keysOf(stringsOf(args.seller));
  const ventureNames = stringsOf(args.target);
  const ventures = keysOf(ventureNames);
  const listed = [...ventures].flatMap(v => knowledge.partnersOf(v));
  const said = event.target?.kind === 'venture' ? [...keysOf(event.target.partners)] : [];
  const partners = new Set([...listed, ...said]);
  if (!sellers.size || (!listed.length && event.target?.kind !== 'venture')) return null;
  // Where the pack lists the partners the seller must be one of them, or its unit or parent, which leaves for it; a text
  // that calls the target a venture of others names those that stay.
  const partnerOf = (seller: string): string[] =>
    listed.includes(seller) || !listed.length ? [seller] : listed.filter(p => samePartner(seller, p, knowledge));
  const leaving = new Set([...sellers].flatMap(s => partnerOf(s).slice(0, 1)));
  if (!leaving.size) return null;
  for (const s of leaving) partners.add(s);
  for (const b of keysOf(stringsOf(args.buyer))) if (!partners.size) partners.add(b);
  return { event, ventures, ventureNames, partners, names, leaving, from, to };
}

const samePartner = (a: string, b: string, k: NameKnowledge): boolean =>
  a === b || k.parentOf(a) === b || k.parentOf(b) === a || isOneShort(a, b, k);
const isOneShort = (a: string, b: string, k: NameKnowledge): boolean => isShortFor(a, b, k) || isShortFor(b, a, k);

/** Parts of one venture, joined where their leaving partners can be the same. */
function joinByVenture(parts: readonly Part[], knowledge: NameKnowledge): Part[][] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const fitting = groups.filter(g => g.some(other => sameExit(part, other, knowledge)));
    const joined = [...fitting.flat(), part];
    for (const g of fitting) groups.splice(groups.indexOf(g), 1);
    groups.push(joined.sort(inTime));
  }
  return groups;
}

function sameExit(a: Part, b: Part, knowledge: NameKnowledge): boolean {
  if (!sameVenture(a, b, knowledge)) return false;
  if (!a.leaving.size || !b.leaving.size) return true;
  return [...a.leaving].some(x => [...b.leaving].some(y => samePartner(x, y, knowledge)));
}

function sameVenture(a: Part, b: Part, knowledge: NameKnowledge): boolean {
  const shares = (p: string, others: ReadonlySet<string>): boolean =>
    others.has(p) || [...others].some(q => isOneShort(p, q, knowledge));
  if (a.ventures.size && b.ventures.size) {
    if ([...a.ventures].some(v => b.ventures.has(v))) return true;
    // A short form is the same venture only where a partner is the same too.
    return [...a.ventures].some(v => shares(v, b.ventures)) && [...a.partners].some(p => shares(p, b.partners));
  }
  // One of them does not name the venture: the partners must be the same ones.
  const [few, many] = a.partners.size <= b.partners.size ? [a.partners, b.partners] : [b.partners, a.partners];
  return few.size > 1 && [...few].every(p => shares(p, many));
}

const latest = (days: readonly string[]): string => [...days].sort().at(-1) ?? '';
const daysBetween = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

function splitEpisodes(parts: readonly Part[]): Part[][] {
  const episodes: Part[][] = [];
  for (const part of parts) {
    const current = episodes.at(-1);
    const last = current ? latest(current.map(p => p.to)) : '';
    const ended = current && ['denied', 'cancelled'].includes(statusOf(current.flatMap(assertionsOf)));
    const gap = last ? daysBetween(last, part.from) : 0;
    if (!current || gap > EPISODE_GAP_DAYS || (ended && gap > NEW_START_DAYS)) episodes.push([part]);
    else current.push(part);
  }
  return episodes;
}

/** What an event's history asserts, so that histories of several can be joined. */
export const assertionsOfEvent = (event: Pick<EventForExit, 'history'>): Assertion[] =>
  event.history.map(s => ({ ...s, published: s.on }));

const assertionsOf = (part: Part): Assertion[] => assertionsOfEvent(part.event);

function exitOf(parts: readonly Part[], episode: number, knowledge: NameKnowledge): FoundExit {
  const forms = shortForms(
    parts.map(p => [...p.partners]),
    knowledge,
  );
  const full = (keys: Iterable<string>): Set<string> => new Set([...keys].map(k => forms.get(k) ?? k));
  const spellings = parts.flatMap(p => [...p.names]);
  const spell = (key: string): string =>
    knowledge.nameOf(key) ?? (commonest(spellings.flatMap(([k, name]) => (full([k]).has(key) ? [name] : []))) || key);
  const print = (keys: Iterable<string>): string[] => [...new Set([...keys].map(spell))].sort();
  const said = full(parts.flatMap(p => [...p.leaving]));
  const partners = full(parts.flatMap(p => [...p.partners]));
  const leaving = said.size ? said : partners;
  const status = statusOf(parts.flatMap(assertionsOf));
  const dated = parts
    .filter(p => p.event.status === status && p.event.date)
    .map(p => p.event.date as string)
    .sort();
  return {
    venture: commonest(parts.flatMap(p => p.ventureNames)) || print(partners).join('–'),
    leaving: print(leaving),
    staying: print([...partners].filter(p => !leaving.has(p))),
    episode,
    status,
    date: dated[0] ?? null,
    events: parts.map(p => p.event.event),
  };
}
