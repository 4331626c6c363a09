// Stable ids: a group keeps its oldest id, others redirect to it for ever.
import { createHash } from 'node:crypto';

/** The id of an event that is first seen with this mention: a function of the mention's id. */
export const newEventId = (mention: string): string =>
  `ev_${createHash('sha256').update(mention).digest('hex').slice(0, 16)}`;

/** The id of an exit that is first seen with this event. */
export const newExitId = (event: string, episode: number): string =>
  `ex_${createHash('sha256').update(`${event}#${episode}`).digest('hex').slice(0, 16)}`;

export interface Assigned {
  id: string;
  members: string[] /** Ids that stood for some of the members and now lead here. */;
  redirects: string[];
}

/**
 * Gives each group an id. `groups` hold member ids, the oldest first; `known` tells which id a member had; `age` ranks
 * ids, smaller is older. Where one id is claimed by several groups (a split), the group with its oldest member keeps it.
 */
export function assignIds(
  groups: readonly string[][],
  known: ReadonlyMap<string, string>,
  age: (id: string) => number,
  make: (first: string) => string,
): Assigned[] {
  const claims = groups.map(members =>
    // Of ids that are equally old the one of the oldest member comes first.
    [...new Set(members.flatMap(m => known.get(m) ?? []))].sort((a, b) => age(a) - age(b)),
  );
  const owner = new Map<string, number>();
  // The group that holds the earliest-listed member of an id owns it.
  groups.forEach((members, g) => {
    for (const m of members) {
      const id = known.get(m);
      if (id !== undefined && !owner.has(id)) owner.set(id, g);
    }
  });
  const used = new Set<string>();
  return groups.map((members, g) => {
    const own = (claims[g] as string[]).filter(id => owner.get(id) === g);
    const fresh = make(members[0] as string);
    // A fresh id may already be held by a group that grew around its first mention and has since been split off.
    const id = own[0] ?? (known.size && [...known.values()].includes(fresh) ? make(`${members[0]}/split`) : fresh);
    used.add(id);
    return { id, members: [...members], redirects: own.slice(1) };
  });
}
