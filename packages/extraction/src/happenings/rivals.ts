// Drafts on one trigger: of its frames only one tells it, and two of its clauses may tell one deed.
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from './draft.js';

/** The drafts of one type on one trigger, the most constrained first. */
export function byTrigger(drafts: readonly Draft[]): Draft[][] {
  const rivals = new Map<string, Draft[]>();
  for (const d of drafts) {
    const { frame, reading, trigger } = d.match;
    // Two clauses share one verb in "12 GWh will go to Acme and the rest to Beta".
    const sister = d.match.np ? '' : d.match.clause?.index;
    const key = `${frame.type}|${reading.order}|${trigger}|${frame.adds}|${sister}`;
    rivals.set(key, [...(rivals.get(key) ?? []), d]);
  }
  return [...rivals.values()].map(list => list.sort((x, y) => y.match.score - x.match.score));
}

/** "Acme will hold 55 percent and Beta 45": two clauses on one verb tell of one deed where it takes several parties. */
export function joinSisters(drafts: readonly Draft[], definitions: ReadonlyMap<string, EventTypeDefinition>): Draft[] {
  const out: Draft[] = [];
  for (const d of drafts) {
    const { frame, reading, trigger, np } = d.match;
    const sister = out.find(
      o => !np && o.match.frame === frame && o.match.reading === reading && o.match.trigger === trigger,
    );
    const joint = Object.values(definitions.get(d.type)?.roles ?? {}).some(r => r.atLeast);
    if (sister && joint) for (const [role, values] of d.roles) addFound(sister.roles, role, values);
    else out.push(d);
  }
  return out;
}
