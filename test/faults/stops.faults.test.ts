// Processes that are told to stop, and those that get no time for it.
import { describe, expect, it } from 'vitest';
import { seeded } from './invented-news.js';
import { openWorlds } from './open-worlds.js';
import { report, scaled, wholeOf, within } from './scale.js';
import { pause, type World } from './world.js';

const ARTICLES = scaled(40, 2000);
const HAPPENINGS = scaled(30, 1500);
const whole = wholeOf(HAPPENINGS);

describe('processes', () => {
  const { open } = openWorlds({ articles: ARTICLES, happenings: HAPPENINGS, seed: 41, through: 'texts' });

  it('told to stop under load end with 0 in time and leave nothing leased, lost or doubled', async () => {
    const world = await open();
    const stops = scaled(3, 50);
    const took: number[] = [];
    const random = seeded(43);
    for (let n = 0; n < stops; n++) {
      const worker = world.start({ sweeps: true });
      await worker.health;
      await pause(500 * random());
      const began = Date.now();
      worker.kill('SIGTERM');
      expect(await worker.ended).toEqual({ code: 0, signal: null });
      took.push(Date.now() - began);
      expect(await leased(world)).toBe(0);
    }
    world.start({ sweeps: true });
    expect(await world.untilDone()).toMatchObject(whole);
    report('SIGTERM', { stops, longestMs: Math.max(...took) });
    expect(Math.max(...took)).toBeLessThanOrEqual(30_000);
  });

  it('killed instead leave their leases behind (negative control), and a second signal ends them at once', async () => {
    const world = await open();
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
