// One Postgres and one Redis for the tests of a file, and a world of its own for each of them.
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '@cellwire/testing';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openWorld, type World, type WorldOptions } from './world.js';

/** What the worlds of a file have in common. */
export type Common = Omit<WorldOptions, 'postgresUrl' | 'redisUrl'>;

export interface Worlds {
  /** A world between the file's servers; it is closed after the test. */
  open(more?: Partial<WorldOptions>): Promise<World>;
  /** Of the Redis that runs. */
  redisUrl(): string;
}

/** Starts the servers before the first test of the enclosing `describe`, and stops them after its last. */
export function openWorlds(common: Common): Worlds {
  let postgres: PostgresServer;
  let redis: RedisServer;
  const opened: World[] = [];
  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  });
  afterEach(async () => {
    for (const world of opened.splice(0)) await world.close();
  });
  afterAll(async () => {
    await redis?.close();
    await postgres?.close();
  });
  return {
    open: async more => {
      const world = await openWorld({ postgresUrl: postgres.url, redisUrl: redis.url, ...common, ...more });
      opened.push(world);
      return world;
    },
    redisUrl: () => redis.url,
  };
}
