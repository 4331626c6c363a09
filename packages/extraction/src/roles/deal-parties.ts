// "A contract to supply Acme with cells was cancelled": whose contract it is, the deed that hangs on it says.
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from '../happenings/draft.js';
import { clausesOn } from '../reading/reading.js';

type Definitions = ReadonlyMap<string, EventTypeDefinition>;

/** Of two that name the same party the deed knows on which side it stands; in place. */
function forgetSides(d: Draft, def: EventTypeDefinition, deed: Draft): void {
  const sides = Object.keys(def.roles).filter(n => def.roles[n]!.identifies && deed.roles.has(n));
  const known = sides.flatMap(n => deed.roles.get(n)!.map(f => f.value));
  for (const n of sides) if (d.roles.get(n)?.every(f => known.includes(f.value))) d.roles.delete(n);
}

/** The purchase that hangs on the papers a draft is about: "signed an agreement to buy the shares of Beta"; null for none. */
export function purchaseOn(d: Draft, all: readonly Draft[], definitions: Definitions): Draft | null {
  const isPurchase = (o: Draft): boolean =>
    o.type !== d.type && definitions.get(o.type)?.roles.buyer !== undefined && o.roles.has('buyer');
  if (definitions.get(d.type)?.roles.buyer) return null;
  const r = d.match.reading;
  const papers = d.match.fills.flatMap(f => (f.via === 'object' && f.np ? [f.np] : []));
  const hanging = papers.flatMap(np => clausesOn(r, np)).filter(c => c.relation === 'infinitive');
  return all.find(o => o.match.clause !== null && hanging.includes(o.match.clause) && isPurchase(o)) ?? null;
}

/** Fills roles of a draft from the deed that hangs on one of its phrases and has roles of those names, all of them where the draft is that deed's end; in place. Returns that deed. */
export function takeParties(
  d: Draft,
  def: EventTypeDefinition,
  all: readonly Draft[],
  endedAs: (deed: Draft) => string | undefined,
): Draft | null {
  const r = d.match.reading;
  const phrases = d.match.fills.flatMap(f => (f.np ? [f.np] : []));
  const hanging = phrases.flatMap(np => clausesOn(r, np));
  const deeds = all.filter(
    // What somebody holds, "which had 65%", says nothing of whose deal it is.
    o => o !== d && !o.match.frame.recalls && o.match.clause !== null && hanging.includes(o.match.clause),
  );
  // "landed an order to supply Beta": of two that tell one deal the one that names the goods knows its sides.
  const knowsSides = (o: Draft): boolean =>
    Object.keys(def.roles).some(n => def.roles[n]!.identifies && o.roles.has(n));
  const deed =
    deeds.find(o => o.type !== d.type && knowsSides(o)) ??
    deeds.find(o => o.type === d.type && o.match.frame.swaps.length === 0 && !o.match.frame.adds);
  if (!deed || deed.match.reading !== r) return null;
  if (d.match.frame.swaps.length > 0 && deed.match.frame.swaps.length === 0) forgetSides(d, def, deed);
  const isCalledOff = endedAs(deed) === d.type;
  for (const [name, role] of Object.entries(def.roles)) {
    const told = deed.roles.get(name);
    if ((role.identifies || isCalledOff) && told && !d.roles.has(name)) addFound(d.roles, name, told);
  }
  return deed;
}
