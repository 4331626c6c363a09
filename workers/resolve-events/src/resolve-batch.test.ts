// Batches of resolution on both engines: what the table of events and exits holds after each reading.
import { addSubscription, listChanges, listEventVersions, resolveId, type Store } from '@cellwire/store';
import { describeOnEachStore, type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearTables, type Newsdesk, openNewsdesk, says, type Told } from '../test/newsdesk.js';
import { resolveBatch } from './index.js';
import { startOf } from './resolve-batch.js';

const sale = { seller: ['Orvane'], target: ['Rhonecell'] };
const considered: Told = {
  id: 'ledger-1',
  published: '2026-02-03',
  mentions: [says('stake_sale', 'considered', sale)],
};
const agreed: Told = {
  id: 'wire-1',
  published: '2026-02-12',
  mentions: [
    says('stake_sale', 'agreed', {
      ...sale,
      buyer: ['Halden Cell Works'],
      price: [{ amount: 3.1e8, currency: 'EUR' }],
    }),
  ],
};
const completed: Told = {
  id: 'gazette-1',
  published: '2026-04-02',
  mentions: [says('stake_sale', 'completed', { ...sale, buyer: ['Halden'] }, { date: '2026-04-01' })],
};
const woundUp: Told = {
  id: 'harbour-1',
  published: '2026-02-13',
  mentions: [says('jv_dissolution', 'agreed', { partner: ['Orvane', 'Halden'] })],
};

