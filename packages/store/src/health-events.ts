// health_event: what operators should know, open until it is over.
import type { Queryable } from './queryable.js';
import { select } from './statements.js';
import { json } from './values.js';

export interface HealthEvent {
  id: number;
  kind: string;
  subject: string;
  sourceId: number | null;
  message: string;
  detail: Record<string, unknown>;
  openedAt: Date;
  closedAt: Date | null;
}

/** Opens a health event unless the same one is open; answers whether it is new. */
export async function openHealthEvent(
  q: Queryable,
  event: Pick<HealthEvent, 'kind' | 'subject' | 'message'> & { sourceId?: number; detail?: object; at: Date },
): Promise<boolean> {
  const { rowCount } = await q.query(
    `INSERT INTO health_event (kind, subject, source_id, message, detail, opened_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (kind, subject) WHERE closed_at IS NULL DO NOTHING`,
    [event.kind, event.subject, event.sourceId ?? null, event.message, json(event.detail ?? {}), event.at],
  );
  return rowCount > 0;
}

/** Closes the open health event of that kind and subject; answers whether there was one. */
export const closeHealthEvent = async (q: Queryable, kind: string, subject: string, at: Date): Promise<boolean> =>
  (
    await q.query('UPDATE health_event SET closed_at = $3 WHERE kind = $1 AND subject = $2 AND closed_at IS NULL', [
      kind,
      subject,
      at,
    ])
  ).rowCount > 0;

/** Health events, newest first. */
export const listHealthEvents = (
  q: Queryable,
  options: { open?: boolean; limit?: number } = {},
): Promise<HealthEvent[]> =>
  select<HealthEvent>(
    q,
    'SELECT * FROM health_event WHERE $1::boolean IS NULL OR (closed_at IS NULL) = $1 ORDER BY opened_at DESC, id DESC LIMIT $2',
    [options.open ?? null, options.limit ?? 100],
  );
