// Processes that stand still without dying: frozen, or with an event loop that is blocked.
import { describe, expect, it } from 'vitest';
import { inventNews } from './invented-news.js';
import { openWorlds } from './open-worlds.js';
import type { FaultOptions } from './processes/src/fault-worker.js';
import { report, scaled, wholeOf } from './scale.js';
import { metricOf, pause } from './world.js';

const ARTICLES = scaled(40, 2000);
const HAPPENINGS = scaled(30, 1500);
const whole = wholeOf(HAPPENINGS);
const QUICK = { leaseMs: 1500, maxCrashes: 1000, retryDelaysMs: [100] };

describe('processes', () => {
  const { open } = openWorlds({ articles: ARTICLES, happenings: HAPPENINGS, seed: 41, through: 'texts' });

  /** Freezes a worker again and again with a row in its hands, until others have done that row; answers what came of it. */
  const freezeAgainAndAgain = async (freezes: number, more: FaultOptions) => {
    const news = inventNews({ articles: 200 * freezes, happenings: 200 * freezes, seed: 42 });
    const world = await open({ articles: 0, happenings: 0 });
    // Small batches: whoever asks first must not take all there is.
    const rules = { ...QUICK, batch: 2 };
    const [frozen, other] = [
      world.start({ rules, freezesAt: 'extract-events', ...more }),
      world.start({ sweeps: true, rules, ...more }),
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
    const { facts, ...seen } = await freezeAgainAndAgain(scaled(2, 50), {});
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
    const world = await open();
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
});
