// Roles that no slot filled, looked for near the frame as far as the role's `gather` allows: place, segment, a company
// that the sentence leaves to its context.

import { type NounPhrase, subjectOf } from '@cellwire/language';
import type { EventTypeDefinition, NameSpan, RoleDefinition } from '@cellwire/model';
import { bearingOf } from './date-marks.js';
import { addFound, type Draft } from './draft.js';
import type { Match } from './match.js';
import { extent, members, phrasesAfter, type Reading } from './reading.js';
import type { Found, RoleReader } from './resolve-roles.js';
import type { SegmentWords } from './segments.js';
import { valueKindOf } from './value-kinds.js';

export interface GatherContext {
  reader: RoleReader;
  segments: SegmentWords;
  readings: readonly Reading[];
  /** Companies by how much the article is about them, first the headline's. */
  topics: readonly NameSpan[];
  definitions: ReadonlyMap<string, EventTypeDefinition>;
  /** Countries by how often the article names them. */
  countries: readonly Found[];
  /** Events read so far, in the order of the text. */
  earlier: readonly Draft[];
  /** All that the article's frames found, details too, before anything was gathered. */
  all: Draft[];
  /** Matches that another event is told by means of: "its agreement to supply Acme has lapsed". */
  absorbed: Set<Match>;
  /** The country that an adjective names: "Polish". */
  countryOfPeople(adjective: string): string | null;
  /** Whether a place is a country or a union of countries. */
  isCountry(value: string): boolean;
  /** Whether a date is not over on the day of publication. */
  isAhead(date: string): boolean;
}

/** Values of another event, as if they had not been reached yet. */
const fresh = (values: readonly Found[]): Found[] => values.map(({ via: _via, ...v }) => v);

const NEAR: Record<NonNullable<RoleDefinition['gather']>, number> = {
  none: 0,
  carry: 0.5,
  phrase: 1,
  clause: 2,
  sentence: 3,
  passage: 4,
};

/** Fills what is still empty, in the order of the type's roles. */
export function gatherRoles(draft: Draft, def: EventTypeDefinition, ctx: GatherContext): void {
  for (const [name, role] of Object.entries(def.roles)) {
    const reach = NEAR[role.gather ?? 'none'];
    if (reach === 0 || draft.roles.has(name) || isUnnamed(draft, name)) continue;
    if (reach === 0.5) {
      addFound(draft.roles, name, fresh(carriedFrom(draft, name, ctx)), 'an event told just before');
      continue;
    }
    addFound(draft.roles, name, fresh(valuesNear(draft, name, role, reach, ctx)), `gathered from the ${role.gather}`);
  }
}

const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', "'s", 'its', 'their', 'his', 'her', 'our', 'both']);

/** "to other companies", "with an unnamed client": the text says that there is one and not who, so nobody is looked for. */
function isUnnamed(d: Draft, role: string): boolean {
  return d.match.fills.some(
    f =>
      f.np !== null &&
      f.via !== 'subject' &&
      f.roles.length === 1 &&
      f.roles[0] === role &&
      !DEFINITE.has(f.np.determiner ?? '') &&
      d.match.reading.parsed.tokens[f.np.head]?.pos === 'noun' &&
      d.match.reading.parsed.tokens[f.np.head]?.name === undefined,
  );
}

function valuesNear(d: Draft, name: string, role: RoleDefinition, reach: number, ctx: GatherContext): Found[] {
  const takes = (kind: RoleDefinition['kind'][number]): boolean => role.kind.includes(kind);
  if (takes('segment')) return segmentsNear(d, reach, ctx);
  if (takes('jurisdiction')) return jurisdictionNear(d, ctx);
  if (takes('place')) {
    const near = placesNear(d, reach, ctx);
    return near.length > 0 || reach < 4 ? near : placeCarried(d, name, ctx);
  }
  if (takes('venture') && !takes('company')) return venturesNear(d);
  if (takes('company') || takes('venture')) return companiesNear(d, name, role, reach, ctx);
  if (takes('date')) return periodNear(d, reach, ctx);
  if (takes('facility')) return carriedFrom(d, name, ctx);
  return figuresNear(d, role, reach, ctx);
}

/** The place of an earlier event with one of the same parties. */
function placeCarried(d: Draft, name: string, ctx: GatherContext): Found[] {
  const parties = (x: Draft): unknown[] => [...x.roles.values()].flat().flatMap(f => (f.name ? [f.value] : []));
  const own = parties(d);
  const home = ctx.earlier.findLast(
    e => e.roles.has(name) && d.order - e.order <= CARRY && parties(e).some(p => own.includes(p as never)),
  );
  return home?.roles.get(name) ?? [];
}

