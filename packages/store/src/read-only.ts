// SQL of the user's own, which may read and nothing else.
import type { Store } from './queryable.js';

export interface ReadOnlyRows {
  rows: Record<string, unknown>[];
  /** Whether there were more rows than `maxRows`. */
  isCut: boolean;
}

/**
 * Runs one statement in a read-only transaction, as the role cellwire_readonly where there is one, with a time limit
 * (30,000 ms) and at most `maxRows` rows (10,000). Throws what the database says.
 */
export function queryReadOnly(
  store: Store,
  sql: string,
  options: { timeoutMs?: number; maxRows?: number } = {},
): Promise<ReadOnlyRows> {
  const { timeoutMs = 30_000, maxRows = 10_000 } = options;
  return store.inTransaction(
    async tx => {
      const { rows } = await tx.query<{ may: boolean }>(
        "SELECT coalesce(bool_or(pg_has_role(current_user, oid, 'MEMBER')), false) AS may FROM pg_roles WHERE rolname = 'cellwire_readonly'",
      );
      if (rows[0]?.may) await tx.query('SET LOCAL ROLE cellwire_readonly');
      const result = await tx.query(sql);
      return { rows: result.rows.slice(0, maxRows), isCut: result.rows.length > maxRows };
    },
    { readOnly: true, timeoutMs },
  );
}
