// Where a company or venture stands, as the article tells beside its name: "Beta Cells, a maker of packs in Ohio",
// "Beta Cells, whose plant at Salem makes packs", "the Ohio venture", "Salem-based Beta Cells".

import type { Clause, NounPhrase } from '@cellwire/language';
import type { RoleDefinition } from '@cellwire/model';
import type { Draft } from '../happenings/draft.js';
import { extent, phrasesAfter, type Reading } from '../reading/reading.js';
import { SITES } from './facility-words.js';
import { type Found, foundAt } from './found.js';
import type { GatherContext } from './gather-context.js';
import { placeAt, placesBeforeHead, placesOfPhrase } from './places-near.js';

const withInner = (np: NounPhrase): NounPhrase[] => [np, ...np.of.flatMap(withInner)];

/** The phrases of a sentence that name or stand for somebody. */
const phrasesFor = (r: Reading, name: string, ctx: GatherContext): NounPhrase[] =>
  [...new Set(r.parsed.phrases.flatMap(withInner))].filter(np =>
    ctx.reader.names(r, np, ['company', 'venture']).some(f => f.value === name),
  );

/** Whether the name itself stands in a phrase, at its head. */
const isNamed = (r: Reading, np: NounPhrase, name: string): boolean => r.parsed.tokens[np.head]?.name?.value === name;

/** Whether a clause with "whose" tells of a phrase: "half of Beta Cells, whose plant". */
const isOwner = ({ owner }: Clause, np: NounPhrase): boolean =>
  owner != null && np.head >= owner.start && np.head < extent(owner)[1];

/** "…, the Salem, Oregon, company", "…, its venture with Gamma in Salem", ", whose plant at Salem makes packs". */
function besideName(r: Reading, np: NounPhrase, ctx: GatherContext): Found[] {
  for (const x of np.appositions) {
    const found = r.parsed.tokens[x.head]?.name ? [] : placesOfPhrase(r, x);
    if (found.length > 0) return found;
    const country = countryBefore(r, x, ctx);
    if (country.length > 0) return country;
  }
  return r.parsed.clauses
    .filter(c => isOwner(c, np))
    .flatMap(c => siteIn(r, c))
    .slice(0, 1);
}

/** "Beta Cells, the Polish cathode venture": the country that its partners chose for it. */
function countryBefore(r: Reading, np: NounPhrase, ctx: GatherContext): Found[] {
  if (np.noun !== 'venture' && !SITES.has(np.noun)) return [];
  const { tokens } = r.parsed;
  const from = np.possessor ? np.possessor.end : np.start;
  for (let i = from; i < np.head; i++) {
    const country = tokens[i]!.name ? null : ctx.countryOfPeople(tokens[i]!.lower);
    if (country) return [{ ...foundAt(r, tokens[i]!, country), via: NATIONAL }];
  }
  return [];
}
/** A country that the words on a venture name is where it stands; one beside a company's name may be its customers'. */
const NATIONAL = 'the country of the venture';

/** "whose plant at Salem makes packs", "whose main asset is a plant in Salem" */
function siteIn(r: Reading, c: Clause): Found[] {
  const sites = [...(c.subject ? [c.subject] : []), ...c.objects].filter(p => SITES.has(p.noun));
  const inside = sites.flatMap(site => placesOfPhrase(r, site));
  if (inside.length > 0 || sites.length === 0) return inside;
  return c.complements.filter(p => /^(?:in|at|near)$/.test(p.preposition ?? '')).flatMap(p => placeAt(r, p.head));
}

/** "Salem-based Beta Cells", "Beta Cells of Salem": where it has its seat. */
function seatBeside(r: Reading, np: NounPhrase): Found[] {
  const { tokens } = r.parsed;
  for (let i = np.start; i < np.head; i++)
    if (/^-?based$/.test(tokens[i + 1]?.lower ?? '')) {
      const found = placeAt(r, i);
      if (found.length > 0) return found;
    }
  return phrasesAfter(r, np)
    .filter(p => p.preposition === 'of' && p.start <= np.end + 1)
    .flatMap(p => placeAt(r, p.head));
}

/** What a sentence tells of a name's place is read once, however many deeds ask for it. */
const KNOWN = new WeakMap<Reading, Map<string, Found[]>>();
function seatIn(r: Reading, name: string, ctx: GatherContext, small: boolean): Found[] {
  const known = KNOWN.get(r) ?? new Map<string, Found[]>();
  KNOWN.set(r, known);
  const found = known.get(name) ?? readSeat(r, name, ctx, small);
  known.set(name, found);
  return found;
}

function readSeat(r: Reading, name: string, ctx: GatherContext, small: boolean): Found[] {
  for (const np of phrasesFor(r, name, ctx)) {
    const named = isNamed(r, np, name);
    const seat = seatBeside(r, np);
    // Where its head office is, says where a small firm is.
    if (seat.length > 0 && !small) continue;
    const found = named ? besideName(r, np, ctx) : np.determiner === 'the' ? placesBeforeHead(r, np) : [];
    if (found.length > 0) return found;
    if (seat.length > 0) return seat;
  }
  return [];
}

/** How many sentences off a place may be told: where a firm is, a text says once. */
const REACH = 12;

/**
 * The place of those who have the roles that a place is `seatOf`. A firm that no list knows may be where it has its seat,
 * a listed one has plants elsewhere.
 */
export function seatsOf(d: Draft, role: RoleDefinition, ctx: GatherContext): Found[] {
  const names = (role.seatOf ?? []).flatMap(n => d.roles.get(n) ?? []).flatMap(f => (f.name ? [f.name] : []));
  // "a joint venture", without a name of its own.
  if (names.length === 0) return role.seatOf?.includes('venture') && !d.roles.has('venture') ? placeTold('', ctx) : [];
  const away = (r: Reading): number => Math.abs(r.order - d.order);
  const namesPlace = (r: Reading): boolean => r.parsed.tokens.some(t => t.name?.kind === 'place');
  const nearest = ctx.readings.filter(r => away(r) <= REACH && namesPlace(r)).sort((a, b) => away(a) - away(b));
  for (const name of names) {
    for (const r of nearest) {
      const found = seatIn(r, name.value, ctx, !name.listed).filter(
        f => f.via === NATIONAL || !ctx.isCountry(String(f.value)),
      );
      if (found.length > 0) return found;
    }
    const told = placeTold(name.value, ctx);
    if (told.length > 0) return told;
  }
  return [];
}

/** Where the text says, apart from its name, that somebody stands: "The company makes packs in Salem". */
function placeTold(name: string, ctx: GatherContext): Found[] {
  const told = ctx.seats.get(name);
  if (!told || ctx.isCountry(told.value)) return [];
  return [{ value: told.value, in: told.in, start: told.start, end: told.end, name: told }];
}
