// Pages while rows arrive, change their order and go.
import { EVENT_SORTS, type EventSort, type EventState, type Store } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record, sale } from '../test/fixture.js';
import { eventBatches, readEventPage } from './event-pages.js';

const EVERYTHING = { sql: 'true', params: [] };

/** What arrives between two pages: an event with such figures, new or known. */
const arrival = fc.record({
  n: fc.integer({ min: 1, max: 28 }),
  day: fc.integer({ min: 1, max: 28 }),
  usd: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  sources: fc.integer({ min: 1, max: 4 }),
  state: fc.constantFrom<EventState['state']>('live', 'live', 'live', 'rejected'),
});
type Arrival = typeof arrival extends fc.Arbitrary<infer T> ? T : never;

const eventOf = ({ n, day, usd, sources, state }: Arrival): EventState => {
  const at = new Date(`2026-02-${String(day).padStart(2, '0')}T00:00:00Z`);
  return sale(n, {
    usd,
    gwh: usd,
    sources,
    state,
    firstSeenAt: at,
    lastSeenAt: at,
    date: day % 3 ? sale(day).date : null,
  });
};

describeOnEachStore('pages of events', setup => {
  let test: TestStore;
  let store: Store;
  beforeAll(async () => {
    test = await testStore(setup.engine, fixedClock('2026-03-01T00:00:00Z'));
    store = test.store;
    for (let n = 1; n <= 12; n++)
      await record(store, eventOf({ n, day: n, usd: n % 4 || null, sources: 1 + (n % 3), state: 'live' }));
  });
  afterAll(() => test?.remove());

  /** Pages to the end; before each one after the first, something arrives. */
  async function pageThrough(sort: EventSort, limit: number, arrivals: readonly Arrival[][]): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; ; page++) {
      const { rows, next } = await readEventPage(store, { where: EVERYTHING, sort, limit, cursor });
      ids.push(...rows.map(r => r.event));
      if (!next) return ids;
      cursor = next;
      await record(store, ...(arrivals[page] ?? []).map(eventOf));
    }
  }

  it('miss nothing and repeat nothing, whatever arrives between them', async () => {
    const sorts = fc.constantFrom(...(Object.keys(EVENT_SORTS) as EventSort[]));
    const arrivals = fc.array(fc.array(arrival, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 1, max: 9 }), arrivals, async (sort, limit, between) => {
        const { rows } = await readEventPage(store, { where: EVERYTHING, sort, limit: 1000 });
        expect(await pageThrough(sort, limit, between)).toEqual(rows.map(r => r.event));
      }),
      { numRuns: 40 },
    );
  });

  it('would miss or repeat without the moment in the cursor', async () => {
    const whole = (await readEventPage(store, { where: EVERYTHING, sort: 'seen', limit: 1000 })).rows.map(r => r.event);
    const { rows, next } = await readEventPage(store, { where: EVERYTHING, sort: 'seen', limit: 2 });
    const [value, event] = JSON.parse(Buffer.from(next ?? '', 'base64url').toString());
    const timeless = Buffer.from(JSON.stringify([value, event, null])).toString('base64url');
    const first = rows[0]?.event ?? '';
    // The first row turns out to have been reported before all others, so it stands behind the cursor now.
    await record(store, sale(Number(first.slice(3)), { firstSeenAt: new Date('2020-01-01T00:00:00Z') }));
    const rest = async (cursor: string | null) =>
      (await readEventPage(store, { where: EVERYTHING, sort: 'seen', limit: 1000, cursor: cursor ?? '' })).rows.map(
        r => r.event,
      );
    expect([...rows.map(r => r.event), ...(await rest(next))]).toEqual(whole);
    expect(await rest(timeless)).toContain(first);
  });

  it('of an export show one moment, too', async () => {
    const asOf = new Date('2026-03-01T00:00:00.005Z');
    const ids: string[] = [];
    for await (const rows of eventBatches(store, { where: EVERYTHING, asOf })) ids.push(...rows.map(r => r.event));
    expect(ids.sort()).toEqual(['ev_1', 'ev_2', 'ev_3', 'ev_4', 'ev_5', 'ev_6']);
  });
});
