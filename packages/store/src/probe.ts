// Whether the database answers and takes writes: what a process must know to call itself ready.
import type { Queryable } from './queryable.js';

/** Writes one small row; rejects with what is wrong: away, read-only, out of space, out of connections. */
export async function probeStore(q: Queryable, at: Date): Promise<void> {
  await q.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('probe', 'true', $1)
     ON CONFLICT (key) DO UPDATE SET updated_at = excluded.updated_at`,
    [at],
  );
}