describeOnEachStore('a batch of resolution', setup => {
  let db: TestStore, store: Store, desk: Newsdesk;
  const clock: FixedClock = fixedClock('2026-02-11T09:00:00Z');
  beforeAll(async () => {
    db = await testStore(setup.engine, clock);
    store = db.store;
    desk = openNewsdesk(store, clock);
  });
  beforeEach(() => clearTables(store));
  afterAll(() => db.remove());

  const subscribe = () =>
    addSubscription(store, {
      id: 'sub_1',
      name: 'desk',
      filter: '',
      channel: 'webhook',
      url: 'https://desk.example/hook',
      secret: new Uint8Array(32),
      createdAt: clock.now(),
    });

  it('takes one exit from weighed to done over several outlets, in one row', async () => {
    for (const article of [considered, agreed, woundUp, completed]) await desk.tell(article);
    const table = await desk.table();
    expect(table).toMatchObject([
      { type: 'jv_dissolution', status: 'agreed', articles: ['harbour-1'] },
      { type: 'stake_sale', status: 'completed', articles: ['gazette-1', 'ledger-1', 'wire-1'] },
    ]);
    const exits = await desk.exits();
    expect(exits).toMatchObject([
      {
        venture: 'Rhonecell',
        leaving: ['Orvane'],
        staying: ['Halden'],
        status: 'completed',
        date: '2026-04-01',
        sources: 4,
      },
    ]);
    expect(exits[0]?.history.map(h => [h.on, h.status, h.article])).toEqual([
      ['2026-02-03', 'considered', 'ledger-1'],
      ['2026-02-12', 'agreed', 'wire-1'],
      ['2026-04-01', 'completed', 'gazette-1'],
    ]);
    expect(exits[0]?.events).toEqual(table.map(e => e.event).sort());
  });

  it('keeps rumour and denial with both sentences', async () => {
    await desk.tell(considered);
    await desk.tell({ id: 'wire-2', published: '2026-02-04', mentions: [says('stake_sale', 'denied', sale)] });
    expect(await desk.table()).toMatchObject([{ status: 'denied', articles: ['ledger-1', 'wire-2'] }]);
    const [exit] = await desk.exits();
    expect(exit?.history.map(h => [h.status, h.sentence])).toEqual([
      ['considered', 'ledger-1 says considered of stake_sale.'],
      ['denied', 'wire-2 says denied of stake_sale.'],
    ]);
  });

  it('merges two events when a mention bridges them: the older id stays, the younger leads there', async () => {
    const deal = (id: string, published: string, args: Parameters<typeof says>[2]): Told => ({
      id,
      published,
      mentions: [says('supply_contract', 'agreed', args)],
    });
    await desk.tell(deal('a', '2026-02-03', { supplier: ['Halden'], volume: [{ gwh: 12 }] }));
    await desk.tell(deal('b', '2026-06-20', { supplier: ['Halden'], customer: ['Kestrel'] }));
    const before = await desk.table();
    expect(before).toHaveLength(2);
    await desk.tell(deal('c', '2026-02-04', { supplier: ['Halden'], customer: ['Kestrel'], volume: [{ gwh: 12 }] }));
    const older = before.find(e => e.articles[0] === 'a')?.event as string;
    const younger = before.find(e => e.articles[0] === 'b')?.event as string;
    expect(await desk.table()).toMatchObject([{ event: older, articles: ['a', 'b', 'c'] }]);
    expect(await resolveId(store, younger)).toBe(older);
    expect((await listEventVersions(store, younger)).at(-1)).toMatchObject({ state: 'merged' });
  });

  it('splits an event when a new reading takes the bridge away, and merges it again under the same ids', async () => {
    const bridge = (args: Parameters<typeof says>[2], packVersion: string): Told => ({
      id: 'c',
      published: '2026-02-03',
      packVersion,
      mentions: [says('supply_contract', 'agreed', args)],
    });
    const volume = [{ gwh: 12 }];
    await desk.tell({
      id: 'a',
      published: '2026-02-03',
      mentions: [says('supply_contract', 'agreed', { supplier: ['Halden'], volume })],
    });
    await desk.tell({
      id: 'b',
      published: '2026-06-20',
      mentions: [says('supply_contract', 'agreed', { supplier: ['Halden'], customer: ['Kestrel'] })],
    });
    const [a, b] = (await desk.table()).map(e => e.event);
    await desk.tell(bridge({ supplier: ['Halden'], customer: ['Kestrel'], volume }, 'v1'));
    expect(await desk.table()).toMatchObject([{ event: a, articles: ['a', 'b', 'c'] }]);
    await desk.tell(bridge({ supplier: ['Orvane'], customer: ['Acme'], volume: [{ gwh: 90 }] }, 'v2'));
    const split = await desk.table();
    expect(split.map(e => e.articles)).toEqual([['a'], ['b'], ['c']]);
    expect(split.slice(0, 2).map(e => e.event)).toEqual([a, b]);
    expect(await resolveId(store, b as string)).toBe(b);
    await desk.tell(bridge({ supplier: ['Halden'], customer: ['Kestrel'], volume }, 'v3'));
    expect(await desk.table()).toMatchObject([{ event: a, articles: ['a', 'b', 'c'] }]);
    expect(await resolveId(store, b as string)).toBe(a);
  });

  it('lets a superseded mention leave its event, and ends an event that nobody reports any more', async () => {
    await desk.tell(considered);
    await desk.tell(agreed);
    await desk.tell({ ...agreed, packVersion: 'v2', mentions: [] });
    expect(await desk.table()).toMatchObject([{ status: 'considered', articles: ['ledger-1'] }]);
    await desk.tell({ ...considered, packVersion: 'v2', mentions: [] });
    expect(await desk.table()).toEqual([]);
    expect(await desk.exits()).toEqual([]);
  });

  it('keeps the id of an event whose only mention is read better', async () => {
    await desk.tell(considered);
    const [before] = await desk.table();
    await desk.tell({
      ...considered,
      packVersion: 'v2',
      mentions: [says('stake_sale', 'considered', { ...sale, stake: [{ percent: 40 }] }, { confidence: 0.95 })],
    });
    expect(await desk.table()).toEqual([before]);
  });

  it('changes nothing when a batch is run again', async () => {
    const first = await desk.read(considered);
    const second = await desk.read(agreed);
    await desk.resolve(first, second);
    const counts = await desk.counts();
    const again = await desk.resolve(first, second);
    expect(again).toMatchObject({ created: 0, changed: 0 });
    expect(await desk.counts()).toEqual(counts);
  });

  it('writes alerts for news and none for what is silent', async () => {
    await subscribe();
    await desk.tell({ ...agreed, silent: true });
    expect((await desk.counts()).alerts).toBe(0);
    expect((await listChanges(store, { after: 0, limit: 100 })).every(c => c.silent)).toBe(true);
    await desk.tell({
      ...woundUp,
      id: 'plains-1',
      mentions: [says('jv_dissolution', 'agreed', { venture: ['Plainsvolt'] })],
    });
    expect((await desk.counts()).alerts).toBeGreaterThan(0);
  });

  it('makes no twins when two resolvers run at once', async () => {
    const first = await desk.read(considered);
    const second = await desk.read(agreed);
    await Promise.all([desk.resolve(first), desk.resolve(second), desk.resolve(second)]);
    expect(await desk.table()).toMatchObject([{ type: 'stake_sale', articles: ['ledger-1', 'wire-1'] }]);
    const changes = await listChanges(store, { after: 0, limit: 100 });
    expect(changes.map(c => c.recordedAt.getTime())).toEqual(
      changes.map(c => c.recordedAt.getTime()).toSorted((a, b) => a - b),
    );
  });

  it('rolls back as a whole', async () => {
    const extraction = await desk.read(considered);
    const fails = store.inTransaction(async tx => {
      await resolveBatch(tx, startOf([extraction]), desk.context);
      throw new Error('the database went away');
    });
    await expect(fails).rejects.toThrow('went away');
    expect(await desk.table()).toEqual([]);
    expect(await desk.counts()).toMatchObject({ versions: 0, exits: 0 });
  });

  it('gives the same table for every order of arrival', async () => {
    const articles = [considered, agreed, woundUp, completed];
    const tables: unknown[] = [];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ]) {
      await clearTables(store);
      for (const i of order) await desk.tell(articles[i] as Told);
      const exits = await desk.exits();
      tables.push({
        events: (await desk.table()).map(({ event: _, ...row }) => row),
        exits: exits.map(({ exit: _x, events: _e, history, ...row }) => ({
          ...row,
          version: 0,
          recordedAt: 0,
          history: history.map(({ at: _a, ...step }) => step),
        })),
      });
    }
    for (const table of tables) expect(table).toEqual(tables[0]);
  });
});

describe('the start of a batch', () => {
  it('is silent only when every extraction is', () => {
    const extraction = (articleId: string, silent: boolean) =>
      ({ articleId, silent }) as Parameters<typeof startOf>[0][0];
    expect(startOf([extraction('a', true), extraction('b', false)])).toMatchObject({ silent: false, cause: 'mention' });
    expect(startOf([extraction('a', true), extraction('a', true)])).toMatchObject({
      silent: true,
      cause: 'import',
      articles: ['a'],
    });
  });
});
