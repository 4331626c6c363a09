// Carries everything from one store to another, empty one: `cellwire move`, and back.
import type { Store, Transaction } from './queryable.js';

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

/** Rows that are carried together; pages are large. */
const STEP = 500;
const PAGE_STEP = 20;

/**
 * Copies every row of every table in one transaction on each side: all or nothing. Answers the rows of each table. The
 * other store must be migrated and empty; throws otherwise, and when a table has fewer rows there in the end.
 */
export function copyStore(
  from: Store,
  to: Store,
  onTable: (table: string, rows: number) => void = () => {},
): Promise<Map<string, number>> {
  return from.inTransaction(
    source =>
      to.inTransaction(async target => {
        await refuseFilled(target);
        await target.query('SET CONSTRAINTS ALL DEFERRED');
        const copied = new Map<string, number>();
        for (const table of TABLES_IN_ORDER) {
          const rows = await copyTable(source, target, table);
          copied.set(table, rows);
          onTable(table, rows);
        }
        await continueSequences(target);
        return copied;
      }),
    { readOnly: true },
  );
}

async function refuseFilled(target: Transaction): Promise<void> {
  for (const table of TABLES_IN_ORDER) {
    const { rowCount } = await target.query(`SELECT FROM ${table} LIMIT 1`);
    if (rowCount > 0) throw new Error(`the other database is not empty (${table} has rows): give a new one`);
  }
}

async function copyTable(source: Transaction, target: Transaction, table: string): Promise<number> {
  const columns = await columnsOf(target, table);
  const insert = `INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM jsonb_populate_recordset(null::${table}, $1::jsonb)`;
  let copied = 0;
  await source.query(`DECLARE copied CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${table} t`);
  for (;;) {
    const { rows } = await source.query<{ row: string }>(`FETCH ${table === 'page' ? PAGE_STEP : STEP} FROM copied`);
    if (rows.length === 0) break;
    await target.query(insert, [`[${rows.map(({ row }) => row).join(',')}]`]);
    copied += rows.length;
  }
  await source.query('CLOSE copied');
  const { rows } = await target.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
  if (rows[0]?.n !== copied) throw new Error(`${table}: ${copied} rows were read and ${rows[0]?.n} written`);
  return copied;
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

async function continueSequences(target: Transaction): Promise<void> {
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
