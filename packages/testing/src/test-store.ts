// A fresh, migrated database for each test file.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
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

const run = promisify(execFile);

/** Which Postgres a suite runs on: the embedded one, or the real one at a URL, where `template` is a migrated database. */
export type TestEngine = { is: 'embedded' } | { is: 'postgres'; url: string; template?: string };

export interface TestStore {
  store: Store;
  /** What `openStore` takes to open the same database (after `store.close()`, when it is embedded). */
  options: { databaseUrl: string } | { dataDir: string };
  /** Closes the store and removes the database. */
  remove(): Promise<void>;
}

/** Opens a store of its own, empty and migrated, with the queue's schema in place. */
export const testStore = (engine: TestEngine, clock?: Clock): Promise<TestStore> =>
  engine.is === 'embedded' ? embedded(clock) : real(engine, clock);

/** A folder of its own with an embedded store, empty and migrated, that nobody has open; whoever asks removes it. */
export async function emptyStoreFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cellwire-store-'));
  // A thousand files: the program takes half the time of Node's own copying.
  await run('cp', ['-R', `${await template()}/.`, dataDir]);
  return dataDir;
}

async function embedded(clock?: Clock): Promise<TestStore> {
  const dataDir = await emptyStoreFolder();
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

async function real({ url, template }: { url: string; template?: string }, clock?: Clock): Promise<TestStore> {
  const name = `cellwire_test_${randomBytes(6).toString('hex')}`;
  const admin = openAdmin(url);
  await admin.query(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
  const databaseUrl = urlOf(url, name);
  if (!template) await migrate(databaseUrl);
  const store = await openStore({ databaseUrl, ...(clock ? { clock } : {}) });
  return {
    store,
    options: { databaseUrl },
    remove: async () => {
      await store.close();
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.close();
    },
  };
}

/** Makes a migrated database on a server, with the queue's schema in place, for `testStore` to copy. Answers its name. */
export async function makeTemplate(url: string): Promise<string> {
  const name = 'cellwire_template';
  const admin = openAdmin(url);
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    await migrate(urlOf(url, name));
  } finally {
    await admin.close();
  }
  return name;
}

async function migrate(databaseUrl: string): Promise<void> {
  await migratePostgres(databaseUrl);
  const store = await openStore({ databaseUrl });
  const pool = store.openQueuePool({ max: 2 });
  await prepareQueueSchema(pool);
  await pool.end();
  await store.close();
}

const openAdmin = (databaseUrl: string): Store =>
  openPostgres({ databaseUrl, clock: { now: () => new Date() }, maxConnections: 1 });

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
