// Names as events carry them, counted: companies, ventures, facilities, and the facets of a filter.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';
import { plain } from './values.js';

/** Lists of names that an event row carries. */
export const NAME_COLUMNS = [
  'companies',
  'ventures',
  'facilities',
  'places',
  'countries',
  'segments',
  'outlets',
] as const;
export type NameColumn = (typeof NAME_COLUMNS)[number];

/** A name with the events that carry it. */
export interface NameCount {
  name: string;
  events: number;
  exits: number;
  firstSeen: Date;
  lastSeen: Date;
}

/** Every name of a column, most events first. Reads the whole table: keep the answer. */
export const countNames = (q: Queryable, column: NameColumn): Promise<NameCount[]> =>
  select<NameCount>(
    q,
    `SELECT n.name, count(*)::int AS events, count(*) FILTER (WHERE is_exit)::int AS exits,
       min(first_seen) AS first_seen, max(last_seen) AS last_seen
     FROM events CROSS JOIN LATERAL unnest(${column}) AS n(name) GROUP BY n.name ORDER BY events DESC, n.name`,
  );

export interface ValueCount {
  facet: string;
  value: string;
  count: number;
}

const PER_FACET = 50;

/**
 * How often each value occurs among the events that match: facets type, status, company, venture, country, segment,
 * outlet (the 50 most frequent), year and is, and `total`.
 */
export function countFacets(
  q: Queryable,
  where: { sql: string; params: readonly unknown[] },
  asOf: Date | null = null,
): Promise<ValueCount[]> {
  const params: unknown[] = [...where.params];
  const from = asOf ? `events_as_of($${params.push(asOf)}::timestamptz)` : 'events';
  const lists = {
    company: 'companies',
    venture: 'ventures',
    country: 'countries',
    segment: 'segments',
    outlet: 'outlets',
  };
  const ofLists = Object.entries(lists).map(
    ([facet, column]) =>
      `(SELECT '${facet}', value, count(*)::int AS n FROM found CROSS JOIN LATERAL unnest(${column}) AS value
        GROUP BY value ORDER BY n DESC, value LIMIT ${PER_FACET})`,
  );
  return select<ValueCount>(
    q,
    `WITH found AS MATERIALIZED (SELECT type, status, is_exit, seen_on, ${Object.values(lists).join(', ')} FROM ${from}
       WHERE ${where.sql})
     SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM found
     UNION ALL SELECT 'type', type, count(*)::int FROM found GROUP BY type
     UNION ALL SELECT 'status', status, count(*)::int FROM found GROUP BY status
     UNION ALL SELECT 'year', extract(year FROM seen_on)::text, count(*)::int FROM found GROUP BY 2
     UNION ALL SELECT 'is', 'jv_exit', count(*)::int FROM found WHERE is_exit HAVING count(*) > 0
     UNION ALL ${ofLists.join(' UNION ALL ')}`,
    params,
  );
}

/** Parties of the venture events and exits of a company, other than itself, with the ventures. */
export const listPartnersOf = (
  q: Queryable,
  company: string,
): Promise<{ name: string; events: number; ventures: string[] }[]> =>
  select(
    q,
    `SELECT p.name, count(DISTINCT e.event)::int AS events,
       array_remove(array_agg(DISTINCT v.venture ORDER BY v.venture), NULL) AS ventures
     FROM events e
     CROSS JOIN LATERAL (SELECT unnest(role_names(e.arguments, 'partner')) AS name) p
     LEFT JOIN LATERAL unnest(e.ventures) AS v(venture) ON true
     WHERE e.facets && $1::text[] AND lower(p.name) <> $2
     GROUP BY p.name ORDER BY events DESC, p.name LIMIT 100`,
    [[`role.partner:${plain(company)}`], plain(company)],
  );

/** Names of a column among the events that carry a facet such as `company:ford`, most events first. */
export const countNamesWith = (
  q: Queryable,
  column: NameColumn,
  facets: readonly string[],
): Promise<{ name: string; events: number }[]> =>
  select(
    q,
    `SELECT n.name, count(*)::int AS events FROM events CROSS JOIN LATERAL unnest(${column}) AS n(name)
     WHERE facets && $1::text[] GROUP BY n.name ORDER BY events DESC, n.name LIMIT 200`,
    [facets],
  );

/** How many events of each type carry a facet. */
export const countTypesWith = (q: Queryable, facet: string): Promise<{ type: string; events: number }[]> =>
  select(
    q,
    'SELECT type, count(*)::int AS events FROM events WHERE facets && $1::text[] GROUP BY type ORDER BY events DESC, type',
    [[facet]],
  );
