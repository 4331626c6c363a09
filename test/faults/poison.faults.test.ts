// Articles that throw, never end, devour memory, end their process, or are a hundred megabytes long.
import { describe, expect, it } from 'vitest';
import type { InventedArticle } from './invented-news.js';
import { openWorlds } from './open-worlds.js';
import { report, scaled } from './scale.js';
import type { Faulty, World } from './world.js';

const ARTICLES = scaled(40, 2000);
const HAPPENINGS = scaled(30, 1500);

describe('processes', () => {
  const { open } = openWorlds({ articles: ARTICLES, happenings: HAPPENINGS, seed: 41, through: 'texts' });

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
    const world = await open({ extra: poison });
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
    const world = await open({ articles: 5, happenings: 5, extra: poison.slice(3, 4) });
    const worker: Faulty = world.start({ sweeps: true, poison: 'inline' });
    expect(await worker.ended).toEqual({ code: 7, signal: null });
  });
});

const LONG = 'Nobody reads a hundred megabytes of battery news about a stake that was sold. ';

/** Makes the long one a hundred megabytes long, in the database: this process need not hold it. */
async function lengthen(world: World): Promise<void> {
  const times = Math.ceil(100_000_000 / LONG.length);
  await world.store.query(
    "UPDATE article_version SET text = repeat(text, $1), length = $2 WHERE title = 'A long one'",
    [times, times * LONG.length],
  );
}
