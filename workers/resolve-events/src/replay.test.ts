// The sample newsroom through the store in many orders of arrival: one table in the end, and every earlier state kept.
import { lastRecordedAt, listEvents, listMentionsOfEvents, type Store } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { arrivals, batchesOf } from '../test/arrivals.js';
import { clearTables, type Newsdesk, openNewsdesk, type Told } from '../test/newsdesk.js';
import { readNewsroom, type Sample } from '../test/sample-mentions.js';

describeOnEachStore('the sample newsroom in the store', setup => {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  let db: TestStore, store: Store, desk: Newsdesk, sample: Sample;
  beforeAll(async () => {
    db = await testStore(setup.engine, clock);
    store = db.store;
    sample = await readNewsroom();
    const types = new Map(sample.pack.types.map(t => [t.type, t]));
    desk = openNewsdesk(store, clock, { names: sample.pack, types });
  }, 240_000);
  afterAll(() => db.remove());

  const tell = async (batch: readonly Told[]): Promise<void> => {
    const extractions = [];
    for (const told of batch) extractions.push(await desk.read(told));
    await desk.resolve(...extractions);
  };

  it('has the same events and exits for every order of arrival', async () => {
    await clearTables(store);
    await tell(sample.articles);
    const expected = await contentOf(store, desk);
    expect(expected.events.length).toBeGreaterThan(30);
    expect(expected.exits.length).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(arrivals(sample.articles.length), async arrival => {
        await clearTables(store);
        for (const batch of batchesOf(sample.articles, arrival)) await tell(batch);
        expect(await contentOf(store, desk)).toEqual(expected);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 240_000);

  it('answers every earlier instant as it did then', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals(sample.articles.length), async arrival => {
        await clearTables(store);
        const known: { at: Date; table: unknown }[] = [];
        for (const batch of batchesOf(sample.articles, arrival)) {
          await tell(batch);
          const at = await lastRecordedAt(store);
          if (at) known.push({ at, table: await listEvents(store, { limit: 10_000 }) });
        }
        expect(known.length).toBeGreaterThan(4);
        for (const { at, table } of known) expect(await listEvents(store, { asOf: at, limit: 10_000 })).toEqual(table);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 240_000);
});

/** What the tables say, in an order and in words that ids and instants of recording have no part in. */
async function contentOf(store: Store, desk: Newsdesk): Promise<{ events: string[]; exits: string[] }> {
  const rows = await listEvents(store, { limit: 10_000 });
  const mentions = await listMentionsOfEvents(
    store,
    rows.map(row => row.event),
  );
  const told = (event: string): string[] =>
    mentions
      .filter(m => m.eventId === event)
      .map(m => `${m.articleId}: ${m.sentence}`)
      .sort();
  const stepsOf = (history: readonly { status: string; on: string; article: string; sentence: string }[]): string[] =>
    history.map(({ status, on, article, sentence }) => `${on} ${status} ${article} ${sentence}`);
  const events = rows.map(({ event, type, status, date, sources, confidence, headline, noveltyDays, ...row }) =>
    JSON.stringify({
      ...{ type, status, date, sources, confidence, headline, noveltyDays, seenOn: row.seenOn, usd: row.usd },
      arguments: Object.entries(row.arguments).sort(),
      history: stepsOf(row.history),
      related: row.related.map(r => `${r.why}: ${rows.find(x => x.event === r.event)?.headline}`).sort(),
      told: told(event),
    }),
  );
  const exits = (await desk.exits()).map(({ venture, leaving, staying, episode, status, date, ...x }) =>
    JSON.stringify({
      ...{ venture, leaving, staying, episode, status, date, sources: x.sources, headline: x.headline },
      sentence: x.sentence,
      history: stepsOf(x.history),
      told: x.events.map(e => told(e)).sort(),
    }),
  );
  return { events: events.sort(), exits: exits.sort() };
}
