import { describeOnEachStore, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveVersion } from './article-versions.js';
import { saveArticle } from './articles.js';
import { copyStore } from './copy-store.js';
import { packPage, readPage, savePage } from './pages.js';
import type { Store } from './queryable.js';
import { addSource } from './sources.js';
import { TABLES_IN_ORDER } from './table-rows.js';

describeOnEachStore('copying an embedded store', setup => {
  let from: TestStore;
  let to: TestStore;
  beforeAll(async () => {
    from = await testStore({ is: 'embedded' });
    to = await testStore(setup.engine);
    await fill(from.store);
  });
  afterAll(async () => {
    await from.remove();
    await to.remove();
  });

  const bytes = Buffer.from([0, 1, 255, 92, 34]);
  async function fill(store: Store): Promise<void> {
    await addSource(store, { name: 'wire "1" \\ 배터리', outlet: 'Wire', feedUrl: 'https://wire.example/feed' });
    const packed = await packPage(bytes);
    await store.inTransaction(async tx => {
      const seenAt = new Date('2026-02-11T09:00:00.123Z');
      for (const id of ['a', 'b']) {
        await saveArticle(tx, { id, url: null, published: '2026-02-11', outlet: null, origin: 'import', seenAt });
        await savePage(
          tx,
          { articleId: id, url: 'https://a.example/', status: 200, contentType: null, at: seenAt },
          packed,
        );
        await saveVersion(tx, { articleId: id, title: 'T', text: 'Text', completeness: 'full', recordedAt: seenAt });
      }
      await tx.query("UPDATE article SET copy_of = 'b' WHERE id = 'a'");
    });
  }
  const everything = async (store: Store) => {
    const all: Record<string, unknown> = {};
    for (const table of TABLES_IN_ORDER)
      all[table] = (await store.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`)).rows;
    return all;
  };

  it('knows every table', async () => {
    const { rows } = await from.store.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'",
    );
    expect([...TABLES_IN_ORDER].sort()).toEqual(rows.map(row => row.name).sort());
  });

  it('carries every row as it is, goes on counting ids after them, and refuses to mix', async () => {
    const copied = await copyStore(from.store, to.store);
    expect(copied.get('article')).toBe(2);
    expect(await everything(to.store)).toEqual(await everything(from.store));
    const { rows } = await to.store.query<{ id: number }>('SELECT max(id) AS id FROM page');
    expect(Buffer.from((await readPage(to.store, rows[0]?.id ?? 0))?.bytes ?? [])).toEqual(bytes);
    const added = await addSource(to.store, { name: 'next', outlet: 'X', feedUrl: 'https://x.example/' });
    const first = (await from.store.query<{ id: number }>('SELECT id FROM source')).rows[0]?.id ?? 0;
    expect(added?.id).toBe(first + 1);
    await expect(copyStore(from.store, to.store)).rejects.toThrow(/not empty \(source/);
  });
});
