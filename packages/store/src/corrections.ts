// correction: what people said about the grouping; every later run respects it.
import type { Queryable, Transaction } from './queryable.js';
import { insertRow, select } from './statements.js';
import { json, only } from './values.js';

export interface Correction {
  id: number;
  kind: 'merge' | 'split' | 'reject';
  eventId: string;
  otherId: string | null;
  /** Mentions on either side, so that the correction outlives re-extraction; its shape is the resolver's. */
  detail: Record<string, unknown>;
  reason: string;
  madeBy: string;
  madeAt: Date;
  undoneAt: Date | null;
  undoneBy: string | null;
}

/** Records a correction; answers its id. */
export async function addCorrection(
  tx: Transaction,
  correction: Omit<Correction, 'id' | 'undoneAt' | 'undoneBy'>,
): Promise<number> {
  const row = { ...correction, detail: json(correction.detail) };
  return only(await insertRow<{ id: number }>(tx, 'correction', row, 'RETURNING id'), 'the correction').id;
}

/** Undoes a correction; false when there is none that holds. */
export const undoCorrection = async (tx: Transaction, id: number, by: string, at: Date): Promise<boolean> =>
  (
    await tx.query('UPDATE correction SET undone_at = $3, undone_by = $2 WHERE id = $1 AND undone_at IS NULL', [
      id,
      by,
      at,
    ])
  ).rowCount > 0;

/** Corrections that hold for any of the events. */
export const listCorrectionsOf = (q: Queryable, eventIds: readonly string[]): Promise<Correction[]> =>
  select<Correction>(
    q,
    `SELECT * FROM correction WHERE undone_at IS NULL AND (event_id = ANY($1::text[]) OR other_id = ANY($1::text[])) ORDER BY id`,
    [eventIds],
  );

/** All corrections, newest first, undone ones too. */
export const listCorrections = (q: Queryable, limit = 1000): Promise<Correction[]> =>
  select<Correction>(q, 'SELECT * FROM correction ORDER BY id DESC LIMIT $1', [limit]);

/** The correction with that id. */
export const readCorrection = async (q: Queryable, id: number): Promise<Correction | null> =>
  (await select<Correction>(q, 'SELECT * FROM correction WHERE id = $1', [id]))[0] ?? null;
