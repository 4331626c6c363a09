// setting: small facts that the processes of one store share.
import type { Queryable } from './queryable.js';
import { json } from './values.js';

/** The fact under a key; undefined when there is none. Its shape is the writer's word. */
export async function readSetting<T>(q: Queryable, key: string): Promise<T | undefined> {
  const { rows } = await q.query<{ value: T }>('SELECT value FROM setting WHERE key = $1', [key]);
  return rows[0]?.value;
}

/** Writes a fact. */
export async function saveSetting(q: Queryable, key: string, value: unknown, at: Date): Promise<void> {
  await q.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    [key, json(value), at],
  );
}
