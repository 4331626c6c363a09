import { describeOnEachStore, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from './open-store.js';
import type { Store } from './queryable.js';
import { InsideTransactionError } from './transaction-guard.js';
import { json } from './values.js';

describeOnEachStore('a store', setup => {
  let db: TestStore;
  let store: Store;
  beforeAll(async () => {
    db = await testStore(setup.engine);
    store = db.store;
    await store.query('CREATE TABLE scratch (id integer PRIMARY KEY, words text, facts jsonb)');
  });
  afterAll(() => db.remove());
  const count = async () => (await store.query<{ n: number }>('SELECT count(*) AS n FROM scratch')).rows[0]?.n;

  it('gives the same values on both engines', async () => {
    const { rows } =
      await store.query(`SELECT 9007199254740991::int8 AS big, 1.5::numeric AS numeric, date '2026-02-11' AS day,
      timestamptz '2026-02-11T09:00:00.123+09' AS instant, '{"a": [1, "x"]}'::jsonb AS facts, '\\x00ff'::bytea AS bytes,
      ARRAY['a', NULL] AS texts, ARRAY[1, 2]::int8[] AS bigs, ARRAY[date '2026-02-11'] AS days, true AS yes, NULL AS nothing`);
    const [row] = rows;
    expect({ ...row, bytes: Array.from((row?.bytes ?? []) as Uint8Array) }).toEqual({
      big: 9007199254740991,
      numeric: 1.5,
      day: '2026-02-11',
      instant: new Date('2026-02-11T00:00:00.123Z'),
      facts: { a: [1, 'x'] },
      bytes: [0, 255],
      texts: ['a', null],
      bigs: [1, 2],
      days: ['2026-02-11'],
      yes: true,
      nothing: null,
    });
  });

  it('takes the same parameters on both engines, and counts rows', async () => {
    const insert = 'INSERT INTO scratch (id, words, facts) VALUES ($1, $2, $3)';
    expect((await store.query(insert, [1, undefined, json([1, 2])])).rowCount).toBe(1);
    await store.query(insert, [2, 'b', json({ a: null })]);
    expect((await store.query('UPDATE scratch SET words = $1', ['c'])).rowCount).toBe(2);
    const { rows, rowCount } = await store.query('SELECT facts FROM scratch WHERE id = ANY($1::int[]) ORDER BY id', [
      [1, 2],
    ]);
    expect([rows, rowCount]).toEqual([[{ facts: [1, 2] }, { facts: { a: null } }], 2]);
    expect((await store.query('DELETE FROM scratch')).rowCount).toBe(2);
  });

  it.each([
    ['a null character', 'a\0b', 'a\uFFFDb'],
    ['a lone surrogate', 'a\uD83Db', 'a\uFFFDb'],
    ['a pair', '🔋', '🔋'],
  ])('stores %s in text and jsonb without moving what follows', async (_title, given, stored) => {
    const { rows } = await store.query('SELECT $1::text AS words, $2::jsonb AS facts, $3::text[] AS list', [
      given,
      json({ a: given }),
      [given],
    ]);
    expect(rows).toEqual([{ words: stored, facts: { a: stored }, list: [stored] }]);
  });

  it('refuses two statements in one text', async () => {
    await expect(store.query('SELECT 1; SELECT 2')).rejects.toThrow(/multiple/);
  });

  it('keeps all of a transaction or nothing', async () => {
    const failing = store.inTransaction(async tx => {
      await tx.query('INSERT INTO scratch (id) VALUES (1)');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await count()).toBe(0);
    await store.inTransaction(tx => tx.query('INSERT INTO scratch (id) VALUES (1)'));
    expect(await count()).toBe(1);
    await store.query('DELETE FROM scratch');
  });

  it('lets nobody between the statements of a transaction', async () => {
    const seen: (number | undefined)[] = [];
    const writing = store.inTransaction(async tx => {
      await tx.query('INSERT INTO scratch (id) VALUES (1)');
      await tx.query('INSERT INTO scratch (id) VALUES (2)');
    });
    seen.push(await count());
    await writing;
    seen.push(await count());
    expect([
      [0, 2],
      [2, 2],
    ]).toContainEqual(seen);
    await store.query('DELETE FROM scratch');
  });

  it('says so instead of hanging when it is asked from inside its own transaction', async () => {
    const asked = store.inTransaction(async () => store.query('SELECT 1'));
    await expect(asked).rejects.toThrow(InsideTransactionError);
    await expect(store.inTransaction(() => store.inTransaction(async () => 1))).rejects.toThrow(InsideTransactionError);
    const pool = store.openQueuePool();
    if (store.engine === 'embedded')
      await expect(store.inTransaction(async () => pool.query('SELECT 1'))).rejects.toThrow(InsideTransactionError);
    expect((await store.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('lets work that a transaction left behind ask again once it is over', async () => {
    let later: Promise<unknown> = Promise.resolve();
    let go: () => void = () => {};
    const over = new Promise<void>(resolve => {
      go = resolve;
    });
    await store.inTransaction(async () => {
      later = over.then(() => store.query('SELECT 1 AS one'));
    });
    go();
    expect(await later).toMatchObject({ rows: [{ one: 1 }] });
  });

  it('refuses writes in a read-only transaction', async () => {
    const writing = store.inTransaction(tx => tx.query('INSERT INTO scratch (id) VALUES (9)'), { readOnly: true });
    await expect(writing).rejects.toThrow(/read-only/);
  });

  it('gives a named lock to one at a time', async () => {
    const inner = await store.withAdvisoryLock('a', async () => [
      await store.withAdvisoryLock('a', async () => 1),
      await store.withAdvisoryLock('b', async () => 2),
    ]);
    expect(inner).toEqual({ is: 'held', value: [{ is: 'busy' }, { is: 'held', value: 2 }] });
    expect(await store.withAdvisoryLock('a', async () => 3)).toEqual({ is: 'held', value: 3 });
  });

  it('hears notifications', async () => {
    const heard: string[] = [];
    let tell: () => void = () => {};
    const told = new Promise<void>(resolve => {
      tell = resolve;
    });
    const stop = await store.listen('changes', payload => {
      heard.push(payload);
      tell();
    });
    await store.query("SELECT pg_notify('changes', 'one')");
    await told;
    await stop();
    await store.query("SELECT pg_notify('changes', 'two')");
    expect(heard).toEqual(['one']);
  });

  it('keeps the tables of the queue apart from its own of the same name', async () => {
    const pool = store.openQueuePool();
    const { rows } = await pool.query("SELECT to_regclass('event')::text AS name");
    expect(rows).toEqual([{ name: 'event' }]);
    const { rows: columns } = await pool
      .query('SELECT * FROM event LIMIT 0')
      .then(() => store.query('SELECT count(*) AS n FROM event'));
    expect(columns).toEqual([{ n: 0 }]);
    await expect(pool.query('SELECT headline FROM event')).rejects.toThrow(/headline/);
  });

  it('finds everything again after it was closed', async () => {
    await store.query('INSERT INTO scratch (id) VALUES (7)');
    await store.close();
    store = await openStore(db.options);
    db.store = store;
    expect(await count()).toBe(1);
  });
});
