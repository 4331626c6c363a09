// "Acme's sole plant, in the port city of Kiel": a company or venture stands where all of its plants stand that the text
// describes.
import type { RoleDefinition } from '@cellwire/model';
import type { Draft } from '../happenings/draft.js';
import type { Found } from './found.js';
import type { GatherContext } from './gather-context.js';

/** The only place of the plants of those who have the roles that a place is `seatOf`; empty where they stand in several. */
export function placesOfPlants(d: Draft, role: RoleDefinition, ctx: GatherContext): Found[] {
  const names = (role.seatOf ?? []).flatMap(n => d.roles.get(n) ?? []).flatMap(f => (f.name ? [f.value] : []));
  const own = ctx.facilities.filter(f => f.place && names.some(n => n === f.operator));
  const [first] = own;
  if (!first?.place || own.some(f => f.place !== first.place)) return [];
  return [{ value: first.place, in: first.in, start: first.start, end: first.end }];
}
