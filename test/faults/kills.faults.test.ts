// Workers killed at random moments.
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { seeded } from './invented-news.js';
import { keepRunning, QUICK, WORKERS } from './keep-running.js';
import { openWorlds } from './open-worlds.js';
import { report, scaled, wholeOf } from './scale.js';
import { type Faulty, pause } from './world.js';

const ARTICLES = scaled(60, 10_000);
const HAPPENINGS = scaled(48, 8000);

describe('workers that are killed', () => {
  const { open, redisUrl } = openWorlds({ articles: ARTICLES, happenings: HAPPENINGS, seed: 11, through: 'web' });

  it('at random moments lose nothing and double nothing; each happening is one event, alerted once', async () => {
    // Outlets are asked slowly enough for work to be under way at each kill.
    const world = await open({ env: { CELLWIRE_HOST_GAP_MS: String(scaled(1500, 0)) } });
    world.cellwire('schedule', '--interval', '250');
    const began = Date.now();
    const kills = scaled(4, 100);
    const random = seeded(12);
    const pool = keepRunning(world);
    let atWork = 0;
    for (let n = 0; n < kills; ) {
      await pause(300 + 1500 * random());
      const victim = pool.workers[Math.floor(WORKERS * random())] as Faulty;
      // A process that is not up yet has nothing to lose: killing it would be no test.
      if ((await Promise.race([victim.health.catch(() => undefined), pause(50)])) === undefined) continue;
      if ((await world.facts()).unread > 0) atWork++;
      victim.kill('SIGKILL');
      n++;
    }
    const facts = await world.untilDone();
    pool.stop();
    const repeatPercent = (100 * facts.repeats) / HAPPENINGS;
    const seconds = Math.round((Date.now() - began) / 1000);
    report('random kills', { kills, atWork, articles: ARTICLES, seconds, repeatPercent, ...facts });
    expect(facts).toMatchObject(wholeOf(HAPPENINGS));
    expect(atWork).toBeGreaterThanOrEqual(kills / 3);
    // Two deliveries are under way to one destination at most, in each of the processes.
    expect(facts.repeats).toBeLessThanOrEqual(scaled(2 * kills, 0.02 * HAPPENINGS));
  });

  it('leave work undone when the queue has forgotten it and nobody hands it out again (negative control)', async () => {
    const world = await open({ through: 'texts', articles: 30, happenings: 30 });
    const first = world.start({ sweeps: true, rules: QUICK, crashAt: { point: 'locked', nth: 2 } });
    await first.ended;
    const flusher = new Redis(redisUrl());
    await flusher.flushall();
    flusher.disconnect();
    const second = world.start({ rules: QUICK });
    await second.health;
    await expect(world.untilDone(8000)).rejects.toThrow(/nothing moves/);
    world.cellwire('schedule', '--interval', '250');
    expect(await world.untilDone()).toMatchObject(wholeOf(30));
  });
});
