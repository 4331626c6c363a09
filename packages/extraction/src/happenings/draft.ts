// From a match to a draft of a mention: roles filled, status and date reached. Drafts of one happening are merged later.

import type { NounPhrase } from '@cellwire/language';
import type { EventTypeDefinition, RoleValue, Status } from '@cellwire/model';
import { placeDates } from '../dates/place-dates.js';
import { whenIs } from '../dates/when.js';
import type { CompiledFrame } from '../frames/frame.js';
import type { Match } from '../frames/match.js';
import type { Fill } from '../frames/matcher.js';
import { extent, phrasesAfter, type Reading } from '../reading/reading.js';
import type { Found, RoleReader } from '../roles/resolve-roles.js';
import type { SegmentWords } from '../roles/segments.js';
import { modalityOf } from '../status/modality.js';
import { modalityOfNoun } from '../status/noun-modality.js';
import { statusOf } from '../status/status.js';
import { formsOfVerbs, type Modality } from '../status/status-words.js';

/** Where a date was read. `how` is for people: "beside the deed", "the day it was said". */
export interface DateSource {
  words: string;
  how: string;
}

export interface Draft {
  type: string;
  match: Match;
  status: Status;
  modality: Modality;
  date: string | null;
  /** The date came from the verb of saying over it, not from its own clause. */
  dateReported: boolean;
  /** Its own date had ended weeks before publication. */
  over: boolean;
  /** Which words gave the date, and how they bear on the deed. */
  dateFrom: DateSource | null;
  /** How many readings tell it. */
  tellings: number;
  /** The headline tells it too. */
  headline: boolean;
  roles: Map<string, Found[]>;
  /** Phrases that facilities and targets were read from, for coreference by head noun. */
  phrases: Map<string, NounPhrase>;
  order: number;
}

export interface DraftContext {
  definitions: ReadonlyMap<string, EventTypeDefinition>;
  reader: RoleReader;
  publishedOn: string;
  segments: SegmentWords;
}

/** The named companies, ventures and places of a draft, whatever role they have. */
export const partiesOf = (d: Pick<Draft, 'roles'>): RoleValue[] =>
  [...d.roles.values()].flat().flatMap(f => (f.name ? [f.value] : []));

/** Adds values that a role does not have yet; `via` says how they were reached, where they do not know themselves. */
export const addFound = (roles: Map<string, Found[]>, role: string, values: readonly Found[], via?: string): void => {
  const list = roles.get(role) ?? [];
  for (const v of values)
    if (
      !list.some(
        x =>
          (x.start === v.start && x.in === v.in && typeof v.value === 'object') ||
          (!v.beside && JSON.stringify(x.value) === JSON.stringify(v.value)),
      )
    )
      list.push(via === undefined || v.via !== undefined ? v : { ...v, via });
  if (list.length > 0) roles.set(role, list);
};

const of = (...list: Modality[]): ReadonlySet<Modality> => new Set(list);
/** Which modalities a frame's `when` lets through. */
const MODALITIES: Record<CompiledFrame['when'], ReadonlySet<Modality>> = {
  any: of('fact', 'future', 'possible', 'agreed', 'denied', 'not', 'cancelled', 'cancelling', 'doubted', 'hearsay'),
  future: of('future', 'possible', 'agreed', 'cancelled', 'cancelling', 'doubted', 'denied'),
  fact: of('fact'),
  prospective: of('future', 'possible', 'agreed', 'cancelled', 'cancelling', 'doubted', 'denied'),
  not: of('not', 'cancelled'),
};

/** How far a plan's end has come, by what is said of the plan. */
const OFF: Partial<Record<Modality, Status>> = {
  cancelled: 'completed',
  cancelling: 'announced',
  doubted: 'considered',
};

function fillRoles(
  fill: Fill,
  r: Reading,
  def: EventTypeDefinition,
  roles: Map<string, Found[]>,
  phrases: Map<string, NounPhrase>,
  ctx: DraftContext,
): void {
  for (const [n, name] of fill.roles.entries()) {
    const role = def.roles[name];
    if (!role) continue;
    if (fill.token !== null) {
      if (fill.kind === 'date') addDateToken(roles, name, r, fill.token);
      else {
        addFound(roles, name, ctx.reader.figures(r, fill.token, role.kind.includes('headcount')), fill.via);
      }
    } else if (fill.np) {
      if (role.kind.includes('segment')) {
        const [start, end] = extent(fill.np);
        const behind = phrasesAfter(r, fill.np).find(p => p.preposition === 'for');
        const segment = ctx.segments.find(r, start, end) ?? (behind && ctx.segments.find(r, ...extent(behind)));
        if (segment && !roles.has(name)) addFound(roles, name, [segment], fill.via);
        continue;
      }
      const np = role.kind.includes('facility') ? (objectBefore(r, fill.np) ?? fill.np) : fill.np;
      if (!phrases.has(name)) phrases.set(name, np);
      // "will dissolve Gamma Anodes, the company they founded": a venture that only the frame tells from a company.
      const kind = role.kind.join() === 'venture' && fill.company ? [...role.kind, 'company' as const] : role.kind;
      const values = ctx.reader.fromPhrase(r, np, {
        ...role,
        kind: fill.named ? kind.filter(k => k !== 'text') : kind,
      });
      addFound(roles, name, fill.roles.length > 1 ? values.slice(n, n + 1) : values, fill.via);
    }
  }
}

