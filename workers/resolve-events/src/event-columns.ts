// A built event → the typed columns that analysts filter by.
import type { Arguments, EventTypeDefinition, RoleKind } from '@cellwire/model';
import type { BuiltEvent, NameKnowledge } from '@cellwire/resolution';
import { type UsdRate, usdValue } from './usd-value.js';

export interface EventColumns {
  companies: string[];
  ventures: string[];
  facilities: string[];
  places: string[];
  countries: string[];
  segments: string[];
  gwh: number | null;
  usd: number | null;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
const stringsOf = (values: readonly unknown[] | undefined): string[] =>
  (values ?? []).filter((v): v is string => typeof v === 'string' && v !== '');

/** Columns from canonical arguments, by the kinds of the type's roles. */
export function eventColumns(
  event: BuiltEvent,
  definition: EventTypeDefinition | undefined,
  knowledge: NameKnowledge,
  usdRate: UsdRate,
): EventColumns {
  const roles = Object.entries(definition?.roles ?? {});
  const of = (...kinds: RoleKind[]): string[] =>
    unique(
      roles.flatMap(([role, { kind }]) => (kind.some(k => kinds.includes(k)) ? stringsOf(event.arguments[role]) : [])),
    );
  const onlyVentures = roles.flatMap(([role, { kind }]) =>
    kind.length === 1 && kind[0] === 'venture' ? stringsOf(event.arguments[role]) : [],
  );
  const isVenture = (name: string): boolean =>
    knowledge.partnersOf(knowledge.key(name)).length > 0 ||
    (event.target?.kind === 'venture' && (event.arguments.target ?? []).includes(name));
  const named = of('company', 'venture');
  const ventures = unique([...onlyVentures, ...named.filter(isVenture)]);
  const places = of('place', 'jurisdiction');
  return {
    companies: named.filter(n => !ventures.includes(n)),
    ventures,
    facilities: of('facility'),
    places,
    countries: unique(places.flatMap(p => knowledge.placeOf(p).country ?? [])),
    segments: of('segment'),
    gwh: largestGwh(event.arguments),
    usd: usdValue(event.arguments, usdRate),
  };
}

function largestGwh(args: Arguments): number | null {
  const figures = Object.values(args)
    .flat()
    .flatMap(v => (typeof v === 'object' && 'gwh' in v ? [v.gwh] : []));
  return figures.length ? Math.max(...figures) : null;
}
