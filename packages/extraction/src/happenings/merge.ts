// One mention per happening: drafts of the same type that name the same parties, in whatever sentences, become one.
import { daysOf, type EventTypeDefinition, type RoleValue, type Status } from '@cellwire/model';
import { chooseDate } from '../dates/place-dates.js';
import { functionOf } from '../reading/reading.js';
import type { PlaceRank } from '../roles/places-agree.js';
import type { Found } from '../roles/resolve-roles.js';
import { addFound, type Draft } from './draft.js';

const LIFE: Status[] = ['considered', 'announced', 'agreed', 'completed'];

const words = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(w => w.length > 1 && !STOP.has(w)),
  );
const STOP = new Set(
  'the an of in at its and for new plant plants factory facility facilities site project line lines works unit business operations us entire whole remaining'.split(
    ' ',
  ),
);
const ORDINAL = /\b(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|new|existing)\b/gi;

/** Whether two values of a role can name the same thing. */
export function sameThing(a: RoleValue, b: RoleValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.toLowerCase() === b.toLowerCase()) return true;
    const [x, y] = [words(a), words(b)];
    if (x.size === 0 || y.size === 0) return false;
    const shared = [...x].filter(w => y.has(w)).length;
    return shared / Math.min(x.size, y.size) >= 0.5;
  }
  if (typeof a === 'object' && typeof b === 'object') {
    const key = (v: object): string => Object.keys(v).find(k => k !== 'bound' && k !== 'currency') ?? '';
    const [ka, kb] = [key(a), key(b)];
    const [va, vb] = [(a as Record<string, unknown>)[ka], (b as Record<string, unknown>)[kb]];
    if (ka !== kb || typeof va !== 'number' || typeof vb !== 'number') return false;
    if ((a as { currency?: string }).currency !== (b as { currency?: string }).currency) return false;
    return Math.abs(va - vb) <= 0.01 * Math.max(Math.abs(va), Math.abs(vb));
  }
  return false;
}

/** Names are one when their canonical values are; descriptions when their words agree. */
const same = (x: Found, y: Found): boolean =>
  x.name && y.name
    ? x.value === y.value || (x.in !== y.in && firstWord(x) === firstWord(y))
    : sameThing(x.value, y.value);
/** Headlines cut names short: "Samsung" for Samsung SDI. */
const firstWord = (f: Found): string => String(f.value).toLowerCase().split(' ')[0] ?? '';
const overlap = (a: readonly Found[], b: readonly Found[]): boolean => a.some(x => b.some(y => same(x, y)));
const ordinals = (found: readonly Found[]): string =>
  [
    ...new Set(
      found.flatMap(f => (typeof f.value === 'string' ? (f.value.match(ORDINAL) ?? []) : [])).map(x => x.toLowerCase()),
    ),
  ]
    .sort()
    .join();

type Verdict = 'same' | 'other' | 'open';

/** Whether a role speaks for or against two drafts being one happening. */
function compareRole(role: string, def: EventTypeDefinition, a: Draft, b: Draft): Verdict {
  const [x, y] = [a.roles.get(role), b.roles.get(role)];
  if (!x?.length || !y?.length) return 'open';
  const kind = def.roles[role]?.kind ?? [];
  if (overlap(x, y) && kind.includes('company') && crossing(x, y)) return 'other';
  if (overlap(x, y))
    return kind.includes('facility') && ordinals(x) && ordinals(y) && ordinals(x) !== ordinals(y) ? 'other' : 'same';
  if (kind.includes('company') && ventureAmong(x, y)) return 'open';
  if (kind.includes('venture') && (x.some(isUnnamedVenture) || y.some(isUnnamedVenture))) return 'open';
  if (kind.includes('money') && currencies(x).every(c => !currencies(y).includes(c))) return 'open';
  if (kind.includes('facility')) return distinct(x, y) ? 'other' : 'open';
  if (kind.includes('text') && (describesUnit(x, y) || describesUnit(y, x))) return 'open';
  if (kind.includes('text')) return vague(x) || vague(y) ? 'open' : 'other';
  return 'other';
}
/** "its lithium-ion subsidiary" beside a name: one may describe the other. */
const describesUnit = (x: readonly Found[], y: readonly Found[]): boolean =>
  x.every(
    f => !f.name && /\b(?:subsidiary|unit|arm|affiliate|company|maker|producer|developer)$/.test(String(f.value)),
  ) && y.some(f => f.name);

