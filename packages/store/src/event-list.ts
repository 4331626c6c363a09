// The table of events as lists ask for it: a condition, an order, a page.
import type { Arguments, HistoryStep, Status } from '@cellwire/model';
import type { HeadlineEvidence } from './events.js';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** A row of the view `events`, with the contract's column names in camelCase. */
export interface EventRow {
  event: string;
  type: string;
  status: Status;
  date: string | null;
  dateFrom: string | null;
  dateTo: string | null;
  headline: string;
  companies: string[];
  ventures: string[];
  facilities: string[];
  places: string[];
  countries: string[];
  segments: string[];
  gwh: number | null;
  usd: number | null;
  isExit: boolean;
  exits: string[];
  sources: number;
  outlets: string[];
  confidence: number;
  noveltyDays: number | null;
  firstSeen: Date;
  lastSeen: Date;
  seenOn: string;
  arguments: Arguments;
  evidence: HeadlineEvidence | null;
  history: HistoryStep[];
  related: { event: string; why: string }[];
  version: number;
  recordedAt: Date;
}

/** Orders of a list, each with the id as a tie-break. Columns may be null only where `nulls` says so. */
export const EVENT_SORTS = {
  seen: { column: 'first_seen', type: 'timestamptz', nullable: false },
  updated: { column: 'last_seen', type: 'timestamptz', nullable: false },
  date: { column: 'date_from', type: 'date', nullable: true },
  usd: { column: 'usd', type: 'double precision', nullable: true },
  gwh: { column: 'gwh', type: 'double precision', nullable: true },
  sources: { column: 'sources', type: 'integer', nullable: false },
} as const;
export type EventSort = keyof typeof EVENT_SORTS;

/** The place after a row: its sort value and id. */
export interface EventCursor {
  value: string | number | null;
  event: string;
}

export interface EventListOptions {
  /** From `filterToSql`, with parameters counted from $1. */
  where?: { sql: string; params: readonly unknown[] };
  /** The table as it was known at that instant. */
  asOf?: Date | null;
  sort?: EventSort;
  after?: EventCursor | null;
  limit?: number;
}

const COLUMNS = `event, type, status, date, date_from, date_to, headline, companies, ventures, facilities, places, countries,
  segments, gwh, usd, is_exit, exits, sources, outlets, confidence, novelty_days, first_seen, last_seen, seen_on, arguments,
  evidence, history, related, version, recorded_at`;

/** Events that match, greatest sort value first; unknown figures and dates come last. */
export function listEvents(q: Queryable, options: EventListOptions = {}): Promise<EventRow[]> {
  const { sql, params } = eventListSql(options);
  return select<EventRow>(q, sql, params);
}

/** The statement of `listEvents`, for those who want its plan. */
export function eventListSql(options: EventListOptions = {}): { sql: string; params: unknown[] } {
  const { where = { sql: 'true', params: [] }, sort = 'seen', limit = 100, after } = options;
  const params: unknown[] = [...where.params];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const { column, type, nullable } = EVENT_SORTS[sort];
  const from = options.asOf ? `events_as_of(${bind(options.asOf)}::timestamptz)` : 'events';
  const tests = [`(${where.sql})`];
  if (after && after.value === null) tests.push(`(${column} IS NULL AND event > ${bind(after.event)})`);
  else if (after) {
    const value = `${bind(after.value)}::${type}`;
    const id = bind(after.event);
    tests.push(
      `(${column} < ${value} OR (${column} = ${value} AND event > ${id})${nullable ? ` OR ${column} IS NULL` : ''})`,
    );
  }
  const order = `${column} DESC${nullable ? ' NULLS LAST' : ''}, event`;
  // The page is found in the narrow index of its order; only then are its rows read from the wide table.
  const page = `SELECT event AS found FROM ${from} WHERE ${tests.join(' AND ')} ORDER BY ${order} LIMIT ${bind(limit)}`;
  const sql = `SELECT ${COLUMNS} FROM (${page}) AS page JOIN ${from} AS e ON e.event = page.found ORDER BY ${order}`;
  return { sql, params };
}

/** The cursor after a row of a list in that order. */
export function cursorAfter(row: EventRow, sort: EventSort): EventCursor {
  const value = {
    seen: row.firstSeen,
    updated: row.lastSeen,
    date: row.dateFrom,
    usd: row.usd,
    gwh: row.gwh,
    sources: row.sources,
  }[sort];
  return { value: value instanceof Date ? value.toISOString() : value, event: row.event };
}

/** How many events match. */
export async function countEvents(
  q: Queryable,
  where: { sql: string; params: readonly unknown[] },
  asOf: Date | null = null,
): Promise<number> {
  const params: unknown[] = [...where.params];
  const from = asOf ? `events_as_of($${params.push(asOf)}::timestamptz)` : 'events';
  const [row] = await select<{ n: number }>(q, `SELECT count(*)::int AS n FROM ${from} WHERE ${where.sql}`, params);
  return row?.n ?? 0;
}

/** Events of the view by id, as known now or at an instant; those that are no more are missing. In no particular order. */
export const readEventRows = (q: Queryable, ids: readonly string[], asOf: Date | null = null): Promise<EventRow[]> =>
  select<EventRow>(
    q,
    `SELECT ${COLUMNS} FROM ${asOf ? 'events_as_of($2::timestamptz)' : 'events'} WHERE event = ANY($1::text[])`,
    asOf ? [ids, asOf] : [ids],
  );