const SEEKING = formsOfVerbs('seek look');
/** "is looking to triple capacity", "seeks sales of": by its own verb or the one that governs it, without "may". */
function isSought({ clause, reading }: Match): boolean {
  const over = clause?.relation === 'infinitive' || clause?.relation === 'gerund' ? clause.governor : null;
  return [clause, over].some(
    c =>
      c &&
      SEEKING.has(reading.parsed.tokens[c.vg.head]?.lower ?? '') &&
      !/^(?:may|might|could)$/.test(c.vg.modal ?? ''),
  );
}

/** "converts the line to make cells for storage": where "to" wants a segment, the infinitive of purpose tells it too. */
function addPurpose(match: Match, def: EventTypeDefinition, roles: Map<string, Found[]>, ctx: DraftContext): void {
  const role = match.frame.slots.get('to')?.roles.find(n => def.roles[n]?.kind.includes('segment'));
  const purpose = match.reading.parsed.clauses.find(
    c => c.relation === 'infinitive' && c.governor !== null && c.governor === match.clause,
  );
  if (!role || !purpose || roles.has(role)) return;
  const found = ctx.segments.find(match.reading, purpose.start, purpose.end);
  if (found) addFound(roles, role, [found], 'purpose');
}

/** "will restart the hall and switch it to packs": the object of the clause before, for a pronoun that is one in the next. */
function objectBefore(r: Reading, np: NounPhrase): NounPhrase | null {
  if (np.noun !== 'it' && np.noun !== 'them') return null;
  const clause = r.parsed.clauses.find(c => c.objects.includes(np));
  const before = clause?.relation === 'conjunct' ? r.parsed.clauses[clause.index - 1] : undefined;
  const object = before && before.subject === clause?.subject ? before.objects[0] : undefined;
  // "one of the halls"
  const thing = object && r.parsed.tokens[object.head]?.pos !== 'noun' ? object.of[0] : object;
  return thing && r.parsed.tokens[thing.head]?.pos === 'noun' ? thing : null;
}

/** "bought Gamma's plants from Acme": the owner of the name sells nothing where "from" says who does. */
const ownsOnly = (fill: Fill, all: readonly Fill[]): boolean =>
  fill.via.endsWith('.possessor') && all.some(f => f.via === 'from' && f.roles.some(role => fill.roles.includes(role)));

/**
 * "is in talks with Beta to buy its stake": "its" is Beta's, whoever else it might be; "agreed with Beta to buy Gamma's
 * stake": Gamma sells.
 */
function isOutspoken(fill: Fill, { fills, reading }: Match): boolean {
  const owns = fill.via.endsWith('.possessor');
  if (!owns && fill.via !== 'counterpart') return false;
  const rival = fills.find(
    f =>
      (owns ? f.via === 'counterpart' : f.via.endsWith('.possessor')) &&
      f.roles.some(role => fill.roles.includes(role)),
  );
  const owner = owns ? fill : rival;
  const isPronoun = reading.parsed.tokens[owner?.np?.head ?? -1]?.pos === 'possessive';
  return rival !== undefined && owns === isPronoun;
}

/** "Acme sells its stake": whose it is the subject has said already. */
const saysAgain = (fill: Fill, match: Match): boolean =>
  fill.via.endsWith('.possessor') &&
  /^(?:possessive|pronoun)$/.test(match.reading.parsed.tokens[fill.np?.head ?? -1]?.pos ?? '') &&
  match.fills.some(f => f.via === 'subject' && f.roles.some(role => fill.roles.includes(role)));

/** "The ban takes effect in January", "the subsidy expires next year": the present of what a day to come is set for. */
function isScheduled({ clause, np, frame, reading }: Match, publishedOn: string): boolean {
  const vg = clause?.vg;
  if (!clause || !vg || (np && frame.nouns.length > 0) || vg.form !== 'finite') return false;
  if (vg.tense !== 'present' || vg.perfect || vg.modal || vg.progressive) return false;
  return [...clause.dates, ...clause.complements].some(({ start, end }) =>
    reading.parsed.tokens
      .slice(start, end)
      .some(t => t.value?.kind === 'date' && whenIs(t.value.value, publishedOn) === 'future'),
  );
}

