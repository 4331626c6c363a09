// Whether two places of a pack can be one: a town and its state, a state and its country; and which says more.
import type { Pack } from '@cellwire/model';
import type { PlacesAgree } from '../happenings/same-happening.js';

/** Towns agree with their state and country, states with their country; unlisted places by the words they share. */
export function placesAgreeIn(pack: Pack): PlacesAgree {
  const byName = new Map(pack.places.map(p => [p.name, p]));
  return (a, b) => {
    const [x, y] = [byName.get(a), byName.get(b)];
    if (!x || !y) return a.includes(b) || b.includes(a) || a.split(/[ ,]+/).some(w => w.length > 3 && b.includes(w));
    if (x.kind === 'region' || y.kind === 'region') return true;
    if (x.country !== y.country) return false;
    if (x.kind === 'country' || y.kind === 'country') return true;
    const state = (p: typeof x): string => (p.kind === 'state' ? p.name : (p.state ?? ''));
    return state(x) === state(y) && (x.kind === 'state' || y.kind === 'state');
  };
}

/** How exactly a place is said: 0 for countries and larger, 1 for states, 2 for towns and what no list knows. */
export type PlaceRank = (place: string) => number;

/** Compiles the gazetteer of a pack. */
export function placeRanksIn(pack: Pack): PlaceRank {
  const ranks = new Map(
    pack.places.map(p => [p.name, p.kind === 'country' || p.kind === 'region' ? 0 : p.kind === 'state' ? 1 : 2]),
  );
  return place => ranks.get(place) ?? 2;
}