/** Two sets of parties that share some and differ in others: Acme and Beta, Beta and Gamma. */
const crossing = (x: readonly Found[], y: readonly Found[]): boolean =>
  x.length >= 2 && y.length >= 2 && x.some(a => !y.some(b => same(a, b))) && y.some(b => !x.some(a => same(a, b)));

/** Of two sets of parties the one that names the venture of the others, where one does. */
function ventureAmong(x: readonly Found[], y: readonly Found[]): readonly Found[] | null {
  const covers = (a: readonly Found[], b: readonly Found[]): boolean =>
    a.some(
      v =>
        v.name?.partners !== undefined &&
        b.every(p => v.value === p.value || v.name!.partners!.includes(String(p.value))),
    );
  return covers(x, y) ? x : covers(y, x) ? y : null;
}

/** Whether two drafts name facilities that differ by name or number. */
export function distinctFacilities(a: Draft, b: Draft): boolean {
  const [x, y] = [a.roles.get('facility'), b.roles.get('facility')];
  return x !== undefined && y !== undefined && distinct(x, y);
}

/** Two descriptions that mark their facility by different names or numbers. */
function distinct(x: readonly Found[], y: readonly Found[]): boolean {
  const [a, b] = [ordinals(x), ordinals(y)];
  if (a && b && a !== b) return true;
  const proper = (f: readonly Found[]): string[] =>
    f
      .flatMap(v => String(v.value).match(/(?<![.!?]\s)\b\p{Lu}[\p{L}\d-]+/gu) ?? [])
      .filter(w => !/^(?:\p{Lu}{2,3}|North|American|Energy)$/u.test(w));
  const [p, q] = [proper(x), proper(y)];
  return p.length > 0 && q.length > 0 && !p.some(w => q.includes(w));
}
const currencies = (f: readonly Found[]): string[] =>
  f.flatMap(x => (typeof x.value === 'object' && 'currency' in x.value ? [x.value.currency] : []));
/** "its Nevada joint venture": what has no name may have one elsewhere in the text. */
const isUnnamedVenture = (f: Found): boolean => !f.name && /\b(?:venture|jv)(?: with .+)?$/i.test(String(f.value));

/** "the plant", "project": a description that names no facility by itself. */
const vague = (f: readonly Found[]): boolean =>
  f.every(x => typeof x.value === 'string' && words(x.value).size === 0 && !x.value.match(ORDINAL));

/** Whether two place names can mean one place: a town and its state, a state and its country. */
export type PlacesAgree = (a: string, b: string) => boolean;

function comparePlaces(role: string, a: Draft, b: Draft, agree: PlacesAgree): Verdict {
  const [x, y] = [a.roles.get(role), b.roles.get(role)];
  if (!x?.length || !y?.length) return 'open';
  if (x.some(p => y.some(q => p.value === q.value))) return 'same';
  return x.some(p => y.some(q => agree(String(p.value), String(q.value)))) ? 'open' : 'other';
}

/** Whether two drafts tell of one happening. */
export function sameHappening(def: EventTypeDefinition, a: Draft, b: Draft, placesAgree: PlacesAgree): boolean {
  if (a.type !== b.type) return false;
  return compareDrafts(def, a, b, placesAgree) || swappedAgree(def, a, b, placesAgree);
}

/** Of "Acme signed a deal with Beta" either may supply: the frame that tells the direction decides, and rights the other. */
function swappedAgree(def: EventTypeDefinition, a: Draft, b: Draft, placesAgree: PlacesAgree): boolean {
  const swapping = [a, b].filter(d => d.match.frame.swaps.length === 2);
  // Of two that do not tell the direction the headline, which says less, is turned.
  const loose = swapping.length === 2 ? swapping.find(d => d.match.reading.headline) : swapping[0];
  const firm = loose === a ? b : a;
  if (!loose) return false;
  const roles = swapRoles(loose);
  if (!compareDrafts(def, { ...loose, roles }, firm, placesAgree)) return false;
  loose.roles = roles;
  return true;
}

