import { connect } from 'node:net';
import { addSource, findSource, listSources, type Store } from '@cellwire/store';
import { fixedClock, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_TOKEN, openApp } from '../../test/fixture.js';
import { openRemoteStore } from './remote-store.js';

const clock = fixedClock('2026-02-28T00:00:00Z');
const source = (name: string) => ({ name, outlet: name, feedUrl: `https://${name}.example/feed` });

describe('the bridge to the store of another process', () => {
  let test: TestStore;
  let app: FastifyInstance;
  let api: string;
  const open: Store[] = [];
  const remote = async (): Promise<Store> => {
    const store = await openRemoteStore({ api, token: LOCAL_TOKEN, clock });
    open.push(store);
    return store;
  };
  beforeAll(async () => {
    test = await testStore({ is: 'embedded' }, clock);
    app = await openApp(test.store, { lendStore: true });
    api = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    for (const store of open) await store.close();
    await app?.close();
    await test?.remove();
  });

  it('gives the same values as the store itself', async () => {
    const sql = `SELECT 9007199254740991::bigint AS n, '2026-02-11'::date AS day, '2026-02-11T09:00:00Z'::timestamptz AS at,
      '\\x00ff'::bytea AS bytes, ARRAY['a', NULL] AS list, '{"a": [1]}'::jsonb AS json, NULL AS nothing, 1.5::numeric AS x`;
    expect(await (await remote()).query(sql)).toEqual(await test.store.query(sql));
    const bytes = new Uint8Array([0, 1, 255]);
    const { rows } = await (await remote()).query<{ b: Uint8Array }>('SELECT $1::bytea AS b', [bytes]);
    expect([...(rows[0]?.b ?? [])]).toEqual([0, 1, 255]);
  });

  it('commits, and rolls back what throws', async () => {
    const store = await remote();
    await store.inTransaction(async tx => void (await addSource(tx, source('kept'))));
    await expect(
      store.inTransaction(async tx => {
        await addSource(tx, source('dropped'));
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect((await listSources(test.store)).map(s => s.name)).toEqual(['kept']);
  });

  it('reads only where that is asked, and says what the database says', async () => {
    const store = await remote();
    const write = store.inTransaction(async tx => void (await addSource(tx, source('x'))), { readOnly: true });
    await expect(write).rejects.toMatchObject({ code: '25006' });
    await expect(store.query('SELECT nothing')).rejects.toMatchObject({ code: '42703' });
  });

  it('refuses to wait for its own transaction', async () => {
    const store = await remote();
    await expect(store.inTransaction(async () => void (await store.query('SELECT 1')))).rejects.toThrow('inside');
  });

  it('takes turns with the process itself: two writers lose nothing', async () => {
    await test.store.query('CREATE TABLE tally (n integer NOT NULL)');
    await test.store.query('INSERT INTO tally VALUES (0)');
    const stores = [test.store, await remote(), await remote()];
    const count = (store: Store) =>
      store.inTransaction(async tx => {
        const { rows } = await tx.query<{ n: number }>('SELECT n FROM tally FOR UPDATE');
        await tx.query('UPDATE tally SET n = $1', [(rows[0]?.n ?? 0) + 1]);
      });
    await Promise.all(Array.from({ length: 60 }, (_, i) => count(stores[i % 3] as Store)));
    expect((await test.store.query('SELECT n FROM tally')).rows).toEqual([{ n: 60 }]);
    await test.store.query('DROP TABLE tally');
  });

  it('rolls back, unlocks and goes on when a command dies in the middle', async () => {
    const dying = await remote();
    let begun: () => void = () => {};
    const inside = new Promise<void>(resolve => {
      begun = resolve;
    });
    const never = dying
      .inTransaction(async tx => {
        await addSource(tx, source('orphan'));
        begun();
        await new Promise(() => {});
      })
      .catch(error => error);
    await inside;
    // The transaction has the one session of the store: nobody else gets an answer until it ends.
    const waiting = findSource(test.store, 'orphan');
    await dying.close();
    expect(await waiting).toBeNull();
    void never;
  });

  it('holds a named lock for one command at a time', async () => {
    const [a, b] = [await remote(), await remote()];
    const locked = await a.withAdvisoryLock('one', async () => b.withAdvisoryLock('one', async () => 'both'));
    expect(locked).toEqual({ is: 'held', value: { is: 'busy' } });
    expect(await b.withAdvisoryLock('one', async () => 'later')).toEqual({ is: 'held', value: 'later' });
  });

  it('hears notifications', async () => {
    const store = await remote();
    const heard = new Promise<string>(resolve => void store.listen('bridge_test', resolve));
    await store.query('SELECT 1');
    await test.store.query("SELECT pg_notify('bridge_test', 'hello')");
    expect(await heard).toBe('hello');
  });

  it('lets nobody in without the token', async () => {
    const refused = openRemoteStore({ api, token: 'guess', clock });
    await expect(refused).rejects.toThrow('401');
  });

  it('is not disturbed by garbage', async () => {
    const { port } = new URL(api);
    const socket = connect(Number(port), '127.0.0.1');
    const head = `GET /local/store HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: cellwire-store\r\nauthorization: Bearer ${LOCAL_TOKEN}\r\n\r\n`;
    const closed = new Promise(resolve => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.on('data', () => socket.write(Buffer.alloc(64, 0xff)));
    socket.write(head);
    await closed;
    expect(await (await remote()).query('SELECT 1 AS one')).toMatchObject({ rows: [{ one: 1 }] });
  });
});
