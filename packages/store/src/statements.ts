// Builders for the plain inserts and updates whose columns are given as objects.
// Table and column names come from code, never from data; camelCase keys become snake_case columns.
import type { Queryable } from './queryable.js';
import { camelRows } from './values.js';

const columnOf = (key: string): string => key.replace(/[A-Z]/g, c => `_${c.toLowerCase()}`);

/** Inserts one row; `tail` is what follows VALUES (ON CONFLICT …, RETURNING …). Keys that are undefined are left out. */
export async function insertRow<T>(q: Queryable, table: string, values: object, tail = ''): Promise<T[]> {
  const entries = Object.entries(values).filter(([, v]) => v !== undefined);
  const columns = entries.map(([key]) => columnOf(key)).join(', ');
  const places = entries.map((_, i) => `$${i + 1}`).join(', ');
  const sql = `INSERT INTO ${table} (${columns}) VALUES (${places}) ${tail}`;
  const { rows } = await q.query(
    sql,
    entries.map(([, v]) => v),
  );
  return camelRows<T>(rows);
}

/** Inserts many rows of the same keys, in statements of at most 10,000 parameters. */
export async function insertRows<T>(q: Queryable, table: string, rows: readonly object[], tail = ''): Promise<T[]> {
  const [first] = rows;
  if (!first) return [];
  const keys = Object.keys(first);
  const size = Math.max(1, Math.floor(10_000 / keys.length));
  const out: T[] = [];
  for (let i = 0; i < rows.length; i += size) {
    const part = rows.slice(i, i + size);
    const tuples = part.map((_, r) => `(${keys.map((_, k) => `$${r * keys.length + k + 1}`).join(', ')})`);
    const sql = `INSERT INTO ${table} (${keys.map(columnOf).join(', ')}) VALUES ${tuples.join(', ')} ${tail}`;
    const params = part.flatMap(row => keys.map(key => (row as Record<string, unknown>)[key]));
    out.push(...camelRows<T>((await q.query(sql, params)).rows));
  }
  return out;
}

/** Sets the given columns of the row with that id; answers whether there was one. */
export async function updateRow(
  q: Queryable,
  table: string,
  key: Record<string, string | number>,
  values: object,
): Promise<boolean> {
  const entries = Object.entries(values).filter(([, v]) => v !== undefined);
  if (entries.length === 0) return true;
  const [[keyName, keyValue] = ['id', 0]] = Object.entries(key);
  const sets = entries.map(([name], i) => `${columnOf(name)} = $${i + 2}`).join(', ');
  const params = [keyValue, ...entries.map(([, v]) => v)];
  const { rowCount } = await q.query(`UPDATE ${table} SET ${sets} WHERE ${columnOf(keyName)} = $1`, params);
  return rowCount > 0;
}

/** Rows of a query in camelCase. */
export async function select<T>(q: Queryable, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  return camelRows<T>((await q.query(sql, params)).rows);
}