export function draftOf(match: Match, ctx: DraftContext): Draft | null {
  const def = ctx.definitions.get(match.frame.type);
  if (!def) return null;
  const roles = new Map<string, Found[]>();
  const phrases = new Map<string, NounPhrase>();
  for (const fill of match.fills)
    if (!ownsOnly(fill, match.fills) && !saysAgain(fill, match) && !isOutspoken(fill, match))
      fillRoles(fill, match.reading, def, roles, phrases, ctx);
  addPurpose(match, def, roles, ctx);
  const told =
    match.np && match.frame.nouns.length > 0
      ? modalityOfNoun(match.reading, match.np, match.clause, match.frame.told)
      : modalityOf(match.reading, match.clause);
  const modality = told === 'fact' && isScheduled(match, ctx.publishedOn) ? 'future' : told;
  if (!MODALITIES[match.frame.when].has(modality)) return null;
  const off = OFF[modality] ? ctx.definitions.get(def.calledOff ?? '') : undefined;
  if (off) return finish(match, off, modality, OFF[modality]!, roles, phrases, ctx);
  // A frame for what does not come to pass tells a deed of its own: "the plant will not go ahead" is a halt.
  const turned = match.frame.settled || (match.frame.when === 'not' && modality === 'not') ? 'fact' : modality;
  const stated = statusOf(turned, match.frame.status ?? def.defaultStatus ?? 'completed');
  // "agreed to close the plant": a closure is no contract; what was agreed has been announced. Who seeks to reach a
  // goal has set it.
  const sought = stated === 'considered' && !def.statuses.includes('completed') && isSought(match);
  const status = sought || (stated === 'agreed' && !def.statuses.includes('agreed')) ? 'announced' : stated;
  if (!def.statuses.includes(status)) return null;
  return finish(match, def, turned, status, roles, phrases, ctx);
}

function finish(
  match: Match,
  def: EventTypeDefinition,
  modality: Modality,
  status: Status,
  roles: Map<string, Found[]>,
  phrases: Map<string, NounPhrase>,
  ctx: DraftContext,
): Draft | null {
  const draft: Draft = {
    type: def.type,
    match,
    status,
    modality,
    date: null,
    dateReported: false,
    over: false,
    dateFrom: null,
    tellings: 1,
    headline: match.reading.headline,
    roles,
    phrases,
    order: match.reading.order,
  };
  splitParties(draft);
  fillFromPhrases(draft, def, ctx);
  onePartPerParty(draft, def);
  if (match.frame.growth && !draft.roles.has(match.frame.growth)) addGrowth(draft, match.frame.growth);
  else if (match.frame.growth) signGrowth(draft, match.frame.growth);
  if (match.frame.adds) {
    if (match.frame.dated) placeDates(draft, def, ctx.publishedOn);
    return draft.roles.size > 0 ? draft : null;
  }
  placeDates(draft, def, ctx.publishedOn);
  return draft;
}

/** No venture is a partner in itself: "Acme was formed by the tyre group and Beta". */
function dropSelf(draft: Draft): void {
  const ventures = draft.roles.get('venture') ?? [];
  const own = new Set(ventures.map(v => v.value));
  const partners = draft.roles.get('partner');
  if (own.size === 0 || !partners?.some(p => own.has(p.value))) return;
  // "Acme and Beta founded the company": taken for one of them, it is neither.
  if (ventures.every(v => v.referred)) {
    draft.roles.delete('venture');
    return;
  }
  const left = partners.filter(p => !own.has(p.value));
  if (left.length > 0) draft.roles.set('partner', left);
  else draft.roles.delete('partner');
}

/** "its venture with Acme" was taken for a venture that neither the holder nor Acme is a partner of: forget it. */
function dropForeignVenture(draft: Draft): void {
  const venture = draft.roles.get('venture')?.[0];
  const partners = draft.roles.get('partner') ?? [];
  const known = venture?.name?.partners;
  if (!venture || partners.length < 2 || !known?.length) return;
  if (partners.filter(p => known.includes(String(p.value))).length < 2) draft.roles.delete('venture');
}

/** "A and B have signed a supply deal": the two are its two sides. */
export function splitParties(draft: Draft): void {
  const [x, y] = draft.match.frame.swaps;
  const both = x ? draft.roles.get(x) : undefined;
  if (!x || !y || both?.length !== 2 || draft.roles.has(y)) return;
  draft.roles.set(x, [both[0]!]);
  draft.roles.set(y, [both[1]!]);
}

