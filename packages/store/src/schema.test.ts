import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAGES } from '@cellwire/model';
import { DUMP_MAJOR, describeOnEachStore, dumpSchema, pgDumpMajor, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSchema, migrationNames, migrationsDir } from './migrate.js';
import { queryReadOnly } from './read-only.js';
import { workTables } from './work.js';

const VIEWS = ['events', 'jv_exits', 'stake_sales', 'order_targets', 'writedowns', 'event_sources', 'event_claims'];
const TABLES = [
  'source poll host item page article article_version mention event event_version event_mention exit correction redirect',
  'subscription alert delivery attempt saved_filter token extraction exit_event exit_version rate health_event setting',
].flatMap(line => line.split(' '));

describeOnEachStore('the schema', setup => {
  let db: TestStore;
  beforeAll(async () => {
    db = await testStore(setup.engine);
  });
  afterAll(() => db.remove());

  const names = async (sql: string) => (await db.store.query<{ name: string }>(sql)).rows.map(row => row.name);

  it('is complete once the migrations are run, and running them again changes nothing', async () => {
    expect(await compareSchema(db.store)).toEqual({ missing: [], unknown: [] });
    expect(await names('SELECT name FROM migration ORDER BY id')).toEqual(migrationNames());
  });

  it('has every table and view of the contract', async () => {
    const found = await names(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')",
    );
    expect(found.sort()).toEqual([...TABLES, ...VIEWS, 'migration'].sort());
  });

  it('explains every table, view, column and function', async () => {
    const bare = await names(`
      SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
        AND obj_description(c.oid, 'pg_class') IS NULL
      UNION ALL
      SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND col_description(c.oid, a.attnum) IS NULL
      UNION ALL
      SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND obj_description(p.oid, 'pg_proc') IS NULL
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`);
    expect(bare).toEqual([]);
  });

  it('has an index for every foreign key', async () => {
    const bare = await names(`
      SELECT conrelid::regclass || ' ' || conname AS name FROM pg_constraint f
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND NOT EXISTS (
        SELECT FROM pg_index i CROSS JOIN LATERAL (SELECT (i.indkey::int2[])[0:cardinality(f.conkey) - 1] AS head) h
        WHERE i.indrelid = f.conrelid AND ((h.head @> f.conkey AND f.conkey @> h.head)
          -- A key that holds a unique column needs no index of its own.
          OR (i.indisunique AND i.indnkeyatts = 1 AND i.indkey[0] = ANY(f.conkey))))`);
    expect(bare).toEqual([]);
  });

  it.each(STAGES)('gives the stage %s its work columns, and an index of what is due', async stage => {
    const { table } = workTables[stage];
    const columns = await names(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${table}' AND column_name LIKE 'work\\_%'`,
    );
    expect(columns.sort()).toEqual([
      'work_again_at',
      'work_attempts',
      'work_crashes',
      'work_due_at',
      'work_lease',
      'work_priority',
      'work_reason',
      'work_state',
    ]);
    expect(await names(`SELECT indexname AS name FROM pg_indexes WHERE indexname = '${table}_work'`)).toHaveLength(1);
  });

  it.each(VIEWS)('lets the read-only role read %s', async view => {
    expect((await queryReadOnly(db.store, `SELECT * FROM ${view}`)).rows).toEqual([]);
  });

  it.each([
    'SELECT hash FROM token',
    'SELECT secret FROM subscription',
    'SELECT hub_secret FROM source',
    'SELECT value FROM setting',
    'DELETE FROM article',
    "COPY (SELECT 1) TO PROGRAM 'true'",
    'SELECT 1; DELETE FROM article',
    'CREATE TABLE t ()',
  ])('keeps the read-only role from %s', async sql => {
    await expect(queryReadOnly(db.store, sql)).rejects.toThrow();
  });
});

describe('migrations/schema.sql', () => {
  it('is what the migrations make (npx tsx --conditions=cellwire-source scripts/dump-schema.ts writes it)', async context => {
    const major = await pgDumpMajor();
    if (major !== DUMP_MAJOR) context.skip(`pg_dump ${DUMP_MAJOR} is not installed (found ${major ?? 'none'})`);
    expect(await dumpSchema()).toBe(readFileSync(join(migrationsDir, 'schema.sql'), 'utf8'));
  });
});
