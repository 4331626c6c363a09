import { openMetrics } from '@cellwire/runtime';
import {
  addSource,
  enableSource,
  listHealthEvents,
  type SourceHabit,
  type Store,
  saveArticle,
  saveVersion,
} from '@cellwire/store';
import { describeOnEachStore, type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeHabit, watchSources } from './watch-sources.js';

const HOUR = 3_600_000;
const now = new Date('2026-02-11T09:00:00Z');
const habit = (more: Partial<SourceHabit>): SourceHabit => ({
  id: 1,
  name: 'desk',
  latestAt: new Date(now.getTime() - HOUR),
  gaps: 100,
  longGapSeconds: 10 * 3600,
  recentTexts: 10,
  recentLength: 2000,
  earlierTexts: 50,
  earlierLength: 2200,
  ...more,
});
const quietFor = (hours: number): Partial<SourceHabit> => ({ latestAt: new Date(now.getTime() - hours * HOUR) });

describe('a habit', () => {
  it.each([
    ['a usual pause', quietFor(14), []],
    ['more than one and a half times the longest pause', quietFor(16), ['source_silent']],
    ['a weekend, where weekends are usual', { ...quietFor(60), longGapSeconds: 62 * 3600 }, []],
    ['six hours at least, however busy', { ...quietFor(5), longGapSeconds: 600 }, []],
    ['seven hours of a busy one', { ...quietFor(7), longGapSeconds: 600 }, ['source_silent']],
    ['silence of one that has no habit yet', { ...quietFor(900), gaps: 7 }, []],
    ['silence of one that never said anything', { latestAt: null, gaps: 0, longGapSeconds: null }, []],
    ['texts that shrank to a third', { recentLength: 700 }, ['source_short']],
    ['texts that are a little shorter', { recentLength: 1200 }, []],
    ['short texts of which too few are known', { recentLength: 100, recentTexts: 4 }, []],
  ] as [string, Partial<SourceHabit>, string[]][])('%s', (_name, more, kinds) => {
    expect(judgeHabit(habit(more), now).map(a => a.kind)).toEqual(kinds);
  });
});

describeOnEachStore('the alarm', setup => {
  let db: TestStore;
  let store: Store;
  let clock: FixedClock;
  beforeAll(async () => {
    clock = fixedClock(now);
    db = await testStore(setup.engine, clock);
    store = db.store;
  });
  afterAll(() => db.remove());

  it('opens when a source falls silent or short, counts it, and closes by itself', async () => {
    const source = await addSource(store, { name: 'desk', outlet: 'Desk', feedUrl: 'https://desk.example/feed' });
    if (!source) throw new Error('no source');
    await enableSource(store, source.id, { enabled: true, at: now });
    const publish = (n: number, hoursAgo: number, length: number) =>
      store.inTransaction(async tx => {
        const seenAt = new Date(clock.now().getTime() - hoursAgo * HOUR);
        const published = seenAt.toISOString();
        await saveArticle(tx, {
          id: `a${n}`,
          url: null,
          published,
          outlet: 'Desk',
          sourceId: source.id,
          origin: 'feed',
          seenAt,
        });
        await saveVersion(tx, {
          articleId: `a${n}`,
          title: 'T',
          text: `${n} ${'x'.repeat(length)}`,
          completeness: 'full',
          recordedAt: seenAt,
        });
      });
    for (let n = 0; n < 40; n++) await publish(n, 200 - 5 * n, 2000);
    const metrics = openMetrics();
    const open = async () => (await listHealthEvents(store, { open: true })).map(h => `${h.kind} ${h.subject}`).sort();
    await watchSources(store, metrics);
    expect(await open()).toEqual([]);
    clock.advance(12 * HOUR);
    await watchSources(store, metrics);
    await watchSources(store, metrics);
    expect(await open()).toEqual(['source_silent desk']);
    expect((await metrics.sourcesSilent.get()).values[0]?.value).toBe(1);
    // However long it lasts: a source that stopped months ago is no source without a habit.
    clock.advance(100 * 24 * HOUR);
    await watchSources(store, metrics);
    expect(await open()).toEqual(['source_silent desk']);
    clock.advance(-100 * 24 * HOUR);
    for (let n = 40; n < 50; n++) await publish(n, 0.1, 100);
    await watchSources(store, metrics);
    expect(await open()).toEqual(['source_short desk']);
    for (let n = 50; n < 60; n++) await publish(n, 0, 2000);
    await watchSources(store, metrics);
    expect(await open()).toEqual([]);
  });
});
