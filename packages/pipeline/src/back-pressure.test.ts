import { markDue, type Store, saveArticle, saveVersion } from '@cellwire/store';
import { type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHeldBack, watchPressure } from './back-pressure.js';
import { stageRules } from './stages.js';

const rules = { ...stageRules['fetch-articles'], waitsFor: { stage: 'extract-events' as const, above: 2 } };

describe('back-pressure', () => {
  let db: TestStore;
  let store: Store;
  beforeAll(async () => {
    db = await testStore({ is: 'embedded' });
    store = db.store;
  });
  afterAll(() => db.remove());

  const addText = (n: number, at: Date) =>
    store.inTransaction(async tx => {
      const seenAt = new Date();
      await saveArticle(tx, {
        id: `a${n}`,
        url: null,
        published: '2026-02-11',
        outlet: null,
        origin: 'import',
        seenAt,
      });
      const text = `text ${n}`;
      const version = await saveVersion(tx, {
        articleId: `a${n}`,
        title: 'T',
        text,
        completeness: 'full',
        recordedAt: seenAt,
      });
      await markDue(tx, 'extract-events', version.id, { at });
    });

  it('holds a stage while more rows than its rule allows are due for the later one, and lets go when they are done', async () => {
    const now = new Date();
    await addText(1, now);
    await addText(2, now);
    await addText(3, new Date(now.getTime() + 3_600_000));
    expect(await isHeldBack(store, 'fetch-articles', rules)).toBe(false);
    await addText(4, now);
    expect(await isHeldBack(store, 'fetch-articles', rules)).toBe(true);
    expect(await isHeldBack(store, 'deliver-alerts')).toBe(false);
    await store.query("UPDATE article_version SET work_state = 'done', work_due_at = NULL WHERE article_id = 'a1'");
    expect(await isHeldBack(store, 'fetch-articles', rules)).toBe(false);
  });

  it('asks the database once for many jobs that ask at the same time', async () => {
    let asked = 0;
    const counting = {
      ...store,
      query: (async (...args: Parameters<Store['query']>) => {
        asked++;
        return store.query(...args);
      }) as Store['query'],
    };
    const isHeld = watchPressure(counting, 'fetch-articles', rules);
    expect(await Promise.all(Array.from({ length: 20 }, isHeld))).toEqual(new Array(20).fill(false));
    expect(asked).toBe(1);
  });
});
