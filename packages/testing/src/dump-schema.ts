// The migrated schema as pg_dump writes it, without what differs from run to run.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migratePostgres } from '@cellwire/store';
import { findPostgresBin } from './installed.js';
import { startPostgres } from './start-postgres.js';

const run = promisify(execFile);

/** The Postgres whose pg_dump wrote migrations/schema.sql: others word some lines differently. */
export const DUMP_MAJOR = 15;

/** Major version of the installed pg_dump; null when there is none. */
export async function pgDumpMajor(): Promise<number | null> {
  const bin = findPostgresBin();
  if (!bin) return null;
  const { stdout } = await run(join(bin, 'pg_dump'), ['--version']);
  return Number(/(\d+)/.exec(stdout)?.[1] ?? Number.NaN);
}

/** Runs all migrations on a server of its own and dumps the schema `public`; BullMQ's schema is not ours. */
export async function dumpSchema(): Promise<string> {
  const server = await startPostgres();
  try {
    await migratePostgres(server.url);
    const bin = findPostgresBin() ?? '';
    const args = ['--schema-only', '--no-owner', '--exclude-schema=bullmq', server.url];
    const { stdout } = await run(join(bin, 'pg_dump'), args, { maxBuffer: 64 * 1024 * 1024 });
    return tidy(stdout);
  } finally {
    await server.close();
  }
}

const HEAD = `-- The schema after all migrations, as pg_dump ${DUMP_MAJOR} writes it. Made by scripts/dump-schema.ts; do not edit.\n`;

function tidy(dump: string): string {
  const lines = dump
    .split('\n')
    // Version and session lines, and the random key that newer releases of pg_dump add.
    .filter(line => !/^(-- Dumped |SET |SELECT pg_catalog\.set_config|\\(un)?restrict|--$)/.test(line))
    .map(line => line.replace(/^-- Name: (.*); Type: (.*); Schema: .*$/, '-- $2: $1'));
  return `${HEAD}${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
