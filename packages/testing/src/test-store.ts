// A fresh, migrated database for each test file.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Clock } from '@cellwire/model';
import { prepareQueueSchema } from '@cellwire/queue';
import {
  hashOf,
  migratePostgres,
  migrationNames,
  migrationsDir,
  openPostgres,
  openStore,
  type Store,
} from '@cellwire/store';

/** Which Postgres a suite runs on: the embedded one, or the real one at a URL. */
export type TestEngine = { is: 'embedded' } | { is: 'postgres'; url: string };

export interface TestStore {
  store: Store;
  /** What `openStore` takes to open the same database (after `store.close()`, when it is embedded). */
  options: { databaseUrl: string } | { dataDir: string };
  /** Closes the store and removes the database. */
  remove(): Promise<void>;
}

/** Opens a store of its own, empty and migrated, with the queue's schema in place. */
export const testStore = (engine: TestEngine, clock?: Clock): Promise<TestStore> =>
  engine.is === 'embedded' ? embedded(clock) : real(engine.url, clock);

async function embedded(clock?: Clock): Promise<TestStore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cellwire-store-'));
  await cp(await template(), dataDir, { recursive: true });
  const store = await openStore({ dataDir, ...(clock ? { clock } : {}) });
  return {
    store,
    options: { dataDir },
    remove: async () => {
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A folder with a migrated store, made once for each set of migrations: copying it is much cheaper than initdb. */
async function template(): Promise<string> {
  const folder = join(tmpdir(), `cellwire-template-${templateKey()}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await mkdir(draft, { recursive: true });
  const store = await openStore({ dataDir: draft });
  await prepareQueueSchema(store.openQueuePool());
  await store.close();
  // Several test files may make it at once: the first that is ready wins, the others use its work.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

function templateKey(): string {
  // The package does not export its package.json, but it lies beside the folder of its entry.
  const entry = createRequire(import.meta.resolve('@cellwire/store')).resolve('@electric-sql/pglite');
  const manifest = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8');
  const sql = migrationNames().map(name => readFileSync(join(migrationsDir, `${name}.sql`), 'utf8'));
  return hashOf([manifest, ...sql].join('\0')).slice(0, 16);
}

async function real(url: string, clock?: Clock): Promise<TestStore> {
  const name = `cellwire_test_${randomBytes(6).toString('hex')}`;
  const admin = openPostgres({ databaseUrl: url, clock: { now: () => new Date() }, maxConnections: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  await migratePostgres(own.href);
  const store = await openStore({ databaseUrl: own.href, ...(clock ? { clock } : {}) });
  const pool = store.openQueuePool({ max: 2 });
  await prepareQueueSchema(pool);
  await pool.end();
  return {
    store,
    options: { databaseUrl: own.href },
    remove: async () => {
      await store.close();
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.close();
    },
  };
}
