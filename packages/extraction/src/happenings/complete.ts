// Whether a draft says enough to be told: the roles that its type cannot do without, and no other event that tells it
// better.
import type { EventTypeDefinition } from '@cellwire/model';
import type { Draft } from './draft.js';
import { distinctFacilities } from './same-thing.js';

/** Other roles of the same group: a venture's name makes up for a second partner. */
const sisters = (def: EventTypeDefinition, name: string): string[] =>
  Object.keys(def.roles).filter(n => n !== name && def.roles[n]!.required === def.roles[name]!.required);

/** The frame wants several in a role: one of them found is not enough, whatever else is told. */
const isSaidOfSeveral = (draft: Draft, role: string): boolean =>
  [...draft.match.frame.slots.values()].some(s => s.several && s.roles.includes(role));

/** Names the roles that are missing, or null. Roles with the same group name need one of them. */
export function missingRoles(def: EventTypeDefinition, draft: Draft): string | null {
  const groups = new Map<string, boolean>();
  for (const [name, role] of Object.entries(def.roles)) {
    const filled = (draft.roles.get(name)?.length ?? 0) > 0;
    if (role.required === true && !filled) return name;
    if (
      role.atLeast &&
      filled &&
      draft.roles.get(name)!.length < role.atLeast &&
      (isSaidOfSeveral(draft, name) || !sisters(def, name).some(n => draft.roles.has(n)))
    )
      return `${role.atLeast} of ${name}`;
    if (typeof role.required === 'string') groups.set(role.required, (groups.get(role.required) ?? false) || filled);
  }
  return [...groups].find(([, filled]) => !filled)?.[0] ?? null;
}

/** "won orders for 4 GWh last year": orders with one party unnamed are a tally of them, no deal. */
export function isTally({ match, roles }: Draft): boolean {
  const { frame, reading, fills, np } = match;
  if (frame.swaps.length !== 2 || frame.swaps.every(role => roles.has(role))) return false;
  const { tokens } = reading.parsed;
  return [np, ...fills.map(f => f.np)].some(x => x?.noun === 'order' && tokens[x.head]?.lower === 'orders');
}

/** How many sentences behind an event its parts are told. */
const PART_REACH = 8;

/** Whether both know a company in a role of the same name. */
const sharePartyRole = (d: Draft, o: Draft): boolean =>
  [...d.roles].some(([role, values]) => values.some(f => f.name?.kind === 'company') && o.roles.has(role));

/** "Acme takes over the Ohio plant" behind "Acme and Beta split their venture": a deed among another's parties, for no price. */
function isPartOf(d: Draft, o: Draft): boolean {
  const parties = (x: Draft): string[] =>
    [...x.roles.values()].flat().flatMap(f => (f.name?.kind === 'company' ? [String(f.value)] : []));
  // Two deeds of one operator are two: a plant that opened, another that is planned.
  if (sharePartyRole(d, o)) return false;
  const others = parties(o);
  const own = parties(d);
  const after = d.order - o.order;
  return (
    own.length > 0 && own.every(p => others.includes(p)) && after >= 0 && after <= PART_REACH && !d.roles.has('price')
  );
}

/** The draft that another yields to because it tells the same in its own right: a capacity goal to the plant that has it. */
export function strongerThan(d: Draft, all: readonly Draft[]): Draft | null {
  const figures = (x: Draft): string[] =>
    [...x.roles.values()].flat().flatMap(f => (typeof f.value === 'object' ? [`${f.in}${f.start}`] : []));
  const volumes = (x: Draft): string[] =>
    [...x.roles.values()].flat().flatMap(f => {
      if (typeof f.value !== 'object' || !f.value) return [];
      const unit = ['gwh', 'gw', 'tonnes'].find(u => u in (f.value as object));
      return unit ? [`${unit} ${(f.value as unknown as Record<string, number>)[unit]}`] : [];
    });
  // A goal of 710,000 tonnes is no plant of 108,000.
  const apart = (o: Draft): boolean =>
    volumes(d).length > 0 && volumes(o).length > 0 && !volumes(o).some(v => volumes(d).includes(v));
  const found = all.find(
    o =>
      o !== d &&
      (d.status !== 'completed' || (o.order === d.order && !sharePartyRole(d, o)) || isPartOf(d, o)) &&
      d.match.frame.yields.includes(o.type) &&
      !apart(o) &&
      (isPartOf(d, o) || !distinctFacilities(d, o)) &&
      (isPartOf(d, o) || Math.abs(o.order - d.order) <= 1 || figures(o).some(f => figures(d).includes(f))),
  );
  return found ?? null;
}
