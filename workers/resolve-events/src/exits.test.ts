// Exits as reports come in late, are corrected, or turn out to be none: on both engines.
import { listEventVersions } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clearTables, type Newsdesk, openNewsdesk, says, type Told } from '../test/newsdesk.js';

const sale = { seller: ['Orvane'], target: ['Rhonecell'] };

describeOnEachStore('exits of one venture', setup => {
  let db: TestStore, desk: Newsdesk;
  beforeAll(async () => {
    const clock = fixedClock('2026-02-11T09:00:00Z');
    db = await testStore(setup.engine, clock);
    desk = openNewsdesk(db.store, clock);
  });
  beforeEach(() => clearTables(db.store));
  afterAll(() => db.remove());
  const leaving = (id: string, published: string, status: 'considered' | 'cancelled' | 'completed'): Told => ({
    id,
    published,
    mentions: [says('stake_sale', status, sale)],
  });

  it('are numbered by their days, even when the older one comes in last', async () => {
    await desk.tell(leaving('late', '2026-02-01', 'considered'));
    const [late] = await desk.exits();
    expect(late).toMatchObject({ episode: 1 });
    await desk.tell(leaving('early', '2022-03-01', 'cancelled'));
    const exits = await desk.exits();
    expect(exits.map(x => [x.status, x.episode])).toEqual([
      ['considered', 2],
      ['cancelled', 1],
    ]);
    expect(exits[0]?.exit).toBe(late?.exit);
    await desk.tell({ ...leaving('early', '2022-03-01', 'cancelled'), packVersion: 'v2', mentions: [] });
    expect((await desk.exits()).map(x => [x.exit, x.episode])).toEqual([[late?.exit, 1]]);
  });

  it('keep the partners that only a text names', async () => {
    const target = { kind: 'venture' as const, partners: ['Acme', 'Beta'] };
    await desk.tell({
      id: 'a',
      published: '2026-02-01',
      mentions: [says('stake_sale', 'agreed', { seller: ['Acme'], target: ['Prairie Cells'] }, { target })],
    });
    await desk.tell({
      id: 'b',
      published: '2026-02-02',
      mentions: [says('stake_sale', 'completed', { seller: ['Acme'], target: ['Prairie Cells'] }, { target })],
    });
    expect(await desk.exits()).toMatchObject([
      { venture: 'Prairie Cells', leaving: ['Acme'], staying: ['Beta'], status: 'completed' },
    ]);
  });

  it('are none any more when the text turns out to say something else', async () => {
    await desk.tell(leaving('a', '2026-02-01', 'completed'));
    const [{ event } = { event: '' }] = await desk.table();
    await desk.tell({
      ...leaving('a', '2026-02-01', 'completed'),
      packVersion: 'v2',
      mentions: [says('stake_sale', 'completed', { ...sale, seller: ['Kestrel'] })],
    });
    expect(await desk.exits()).toEqual([]);
    const [last] = (await listEventVersions(db.store, event)).slice(-1);
    expect(last).toMatchObject({ isExit: false, exits: [] });
  });
});