/** The roles of a draft with the two that its frame `swaps` exchanged. */
export function swapRoles(d: Draft): Map<string, Found[]> {
  const [x = '', y = ''] = d.match.frame.swaps;
  const roles = new Map(d.roles);
  const [one, other] = [d.roles.get(x), d.roles.get(y)];
  roles.delete(x);
  roles.delete(y);
  if (other) roles.set(x, other);
  if (one) roles.set(y, one);
  return roles;
}

function compareDrafts(def: EventTypeDefinition, a: Draft, b: Draft, placesAgree: PlacesAgree): boolean {
  const identifying = Object.entries(def.roles)
    .filter(([, r]) => r.identifies)
    .map(([n]) => n);
  const verdicts = identifying.map(role =>
    def.roles[role]?.kind.includes('place') ? comparePlaces(role, a, b, placesAgree) : compareRole(role, def, a, b),
  );
  if (verdicts.includes('other') || changesSides(def, a, b)) return false;
  const off = (s: Status): boolean => s === 'cancelled' || s === 'denied';
  if (off(a.status) !== off(b.status) && (a.status === 'completed' || b.status === 'completed')) return false;
  if (farApart(a, b) || unlikeSums(a, b) || unlikeShares(a, b) || doneAndToCome(a, b) || doneAndToCome(b, a))
    return false;
  return verdicts.includes('same') || (verdicts.every(v => v === 'open') && Math.abs(a.order - b.order) <= 1);
}

/** Who sells in one and buys in the other does so in two deals: "it may sell the firm that it bought in 2022". */
function changesSides(def: EventTypeDefinition, a: Draft, b: Draft): boolean {
  if (a.match.frame.swaps.length > 0 || b.match.frame.swaps.length > 0) return false;
  const roles = Object.keys(def.roles).filter(n => def.roles[n]!.identifies && def.roles[n]!.kind.join() === 'company');
  return roles.some(x =>
    roles.some(y => x !== y && a.roles.get(x)?.some(f => b.roles.get(y)?.some(g => f.name && f.value === g.value))),
  );
}

/** Two plants that cost quite different sums are two. */
function unlikeSums(a: Draft, b: Draft): boolean {
  const sums = (d: Draft): { amount: number; currency: string }[] =>
    (d.roles.get('investment') ?? []).flatMap(f =>
      typeof f.value === 'object' && 'amount' in f.value ? [f.value] : [],
    );
  return sums(a).some(x =>
    sums(b).some(y => x.currency === y.currency && Math.abs(x.amount - y.amount) > 0.4 * Math.max(x.amount, y.amount)),
  );
}

/** "passed on the remaining 35 percent … had ceded 14 percent": two done deals over different shares are two. */
function unlikeShares(a: Draft, b: Draft): boolean {
  const shares = (d: Draft): number[] =>
    (d.roles.get('stake') ?? []).flatMap(f =>
      typeof f.value === 'object' && 'percent' in f.value ? [f.value.percent] : [],
    );
  const done = (d: Draft): boolean => d.status === 'completed' && d.modality === 'fact' && !d.match.reading.headline;
  const [x, y] = [shares(a), shares(b)];
  return done(a) && done(b) && x.length > 0 && y.length > 0 && !x.some(p => y.includes(p));
}

/** Days between two dated happenings from which they are two. */
const APART_DAYS = 20;
const DAY_MS = 86_400_000;

/** Two happenings of one kind that each have a day of their own. */
function farApart(a: Draft, b: Draft): boolean {
  if (!a.date || !b.date || a.dateReported || b.dateReported || a.status !== b.status) return false;
  const [x, y] = [daysOf(a.date), daysOf(b.date)];
  if (!x || !y) return false;
  const gap = Math.max(Date.parse(x.start) - Date.parse(y.end), Date.parse(y.start) - Date.parse(x.end));
  return gap > APART_DAYS * DAY_MS;
}

/** "is to lay off 250" behind "had laid off some of its staff in April": what was done then is not what is to come. */
const doneAndToCome = (done: Draft, ahead: Draft): boolean =>
  done.over && done.status === 'completed' && done.modality === 'fact' && ahead.modality === 'future';

