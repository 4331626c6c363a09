import { describeOnEachStore, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveVersion } from './article-versions.js';
import { saveArticle } from './articles.js';
import { restoreBackup, writeBackup } from './backup.js';
import { packPage, savePage } from './pages.js';
import type { Store } from './queryable.js';
import { addSource } from './sources.js';
import { TABLES_IN_ORDER } from './table-rows.js';

const seenAt = new Date('2026-02-11T09:00:00.123Z');

async function fill(store: Store): Promise<void> {
  await addSource(store, { name: 'wire "1" \\ 배터리 \u2028', outlet: 'Wire', feedUrl: 'https://wire.example/feed' });
  const packed = await packPage(Buffer.from([0, 1, 255, 92, 34]));
  await store.inTransaction(async tx => {
    for (const id of ['a', 'b', '{"table":"x","row":{}}']) {
      await saveArticle(tx, { id, url: null, published: '2026-02-11', outlet: null, origin: 'import', seenAt });
      const page = { articleId: id, url: 'https://a.example/', status: 200, contentType: null, at: seenAt };
      await savePage(tx, page, packed);
      await saveVersion(tx, { articleId: id, title: 'T', text: 'One\nTwo', completeness: 'full', recordedAt: seenAt });
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

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describeOnEachStore('a backup of this engine', setup => {
  let from: TestStore;
  let to: TestStore;
  let lines: string[];
  beforeAll(async () => {
    from = await testStore(setup.engine);
    to = await testStore({ is: 'embedded' });
    await fill(from.store);
    let text = '';
    await writeBackup(from.store, async piece => {
      text += piece;
    });
    lines = text.split('\n').slice(0, -1);
  });
  afterAll(async () => {
    await from.remove();
    await to.remove();
  });

  it.each([
    ['cut short', (all: string[]) => all.slice(0, -1), 'cut short'],
    ['with a row missing', (all: string[]) => [...all.slice(0, 1), ...all.slice(2)], 'damaged'],
    ['with a line that is none', (all: string[]) => [...all.slice(0, 2), 'x', ...all.slice(2)], 'damaged'],
    [
      'with a table that is none',
      (all: string[]) => [...all.slice(0, 1), '{"table":"pg_class","row":{}}', ...all.slice(1)],
      'no table',
    ],
    ['of another program', (all: string[]) => ['{}', ...all.slice(1)], 'no backup'],
    [
      'of another schema',
      (all: string[]) => [(all[0] ?? '').replace('0001_', '0000_'), ...all.slice(1)],
      'another version',
    ],
    ['twice in one', (all: string[]) => [...all, ...all], 'behind its end'],
    ['without a line', () => [], 'cut short'],
  ])('is refused %s, and leaves nothing', async (_what, change, why) => {
    await expect(restoreBackup(to.store, linesOf(change(lines)))).rejects.toThrow(why);
    expect((await to.store.query('SELECT FROM article')).rowCount).toBe(0);
  });

  it('brings every row back as it was, into the embedded store', async () => {
    const counts = await restoreBackup(to.store, linesOf(lines));
    expect(counts.get('article')).toBe(3);
    expect(await everything(to.store)).toEqual(await everything(from.store));
    await expect(restoreBackup(to.store, linesOf(lines))).rejects.toThrow('not empty');
  });
});