/** A venture named in the sentence, its partners among the draft's own where they are known. */
function venturesNear(d: Draft): Found[] {
  const r = d.match.reading;
  const own = new Set([...d.roles.values()].flat().map(f => f.value));
  const named = r.parsed.tokens.filter(t => t.name?.kind === 'venture' && t.name.partners?.some(p => own.has(p)));
  return named.slice(0, 1).map(t => ({ value: t.name!.value, in: r.in, start: t.start, end: t.end, name: t.name! }));
}

const phrasesOfDraft = (d: Draft): NounPhrase[] => [
  ...(d.match.np ? [d.match.np] : []),
  ...d.match.fills.flatMap(f => (f.np ? [f.np] : [])),
];

/** Token ranges to look in, nearest first. */
function ranges(d: Draft, reach: number): [number, number][] {
  const r = d.match.reading;
  const out: [number, number][] = [];
  for (const np of phrasesOfDraft(d))
    for (const m of members(np)) out.push(extent(m), ...phrasesAfter(r, m).map(extent));
  if (reach >= 2 && d.match.clause) out.push([d.match.clause.start, Math.max(d.match.clause.end, d.match.trigger + 1)]);
  if (reach >= 3) out.push([0, r.parsed.tokens.length]);
  return out;
}

const LOCATIVE = new Set(['in', 'at', 'near', 'outside', 'around', 'across', 'from', 'for', 'of']);

function placesNear(d: Draft, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const facility = d.phrases.get('facility') ?? d.phrases.get('target');
  const own = facility ? members(facility).flatMap(m => placesOfPhrase(r, m)) : [];
  if (own.length > 0) return own;
  for (const [start, end] of ranges(d, reach)) {
    for (const np of r.parsed.phrases) {
      if (np.start < start || np.end > end) continue;
      if (np.preposition === null || !LOCATIVE.has(np.preposition)) continue;
      if (np.preposition === 'of' || np.preposition === 'from' || np.preposition === 'for') continue;
      const head = r.parsed.tokens[np.head];
      if (head?.name?.kind === 'place') return members(np).flatMap(m => placeAt(r, m.head));
      const inside = facility || head?.name ? [] : placesOfPhrase(r, np);
      if (inside.length > 0) return inside;
    }
  }
  if (reach < 4) return [];
  // "Acme closes Ohio battery line": the headline's only place.
  const told = ctx.readings.filter(x => x.headline).flatMap(x => x.parsed.tokens.flatMap((_, i) => placeAt(x, i)));
  return told.length === 1 && !ctx.isCountry(String(told[0]!.value)) ? told : [];
}

/** Places inside a facility's phrase ("the Tennessee plant") and right behind it ("plant in Kokomo, Indiana"). */
export function placesOfPhrase(r: Reading, np: NounPhrase): Found[] {
  for (const p of phrasesAfter(r, np)) {
    if (p.preposition === null || !LOCATIVE.has(p.preposition) || p.preposition === 'from' || p.preposition === 'for')
      continue;
    const places = members(p).flatMap(m => placeAt(r, m.head));
    if (places.length > 0) return places;
    // "two lines at its Ohio plant"
    const before = r.parsed.tokens[p.head]?.name ? [] : placesBeforeHead(r, p);
    if (before.length > 0) return before;
  }
  return placesBeforeHead(r, np);
}

/** "the Tennessee plant" */
function placesBeforeHead(r: Reading, np: NounPhrase): Found[] {
  const from = np.possessor ? np.possessor.end : np.start;
  for (let i = from; i < np.head; i++) {
    const place = placeAt(r, i);
    if (place.length > 0) return place;
  }
  return [];
}

function placeAt(r: Reading, i: number): Found[] {
  const t = r.parsed.tokens[i];
  return t?.name?.kind === 'place' ? [{ value: t.name.value, in: r.in, start: t.start, end: t.end, name: t.name }] : [];
}

function segmentsNear(d: Draft, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  for (const [start, end] of ranges(d, reach)) {
    const found = ctx.segments.find(r, start, end);
    if (found) return [found];
  }
  return reach >= 4 ? onlySegment(d, ctx) : [];
}

/** The segment that the sentences about an event speak of, if they speak of one only. */
function onlySegment(d: Draft, ctx: GatherContext): Found[] {
  const near = ctx.readings.filter(x => x.headline || Math.abs(x.order - d.order) <= 2);
  const found = near.flatMap(x => ctx.segments.find(x, 0, x.parsed.tokens.length) ?? []);
  const values = new Set(found.map(f => String(f.value).split('/')[0]));
  return values.size === 1 ? found.slice(0, 1) : [];
}