/** "The job losses comprise 1,000 in Oslo": the deed is named as known, which does not say how far it has come. */
function onlyNames({ match }: Draft): boolean {
  return match.np !== null && match.frame.nouns.length > 0 && functionOf(match.reading, match.np)?.as === 'subject';
}

/** Headlines shorten tenses too: where text and headline differ, the text says how far it has come. */
function furthest(a: Draft, b: Draft): Draft {
  const [x, y] = [a.match.reading.headline, b.match.reading.headline];
  if (x !== y) {
    // A headline's present may mean what is to come; that a deal was struck it says outright: "wins order".
    const [head, body] = x ? [a, b] : [b, a];
    return head.status === 'agreed' && body.status === 'announced' ? head : body;
  }
  const [nameA, nameB] = [onlyNames(a), onlyNames(b)];
  if (nameA !== nameB) return nameA ? b : a;
  const off = (d: Draft): boolean => d.status === 'cancelled' || d.status === 'denied';
  if (off(a) !== off(b)) {
    const [no, yes] = off(a) ? [a, b] : [b, a];
    // "is closing a line … has no plans to close the plant": what is said not to come does not undo what was announced.
    const stands = no.status === 'denied' && yes.status !== 'considered' && yes.order < no.order;
    return stands ? yes : no;
  }
  if (off(a)) return a.order <= b.order ? a : b;
  return LIFE.indexOf(b.status) > LIFE.indexOf(a.status) ? b : a;
}

/** Merges `b` into `a`, in place; the frame that says more stays the finder. */
export function mergeInto(def: EventTypeDefinition, a: Draft, b: Draft, placeRank: PlaceRank): void {
  if (a.match.frame.yields.length > b.match.frame.yields.length) a.match = b.match;
  const lead = furthest(a, b);
  const other = lead === a ? b : a;
  const { date, dateReported, dateFrom } = chooseDate(lead, other);
  if (a.match.reading.headline && !b.match.reading.headline) {
    a.match = b.match;
    a.order = b.order;
  } else if (lead === b && !b.match.reading.headline) {
    a.match = b.match;
  }
  a.status = lead.status;
  a.modality = lead.modality;
  a.date = date;
  a.over = lead.over || other.over;
  a.dateReported = dateReported;
  a.dateFrom = dateFrom;
  a.headline ||= b.headline;
  a.tellings += b.tellings;
  for (const [role, values] of b.roles) {
    const mine = a.roles.get(role) ?? [];
    const kind = def.roles[role]?.kind ?? [];
    const venture = kind.includes('company') && mine.length > 0 ? ventureAmong(mine, values) : null;
    if (venture) {
      a.roles.set(role, [...venture]);
      continue;
    }
    if (kind.includes('venture') && mine.some(isUnnamedVenture) && values.some(v => v.name)) {
      a.roles.set(role, [...values]);
      continue;
    }
    if (kind.includes('venture') && mine.length > 0 && values.some(isUnnamedVenture)) continue;
    if (kind.includes('text') && (describesUnit(mine, values) || describesUnit(values, mine))) {
      a.roles.set(role, [...(describesUnit(mine, values) ? values : mine)]);
      continue;
    }
    if (
      mine.length > 0 &&
      (kind.includes('facility') || kind.includes('place') || kind.includes('date') || kind.includes('text'))
    ) {
      a.roles.set(role, kind.includes('place') ? nearer(mine, values, placeRank) : richer(mine, values));
      continue;
    }
    addFound(
      a.roles,
      role,
      values.filter(v => !mine.some(m => sameThing(m.value, v.value))),
    );
  }
}

/** Of two readings of one place the one that says it more exactly: the town before its country. */
function nearer(a: Found[], b: Found[], rank: PlaceRank): Found[] {
  const exact = (f: readonly Found[]): number => Math.min(...f.map(x => rank(String(x.value))));
  return exact(b) > exact(a) ? b : exact(a) > exact(b) ? a : richer(a, b);
}

/** Of two readings of one facility the one that says more. */
function richer(a: Found[], b: Found[]): Found[] {
  const size = (f: readonly Found[]): number => f.reduce((n, x) => n + words(String(x.value)).size, 0);
  if (b.length === a.length) return size(b) > size(a) && overlap(a, b) ? b : vague(a) && !vague(b) ? b : a;
  return a;
}
