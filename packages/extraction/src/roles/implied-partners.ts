// Parties of a venture that the deed's own sentence leaves out: "A joint venture with Beta will not happen" in an article
// about Acme; "Gamma Cells was liquidated" where the text told who had founded it.
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from '../happenings/draft.js';
import { companiesNear } from './companies-near.js';
import type { Found } from './found.js';
import type { GatherContext } from './gather-context.js';
import { sharersOf } from './shared-with.js';

/** Adds the parties that a role of several lacks, in place. */
export function addPartners(d: Draft, def: EventTypeDefinition, ctx: GatherContext): void {
  for (const [name, role] of Object.entries(def.roles)) {
    if (!role.identifies || role.kind.join() !== 'company' || !role.many) continue;
    const told = d.roles.get(name) ?? [];
    if (told.length === 0) addFound(d.roles, name, ofVenture(d, name, ctx), 'who founded the venture');
    if (told.length < 2) addFound(d.roles, name, sharersOf(d, def, name, ctx), 'who shares it');
    // "a venture with Beta": with whomever the text speaks of.
    const [one] = told;
    const implied = role.atLeast === 2 && told.length === 1 && one?.via?.endsWith('.with') === true;
    if (implied && !d.roles.has('venture'))
      addFound(
        d.roles,
        name,
        companiesNear(d, name, role, 4, ctx).filter(f => f.value !== one.value),
        'the other side of "with"',
      );
  }
}

/** The parties that another event names with the same venture, in a role of the same name. */
function ofVenture(d: Draft, name: string, ctx: GatherContext): Found[] {
  const ventures = (d.roles.get('venture') ?? []).flatMap(f => (f.name ? [f.value] : []));
  const other = ctx.all.find(
    o =>
      o !== d &&
      (o.roles.get(name)?.length ?? 0) > 1 &&
      o.roles.get('venture')?.some(f => f.name && ventures.includes(f.value)),
  );
  return (other?.roles.get(name) ?? []).map(({ via: _via, ...f }) => f);
}
