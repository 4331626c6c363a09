// Opens the store that the settings ask for.
import type { Clock } from '@cellwire/model';
import { type EmbeddedStore, openEmbedded } from './embedded-store.js';
import { checkSchema, migrateEmbedded, migratePostgres, SchemaError } from './migrate.js';
import { openPostgres } from './postgres-store.js';
import type { Store } from './queryable.js';
import { unreachable } from './unreachable.js';

export interface StoreOptions {
  /** A real Postgres; without it the store is embedded in `dataDir`. */
  databaseUrl?: string | null;
  /** Folder of the embedded store (`.cellwire`). */
  dataDir?: string;
  clock?: Clock;
  /** Whether to run missing migrations: by default only on the embedded store, else `cellwire migrate` does. */
  migrate?: boolean;
  /** Connections to a real Postgres (10). */
  maxConnections?: number;
  /** A query on a real Postgres that takes longer is given up, in milliseconds (30,000). */
  queryTimeoutMs?: number;
  /** Told of lost connections; they are renewed by themselves. */
  onError?: (error: Error) => void;
}

const systemClock: Clock = { now: () => new Date() };

/** Opens the store and checks that its schema is this program's. Throws StoreBusyError, SchemaError or UnreachableError. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, clock = systemClock } = options;
  const store = databaseUrl
    ? await openReal({ ...options, databaseUrl, clock })
    : await openMigrated(options.dataDir ?? '.cellwire', clock, options.migrate ?? true);
  try {
    await checkSchema(store);
    return store;
  } catch (error) {
    await store.close();
    throw databaseUrl && !(error instanceof SchemaError) ? unreachable(databaseUrl, error) : error;
  }
}

async function openReal(options: StoreOptions & { databaseUrl: string; clock: Clock }): Promise<Store> {
  const { databaseUrl, clock, maxConnections, queryTimeoutMs, onError } = options;
  if (options.migrate) await migratePostgres(databaseUrl);
  return openPostgres({
    databaseUrl,
    clock,
    ...(maxConnections === undefined ? {} : { maxConnections }),
    ...(queryTimeoutMs === undefined ? {} : { queryTimeoutMs }),
    ...(onError === undefined ? {} : { onError }),
  });
}

async function openMigrated(dataDir: string, clock: Clock, migrate: boolean): Promise<EmbeddedStore> {
  const store = await openEmbedded({ dataDir, clock });
  try {
    if (migrate) await store.withSession(migrateEmbedded);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whether this process itself has the embedded store open. */
export const isEmbedded = (store: Store): store is EmbeddedStore =>
  store.engine === 'embedded' && 'withSession' in store;
