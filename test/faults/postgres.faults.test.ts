// Postgres stopped, unreachable, read-only, out of connections, out of space: work waits, and goes on by itself.
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '@cellwire/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { relayTo } from './black-hole.js';
import { seeded } from './invented-news.js';
import { report, scaled, wholeOf, within } from './scale.js';
import { openWorld, pause, readyOf, untilReady, type World } from './world.js';

const ARTICLES = scaled(40, 5000);
const HAPPENINGS = scaled(30, 4000);
const whole = wholeOf(HAPPENINGS);

describe('Postgres', () => {
  let postgres: PostgresServer;
  let redis: RedisServer;
  let world: World;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.close());
  beforeEach(async () => {
    postgres = await startPostgres();
  });
  afterEach(async () => {
    await world?.close();
    await postgres?.close();
  });
  const open = (more: Partial<Parameters<typeof openWorld>[0]> = {}) =>
    openWorld({
      postgresUrl: postgres.url,
      redisUrl: redis.url,
      articles: ARTICLES,
      happenings: HAPPENINGS,
      seed: 31,
      through: 'texts',
      ...more,
    });

  it('stopped and started every few seconds costs nothing and doubles nothing', async () => {
    world = await open();
    const worker = world.start({ sweeps: true });
    await worker.health;
    // The negative control: a connection that nobody renews.
    const unrenewed = new pg.Client({ connectionString: postgres.url });
    unrenewed.on('error', () => {});
    await unrenewed.connect();
    const random = seeded(32);
    const bounces = scaled(3, 40);
    for (let n = 0; n < bounces; n++) {
      await pause(scaled(1000, 5000) + scaled(1000, 5000) * random());
      await postgres.stop(n % 2 ? 'fast' : 'immediate');
      await pause(500);
      await postgres.start();
    }
    await expect(unrenewed.query('SELECT 1')).rejects.toThrow();
    expect(await world.untilDone()).toMatchObject(whole);
    expect([worker.died(), worker.child.exitCode]).toEqual([null, null]);
    report('postgres bounced', { bounces, articles: ARTICLES });
  });

  it('and Redis behind connections that swallow everything: workers go on within 30 s after it heals', async () => {
    const [toPostgres, toRedis] = await Promise.all([relayTo(postgres.port), relayTo(redis.port)]);
    try {
      world = await open({
        reach: {
          postgres: url => {
            const through = new URL(url);
            through.port = String(toPostgres.port);
            return through.href;
          },
          redisUrl: `redis://127.0.0.1:${toRedis.port}`,
        },
      });
      const worker = world.start({ sweeps: true });
      const health = await worker.health;
      await untilReady(health, true);
      // The negative control: a connection from before that sets itself no bound waits for ever.
      const patient = new Redis(toRedis.port, '127.0.0.1');
      patient.on('error', () => {});
      expect(await patient.ping()).toBe('PONG');
      const resumed: Record<string, number> = {};
      for (const [name, relay] of Object.entries({ redis: toRedis, postgres: toPostgres })) {
        relay.open();
        await untilReady(health, false);
        await pause(scaled(5000, 30_000));
        relay.heal();
        resumed[name] = Math.round(await untilReady(health, true));
      }
      expect(await world.untilDone()).toMatchObject(whole);
      expect(await Promise.race([patient.ping().catch(() => 'lost'), pause(2000)])).toBeUndefined();
      patient.disconnect();
      report('black holes', { resumedMs: resumed });
      for (const ms of Object.values(resumed)) expect(ms).toBeLessThanOrEqual(within(30_000));
    } finally {
      await toPostgres.close();
      await toRedis.close();
    }
  });

  it('read-only, out of connections or out of space makes workers unready, though it answers; it costs nothing', async () => {
    world = await open();
    const worker = world.start({ sweeps: true });
    const health = await worker.health;
    await untilReady(health, true);
    const seen: Record<string, unknown> = {};
    for (const [name, fault] of Object.entries(FAULTS)) {
      await fault.begin(world);
      const ms = await untilReady(health, false);
      expect(ms).toBeLessThanOrEqual(within(10_000));
      seen[name] = { unreadyMs: Math.round(ms), why: (await readyOf(health))?.why };
      // Negative control: a readiness that only reads sees nothing wrong.
      await world.store.query('SELECT 1');
      await fault.end(world);
      await untilReady(health, true);
    }
    report('postgres that answers and takes no writes', seen);
    expect(await world.untilDone()).toMatchObject(whole);
  });
});

interface Fault {
  begin(world: World): Promise<void>;
  end(world: World): Promise<void>;
}

const inDatabase = async (world: World, sql: (database: string) => string): Promise<void> => {
  const { rows } = await world.store.query<{ name: string }>('SELECT current_database() AS name');
  await world.store.query(sql(rows[0]?.name ?? ''));
};
/** Ends the workers' connections, so that they meet the new rule at once. */
const dropOthers = (world: World): Promise<unknown> =>
  world.store.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );

const FAULTS: Record<string, Fault> = {
  'read-only': {
    begin: async world => {
      await inDatabase(world, name => `ALTER DATABASE ${name} SET default_transaction_read_only = on`);
      await dropOthers(world);
    },
    end: async world => {
      await world.store.query('SET default_transaction_read_only = off');
      await inDatabase(world, name => `ALTER DATABASE ${name} RESET default_transaction_read_only`);
      await dropOthers(world);
    },
  },
  'out of connections': {
    begin: async world => {
      await inDatabase(world, name => `ALTER DATABASE ${name} CONNECTION LIMIT 1`);
      await world.store.query('ALTER ROLE postgres NOSUPERUSER').catch(() => {});
      await dropOthers(world);
    },
    end: async world => {
      await inDatabase(world, name => `ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    },
  },
  // No row can be written where the disk is full: Postgres says 53100, as this trigger does in its place.
  'disk full': {
    begin: async world => {
      await world.store.query(
        `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
           RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
         END $$`,
      );
      for (const table of TABLES)
        await world.store.query(
          `CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION disk_full()`,
        );
    },
    end: async world => {
      await world.store.query('DROP FUNCTION disk_full CASCADE');
    },
  },
};
const TABLES = ['setting', 'article', 'article_version', 'extraction', 'event', 'delivery', 'attempt'];
