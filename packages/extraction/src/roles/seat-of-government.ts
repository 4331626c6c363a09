// "Beijing tightened export controls": a capital stands for the government that sits there.
import type { EventTypeDefinition, Pack } from '@cellwire/model';
import type { Draft } from '../happenings/draft.js';

/** Finds the country of a town by the pack's gazetteer; null for what is no town. */
export type CountryOfTown = (town: string) => string | null;

/** Compiles the gazetteer of a pack. */
export function countriesOfTowns(pack: Pack): CountryOfTown {
  const countries = new Map(pack.places.flatMap(p => (p.kind === 'country' ? [[p.country, p.name] as const] : [])));
  const towns = new Map(pack.places.map(p => [p.name, p]));
  const seats = new Map(pack.places.flatMap(p => (p.seats ?? []).map(town => [town, p.name] as const)));
  return name => {
    const union = seats.get(name);
    if (union) return union;
    const place = towns.get(name);
    return place?.kind === 'city' ? (countries.get(place.country) ?? null) : null;
  };
}

/** Finds the country that an adjective names: "Polish", "South Korean"; null for other words. */
export type CountryOfPeople = (adjective: string) => string | null;

/** Compiles the adjectives of the countries of a pack. */
export function countriesOfPeoples(pack: Pack): CountryOfPeople {
  const countries = new Map(
    pack.places.flatMap(p =>
      p.kind === 'country' ? (p.demonyms ?? []).map(d => [d.toLowerCase(), p.name] as const) : [],
    ),
  );
  return adjective => countries.get(adjective.toLowerCase()) ?? null;
}

/** Gives the roles that take a jurisdiction the country where the text names a town; in place. */
export function namesTheState(draft: Draft, def: EventTypeDefinition, countryOf: CountryOfTown): void {
  for (const [name, role] of Object.entries(def.roles)) {
    const found = role.kind.includes('jurisdiction') ? draft.roles.get(name) : undefined;
    if (found)
      draft.roles.set(
        name,
        found.map(f => ({ ...f, value: countryOf(String(f.value)) ?? f.value })),
      );
  }
}
