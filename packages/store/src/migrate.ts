// Brings a database to the present schema: the plain SQL files of migrations/, in order, each in a transaction.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { runner } from 'node-pg-migrate';
import type pg from 'pg';
import { withClient } from './postgres-store.js';
import type { Queryable } from './queryable.js';

/** The folder of the numbered SQL files. */
export const migrationsDir: string = fileURLToPath(new URL('../../../migrations/', import.meta.url));

/** The database is not at the schema that this program was written for. */
export class SchemaError extends Error {}

const FILE = /^\d+_[a-z0-9_]+\.sql$/;

/** Names of all migrations, in order. */
export const migrationNames = (): string[] =>
  readdirSync(migrationsDir)
    .filter(name => FILE.test(name))
    .sort()
    .map(name => name.slice(0, -4));

/** Runs what is missing on a real Postgres; several processes may ask at once. Resolves to the names that were run. */
export const migratePostgres = (databaseUrl: string): Promise<string[]> => withClient(databaseUrl, run);

/** Runs what is missing on the embedded one. */
export function migrateEmbedded(db: PGlite): Promise<string[]> {
  // The runner asks for a client of pg: `query` with text or {text, values}, several statements at a time.
  const client = {
    query: async (config: string | { text: string; values?: unknown[] }, params?: unknown[]) => {
      const text = typeof config === 'string' ? config : config.text;
      const values = params ?? (typeof config === 'string' ? undefined : config.values);
      if (values?.length) return db.query(text, values);
      return (await db.exec(text)).at(-1) ?? { rows: [] };
    },
  };
  return run(client as unknown as pg.Client).catch(async error => {
    // The runner leaves the failed transaction open, and this session is the only one.
    await db.exec('ROLLBACK');
    throw error;
  });
}

async function run(client: pg.Client): Promise<string[]> {
  const quiet = () => {};
  const done = await runner({
    dbClient: client,
    dir: migrationsDir,
    // Everything but the numbered files: schema.sql is a dump.
    ignorePattern: '(?!\\d+_[a-z0-9_]+\\.sql).*',
    direction: 'up',
    migrationsTable: 'migration',
    singleTransaction: false,
    advisoryLockMode: 'wait',
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
  });
  return done.map(m => m.name);
}

/** Throws SchemaError when migrations are missing, or when the database is newer than this program. */
export async function checkSchema(q: Queryable): Promise<void> {
  const { missing, unknown } = await compareSchema(q);
  if (unknown.length)
    throw new SchemaError(
      `the database has migrations this program does not know (${unknown.join(', ')}): update Cellwire`,
    );
  if (missing.length)
    throw new SchemaError(`the database lacks migrations (${missing.join(', ')}): run cellwire migrate`);
}

/** Migrations that the database lacks, and those that only it knows. */
export async function compareSchema(q: Queryable): Promise<{ missing: string[]; unknown: string[] }> {
  const names = migrationNames();
  const { rows: found } = await q.query("SELECT to_regclass('public.migration') IS NOT NULL AS there");
  const { rows } = found[0]?.there ? await q.query<{ name: string }>('SELECT name FROM migration') : { rows: [] };
  const run = rows.map(row => row.name);
  return { missing: names.filter(n => !run.includes(n)), unknown: run.filter(n => !names.includes(n)) };
}
