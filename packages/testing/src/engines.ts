// The same suites on every engine: embedded and real Postgres, Postgres and Redis queues.
import { readSettings, terminalEnvironment } from '@cellwire/runtime';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { findPostgresBin, findRedisServer } from './installed.js';
import { sharedPostgres } from './shared-postgres.js';
import { startPostgres } from './start-postgres.js';
import { startRedis } from './start-redis.js';
import { makeTemplate, type TestEngine } from './test-store.js';

export type StoreEngine = 'embedded' | 'postgres';
export type QueueEngine = 'store' | 'redis';

/** A combination that a suite runs on. Read `engine` and `redisUrl` inside hooks and tests: servers start before them. */
export interface Setup {
  store: StoreEngine;
  queue: QueueEngine;
  engine: TestEngine;
  redisUrl: string | null;
}

const { databaseUrl, redisUrl } = readSettings();
const { ci: isCi } = terminalEnvironment();

/** Why a store engine can't be tested here; null when it can. */
export const missingPostgres = (): string | null =>
  databaseUrl || findPostgresBin()
    ? null
    : 'no Postgres: apt-get install postgresql, or set DATABASE_URL to a server whose user may create databases';

/** Why Redis can't be tested here; null when it can. */
export const missingRedis = (): string | null =>
  redisUrl || findRedisServer() ? null : 'no Redis: apt-get install redis-server, or set REDIS_URL';

/** Declares a suite once for each store engine. */
export function describeOnEachStore(title: string, suite: (setup: Setup) => void): void {
  describeOnEach(
    title,
    [
      ['embedded', 'store'],
      ['postgres', 'store'],
    ],
    suite,
  );
}

/** Declares a suite once for each combination of store and queue. */
export function describeOnEachQueue(title: string, suite: (setup: Setup) => void): void {
  describeOnEach(
    title,
    [
      ['embedded', 'store'],
      ['postgres', 'store'],
      ['embedded', 'redis'],
      ['postgres', 'redis'],
    ],
    suite,
  );
}

/** Declares a suite once for each given combination. Without a server it is skipped, saying why; in CI it fails. */
export function describeOnEach(
  title: string,
  combinations: readonly (readonly [StoreEngine, QueueEngine])[],
  suite: (setup: Setup) => void,
): void {
  for (const [store, queue] of combinations) {
    const setup: Setup = { store, queue, engine: { is: 'embedded' }, redisUrl: null };
    const name = `${title} (${store}${queue === 'redis' ? ' + redis' : ''})`;
    const missing = (store === 'postgres' ? missingPostgres() : null) ?? (queue === 'redis' ? missingRedis() : null);
    if (missing && !isCi) {
      describe.skip(`${name}: skipped, ${missing}`, () => suite(setup));
      continue;
    }
    describe(name, () => {
      const closers: (() => Promise<void>)[] = [];
      beforeAll(async () => {
        if (missing) throw new Error(missing);
        if (store === 'postgres') setup.engine = { is: 'postgres', ...(await postgresServer(closers)) };
        if (queue === 'redis') setup.redisUrl = await redisServerUrl(closers);
      });
      afterAll(async () => {
        for (const close of closers) await close();
      });
      suite(setup);
    });
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of what the test files of a run share; given by the global set-up, where there is one. */
    runFolder: string;
  }
}

async function postgresServer(closers: (() => Promise<void>)[]): Promise<{ url: string; template?: string }> {
  if (databaseUrl) return { url: databaseUrl };
  const runFolder: string | undefined = inject('runFolder');
  if (runFolder) return sharedPostgres(runFolder, makeTemplate);
  const server = await startPostgres();
  closers.unshift(() => server.close());
  return { url: server.url };
}

async function redisServerUrl(closers: (() => Promise<void>)[]): Promise<string> {
  if (redisUrl) return redisUrl;
  const server = await startRedis();
  closers.unshift(() => server.close());
  return server.url;
}
