// redirect: ids that were given up, for ever.
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

/** Sends one id (and all that were sent to it) to another. */
export async function addRedirect(
  tx: Transaction,
  redirect: { from: string; to: string; kind: 'event' | 'exit'; reason: string; at: Date },
): Promise<void> {
  const { from, to, kind, reason, at } = redirect;
  const target = await resolveId(tx, to);
  if (target === from) throw new Error(`${from} cannot be sent to ${to}, which is sent to ${from}`);
  await tx.query('UPDATE redirect SET to_id = $2 WHERE to_id = $1', [from, target]);
  await tx.query(
    `INSERT INTO redirect (from_id, to_id, kind, reason, redirected_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (from_id) DO UPDATE SET to_id = excluded.to_id, reason = excluded.reason`,
    [from, target, kind, reason, at],
  );
}

/** Takes a redirect back (an undone merge). */
export const removeRedirect = async (tx: Transaction, from: string): Promise<boolean> =>
  (await tx.query('DELETE FROM redirect WHERE from_id = $1', [from])).rowCount > 0;

/** The id that stands for this one now. */
export const resolveId = async (q: Queryable, id: string): Promise<string> =>
  (await select<{ toId: string }>(q, 'SELECT to_id FROM redirect WHERE from_id = $1', [id]))[0]?.toId ?? id;

/** All ids that are sent to this one. */
export const listFormerIds = async (q: Queryable, id: string): Promise<string[]> =>
  (await select<{ fromId: string }>(q, 'SELECT from_id FROM redirect WHERE to_id = $1 ORDER BY from_id', [id])).map(
    row => row.fromId,
  );
