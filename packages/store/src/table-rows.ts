// Whole tables, row by row as JSON: what moves from one store to another, and what a backup holds.
import type { Transaction } from './queryable.js';

/** Every table, so that what a row refers to comes before it (deferrable references aside). */
export const TABLES_IN_ORDER = [
  'source',
  'poll',
  'host',
  'health_event',
  'article',
  'item',
  'page',
  'article_version',
  'extraction',
  'mention',
  'event',
  'event_version',
  'event_mention',
  'exit',
  'exit_event',
  'exit_version',
  'correction',
  'redirect',
  'rate',
  'subscription',
  'alert',
  'delivery',
  'attempt',
  'saved_filter',
  'token',
  'setting',
] as const;
export type TableName = (typeof TABLES_IN_ORDER)[number];

/** Rows that are carried together; pages are large. */
const STEP = 500;
const PAGE_STEP = 20;

/** The rows of a table as JSON texts, in batches, in no particular order. One at a time in a transaction. */
export async function* readRows(source: Transaction, table: TableName): AsyncGenerator<string[]> {
  await source.query(`DECLARE copied CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${table} t`);
  for (;;) {
    const { rows } = await source.query<{ row: string }>(`FETCH ${table === 'page' ? PAGE_STEP : STEP} FROM copied`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await source.query('CLOSE copied');
}

/** Writes batches of rows as `readRows` gives them. References may look ahead until the end of the transaction. */
export async function rowWriter(
  target: Transaction,
  table: TableName,
): Promise<(rows: readonly string[]) => Promise<void>> {
  const columns = await columnsOf(target, table);
  const insert = `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`;
  return async rows => void (await target.query(insert, [`[${rows.join(',')}]`]));
}

/** Throws where a table has not so many rows. */
export async function checkCount(target: Transaction, table: TableName, expected: number): Promise<void> {
  const { rows } = await target.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  if (rows[0]?.n !== expected) throw new Error(`${table}: ${expected} rows were read and ${rows[0]?.n} written`);
}

/** Throws where a table has rows already. */
export async function refuseFilled(target: Transaction): Promise<void> {
  for (const table of TABLES_IN_ORDER) {
    const { rowCount } = await target.query(`SELECT FROM ${table} LIMIT 1`);
    if (rowCount > 0) throw new Error(`the other database is not empty (${table} has rows): give a new one`);
  }
}

/** Columns that can be written: a generated one makes itself. */
async function columnsOf(q: Transaction, table: string): Promise<string> {
  const { rows } = await q.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  return rows.map(row => row.name).join(', ');
}

/** Lets ids and places in the stream go on behind the rows that were written. */
export async function continueSequences(target: Transaction): Promise<void> {
  for (const table of TABLES_IN_ORDER) {
    const { rows } = await target.query<{ sequence: string | null }>(
      `SELECT pg_get_serial_sequence($1, attname) AS sequence FROM pg_attribute
       WHERE attrelid = $1::regclass AND attname = 'id' AND attidentity <> ''`,
      [table],
    );
    const sequence = rows[0]?.sequence;
    if (sequence) await target.query(`SELECT setval($1, coalesce(max(id), 0) + 1, false) FROM ${table}`, [sequence]);
  }
  await target.query(
    `SELECT setval('change_seq', 1 + greatest((SELECT coalesce(max(seq), 0) FROM event_version),
       (SELECT coalesce(max(seq), 0) FROM exit_version)), false)`,
  );
}
