// Companies, ventures and plants: lists of names, and each with what its events say.
import {
  countNamesWith,
  countTypesWith,
  listEvents,
  listExitsOfVenture,
  listPartnersOf,
  listPlants,
  type NameCount,
  type PlantRow,
  plain,
} from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { eventBrief, exitItem } from '../answers/event-item.js';
import { defineRoute } from '../define-route.js';
import type { Listed, NameIndex, NameKind } from '../name-index.js';
import type { ApiOptions } from '../options.js';
import { ownershipOf } from '../ownership.js';
import { Problem } from '../problem.js';
import type { CompanyItem, FacilityItem, VentureItem } from '../schema/names.js';

const TIMELINE = 500;

/** Adds /api/companies…, /api/ventures…, /api/facilities…. */
export function nameRoutes(app: FastifyInstance, options: ApiOptions, names: NameIndex): void {
  const { store } = options;
  const eventsWith = (facets: string[]) =>
    listEvents(store, { where: { sql: 'facets && $1::text[]', params: [facets] }, sort: 'updated', limit: TIMELINE });

  defineRoute(app, 'listCompanies', options, async ({ query }) => {
    const { page, total } = chosen(await names.count('companies'), query);
    return { companies: page.map(c => companyItem(c.name, c, names.find('companies', c.name))), total };
  });

  defineRoute(app, 'getCompany', options, async ({ params }) => {
    const { name, count, listed } = await wanted(names, 'companies', params.name);
    const facet = `company:${plain(name)}`;
    const byType = await countTypesWith(store, facet);
    const runs = [`role.operator:${plain(name)}`, `role.seller:${plain(name)}`, `role.buyer:${plain(name)}`];
    return {
      ...companyItem(name, count, listed),
      aliases: [...(listed?.aliases ?? [])],
      parent: listed?.parent ?? null,
      by_type: Object.fromEntries(byType.map(t => [t.type, t.events])),
      partners: withPackPartners(await listPartnersOf(store, name), names.venturesOf(name), name),
      ventures: withPackVentures(await countNamesWith(store, 'ventures', [facet]), names.venturesOf(name)),
      plants: (await listPlants(store, { sql: 'facets && $1::text[]', params: [runs] }, { limit: 200 })).map(p =>
        facilityItem(p, names),
      ),
      timeline: (await eventsWith([facet])).map(eventBrief),
    };
  });

  defineRoute(app, 'listVentures', options, async ({ query }) => {
    const { page, total } = chosen(await names.count('ventures'), query);
    return { ventures: page.map(v => ventureItem(v.name, v, names.find('ventures', v.name))), total };
  });

  defineRoute(app, 'getVenture', options, async ({ params }) => {
    const { name, count, listed } = await wanted(names, 'ventures', params.name);
    const facets = [`venture:${plain(name)}`, `role.target:${plain(name)}`, `role.venture:${plain(name)}`];
    const events = await eventsWith(facets);
    const exits = await listExitsOfVenture(store, name);
    const partners = [...new Set([...(listed?.partners ?? []), ...exits.flatMap(x => [...x.leaving, ...x.staying])])];
    return {
      ...ventureItem(name, count, listed),
      partners,
      aliases: [...(listed?.aliases ?? [])],
      ownership: ownershipOf(name, partners, events),
      exit_details: exits.map(exitItem),
      plants: (await listPlants(store, { sql: 'facets && $1::text[]', params: [facets] }, { limit: 200 })).map(p =>
        facilityItem(p, names),
      ),
      timeline: events.map(eventBrief),
    };
  });

  defineRoute(app, 'listFacilities', options, async ({ query }) => {
    const all = (await names.plants()).map(p => ({ ...p, name: p.facility }));
    const { page, total } = chosen(all, query);
    return { facilities: page.map(p => facilityItem(p, names)), total };
  });

  defineRoute(app, 'getFacility', options, async ({ params }) => {
    const { name, listed } = await wanted(names, 'facilities', params.name);
    const where = { sql: 'search_text LIKE $1 AND $2 = ANY(facilities)', params: [likeOf(name), name] };
    const [plant] = await listPlants(store, where, { facility: name.toLowerCase() });
    return {
      ...(plant ? facilityItem(plant, names) : unnamedPlant(name, listed)),
      aliases: [...(listed?.aliases ?? [])],
      timeline: (await listEvents(store, { where, sort: 'updated', limit: TIMELINE })).map(eventBrief),
    };
  });
}

