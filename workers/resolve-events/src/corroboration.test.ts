// What other reports add to an event: independent sources, confidence, how new it is, what it is related to.
import { listEvents, readEvents, type Store } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { clearTables, type Newsdesk, openNewsdesk, says, type Told } from '../test/newsdesk.js';

const AGENCY =
  'Orvane will hand its forty percent of Rhonecell to Halden, the two said on Thursday, and the plant near Valence goes on with three hundred people while a buyer for the second hall is sought.';
const sale = (id: string, published: string, more: Partial<Told> = {}): Told => ({
  id,
  published,
  mentions: [says('stake_sale', 'agreed', { seller: ['Orvane'], target: ['Rhonecell'] })],
  ...more,
});
const charge = (id: string, published: string, company = 'Orvane'): Told => ({
  id,
  published,
  mentions: [says('writedown', 'completed', { company: [company] }, { date: published.slice(0, 7) })],
});

describeOnEachStore('reports of one happening and of others', setup => {
  const clock = fixedClock('2026-02-11T09:00:00Z');
  let db: TestStore, store: Store, desk: Newsdesk;
  beforeAll(async () => {
    db = await testStore(setup.engine, clock);
    store = db.store;
    desk = openNewsdesk(store, clock);
  });
  beforeEach(() => clearTables(store));
  afterAll(() => db.remove());

  const only = async () => {
    const [event, ...others] = await listEvents(store);
    expect(others).toEqual([]);
    return event as NonNullable<typeof event>;
  };
  const idOf = async (article: string): Promise<string> =>
    (await desk.table()).find(e => e.articles.includes(article))?.event as string;
  const noveltyOf = async (article: string): Promise<number | null | undefined> =>
    (await readEvents(store, [await idOf(article)]))[0]?.noveltyDays;
  const relatedTo = async (article: string): Promise<string[]> => {
    const [event] = await readEvents(store, [await idOf(article)]);
    const table = await desk.table();
    return (event?.related ?? [])
      .map(r => `${r.why}: ${table.find(e => e.event === r.event)?.articles.join(' ')}`)
      .sort();
  };

  it('copies of an agency text and second reports of an outlet are one source', async () => {
    await desk.tell(sale('ledger', '2026-02-05', { text: AGENCY }));
    const alone = await only();
    await desk.tell(sale('harbour', '2026-02-05', { text: `${AGENCY} Reporting by the agency.` }));
    await desk.tell(
      sale('ledger-2', '2026-02-06', { outlet: 'ledger', text: 'A second look at what the two have signed.' }),
    );
    expect(await only()).toMatchObject({ sources: 1, confidence: alone.confidence });
    expect((await desk.table())[0]?.articles).toHaveLength(3);
    expect((await desk.exits())[0]).toMatchObject({ sources: 1 });
  });

  it('confidence grows with every independent source', async () => {
    const grown: number[] = [];
    const texts = {
      ledger:
        'The carmaker gives up its share of the plant on the Rhone, people who know the contract told this paper.',
      wire: 'A signature on Wednesday ended four years of shared ownership; staff heard of it in a short video call.',
      gazette: 'Regulators in Brussels now have until June to look at who will run the cell factory from here on.',
    };
    for (const [i, [outlet, text]] of Object.entries(texts).entries()) {
      await desk.tell(sale(outlet, `2026-02-0${i + 5}`, { text }));
      const { sources, confidence } = await only();
      expect(sources).toBe(i + 1);
      grown.push(confidence);
    }
    expect(grown).toEqual([...new Set(grown)].sort((a, b) => a - b));
    expect(grown.at(-1)).toBeLessThan(1);
  });

  it('novelty is the days since the last event of the type and names, whatever comes in first', async () => {
    await desk.tell(charge('q4', '2025-11-20'));
    await desk.tell(charge('q2', '2024-05-20'));
    await desk.tell(charge('other', '2025-11-01', 'Kestrel'));
    expect([await noveltyOf('q2'), await noveltyOf('q4'), await noveltyOf('other')]).toEqual([null, 549, null]);
    await desk.tell(charge('q3', '2025-02-19'));
    expect([await noveltyOf('q3'), await noveltyOf('q4')]).toEqual([275, 274]);
    await desk.tell({ ...charge('q3', '2025-02-19'), packVersion: 'v2', mentions: [] });
    expect(await noveltyOf('q4')).toBe(549);
  });

  it('the events of one affair are linked both ways, and let go of one that ends', async () => {
    await desk.tell(sale('ledger', '2026-02-05'));
    await desk.tell({
      id: 'harbour',
      published: '2026-02-07',
      mentions: [
        says('jv_dissolution', 'agreed', { venture: ['Rhonecell'] }),
        says('writedown', 'announced', { company: ['Orvane'] }),
      ],
    });
    await desk.tell(charge('kestrel', '2026-02-07', 'Kestrel'));
    expect(await relatedTo('ledger')).toEqual(['same venture: harbour']);
    expect(await relatedTo('kestrel')).toEqual([]);
    const dissolution = (await desk.table()).find(e => e.type === 'jv_dissolution')?.event as string;
    const [stored] = await readEvents(store, [dissolution]);
    expect(stored?.related.map(r => r.why)).toEqual(['same venture']);
    await desk.tell({ id: 'harbour', published: '2026-02-07', packVersion: 'v2', mentions: [] });
    expect(await relatedTo('ledger')).toEqual([]);
  });
});
