// Redis emptied, replaced, killed, gone, out of memory: Postgres knows the truth, so nothing is lost.
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '@cellwire/testing';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seeded } from './invented-news.js';
import { report, scaled, wholeOf, within } from './scale.js';
import { openWorld, pause, readyOf, untilReady, type World } from './world.js';

const ARTICLES = scaled(60, 4000);
const HAPPENINGS = scaled(45, 3000);

describe('Redis', () => {
  let postgres: PostgresServer;
  let redis: RedisServer;
  let world: World;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.close());
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await world?.close();
    await redis?.close();
  });
  const open = (more: Partial<Parameters<typeof openWorld>[0]> = {}) =>
    openWorld({
      postgresUrl: postgres.url,
      redisUrl: redis.url,
      articles: ARTICLES,
      happenings: HAPPENINGS,
      seed: 21,
      through: 'texts',
      ...more,
    });
  const whole = wholeOf(HAPPENINGS);
  /** Waits until so many articles are read. */
  const untilRead = async (count: number) => {
    for (let last = -1; last < count; await pause(50)) last = ARTICLES - (await world.facts()).unread;
  };

  it('emptied three times in the middle, and replaced by an empty one, costs nothing', async () => {
    world = await open();
    const worker = world.start({ sweeps: true });
    await worker.health;
    const flusher = new Redis(redis.url);
    flusher.on('error', () => {});
    const left: number[] = [];
    for (const share of [0.1, 0.25, 0.4]) {
      await untilRead(Math.floor(share * ARTICLES));
      await flusher.flushall();
      left.push((await world.facts()).unread);
    }
    flusher.disconnect();
    await untilRead(Math.floor(0.5 * ARTICLES));
    left.push((await world.facts()).unread);
    // With nothing left to do it would be no test.
    expect(Math.min(...left)).toBeGreaterThan(0);
    await redis.stop('SIGKILL');
    await redis.clear();
    await redis.start();
    const began = Date.now();
    expect(await world.untilDone()).toMatchObject(whole);
    report('flushed and replaced', { articles: ARTICLES, left, secondsAfterReplacement: (Date.now() - began) / 1000 });
  });

  it('emptied without anybody who hands work out again leaves work undone (negative control)', async () => {
    world = await open();
    const schedule = world.start({ sweeps: true, crashAt: { point: 'worked', nth: 5 } });
    await schedule.ended;
    const flusher = new Redis(redis.url);
    flusher.on('error', () => {});
    await flusher.flushall();
    flusher.disconnect();
    await world.start().health;
    await expect(world.untilDone(8000)).rejects.toThrow(/nothing moves/);
    world.cellwire('schedule', '--interval', '250');
    expect(await world.untilDone()).toMatchObject(whole);
  });

  it('killed and started again and again, and gone for ten seconds: /readyz says so within a second, workers go on by themselves, the API answers', async () => {
    world = await open();
    const api = world.cellwire('serve');
    const worker = world.start({ sweeps: true });
    const [health, apiUrl] = await Promise.all([worker.health, api.health]);
    await untilReady(health, true);
    // The negative control: a connection that nobody renews.
    const unrenewed = new Redis(redis.url, { retryStrategy: () => null });
    unrenewed.on('error', () => {});
    expect(await unrenewed.ping()).toBe('PONG');
    const random = seeded(22);
    const unready: number[] = [];
    const again: number[] = [];
    const kills = scaled(4, 20);
    for (let n = 0; n < kills; n++) {
      await redis.stop('SIGKILL');
      unready.push(await untilReady(health, false));
      expect((await readyOf(health))?.ms).toBeLessThan(within(1500));
      expect((await fetch(`${apiUrl}/livez`)).status).toBe(200);
      await pause(n === 0 ? 10_000 : 200 + 800 * random());
      await redis.start();
      again.push(await untilReady(health, true));
    }
    await expect(unrenewed.ping()).rejects.toThrow();
    expect(await world.untilDone()).toMatchObject(whole);
    expect(worker.died()).toBeNull();
    expect(worker.child.exitCode).toBeNull();
    report('redis killed', { kills, unreadyMs: unready.map(Math.round), readyAgainMs: again.map(Math.round) });
    expect(Math.max(...unready)).toBeLessThanOrEqual(within(1000));
    expect(Math.max(...again)).toBeLessThanOrEqual(within(10_000));
  });

  it('out of memory makes workers unready while it still answers PING, and costs nothing', async () => {
    world = await open();
    const worker = world.start({ sweeps: true });
    const health = await worker.health;
    const admin = new Redis(redis.url);
    await admin.config('SET', 'maxmemory', '1');
    // Negative control: a readiness that only pings would see nothing.
    expect(await admin.ping()).toBe('PONG');
    const ms = await untilReady(health, false);
    expect((await readyOf(health))?.why).toMatch(/OOM|memory/);
    await admin.config('SET', 'maxmemory', '0');
    await untilReady(health, true);
    admin.disconnect();
    expect(await world.untilDone()).toMatchObject(whole);
    report('redis out of memory', { unreadyMs: Math.round(ms) });
    expect(ms).toBeLessThanOrEqual(within(10_000));
  });
});
