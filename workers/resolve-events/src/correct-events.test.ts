// What people correct, on both engines: it holds in later runs and new readings until it is undone, and subscribers hear.
import {
  addSubscription,
  listCorrections,
  listEventVersions,
  listExits,
  readEvents,
  resolveId,
  type Store,
  select,
} from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clearTables, type Newsdesk, openNewsdesk, says, type Told } from '../test/newsdesk.js';
import { type Corrected, type CorrectionRequest, correctEvents } from './correct-events.js';

const BY = { reason: 'read both', by: 'ada' };
type Sale = { seller?: string; target?: string };
/** A supply contract that an article tells of; its years tell it from others of the same two. */
const deal = (id: string, published: string, period: string, more: Partial<Told> = {}): Told => ({
  id,
  published,
  mentions: [says('supply_contract', 'agreed', { supplier: ['Halden'], customer: ['Kestrel'], period: [period] })],
  ...more,
});
const sale = (id: string, published: string, { seller = 'Orvane', target = 'Rhonecell' }: Sale = {}): Told => ({
  id,
  published,
  mentions: [says('stake_sale', 'agreed', { seller: [seller], target: [target] })],
});

describeOnEachStore('corrections', setup => {
  const clock = fixedClock('2026-02-11T09:00:00Z');
  let db: TestStore, store: Store, desk: Newsdesk;
  beforeAll(async () => {
    db = await testStore(setup.engine, clock);
    store = db.store;
    desk = openNewsdesk(store, clock);
  });
  beforeEach(() => clearTables(store));
  afterAll(() => db.remove());

  const correct = (request: CorrectionRequest, isDryRun = false): Promise<Corrected> => {
    clock.advance(1000);
    return correctEvents(desk.context, request, { isDryRun });
  };
  const merge = (event: string, other: string) => correct({ do: 'merge', event, other, ...BY });
  const split = (event: string, ...mentions: string[]) => correct({ do: 'split', event, mentions, ...BY });
  const reject = (event: string) => correct({ do: 'reject', event, ...BY });
  const undo = (correction: number) => correct({ do: 'undo', correction, by: 'ada' });
  const articles = async (): Promise<string[]> => (await desk.table()).map(e => e.articles.join(' '));
  const idOf = async (article: string): Promise<string> =>
    (await desk.table()).find(e => e.articles.includes(article))?.event as string;

  it('merge two events under the older id, for later reports and new readings too, until it is undone', async () => {
    await desk.tell(deal('a', '2026-02-01', '2027'));
    await desk.tell(deal('b', '2026-02-02', '2031'));
    const [a, b] = [await idOf('a'), await idOf('b')];
    expect(a).not.toBe(b);
    expect(await merge(b, a)).toMatchObject({ is: 'done', correction: 1 });
    expect(await desk.table()).toMatchObject([{ event: a, articles: ['a', 'b'] }]);
    expect(await resolveId(store, b)).toBe(a);
    expect((await listEventVersions(store, b)).at(-1)).toMatchObject({
      state: 'merged',
      cause: 'merge',
      silent: false,
    });
    await desk.tell(deal('c', '2026-02-03', '2031'));
    await desk.tell({ ...deal('b', '2026-02-02', '2031/2032'), packVersion: 'v2' });
    expect(await desk.table()).toMatchObject([{ event: a, articles: ['a', 'b', 'c'] }]);
    expect(await undo(1)).toMatchObject({ is: 'done' });
    expect(await articles()).toEqual(['a', 'b c']);
    expect([await idOf('a'), await idOf('c'), await resolveId(store, b)]).toEqual([a, b, b]);
  });

  it('split mentions off: neither a later report nor a new reading brings them back, undoing does', async () => {
    for (const id of ['a', 'b', 'c']) await desk.tell(deal(id, '2026-02-01', '2027'));
    const event = await idOf('a');
    expect(await articles()).toEqual(['a b c']);
    expect(await split(event, 'a#1', 'b#1')).toMatchObject({ is: 'done', correction: 1 });
    expect(await articles()).toEqual(['a b', 'c']);
    // The part that is left keeps the id, although the other one has the oldest mention.
    expect(await idOf('c')).toBe(event);
    const off = await idOf('a');
    expect(await listCorrections(store)).toMatchObject([
      { kind: 'split', eventId: event, otherId: off, reason: 'read both' },
    ]);
    await desk.tell(deal('d', '2026-02-02', '2027'));
    await desk.tell({ ...deal('c', '2026-02-01', '2027/2028'), packVersion: 'v2' });
    expect((await desk.table()).map(e => e.articles.filter(x => x !== 'd'))).toEqual([['a', 'b'], ['c']]);
    expect([await idOf('a'), await idOf('c')]).toEqual([off, event]);
    await undo(1);
    expect(await desk.table()).toMatchObject([{ event, articles: ['a', 'b', 'c', 'd'] }]);
    expect(await resolveId(store, off)).toBe(event);
  });

  it('reject an event with what is reported of it later, until it is undone', async () => {
    await desk.tell(sale('a', '2026-02-01'));
    const event = await idOf('a');
    expect(await listExits(store)).toHaveLength(1);
    await reject(event);
    await desk.tell(sale('b', '2026-02-02'));
    expect([await articles(), await listExits(store)]).toEqual([[], []]);
    expect(await readEvents(store, [event])).toMatchObject([{ state: 'rejected', sources: 2 }]);
    await undo(1);
    expect(await desk.table()).toMatchObject([{ event, articles: ['a', 'b'] }]);
    expect(await listExits(store)).toMatchObject([{ venture: 'Rhonecell', leaving: ['Orvane'] }]);
  });

  it('leave what others tell alone: a rejected event takes no live one with it', async () => {
    await desk.tell(deal('a', '2026-02-01', '2027'));
    await desk.tell(deal('b', '2026-02-02', '2031'));
    await reject(await idOf('a'));
    await desk.tell(deal('c', '2026-02-03', '2031'));
    expect(await articles()).toEqual(['b c']);
  });

  it('hold the later of two that contradict each other', async () => {
    await desk.tell(deal('a', '2026-02-01', '2027'));
    await desk.tell(deal('b', '2026-02-02', '2027'));
    await split(await idOf('a'), 'b#1');
    await merge(await idOf('a'), await idOf('b'));
    expect(await articles()).toEqual(['a b']);
    await split(await idOf('a'), 'a#1');
    expect(await articles()).toEqual(['a', 'b']);
    await desk.tell(deal('c', '2026-02-03', '2027'));
    expect((await articles()).every(list => !/a.*b/.test(list))).toBe(true);
  });

  it('move exits with their events', async () => {
    await desk.tell(sale('a', '2026-02-01'));
    await desk.tell(sale('b', '2026-02-02', { seller: 'Kestrel', target: 'Plainsvolt' }));
    expect((await listExits(store)).map(x => x.venture).sort()).toEqual(['Plainsvolt', 'Rhonecell']);
    await merge(await idOf('a'), await idOf('b'));
    expect(await listExits(store)).toHaveLength(1);
    await undo(1);
    expect((await listExits(store)).map(x => x.venture).sort()).toEqual(['Plainsvolt', 'Rhonecell']);
  });

  it('are told to who was told of the event, and so is their undoing', async () => {
    await addSubscription(store, {
      ...{ id: 'sub_1', name: 'desk', filter: 'type:supply_contract', channel: 'webhook' },
      ...{ url: 'https://desk.example/hook', secret: new Uint8Array(32), createdAt: clock.now() },
    });
    await desk.tell(deal('a', '2026-02-09', '2027'));
    await desk.tell(deal('b', '2026-02-10', '2031'));
    const [a, b] = [await idOf('a'), await idOf('b')];
    await merge(a, b);
    await undo(1);
    await reject(a);
    const alerts = await select<{ body: { type: string; data: { id: string; corrected?: string; into?: string } } }>(
      store,
      'SELECT body FROM alert ORDER BY created_at, body ->> $1',
      ['timestamp'],
    );
    const told = alerts.map(({ body: { type, data } }) =>
      [type, data.id === a ? 'a' : 'b', data.corrected, data.into === a ? 'into a' : ''].filter(Boolean).join(' '),
    );
    expect(told.slice(0, 2)).toEqual(['event.created a', 'event.created b']);
    expect(told).toContain('event.corrected b merged into a');
    expect(told).toContain('event.corrected b restored');
    expect(told.at(-1)).toBe('event.corrected a rejected');
  });

  it('change nothing in a dry run, which answers what the run does', async () => {
    await desk.tell(deal('a', '2026-02-01', '2027'));
    await desk.tell(deal('b', '2026-02-02', '2031'));
    const request: CorrectionRequest = { do: 'merge', event: await idOf('a'), other: await idOf('b'), ...BY };
    const before = [await desk.table(), await desk.counts(), await listCorrections(store)];
    const dry = await correct(request, true);
    expect([await desk.table(), await desk.counts(), await listCorrections(store)]).toEqual(before);
    const done = await correct(request);
    const said = (c: Corrected) =>
      c.is === 'done' ? c.resolved.events.map(e => [e.id, e.version, e.into, e.state.state, e.state.sources]) : c;
    expect(said(dry)).toEqual(said(done));
    expect(await articles()).toEqual(['a b']);
  });

  it('are refused with the mend where they cannot be made', async () => {
    await desk.tell(deal('a', '2026-02-01', '2027'));
    await desk.tell(sale('s', '2026-02-01'));
    const [a, s] = [await idOf('a'), await idOf('s')];
    const refusals: [Corrected, RegExp][] = [
      [await merge('ev_none', a), /no event ev_none/],
      [await merge(a, a), /one event already/],
      [await merge(a, s), /supply_contract.*stake_sale/],
      [await split(a), /name the mentions/],
      [await split(a, 's#1'), /s#1: no mention of .*it has a#1/],
      [await split(a, 'a#1'), /all mentions.*reject/],
      [await undo(9), /no correction 9.*events corrections/],
    ];
    for (const [answer, why] of refusals)
      expect(answer).toMatchObject({ is: 'refused', why: expect.stringMatching(why) });
    expect(await listCorrections(store)).toEqual([]);
    await reject(a);
    expect(await reject(a)).toMatchObject({ is: 'refused', why: expect.stringMatching(/rejected; undo/) });
    await undo(1);
    expect(await undo(1)).toMatchObject({ is: 'refused', why: expect.stringMatching(/undone already/) });
  });
});
