// Figures for charts, summed up by the database. Each takes a condition on the view `events` (from `filterToSql`).
import type { Status } from '@cellwire/model';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** A condition with its parameters, counted from $1. */
export interface Where {
  sql: string;
  params: readonly unknown[];
}

export interface TargetRow {
  company: string;
  year: number;
  orderTargetGwh: number | null;
  capacityTargetGwh: number | null;
  events: string[];
}

/** Stated goals in gigawatt-hours by company and the year for which they hold; the latest statement counts. */
export const chartTargets = (q: Queryable, where: Where): Promise<TargetRow[]> =>
  select<TargetRow>(
    q,
    `WITH said AS (
       SELECT event, type, last_seen, c.company, role_number(arguments, 'volume', 'gwh') AS gwh,
         coalesce(substring((role_names(arguments, 'period'))[1] FROM '^\\d{4}'), left(date, 4), extract(year FROM seen_on)::text)::int AS year
       FROM events CROSS JOIN LATERAL unnest(role_names(arguments, 'company')) AS c(company)
       WHERE type IN ('order_target', 'capacity_target') AND status NOT IN ('denied', 'cancelled') AND (${where.sql})
     ), latest AS (
       SELECT DISTINCT ON (company, year, type) * FROM said WHERE gwh IS NOT NULL
       ORDER BY company, year, type, last_seen DESC, event
     )
     SELECT company, year, max(gwh) FILTER (WHERE type = 'order_target') AS order_target_gwh,
       max(gwh) FILTER (WHERE type = 'capacity_target') AS capacity_target_gwh, array_agg(event ORDER BY event) AS events
     FROM latest GROUP BY company, year ORDER BY year, company LIMIT 5000`,
    where.params,
  );

export interface WritedownRow {
  quarter: string;
  company: string;
  usd: number | null;
  count: number;
  withoutUsd: number;
  events: string[];
}

/** Writedowns by the quarter in which they fall (of the event's date, else of its first report) and company. */
export const chartWritedowns = (q: Queryable, where: Where): Promise<WritedownRow[]> =>
  select<WritedownRow>(
    q,
    `SELECT to_char(coalesce(date_to, seen_on), 'YYYY-"Q"Q') AS quarter, c.company, sum(usd) AS usd, count(*)::int AS count,
       count(*) FILTER (WHERE usd IS NULL)::int AS without_usd, array_agg(event ORDER BY event) AS events
     FROM events CROSS JOIN LATERAL unnest(role_names(arguments, 'company')) AS c(company)
     WHERE type = 'writedown' AND status NOT IN ('denied', 'cancelled') AND (${where.sql})
     GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 5000`,
    where.params,
  );

export interface ExitMonthRow {
  month: string;
  status: Status;
  count: number;
  exits: string[];
}

/** Exits by the month of their first report and their present status; those of which an event matches. */
export const chartExits = (q: Queryable, where: Where): Promise<ExitMonthRow[]> =>
  select<ExitMonthRow>(
    q,
    `WITH found AS (SELECT DISTINCT unnest(exits) AS id FROM events WHERE is_exit AND (${where.sql}))
     SELECT to_char(x.first_seen_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, x.status, count(*)::int AS count,
       array_agg(x.id ORDER BY x.id) AS exits
     FROM exit x JOIN found f ON f.id = x.id WHERE x.state = 'live' GROUP BY 1, 2 ORDER BY 1, 2`,
    where.params,
  );

export const PLANT_STATES = ['planned', 'operating', 'converting', 'halted', 'cancelled', 'sold', 'unknown'] as const;
export type PlantState = (typeof PLANT_STATES)[number];

export interface PlantRow {
  facility: string;
  state: PlantState;
  /** Date and id of the event that gives the state. */
  since: string | null;
  event: string | null;
  capacityGwh: number | null;
  operators: string[];
  place: string | null;
  country: string | null;
  segments: string[];
  events: number;
  exits: number;
  firstSeen: Date;
  lastSeen: Date;
}

// What an event says of its plant. A sale or a halt that was only weighed, or was called off, says nothing.
const STATE = `CASE
    WHEN type IN ('facility_plan', 'facility_start') AND status IN ('cancelled', 'denied') THEN 'cancelled'
    WHEN type = 'facility_start' AND status = 'completed' THEN 'operating'
    WHEN type IN ('facility_plan', 'facility_start') THEN 'planned'
    WHEN status IN ('cancelled', 'denied') THEN NULL
    WHEN type = 'facility_conversion' THEN CASE WHEN status = 'completed' THEN 'operating' ELSE 'converting' END
    WHEN type = 'facility_halt' THEN CASE WHEN status = 'considered' THEN NULL ELSE 'halted' END
    WHEN type = 'facility_sale' AND status = 'completed' THEN 'sold'
  END`;

/** Plants that matching events name; the latest-reported event that says a state gives it, and so for capacity. */
export const listPlants = (
  q: Queryable,
  where: Where,
  options: { facility?: string; limit?: number } = {},
): Promise<PlantRow[]> => {
  const params: unknown[] = [...where.params];
  const one = options.facility === undefined ? 'true' : `lower(f.facility) = $${params.push(options.facility)}`;
  return select<PlantRow>(
    q,
    `WITH said AS (
       SELECT f.facility, event, type, seen_on, last_seen, first_seen, date, is_exit, countries, places, segments,
         role_number(arguments, 'capacity', 'gwh') AS capacity, ${STATE} AS state,
         role_names(arguments, 'operator') || CASE WHEN type = 'facility_sale' THEN role_names(arguments, 'seller') ELSE '{}' END AS operators
       FROM events CROSS JOIN LATERAL unnest(facilities) AS f(facility) WHERE ${one} AND (${where.sql})
     ), told AS (
       SELECT DISTINCT ON (facility) facility, state, date, event FROM said WHERE state IS NOT NULL
       ORDER BY facility, seen_on DESC, last_seen DESC, event
     ), sized AS (
       SELECT DISTINCT ON (facility) facility, capacity FROM said WHERE capacity IS NOT NULL
       ORDER BY facility, seen_on DESC, event
     ), placed AS (
       SELECT DISTINCT ON (facility) facility, places[1] AS place, countries[1] AS country FROM said WHERE places <> '{}'
       ORDER BY facility, seen_on DESC, event
     ), counted AS (
       SELECT facility, count(DISTINCT event)::int AS events, count(DISTINCT event) FILTER (WHERE is_exit)::int AS exits,
         min(first_seen) AS first_seen, max(last_seen) AS last_seen FROM said GROUP BY facility
     ), run AS (
       SELECT facility, array_agg(DISTINCT o.name ORDER BY o.name) AS operators
       FROM said CROSS JOIN LATERAL unnest(operators) AS o(name) GROUP BY facility
     ), made AS (
       SELECT facility, array_agg(DISTINCT s.name ORDER BY s.name) AS segments
       FROM said CROSS JOIN LATERAL unnest(segments) AS s(name) GROUP BY facility
     )
     SELECT c.facility, coalesce(told.state, 'unknown') AS state, told.date AS since, told.event, sized.capacity AS capacity_gwh,
       coalesce(run.operators, '{}') AS operators, placed.place, placed.country, coalesce(made.segments, '{}') AS segments,
       c.events, c.exits, c.first_seen, c.last_seen
     FROM counted c LEFT JOIN told USING (facility) LEFT JOIN sized USING (facility) LEFT JOIN placed USING (facility)
       LEFT JOIN run USING (facility) LEFT JOIN made USING (facility)
     ORDER BY c.events DESC, c.facility LIMIT ${options.limit ?? 5000}`,
    params,
  );
};
