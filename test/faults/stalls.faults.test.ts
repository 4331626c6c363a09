// Processes that stop without dying, are told to stop, or get poison to read.
import { type PostgresServer, type RedisServer, startPostgres, startRedis } from '@cellwire/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type InventedArticle, inventNews, seeded } from './invented-news.js';
import type { FaultOptions } from './processes/src/fault-worker.js';
import { report, scaled, wholeOf, within } from './scale.js';
import { type Faulty, metricOf, openWorld, pause, type World } from './world.js';

const ARTICLES = scaled(40, 2000);
const HAPPENINGS = scaled(30, 1500);
const whole = wholeOf(HAPPENINGS);
const QUICK = { leaseMs: 1500, maxCrashes: 1000, retryDelaysMs: [100] };

describe('processes', () => {
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
  const open = (more: Partial<Parameters<typeof openWorld>[0]> = {}) =>
    openWorld({
      postgresUrl: postgres.url,
      redisUrl: redis.url,
      articles: ARTICLES,
      happenings: HAPPENINGS,
      seed: 41,
      through: 'texts',
      ...more,
    });

  /** Freezes a worker again and again with a row in its hands, until others have done that row; answers what came of it. */
  const freezeAgainAndAgain = async (freezes: number, more: FaultOptions) => {
    const news = inventNews({ articles: 200 * freezes, happenings: 200 * freezes, seed: 42 });
    world = await open({ articles: 0, happenings: 0 });
    const [frozen, other] = [
      world.start({ rules: QUICK, freezesAt: 'extract-events', ...more }),
      world.start({ sweeps: true, rules: QUICK, ...more }),
    ];
    const health = await Promise.all([frozen.health, other.health]);
    let added = 0;
    for (let n = 0; n < freezes; n++) {
      let isFrozen = false;
      void frozen.frozen().then(() => {
        isFrozen = true;
      });
      frozen.kill('SIGUSR2');
      for (; !isFrozen; await pause(300)) {
        await world.add(news.slice(added, added + 5));
        added += 5;
      }
      await world.untilDone();
      frozen.kill('SIGCONT');
    }
    // A thawed process is given time to do the wrong thing: its lease is renewed, or not, within a third of it.
    await pause(QUICK.leaseMs);
    const sum = async (name: string, labels = '') =>
      (await Promise.all(health.map(url => metricOf(url, name, labels)))).reduce((a, b) => a + b, 0);
    const recorded = await sum('cellwire_job_outcomes_total', 'stage="extract-events",outcome="done"');
    return {
      freezes,
      added,
      recorded,
      refused: await sum('cellwire_leases_refused_total'),
      facts: await world.facts(),
    };
  };

  it('frozen past their lease and thawed write nothing stale: each result is recorded once, no event is doubled', async () => {
    const { facts, ...seen } = await freezeAgainAndAgain(scaled(3, 50), {});
    report('frozen', { ...seen, repeats: facts.repeats });
    expect(facts).toMatchObject(wholeOf(seen.added));
    expect(seen.refused).toBeGreaterThanOrEqual(seen.freezes);
    expect(seen.recorded).toBe(seen.added);
  });

  it('that are believed whoever holds the lease record stale results (negative control)', async () => {
    const { facts, ...seen } = await freezeAgainAndAgain(2, { ignoresLeases: true });
    report('frozen and believed (negative control)', { ...seen, repeats: facts.repeats });
    expect(seen.recorded).toBeGreaterThan(seen.added);
  });

  it('with an event loop blocked past their lease write nothing stale', async () => {
    world = await open();
    // Past the lock of its job in the queue too, or nobody else would be given the row.
    const blocked = world.start({ rules: QUICK, blockAt: { nth: 1, ms: 30_000 } });
    const health = await blocked.health;
    world.start({ sweeps: true, rules: QUICK });
    const facts = await world.untilDone();
    let refused = 0;
    for (let n = 0; n < 200 && refused === 0; n++, await pause(100))
      refused = await metricOf(health, 'cellwire_leases_refused_total');
    report('event loop blocked', { refused, repeats: facts.repeats });
    expect(facts).toMatchObject(whole);
    expect(refused).toBeGreaterThan(0);
  });

  it('told to stop under load end with 0 in time and leave nothing leased, lost or doubled', async () => {
    world = await open();
    world.cellwire('schedule', '--interval', '250');
    const stops = scaled(3, 50);
    const took: number[] = [];
    const random = seeded(43);
    for (let n = 0; n < stops; n++) {
      const worker = world.start();
      await worker.health;
      await pause(500 * random());
      const began = Date.now();
      worker.kill('SIGTERM');
      expect(await worker.ended).toEqual({ code: 0, signal: null });
      took.push(Date.now() - began);
      expect(await leased(world)).toBe(0);
    }
    world.start();
    expect(await world.untilDone()).toMatchObject(whole);
    report('SIGTERM', { stops, longestMs: Math.max(...took) });
    expect(Math.max(...took)).toBeLessThanOrEqual(30_000);
  });

  it('killed instead leave their leases behind (negative control), and a second signal ends them at once', async () => {
    world = await open();
    const worker = world.start({ sweeps: true, blockAt: { nth: 3, ms: 60_000 } });
    await worker.health;
    for (let n = 0; n < 400 && (await leased(world)) === 0; n++) await pause(25);
    worker.kill('SIGKILL');
    await worker.ended;
    expect(await leased(world)).toBeGreaterThan(0);
    const twice = world.start({ sweeps: true });
    await twice.health;
    const began = Date.now();
    twice.kill('SIGTERM');
    await pause(50);
    twice.kill('SIGTERM');
    await twice.ended;
    expect(Date.now() - began).toBeLessThan(within(10_000));
  });

  const poisons = ['throw', 'loop', 'memory', 'exit'];
  const poison: InventedArticle[] = [
    ...poisons.map((p, i) => ({
      happening: -1 - i,
      title: `Poison ${p}`,
      text: `POISON ${p} for a reader of battery news.`,
    })),
    { happening: -9, title: 'A long one', text: LONG },
  ];

  it('quarantine each poison with its reason and read all the rest, without a crash of the process', async () => {
    world = await open({ extra: poison });
    await lengthen(world);
    const rules = { retryDelaysMs: [200, 200] };
    const worker = world.start({ sweeps: true, poison: 'threads', rules });
    const facts = await world.untilDone();
    const { rows } = await world.store.query<{ title: string; why: string }>(
      "SELECT title, work_reason AS why FROM article_version WHERE work_state = 'quarantined' ORDER BY title",
    );
    report('poison', { ...facts, why: rows.map(r => r.why) });
    expect(worker.child.exitCode).toBeNull();
    expect([facts.events, facts.delivered]).toEqual([HAPPENINGS, HAPPENINGS]);
    const reasons = new Map(rows.map(r => [r.title, r.why]));
    expect(reasons.get('Poison throw')).toMatch(/poison threw \(3 of 3\)/);
    expect(reasons.get('Poison loop')).toMatch(/took longer than 5 s \(3 of 3\)/);
    // Collecting garbage takes ever longer as memory fills: whichever bound it meets first.
    expect(reasons.get('Poison memory')).toMatch(/(needed more than 256 MB of memory|took longer than 5 s) \(3 of 3\)/);
    expect(reasons.get('Poison exit')).toMatch(/ended its thread .*\(3 of 3\)/);
    expect(reasons.get('A long one')).toMatch(/given up after 3 tries: .* 100000\d{3} characters/);
  });

  it('die of poison where nothing reads in threads (negative control)', async () => {
    world = await open({ articles: 5, happenings: 5, extra: poison.slice(3, 4) });
    const worker: Faulty = world.start({ sweeps: true, poison: 'inline' });
    expect(await worker.ended).toEqual({ code: 7, signal: null });
  });
});

/** Rows that some process holds. */
async function leased(world: World): Promise<number> {
  const { rows } = await world.store.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM article_version WHERE work_state = 'leased')
       + (SELECT count(*) FROM extraction WHERE work_state = 'leased')
       + (SELECT count(*) FROM delivery WHERE work_state = 'leased') AS n`,
  );
  return rows[0]?.n ?? 0;
}

const LONG = 'Nobody reads a hundred megabytes of battery news about a stake that was sold. ';

/** Makes the long one a hundred megabytes long, in the database: this process need not hold it. */
async function lengthen(world: World): Promise<void> {
  const times = Math.ceil(100_000_000 / LONG.length);
  await world.store.query(
    "UPDATE article_version SET text = repeat(text, $1), length = $2 WHERE title = 'A long one'",
    [times, times * LONG.length],
  );
}
