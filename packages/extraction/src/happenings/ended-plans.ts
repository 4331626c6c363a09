// What a plan was to cost and to make is lost with it: "That project has now been called off as well."
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from './draft.js';

const isFigure = (def: EventTypeDefinition, role: string): boolean =>
  def.roles[role]?.kind.some(k => k === 'money' || k === 'volume') === true;

const shares = (a: Draft, b: Draft, role: string): boolean =>
  a.roles.get(role)?.some(f => b.roles.get(role)?.some(g => g.value === f.value)) === true;

/** Fills the empty sums and sizes of what was called off from the plan of the same thing; in place. */
export function takeSizes(drafts: readonly Draft[], definitions: ReadonlyMap<string, EventTypeDefinition>): void {
  for (const d of drafts) {
    const def = definitions.get(d.type)!;
    // The thing and whose it is: every role that identifies the end and that the plan has, too.
    const same = Object.keys(def.roles).filter(n => def.roles[n]!.identifies && d.roles.has(n));
    const plan = drafts.find(
      p =>
        definitions.get(p.type)?.calledOff === d.type &&
        p.order < d.order &&
        same.every(n => shares(d, p, n)) &&
        same.length > 1,
    );
    for (const [role, values] of plan?.roles ?? [])
      if (isFigure(def, role) && !d.roles.has(role)) addFound(d.roles, role, values, 'the plan that ended');
  }
}