/** Nobody buys from himself: a company that has one identifying role does not have another. */
function onePartPerParty(draft: Draft, def: EventTypeDefinition): void {
  const roles = Object.keys(def.roles).filter(n => def.roles[n]!.identifies && def.roles[n]!.kind.includes('company'));
  const taken = new Set<unknown>();
  // "Acme will buy the company's cells": the company is another than Acme, so the subject keeps its role.
  // But "nobody to take over its unit": what is one's own one does not buy.
  const own = draft.match.fills.some(
    f => f.via.endsWith('.possessor') && draft.match.reading.parsed.tokens[f.np?.head ?? -1]?.pos === 'possessive',
  );
  const isSubject = (role: string): boolean =>
    !own && draft.match.fills.some(f => f.via === 'subject' && f.roles.includes(role));
  for (const name of roles.sort((a, b) => Number(isSubject(b)) - Number(isSubject(a)))) {
    const values = draft.roles.get(name);
    if (!values) continue;
    const left = values.filter(v => !taken.has(v.value));
    if (left.length > 0) draft.roles.set(name, left);
    else draft.roles.delete(name);
    for (const v of left) taken.add(v.value);
  }
}

/** "to triple" is growth by 200 percent, where no figure says more. */
const GROWTH: [forms: RegExp, percent: number][] = [
  [/^doubl/, 100],
  [/^tripl|^trebl/, 200],
  [/^quadrupl/, 300],
  [/^quintupl/, 400],
];
function addGrowth(draft: Draft, role: string): void {
  const t = draft.match.reading.parsed.tokens[draft.match.trigger]!;
  const found = GROWTH.find(([form]) => form.test(t.lower));
  const figures = [...draft.roles.values()].flat().some(f => typeof f.value === 'object');
  if (!found || figures) return;
  const before = draft.match.reading.parsed.tokens
    .slice(Math.max(0, draft.match.trigger - 3), draft.match.trigger)
    .map(x => x.lower)
    .join(' ');
  const bound = before.endsWith('more than')
    ? { bound: 'min' as const }
    : /nearly|almost|about/.test(before)
      ? { bound: 'about' as const }
      : {};
  addFound(draft.roles, role, [
    { value: { percent: found[1], ...bound }, in: draft.match.reading.in, start: t.start, end: t.end },
  ]);
}

/** "to fall by 20 percent": growth below nothing. */
const FALLING = /^(?:fall|fell|declin|drop|shr[iau]nk|decreas|slip|contract)/;
function signGrowth(draft: Draft, role: string): void {
  const verb = draft.match.reading.parsed.tokens[draft.match.trigger]!;
  if (verb.pos !== 'verb' || !FALLING.test(verb.lower)) return;
  const values = draft.roles
    .get(role)!
    .map(f =>
      typeof f.value === 'object' && 'percent' in f.value && f.value.percent > 0
        ? { ...f, value: { ...f.value, percent: -f.value.percent } }
        : f,
    );
  draft.roles.set(role, values);
}

/** Whether one company is the parent of another: the list may name either as a venture's partner. */
const isParent = (parent: Found, unit: Found): boolean => unit.name?.parent === parent.value;

/** What a phrase tells of other roles: a facility's place, a venture's partners. */
function fillFromPhrases(draft: Draft, def: EventTypeDefinition, ctx: DraftContext): void {
  const r = draft.match.reading;
  for (const np of draft.phrases.values()) {
    if (def.roles.partner) {
      const told = draft.roles.get('partner') ?? [];
      const partners = ctx.reader.partners(r, np).filter(p => !told.some(t => isParent(t, p) || isParent(p, t)));
      if (partners.length > 1 || !draft.roles.has('partner'))
        addFound(draft.roles, 'partner', partners, 'partners of the venture');
    }
  }
  dropForeignVenture(draft);
  dropSelf(draft);
  const facility = draft.phrases.get('facility');
  const told = facility ? ctx.reader.facility(r, facility) : null;
  if (told?.place && def.roles.place && !draft.roles.has('place'))
    addFound(draft.roles, 'place', [{ ...told.found, value: told.place }], 'place of the facility');
  if (told?.operator && def.roles.operator && !draft.roles.has('operator'))
    addFound(draft.roles, 'operator', [{ ...told.found, value: told.operator }], 'operator of the facility');
}

/** Adds the date at a token to a role. */
export function addDateToken(roles: Map<string, Found[]>, role: string, r: Reading, i: number): void {
  const t = r.parsed.tokens[i];
  if (t?.value?.kind === 'date')
    addFound(roles, role, [{ value: t.value.value, in: r.in, start: t.start, end: t.end }], 'date');
}
