// "A contract to supply Acme with cells was cancelled": whose contract it is, the deed that hangs on it says.
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from '../happenings/draft.js';
import { clausesOn } from '../reading/reading.js';

/** Fills roles that identify a draft from the deed that hangs on one of its phrases and has roles of those names; in place. Returns that deed. */
export function takeParties(d: Draft, def: EventTypeDefinition, all: readonly Draft[]): Draft | null {
  const r = d.match.reading;
  const phrases = d.match.fills.flatMap(f => (f.np ? [f.np] : []));
  const hanging = phrases.flatMap(np => clausesOn(r, np));
  const deed = all.find(
    o => o !== d && o.type !== d.type && o.match.clause !== null && hanging.includes(o.match.clause),
  );
  if (!deed || deed.match.reading !== r) return null;
  for (const [name, role] of Object.entries(def.roles)) {
    const told = deed.roles.get(name);
    if (role.identifies && told && !d.roles.has(name)) addFound(d.roles, name, told);
  }
  return deed;
}
