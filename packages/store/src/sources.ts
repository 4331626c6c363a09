// source: feeds and sitemaps that are polled.
import type { Queryable } from './queryable.js';
import { insertRow, insertRows, select, updateRow } from './statements.js';
import { json, keyOf } from './values.js';

/** What the last poll of a source met: `new`, or a state of the fetching package (ok, wall, html, dns, gone …). */
export type SourceState = string;

export interface Source {
  id: number;
  name: string;
  outlet: string;
  feedUrl: string;
  homepage: string | null;
  language: string;
  timeZone: string;
  country: string | null;
  category: string | null;
  note: string | null;
  origin: string;
  enabled: boolean;
  state: SourceState;
  stateReason: string | null;
  failures: number;
  intervalSeconds: number;
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
  fullPollAt: Date | null;
  polledAt: Date | null;
  succeededAt: Date | null;
  itemAt: Date | null;
  movedTo: string | null;
  movedSince: Date | null;
  hubUrl: string | null;
  topicUrl: string | null;
  hubSecret: string | null;
  hubUntil: Date | null;
  usualGapSeconds: number | null;
  usualLength: number | null;
  /** What the schedule remembers between polls; a value of the fetching package. */
  pollMemory: unknown;
  createdAt: Date;
  /** When it is polled next; null while it is not enabled. */
  workDueAt: Date | null;
  workState: string;
  workReason: string | null;
}

export type NewSource = Pick<Source, 'name' | 'outlet' | 'feedUrl'> &
  Partial<
    Pick<
      Source,
      | 'homepage'
      | 'language'
      | 'timeZone'
      | 'country'
      | 'category'
      | 'note'
      | 'origin'
      | 'intervalSeconds'
      | 'createdAt'
    >
  >;

/** Adds a source, not enabled; null when its feed or its name is there already. `feedUrl` must be canonical. */
export async function addSource(q: Queryable, source: NewSource): Promise<Source | null> {
  const row = { ...source, feedKey: keyOf(source.feedUrl) };
  const [added] = await insertRow<Source>(q, 'source', row, 'ON CONFLICT DO NOTHING RETURNING *');
  return added ?? null;
}

/**
 * Adds many sources, not enabled, in few statements; those whose feed or name is there already are passed over. Answers
 * with the ones that were added.
 */
export const addSources = (q: Queryable, sources: readonly NewSource[], at: Date): Promise<Source[]> =>
  insertRows<Source>(
    q,
    'source',
    sources.map(s => ({
      name: s.name,
      outlet: s.outlet,
      feedUrl: s.feedUrl,
      feedKey: keyOf(s.feedUrl),
      homepage: s.homepage ?? null,
      language: s.language ?? 'en',
      timeZone: s.timeZone ?? 'UTC',
      country: s.country ?? null,
      category: s.category ?? null,
      note: s.note ?? null,
      origin: s.origin ?? 'added',
      createdAt: s.createdAt ?? at,
    })),
    'ON CONFLICT DO NOTHING RETURNING *',
  );

/** Enables many sources at once; they become due one after the other within `spreadMs`, not all in one instant. */
export async function enableSources(
  q: Queryable,
  ids: readonly number[],
  options: { at: Date; spreadMs: number },
): Promise<void> {
  await q.query(
    `UPDATE source SET enabled = true, work_state = 'due', work_lease = NULL, work_again_at = NULL, work_reason = NULL,
       work_due_at = $2::timestamptz + make_interval(secs => $3::double precision * (o.place - 1) / greatest(1, cardinality($1::bigint[])))
     FROM unnest($1::bigint[]) WITH ORDINALITY AS o(id, place)
     WHERE source.id = o.id AND (NOT enabled OR work_state IN ('done', 'rejected', 'quarantined'))`,
    [ids, options.at, options.spreadMs / 1000],
  );
}

/** The source with that id. */
export const readSource = async (q: Queryable, id: number | string): Promise<Source | null> =>
  (await select<Source>(q, 'SELECT * FROM source WHERE id = $1', [id]))[0] ?? null;

/** The source with that name or feed URL. */
export const findSource = async (q: Queryable, nameOrUrl: string): Promise<Source | null> =>
  (
    await select<Source>(q, 'SELECT * FROM source WHERE name = $1 OR feed_key = $2', [nameOrUrl, keyOf(nameOrUrl)])
  )[0] ?? null;

/** Sources by name. */
export const listSources = (q: Queryable, options: { enabled?: boolean } = {}): Promise<Source[]> =>
  select<Source>(q, 'SELECT * FROM source WHERE $1::boolean IS NULL OR enabled = $1 ORDER BY name', [
    options.enabled ?? null,
  ]);

export type SourceChange = Partial<Omit<Source, 'id' | 'workDueAt' | 'workState' | 'workReason' | 'createdAt'>>;

/** Changes the given columns; false when there is no such source. */
export const updateSource = (q: Queryable, id: number, change: SourceChange): Promise<boolean> =>
  updateRow(
    q,
    'source',
    { id },
    {
      ...change,
      ...(change.feedUrl ? { feedKey: keyOf(change.feedUrl) } : {}),
      ...(change.pollMemory === undefined ? {} : { pollMemory: json(change.pollMemory) }),
    },
  );

/** Enables a source, due at once, or stops polling it. */
export async function enableSource(q: Queryable, id: number, options: { enabled: boolean; at: Date }): Promise<void> {
  await q.query(
    `UPDATE source SET enabled = $2, work_lease = NULL, work_again_at = NULL, work_crashes = 0, work_attempts = 0,
       work_reason = NULL, work_state = CASE WHEN $2 THEN 'due' ELSE 'done' END,
       work_due_at = CASE WHEN $2 THEN $3::timestamptz END
     WHERE id = $1 AND (enabled <> $2 OR work_state IN ('done', 'rejected', 'quarantined'))`,
    [id, options.enabled, options.at],
  );
}

/** Removes a source with its polls and items; articles stay. */
export const removeSource = async (q: Queryable, id: number): Promise<boolean> =>
  (await q.query('DELETE FROM source WHERE id = $1', [id])).rowCount > 0;