/** Figures of the role's kind in reach that no other role has taken, with a word of `near` beside them. */
function figuresNear(d: Draft, role: RoleDefinition, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const taken = new Set([...d.roles.values()].flat().map(f => `${f.in}${f.start}`));
  for (const f of claimedElsewhere(d, ctx)) taken.add(f);
  for (const [start, end] of ranges(d, reach)) {
    const found: Found[] = [];
    for (let i = start; i < end; i++) {
      const kind = valueKindOf(r, i);
      if (!kind || kind === 'date' || !(role.kind as string[]).includes(kind === 'units' ? 'volume' : kind)) continue;
      const figures = ctx.reader.figures(r, i);
      const [figure] = figures;
      if (!figure || taken.has(`${figure.in}${figure.start}`) || !wordNear(r, i, role.near)) continue;
      if (found.length > 0 && !endsRange(found[0]!, figure)) continue;
      found.push(...figures.filter(f => !found.some(x => x.start === f.start)));
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Figures that belong to another deed of the sentence: its frame has a position for them. */
function claimedElsewhere(d: Draft, ctx: GatherContext): string[] {
  const r = d.match.reading;
  return ctx.all
    .filter(o => o.match.reading === r && o.match.trigger !== d.match.trigger)
    .flatMap(o => o.match.fills)
    .flatMap(f => (f.token === null ? [] : [`${r.in}${r.parsed.tokens[f.token]!.start}`]));
}

/** "between 900 million and 1.1 billion": the upper end of the range that the first figure begins. */
const endsRange = (first: Found, other: Found): boolean =>
  typeof first.value === 'object' &&
  typeof other.value === 'object' &&
  first.value.bound === 'min' &&
  other.value.bound === 'max';

/** How many words away a word of `near` may stand. */
const NEAR_WORDS = 9;
function wordNear(r: Reading, i: number, near: readonly string[] | undefined): boolean {
  if (!near) return true;
  const around = r.parsed.tokens.slice(Math.max(0, i - NEAR_WORDS), i + NEAR_WORDS);
  return around.some(t => near.includes(t.lower));
}

/** "controlled by China's Geely": whose company it is makes no law. */
const ownsCompany = (r: Reading, i: number): boolean =>
  r.parsed.tokens[i]!.possessive && r.parsed.tokens[i + 1]?.name?.kind === 'company';

/** "The Polish government", "Seoul's environment ministry", "Indian import duties": whose it is, the phrase itself says. */
function jurisdictionIn(r: Reading, np: NounPhrase, ctx: GatherContext): Found[] {
  const owner = np.possessor?.head;
  if (owner !== undefined && r.parsed.tokens[owner]?.name?.kind === 'place') return placeAt(r, owner);
  for (let i = np.start; i < np.head; i++) {
    const [t, next] = [r.parsed.tokens[i]!, r.parsed.tokens[i + 1]!];
    const two = ctx.countryOfPeople(`${t.lower} ${next.lower}`);
    const value = two ?? ctx.countryOfPeople(t.lower);
    if (value && t.name?.kind !== 'company') return [{ value, in: r.in, start: t.start, end: two ? next.end : t.end }];
  }
  return [];
}

/** The country or union that the event's own phrases, else the sentence, else the headline, else the article names. */
function jurisdictionNear(d: Draft, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const own = phrasesOfDraft(d).flatMap(np => jurisdictionIn(r, np, ctx));
  if (own[0]) return [own[0]];
  const countries = (x: Reading): Found[] =>
    x.parsed.tokens.flatMap((t, i) =>
      t.name?.kind === 'place' && ctx.isCountry(t.name.value) && !ownsCompany(x, i) ? placeAt(x, i) : [],
    );
  for (const x of [r, ...ctx.readings.filter(y => y.block === r.block), ...ctx.readings.filter(y => y.headline)]) {
    const found = countries(x);
    if (found[0]) return [found[0]];
  }
  return ctx.countries.slice(0, 1);
}

/** Adds the parties of an event in the same sentence to a role that `joins` them, where the two share one. */
export function joinParties(drafts: readonly Draft[], definitions: ReadonlyMap<string, EventTypeDefinition>): void {
  for (const d of drafts)
    for (const [name, role] of Object.entries(definitions.get(d.type)?.roles ?? {})) {
      const own = d.roles.get(name);
      if (!role.joins || !own) continue;
      const other = drafts.find(
        o => o !== d && o.order === d.order && o.roles.get(role.joins!)?.some(f => own.some(x => x.value === f.value)),
      );
      if (other) addFound(d.roles, name, fresh(other.roles.get(role.joins)!), `parties of ${other.match.frame.id}`);
    }
}

/** "It gave guidance for 2026. Revenue is to be …": the period of the sentence before, in its paragraph, or of the headline. */
function periodNear(d: Draft, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const before = ctx.readings.filter(x => x.block === r.block && x.order === r.order - 1);
  const around = reach >= 4 ? [...before, ...ctx.readings.filter(y => y.headline)] : [];
  for (const x of [r, ...around])
    for (const [i, t] of x.parsed.tokens.entries())
      if (
        t.value?.kind === 'date' &&
        PERIOD.test(t.value.value) &&
        ctx.isAhead(t.value.value) &&
        bearingOf(x, i, null) === 'deed'
      )
        return [{ value: t.value.value, in: x.in, start: t.start, end: t.end }];
  return [];
}
const PERIOD = /^\d{4}(?:-(?:Q[1-4]|H[12]))?$/;

/** How many sentences back "the deal" or "the plant" may lead. */
const CARRY = 4;
/** "The $3.5 billion plant", told of further up. */
const FAR_CARRY = 12;
function isKnownFacility(d: Draft): boolean {
  const np = d.phrases.get('facility');
  return np?.determiner === 'the' && np.of.length === 0;
}

/** A role of the latest event read before, or in the same sentence, that has a role of that name. */
function carriedFrom(d: Draft, name: string, ctx: GatherContext): Found[] {
  const home = ctx.earlier.findLast(
    e =>
      e.roles.has(name) &&
      e.order <= d.order &&
      d.order - e.order <= (d.match.frame.carries ? Infinity : isKnownFacility(d) ? FAR_CARRY : CARRY) &&
      !(e.match.reading.headline && e.roles.size < 2),
  );
  return home?.roles.get(name) ?? [];
}

/** Whether a draft cannot do without a role: it is required, or none of its group is filled. */
function stillNeeded(d: Draft, name: string, role: RoleDefinition, ctx: GatherContext): boolean {
  if (typeof role.required !== 'string') return role.required === true;
  const others = Object.entries(ctx.definitions.get(d.type)?.roles ?? {}).filter(
    ([n, r]) => n !== name && r.required === role.required,
  );
  return others.every(([n]) => !d.roles.has(n));
}

/** The subject of the sentence, then of the sentences before it in the paragraph, then what the article is about. */
function companiesNear(d: Draft, name: string, role: RoleDefinition, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const taken = new Set([...d.roles].filter(([n]) => n !== name).flatMap(([, v]) => v.map(f => f.value)));
  const free = (found: Found[]): Found[] => found.filter(f => !taken.has(f.value));
  const subject = (x: Reading, np: NounPhrase | null): Found[] => {
    if (!np) return [];
    const own = free(ctx.reader.names(x, np, role.kind));
    return own.length > 0 || !np.possessor ? own : free(ctx.reader.names(x, np.possessor, role.kind));
  };
  if (d.match.clause && !d.match.frame.carries) {
    const own = subject(r, subjectOf(d.match.clause));
    if (own.length > 0) return own;
    for (const c of r.parsed.clauses) {
      const other = c.vg.form === 'finite' ? subject(r, c.subject) : [];
      if (other.length > 0) return other;
    }
  }
  if (reach < 4) return [];
  const carried = carriedFrom(d, name, ctx);
  if (carried.length > 0 && free(carried).length > 0) return free(carried);
  if (d.match.frame.carries) return [];
  const earlier = ctx.readings.filter(x => x.order < r.order && x.in === r.in && x.block >= r.block - 1).reverse();
  for (const x of earlier.slice(0, 3))
    for (const c of x.parsed.clauses) {
      if (c.vg.form !== 'finite' || c.relation === 'relative') continue;
      const found = subject(x, c.subject);
      if (found.length > 0) return found;
    }
  if (d.match.frame.carries || !stillNeeded(d, name, role, ctx)) return [];
  const topic = ctx.topics.find(t => !taken.has(t.value));
  return topic
    ? [
        {
          value: topic.value,
          in: r.in,
          start: r.parsed.tokens[d.match.trigger]!.start,
          end: r.parsed.tokens[d.match.trigger]!.end,
          name: topic,
        },
      ]
    : [];
}
