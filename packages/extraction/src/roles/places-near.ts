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
  const facility = d.phrases.get('facility') ?? d.phrases.get('target') ?? ventureOf(d);
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
      // "a line at the Salem works": of another phrase than its own only what is a plant itself.
      const inside = head?.name || (facility && !SITES.has(np.noun)) ? [] : placesOfPhrase(r, np);
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

/** "the venture that they had sketched out for Salem": one without a name of its own. */
const ventureOf = (d: Draft): NounPhrase | undefined => {
  const np = d.phrases.get('venture');
  return np && clausesOn(d.match.reading, np).length > 0 ? np : undefined;
};

/** "works there", "There, by 2029,": not "there is". */
function isThere(r: Reading, at: number): boolean {
  const [before, next] = [r.parsed.tokens[at - 1], r.parsed.tokens[at + 1]];
  const opens = next !== undefined && /^(?:be|modal|have)$/.test(next.pos);
  return !opens || before?.pos === 'verb' || before?.pos === 'noun';
}

/** "there", in the event's own clause: the last place named before it, in its sentence or the one before. */
function placeOfThere(d: Draft, ctx: GatherContext): Found[] {
  const { reading: r, clause } = d.match;
  if (!clause) return [];
  const at = r.parsed.tokens.findIndex((t, i) => t.lower === 'there' && isThere(r, i) && i < clause.end + 1);
  if (at < 0) return [];
  const before = ctx.readings.find(x => x.order === r.order - 1 && x.block === r.block);
  return lastPlaces(r, at) ?? (before ? lastPlaces(before, before.parsed.tokens.length) : null) ?? [];
}

/** The last place before a token, with those it is listed with: "plants in Ohio and Iowa". */
function lastPlaces(r: Reading, end: number): Found[] | null {
  const { tokens } = r.parsed;
  const isPlace = (i: number): boolean => tokens[i]?.name?.kind === 'place';
  let at = end - 1;
  while (at >= 0 && !isPlace(at)) at--;
  if (at < 0) return null;
  const listed = [at];
  for (; /^(?:and|or|,)$/.test(tokens[at - 1]?.lower ?? '') && isPlace(at - 2); at -= 2) listed.unshift(at - 2);
  return listed.flatMap(i => placeAt(r, i));
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
    // "two lines at its Ohio plant"; "in the Sur industrial complex in Salem": the town says more than an estate's name.
    const before = r.parsed.tokens[p.head]?.name ? [] : placesBeforeHead(r, p);
    const town = before.length > 0 && ESTATES.has(p.noun) ? townBehind(r, p) : [];
    if (before.length > 0) return town.length > 0 ? town : before;
  }
  const told = placesInClauses(r, np);
  return told.length > 0 ? told : placesBeforeHead(r, np);
}

const ESTATES = new Set('complex park zone estate area district cluster corridor'.split(' '));
const townBehind = (r: Reading, estate: NounPhrase): Found[] =>
  phrasesAfter(r, estate)
    .filter(p => p.start > estate.head && LOCATIVE.has(p.preposition ?? ''))
    .flatMap(p => members(p).flatMap(m => placeAt(r, m.head)));

const STANDING = new Set(
  'be build built locate located site sited situate situated go gone come construct constructed open opened rise stand stands plan planned base based set sketch sketched earmark earmarked foresee foreseen moot mooted propose proposed envisage envisaged pencil pencilled slate slated intend intended announce announced map mapped'.split(
    ' ',
  ),
);
const PLANNING = /^(?:plan|sketch|earmark|fores|moot|propos|envisag|pencil|slat|intend|announc|map)/;
/** "a plant that was to have gone to Salem, Indiana", "a factory planned for Macon": where a clause on it says it is. */
function placesInClauses(r: Reading, np: NounPhrase): Found[] {
  for (const c of clausesOn(r, np)) {
    const verb = r.parsed.tokens[c.vg.head]?.lower ?? '';
    if (!STANDING.has(verb)) continue;
    const towards = PLANNING.test(verb) ? 'for' : 'to';
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
