// Towns are written in groups; here each becomes a place of its own.
import type { PlaceEntry } from '@cellwire/model';
import type { TownsShape } from './schemas.js';

/**
 * The towns of a group as places, in its order. A town named with its state is canonical as "Kokomo, Indiana" and has
 * the bare "Kokomo" as an alias; one that is only read qualified has no bare form.
 */
export function townPlaces(group: TownsShape): PlaceEntry[] {
  return [
    ...group.towns.map(town => place(group, town, false)),
    ...group.only_qualified.map(town => place(group, town, true)),
  ];
}

type Town = TownsShape['towns'][number];

function place(group: TownsShape, town: Town, qualified: boolean): PlaceEntry {
  const { name, aliases } = typeof town === 'string' ? { name: town, aliases: [] } : town;
  const withState = group.named_with_state && group.state !== undefined;
  return {
    name: withState ? `${name}, ${group.state}` : name,
    aliases: withState && !qualified ? [name, ...aliases] : aliases,
    kind: 'city',
    country: group.country,
    ...(group.state === undefined ? {} : { state: group.state }),
    ...(qualified ? { qualified: true } : {}),
  };
}
