// Places that no slot filled: of the phrases of an event, of its facility, of its sentence, of the headline.
import type { Clause, NounPhrase } from '@cellwire/language';
import { type Draft, partiesOf } from '../happenings/draft.js';
import { clausesOn, members, phrasesAfter, type Reading } from '../reading/reading.js';
import { SITES } from './facility-words.js';
import { type Found, foundName } from './found.js';
import { CARRY, type GatherContext, phrasesOfDraft, ranges } from './gather-context.js';

const LOCATIVE = new Set(['in', 'at', 'near', 'outside', 'around', 'across']);

/** The places nearest to an event: its facility's, of its phrases, its clause, its sentence, the headline's only one. */
export function placesNear(d: Draft, reach: number, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const facility = d.phrases.get('facility') ?? d.phrases.get('target');
  const inPhrase = facility ? members(facility).flatMap(m => placesOfPhrase(r, m)) : [];
  if (inPhrase.length > 0) return inPhrase;
  const there = placeOfThere(d, ctx);
  if (there.length > 0) return there;
  const measured = facility ? [] : placesOfCapacity(d);
  if (measured.length > 0) return measured;
  const bySeat = Object.values(ctx.definitions.get(d.type)?.roles ?? {}).some(role => role.seatOf !== undefined);
  for (const [start, end] of ranges(d, reach)) {
    for (const np of r.parsed.phrases) {
      if (np.start < start || np.end > end) continue;
      if (np.preposition === null || isElsewhere(r, np, bySeat) || isInReason(r, np, d.match.clause)) continue;
      if (!isWhere(r, np, np.preposition) && !isShippedFrom(d, r, np, ctx)) continue;
      const head = r.parsed.tokens[np.head];
      // "supplies from outside China": a country that nothing is near to.
      if (np.preposition === 'outside' && head?.name?.kind === 'place' && ctx.isCountry(head.name.value)) continue;
      if (head?.name?.kind === 'place') return members(np).flatMap(m => placeAt(r, m.head));
      const inside = facility || head?.name ? [] : placesOfPhrase(r, np);
      if (inside.length > 0) return inside;
    }
  }
  if (reach < 4) return [];
  // "Acme closes Ohio battery line": the headline's only place, where it names a party or the event.
  const own = partiesOf(d);
  const speaks = (x: Reading): boolean =>
    own.length === 0 || d.headline || x.parsed.tokens.some(t => t.name && own.includes(t.name.value));
  const told = ctx.readings
    .filter(x => x.headline && speaks(x))
    .flatMap(x => x.parsed.tokens.flatMap((_, i) => placeAt(x, i)));
  return told.length === 1 && !ctx.isCountry(String(told[0]!.value)) ? told : [];
}

/** "idled a plant because orders in Europe are falling": the reason has places of its own. */
function isInReason(r: Reading, np: NounPhrase, deed: Clause | null): boolean {
  return r.parsed.clauses.some(
    c => c.opener === 'because' && c !== deed && c.subject !== null && np.start > c.start && np.start < c.end,
  );
}

/** "there", in the event's own clause: the last place named before it, in its sentence or the one before. */
function placeOfThere(d: Draft, ctx: GatherContext): Found[] {
  const { reading: r, clause } = d.match;
  if (!clause) return [];
  const at = r.parsed.tokens.findIndex((t, i) => t.lower === 'there' && i > clause.vg.start && i < clause.end + 1);
  if (at < 0) return [];
  const before = ctx.readings.find(x => x.order === r.order - 1 && x.block === r.block);
  const named = [
    ...(before?.parsed.tokens ?? []).flatMap((_, i) => placeAt(before!, i)),
    ...r.parsed.tokens.slice(0, at).flatMap((_, i) => placeAt(r, i)),
  ];
  return named.slice(-1);
}

/** "cells from Salem, Ohio": where goods of a supply deal come from; a whole country says only whose they are. */
function isShippedFrom(d: Draft, r: Reading, np: NounPhrase, ctx: GatherContext): boolean {
  const place = r.parsed.tokens[np.head]?.name;
  return np.preposition === 'from' && d.roles.has('supplier') && place !== undefined && ctx.placeRank(place.value) > 0;
}

/**
 * "Acme, which is based in Turin", "Acme, a developer in Turin": where a company has its seat, which is no place of an
 * event unless its type asks for seats.
 */