/** The trigram index over the search text, which holds facilities too, narrows the rows. */
const likeOf = (name: string): string => `%${plain(name).replace(/[\\%_]/g, '\\$&')}%`;

async function wanted(names: NameIndex, kind: NameKind, name: string) {
  const found = await names.known(kind, name);
  if (!found) throw new Problem(404, 'Not known', `neither an event nor the pack names "${name}"`);
  return found;
}

function chosen<T extends { name: string }>(
  all: readonly T[],
  { q, limit, offset }: { q: string; limit: number; offset: number },
) {
  const part = q.trim().toLowerCase();
  const matching = part ? all.filter(n => n.name.toLowerCase().includes(part)) : all;
  return { page: matching.slice(offset, offset + limit), total: matching.length };
}

const counted = (count: NameCount | null, listed: Listed | null) => ({
  events: count?.events ?? 0,
  exits: count?.exits ?? 0,
  first_seen: count?.firstSeen.toISOString() ?? null,
  last_seen: count?.lastSeen.toISOString() ?? null,
  listed: listed !== null,
});

const companyItem = (name: string, count: NameCount | null, listed: Listed | null): CompanyItem => ({
  company: name,
  ...counted(count, listed),
  country: listed?.country ?? null,
  kinds: [...(listed?.kinds ?? [])],
});

const ventureItem = (name: string, count: NameCount | null, listed: Listed | null): VentureItem => ({
  venture: name,
  ...counted(count, listed),
  partners: [...(listed?.partners ?? [])],
  place: listed?.place ?? null,
  country: listed?.country ?? null,
});

/** A plant as the API writes it: what events say, else what the pack knows. */
export function facilityItem(p: PlantRow, names: NameIndex): FacilityItem {
  const listed = names.find('facilities', p.facility);
  return {
    facility: p.facility,
    ...counted({ ...p, name: p.facility }, listed),
    operators: p.operators.length ? p.operators : listed?.operator ? [listed.operator] : [],
    place: p.place ?? listed?.place ?? null,
    country: p.country ?? listed?.country ?? null,
    state: p.state,
    capacity_gwh: p.capacityGwh,
    segments: p.segments,
    since: p.since,
    event: p.event,
  };
}

const unnamedPlant = (name: string, listed: Listed | null): FacilityItem => ({
  facility: name,
  ...counted(null, listed),
  operators: listed?.operator ? [listed.operator] : [],
  place: listed?.place ?? null,
  country: listed?.country ?? null,
  state: 'unknown',
  capacity_gwh: null,
  segments: [],
  since: null,
  event: null,
});

interface Partner {
  name: string;
  events: number;
  ventures: string[];
}

function withPackPartners(told: readonly Partner[], ventures: readonly Listed[], company: string): Partner[] {
  const partners = new Map(told.map(p => [p.name.toLowerCase(), { ...p, ventures: [...p.ventures] }]));
  for (const venture of ventures)
    for (const name of venture.partners) {
      if (name.toLowerCase() === company.toLowerCase()) continue;
      const known = partners.get(name.toLowerCase()) ?? { name, events: 0, ventures: [] };
      if (!known.ventures.includes(venture.name)) known.ventures.push(venture.name);
      partners.set(name.toLowerCase(), known);
    }
  return [...partners.values()];
}

function withPackVentures(told: { name: string; events: number }[], ventures: readonly Listed[]) {
  const known = new Set(told.map(v => v.name.toLowerCase()));
  return [...told, ...ventures.filter(v => !known.has(v.name.toLowerCase())).map(v => ({ name: v.name, events: 0 }))];
}
