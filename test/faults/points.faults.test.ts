// Workers killed before and after single statements, at named points, and in the middle of a delivery. Their negative
// control stands with the heart of the stages: effects that are written outside the transaction are doubled.
import { describe, expect, it } from 'vitest';
import { keepRunning } from './keep-running.js';
import { openWorlds } from './open-worlds.js';
import type { FaultOptions } from './processes/src/fault-worker.js';
import { report, scaled, wholeOf } from './scale.js';
import type { Faulty } from './world.js';

const ARTICLES = scaled(60, 10_000);
const HAPPENINGS = scaled(48, 8000);

describe('workers that die', () => {
  const { open } = openWorlds({ articles: ARTICLES, happenings: HAPPENINGS, seed: 13, through: 'web' });

  it('before and after single statements, at each named point, and between POST and its answer lose nothing and double nothing', async () => {
    const dies = new Set<number>();
    const posts = scaled(1, 25);
    let worlds: Faulty[] = [];
    const world = await open({
      reply: n => {
        // The worker dies with the POST sent and its answer on the way; whoever of them it was, all die.
        if (n % 13 === 4 && dies.size < posts && !dies.has(n)) {
          dies.add(n);
          for (const worker of worlds) worker.kill('SIGKILL');
        }
        return { status: 204 };
      },
    });
    world.cellwire('schedule', '--interval', '250');
    const points = ['claimed', 'worked', 'locked', 'recorded', 'committed', 'hinted'] as const;
    const plan: FaultOptions[] = [
      ...points.map(point => ({ crashAt: { point, nth: 3 } })),
      ...Array.from({ length: scaled(1, 60) }, (_, i) => [
        { crashStatement: { nth: scaled(9, 3 + i), side: 'before' as const } },
        { crashStatement: { nth: scaled(31, 3 + i), side: 'after' as const } },
      ]).flat(),
    ];
    const planned = plan.length;
    const pool = keepRunning(world, () => plan.shift() ?? {});
    worlds = pool.workers;
    const facts = await world.untilDone();
    pool.stop();
    const deaths = pool.deaths.filter(d => d !== 'killed');
    const repeatPercent = (100 * facts.repeats) / HAPPENINGS;
    const places = new Set(deaths.map(d => d.replace(/\d+/, 'n'))).size;
    report('named points', { planned, left: plan.length, deaths: pool.deaths.length, places, repeatPercent, ...facts });
    expect(deaths.length).toBeGreaterThanOrEqual(scaled(5, 100));
    expect(facts).toMatchObject(wholeOf(HAPPENINGS));
    expect(facts.repeats).toBeLessThanOrEqual(scaled(deaths.length + 2 * posts, 0.02 * HAPPENINGS));
  });
});
