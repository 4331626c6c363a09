// The schedule killed in its tick, again and again, with another one beside it: every source is polled in time, and hardly
// ever too often.
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '@cellwire/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from './invented-news.js';
import { report, scaled } from './scale.js';
import { type Faulty, openWorld, pause, type World } from './world.js';

const SOURCES = scaled(40, 500);
const INTERVAL_MS = scaled(6000, 20_000);

describe('the schedule', () => {
  let postgres: PostgresServer;
  let redis: RedisServer;
  let world: World;
  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  });
  afterAll(async () => {
    await redis?.close();
    await postgres?.close();
  });
  afterEach(() => world?.close());

  /** Sources that are polled every INTERVAL_MS: their rows are put back by a trigger, whatever the feed's own rhythm. */
  const open = async () => {
    world = await openWorld({
      postgresUrl: postgres.url,
      redisUrl: redis.url,
      articles: 0,
      happenings: 0,
      seed: 51,
      through: 'texts',
    });
    await world.store.query(
      'CREATE TABLE polled (source_id bigint NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp())',
    );
    await world.store.query(
      `CREATE FUNCTION note_poll() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF OLD.work_state = 'leased' AND NEW.work_state = 'due' THEN
           INSERT INTO polled (source_id) VALUES (NEW.id);
           NEW.work_due_at = now() + interval '${INTERVAL_MS} milliseconds';
           NEW.work_attempts = 0;
         END IF;
         RETURN NEW;
       END $$`,
    );
    await world.store.query(
      'CREATE TRIGGER note_poll BEFORE UPDATE ON source FOR EACH ROW EXECUTE FUNCTION note_poll()',
    );
    await world.store.query(
      `INSERT INTO source (name, outlet, feed_url, feed_key, enabled, work_state, work_due_at)
       SELECT 's' || n, 's' || n, 'http://127.0.0.1:1/' || n, 'k' || n, true, 'due', now() FROM generate_series(1, $1) AS n`,
      [SOURCES],
    );
  };
  const polls = async () =>
    (
      await world.store.query<{ polls: number; longest: number; quick: number }>(
        `SELECT count(*) AS polls, coalesce(max(gap), 0)::float8 AS longest, count(*) FILTER (WHERE gap < $1) AS quick
         FROM (SELECT extract(epoch FROM at - lag(at) OVER (PARTITION BY source_id ORDER BY at)) * 1000 AS gap FROM polled) AS gaps`,
        [0.9 * INTERVAL_MS],
      )
    ).rows[0] ?? { polls: 0, longest: 0, quick: 0 };

  it('killed in its tick, its keys deleted, with a second one beside it, polls each source in time and none twice', async () => {
    await open();
    // Nothing listens at the sources' addresses: a poll is a failed try, which is all that is counted here.
    const worker = world.start();
    await worker.health;
    world.cellwire('schedule', '--interval', '250');
    const flusher = new Redis(redis.url);
    const kills = scaled(4, 100);
    const random = seeded(52);
    let victim: Faulty | undefined;
    for (let n = 0; n < kills; n++) {
      victim = world.cellwire('schedule', '--interval', '50', '--health-port', '0');
      await victim.health;
      await pause(500 * random());
      victim.kill('SIGKILL');
      if (n % 2) await flusher.flushall();
    }
    flusher.disconnect();
    await pause(2 * INTERVAL_MS);
    const seen = await polls();
    report('schedules killed', { kills, sources: SOURCES, intervalMs: INTERVAL_MS, ...seen });
    expect(seen.polls).toBeGreaterThan(2 * SOURCES);
    expect(seen.longest).toBeLessThanOrEqual(2 * INTERVAL_MS);
    expect(seen.quick).toBeLessThanOrEqual(kills);
  });

  it('that asks no database polls twice as often when there are two (negative control)', async () => {
    await open();
    const naive = async () => {
      for (let turn = 0; turn < 3; turn++) {
        await world.store.query('INSERT INTO polled (source_id) SELECT id FROM source WHERE enabled');
        await pause(300);
      }
    };
    await Promise.all([naive(), naive()]);
    expect((await polls()).quick).toBeGreaterThan(SOURCES);
  });
});
