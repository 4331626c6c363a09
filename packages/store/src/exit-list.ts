// The view of exits as lists ask for it.
import type { HistoryStep, Status } from '@cellwire/model';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';
import { plain } from './values.js';

/** A row of the view `jv_exits`. */
export interface ExitRow {
  exit: string;
  venture: string;
  leaving: string[];
  staying: string[];
  episode: number;
  status: Status;
  date: string | null;
  dateFrom: string | null;
  dateTo: string | null;
  headline: string;
  sentence: string | null;
  article: string | null;
  outlet: string | null;
  url: string | null;
  sources: number;
  confidence: number;
  firstSeen: Date;
  lastSeen: Date;
  history: HistoryStep[];
  events: string[];
  version: number;
  recordedAt: Date;
}

export interface ExitListOptions {
  status?: Status | undefined;
  /** Name of the venture, in any spelling that compares equal. */
  venture?: string | undefined;
  /** One of the partners that leave. */
  company?: string | undefined;
  /** The place after a row. */
  after?: { lastSeen: string; exit: string } | null;
  limit?: number;
}

/** Exits, latest report first. */
export function listExits(q: Queryable, options: ExitListOptions = {}): Promise<ExitRow[]> {
  const { status, venture, company, after, limit = 200 } = options;
  return select<ExitRow>(
    q,
    `SELECT x.* FROM jv_exits x
     WHERE ($1::text IS NULL OR x.status = $1) AND ($2::text IS NULL OR lower(x.venture) = $2)
       AND ($3::text IS NULL OR EXISTS (SELECT FROM unnest(x.leaving) AS l WHERE lower(l) = $3))
       AND ($4::timestamptz IS NULL OR x.last_seen < $4 OR (x.last_seen = $4 AND x.exit > $5))
     ORDER BY x.last_seen DESC, x.exit LIMIT $6`,
    [
      status ?? null,
      venture === undefined ? null : plain(venture),
      company === undefined ? null : plain(company),
      after?.lastSeen ?? null,
      after?.exit ?? null,
      limit,
    ],
  );
}

/** Exits of the view by id. */
export const readExitRows = (q: Queryable, ids: readonly string[]): Promise<ExitRow[]> =>
  select<ExitRow>(q, 'SELECT * FROM jv_exits WHERE exit = ANY($1::text[])', [ids]);

/** Exits from a venture, first report first. */
export const listExitsOfVenture = (q: Queryable, venture: string): Promise<ExitRow[]> =>
  select<ExitRow>(
    q,
    `SELECT v.* FROM exit x JOIN jv_exits v ON v.exit = x.id
     WHERE x.state = 'live' AND x.venture_key = $1 ORDER BY v.first_seen, v.exit`,
    [plain(venture)],
  );

/** How many exits there are. */
export const countExits = async (q: Queryable): Promise<number> =>
  (await select<{ n: number }>(q, 'SELECT count(*)::int AS n FROM jv_exits'))[0]?.n ?? 0;