function isElsewhere(r: Reading, np: NounPhrase, bySeat: boolean): boolean {
  if (bySeat) return false;
  if (SEATED.test(r.parsed.tokens[np.start - 2]?.lower ?? '')) return true;
  return r.parsed.phrases.some(p =>
    p.appositions.some(x => !SITES.has(x.noun) && x.end === np.start - 1 && !r.parsed.tokens[x.head]?.name),
  );
}
const SEATED = /^-?(?:based|headquartered|listed|registered|traded)$/;

/** "in Ohio", "centred on North America". */
function isWhere(r: Reading, np: NounPhrase, preposition: string): boolean {
  if (preposition === 'on') return CENTRED.test(r.parsed.tokens[np.start - 2]?.lower ?? '');
  return LOCATIVE.has(preposition);
}
const CENTRED = /^(?:cent(?:er|r)(?:ed|ing)|focus(?:s?ed|s?ing)|concentrat(?:ed|ing))$/;

const MEASURED = new Set('capacity production output manufacturing sale order shipment'.split(' '));
/** "its US capacity", "North American orders": the place that a thing without a plant stands in. */
function placesOfCapacity(d: Draft): Found[] {
  const r = d.match.reading;
  for (const np of phrasesOfDraft(d)) {
    const found = MEASURED.has(np.noun) ? placesBeforeHead(r, np) : [];
    if (found.length > 0) return found;
  }
  return [];
}

/** The place of an earlier event with one of the same parties. */
export function placeCarried(d: Draft, name: string, ctx: GatherContext): Found[] {
  const own = partiesOf(d);
  const home = ctx.earlier.findLast(
    e => e.roles.has(name) && d.order - e.order <= CARRY && partiesOf(e).some(p => own.includes(p)),
  );
  return home?.roles.get(name) ?? [];
}

/** Places inside a facility's phrase ("the Tennessee plant") and right behind it ("plant in Kokomo, Indiana"). */
export function placesOfPhrase(r: Reading, np: NounPhrase): Found[] {
  for (const p of phrasesAfter(r, np)) {
    // "in its entirety to Acme of Turin": the town is Acme's.
    if (!(p.preposition === 'of' ? np.of.includes(p) : LOCATIVE.has(p.preposition ?? ''))) continue;
    const places = members(p).flatMap(m => placeAt(r, m.head));
    // "in the US state of Indiana"
    const inside = places.length > 0 ? places : p.of.flatMap(o => placeAt(r, o.head));
    if (inside.length > 0) return inside;
    // "two lines at its Ohio plant"
    const before = r.parsed.tokens[p.head]?.name ? [] : placesBeforeHead(r, p);
    if (before.length > 0) return before;
  }
  const told = placesInClauses(r, np);
  return told.length > 0 ? told : placesBeforeHead(r, np);
}

const STANDING = new Set(
  'be build built locate located site sited situate situated go gone come construct constructed open opened rise stand stands plan planned base based set'.split(
    ' ',
  ),
);
/** "a plant that was to have gone to Salem, Indiana", "a factory planned for Macon": where a clause on it says it is. */
function placesInClauses(r: Reading, np: NounPhrase): Found[] {
  for (const c of clausesOn(r, np)) {
    const verb = r.parsed.tokens[c.vg.head]?.lower ?? '';
    if (!STANDING.has(verb)) continue;
    const towards = verb.startsWith('plan') ? 'for' : 'to';
    const where = c.complements.filter(
      p => p.preposition === towards || (p.preposition !== null && isWhere(r, p, p.preposition)),
    );
    const places = where.flatMap(p => members(p).flatMap(m => placeAt(r, m.head)));
    if (places.length > 0) return places;
  }
  return [];
}

/** "the Tennessee plant" */
export function placesBeforeHead(r: Reading, np: NounPhrase): Found[] {
  const from = np.possessor ? np.possessor.end : np.start;
  for (let i = from; i < np.head; i++) {
    const place = placeAt(r, i);
    if (place.length > 0) return place;
  }
  return [];
}

/** The place that a token names. */
export function placeAt(r: Reading, i: number): Found[] {
  const t = r.parsed.tokens[i];
  return t?.name?.kind === 'place' ? foundName(r, t) : [];
}
