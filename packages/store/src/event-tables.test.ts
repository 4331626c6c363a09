import type { Mention, Status } from '@cellwire/model';
import { STATUSES } from '@cellwire/model';
import { describeOnEachStore, type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addAlert, listAlertsOf } from './alerts.js';
import { readPresentVersion, saveVersion } from './article-versions.js';
import { saveArticle } from './articles.js';
import { addCorrection, listCorrectionsOf, undoCorrection } from './corrections.js';
import { addDeliveries, readDelivery, replayDeliveries } from './deliveries.js';
import { listClaims } from './event-claims.js';
import { findEventIds } from './event-lookup.js';
import { listMentionsAsOf, readEventsOfMentions, setEventMentions } from './event-mentions.js';
import { type EventState, idFrom, listChanges, listEventVersions, readEvents, recordEvent } from './events.js';
import { type ExitState, findExitsOfEvents, findExitsOfVentures, recordExit } from './exits.js';
import { recordExtraction } from './extractions.js';
import { listMentionsOfArticles } from './mentions.js';
import type { Store, Transaction } from './queryable.js';
import { beginRecording, lastRecordedAt } from './recording.js';
import { addRedirect, listFormerIds, removeRedirect, resolveId } from './redirects.js';
import { findSavedFilter, saveFilter } from './saved-filters.js';
import { addSubscription, findSubscription, updateSubscription } from './subscriptions.js';
import { addToken, listTokens, revokeToken, useToken } from './tokens.js';
import { listDue } from './work.js';

describeOnEachStore('the tables of events', setup => {
  let db: TestStore;
  let store: Store;
  let clock: FixedClock;
  beforeAll(async () => {
    clock = fixedClock();
    db = await testStore(setup.engine, clock);
    store = db.store;
  });
  afterAll(() => db.remove());
  beforeEach(() =>
    store.query('TRUNCATE article, event, event_version, exit, redirect, subscription, alert, token CASCADE'),
  );

  const event = (id: string, more: Partial<EventState> = {}): EventState => ({
    id,
    state: 'live',
    type: 'stake_sale',
    status: 'announced',
    date: '2026-02',
    arguments: {
      seller: ['Acme'],
      target: ['Volta Cells'],
      stake: [{ percent: 49 }],
      price: [{ amount: 100, currency: 'USD' }],
    },
    headline: 'Acme sells 49 percent of Volta Cells',
    evidence: { sentence: 'Acme sold its stake.', article: 'a', outlet: 'Wire', url: null },
    confidence: 0.9,
    sources: 1,
    firstSeenAt: new Date('2026-02-10T00:00:00Z'),
    lastSeenAt: new Date('2026-02-10T00:00:00Z'),
    seenOn: '2026-02-10',
    history: [],
    related: [],
    companies: ['Acme', 'Volta Cells'],
    ventures: ['Volta Cells'],
    facilities: [],
    places: [],
    countries: ['US'],
    segments: ['ESS/LFP'],
    outlets: ['Wire'],
    gwh: null,
    usd: 100,
    isExit: true,
    exits: [],
    noveltyDays: null,
    searchTexts: ['Acme sold its stake.'],
    keys: ['stake_sale|acme', 'stake_sale|volta cells'],
    ...more,
  });
  const record = (states: EventState[], cause: 'mention' | 'merge' = 'mention') =>
    store.inTransaction(async tx => {
      const at = await beginRecording(tx, clock);
      for (const state of states) await recordEvent(tx, state, { at, cause, silent: false });
      return at;
    });

  it('record a version of each change, and none where nothing changed', async () => {
    await record([event('ev_a')]);
    await record([event('ev_a')]);
    await record([event('ev_a', { status: 'completed' })]);
    await record([event('ev_a', { status: 'completed', keys: ['stake_sale|acme'] })]);
    const versions = await listEventVersions(store, 'ev_a');
    expect(versions.map(v => [v.version, v.status])).toEqual([
      [1, 'announced'],
      [2, 'completed'],
    ]);
    expect((await readEvents(store, ['ev_a']))[0]?.keys).toEqual(['stake_sale|acme']);
  });

  it('say what was before', async () => {
    await record([event('ev_a')]);
    const recorded = await store.inTransaction(async tx => {
      const at = await beginRecording(tx, clock);
      return recordEvent(tx, event('ev_a', { status: 'denied' }), { at, cause: 'mention', silent: true });
    });
    expect(recorded).toEqual({ is: 'changed', version: 2, previous: { status: 'announced', state: 'live' } });
  });

  it('never change a recorded version', async () => {
    await record([event('ev_a')]);
    await expect(store.query("UPDATE event_version SET status = 'denied'")).rejects.toThrow(/append-only/);
    await expect(store.query('DELETE FROM event_version')).rejects.toThrow(/append-only/);
  });

  it('find events by the keys of their mentions, only live ones', async () => {
    await record([event('ev_a'), event('ev_b', { keys: ['writedown|acme'] }), event('ev_c', { state: 'merged' })]);
    expect(await findEventIds(store, ['stake_sale|acme', 'x|y'])).toEqual(['ev_a']);
    const many = [...Array.from({ length: 95 }, (_, i) => `k|${i}`), 'writedown|acme', 'stake_sale|volta cells'];
    expect(await findEventIds(store, ['stake_sale|acme', ...many])).toEqual(['ev_a', 'ev_b']);
  });

  it('show typed columns and figures in the views', async () => {
    await record([
      event('ev_a'),
      event('ev_w', {
        type: 'writedown',
        arguments: { company: ['Acme'], amount: [{ amount: 2e9, currency: 'EUR' }] },
      }),
      event('ev_o', {
        type: 'order_target',
        arguments: { company: ['Acme'], volume: [{ gwh: 90 }], segment: ['ESS'], period: ['2026'] },
      }),
    ]);
    const row = async (view: string) => (await store.query(`SELECT * FROM ${view}`)).rows;
    expect(await row('stake_sales')).toMatchObject([
      {
        event: 'ev_a',
        seller: ['Acme'],
        target: ['Volta Cells'],
        buyer: [],
        stake_percent: 49,
        price: 100,
        currency: 'USD',
      },
    ]);
    expect(await row('writedowns')).toMatchObject([{ event: 'ev_w', company: ['Acme'], amount: 2e9, currency: 'EUR' }]);
    expect(await row('order_targets')).toMatchObject([
      { event: 'ev_o', target_gwh: 90, segment: ['ESS'], period: ['2026'] },
    ]);
    const facets = await store.query(
      "SELECT event FROM events WHERE facets @> '{company:acme,country:us,segment:lfp}' AND type = 'stake_sale'",
    );
    expect(facets.rows).toEqual([{ event: 'ev_a' }]);
  });

  it('ascend strictly in time even where the clock stands or goes back', async () => {
    const first = await record([event('ev_a')]);
    const second = await record([event('ev_b')]);
    clock.advance(-3_600_000);
    const third = await record([event('ev_c')]);
    expect(second > first && third > second).toBe(true);
    expect(await lastRecordedAt(store)).toEqual(third);
  });

  it('tell the table as it was at every instant (replayed against a model, 30 random histories)', async () => {
    const step = fc.record({
      id: fc.constantFrom('ev_a', 'ev_b', 'ev_c'),
      status: fc.constantFrom<Status>(...STATUSES),
      state: fc.constantFrom<EventState['state']>('live', 'live', 'live', 'merged', 'rejected'),
      sources: fc.integer({ min: 1, max: 3 }),
      waitMs: fc.constantFrom(0, 0, 5, 60_000),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
        async batches => {
          await store.query('TRUNCATE event, event_version CASCADE');
          const model = new Map<string, string>();
          const known: { at: Date; rows: string[] }[] = [];
          for (const batch of batches) {
            clock.advance(batch[0]?.waitMs ?? 0);
            const last = new Map(batch.map(s => [s.id, s]));
            const at = await record(
              [...last.values()].map(({ id, status, state, sources }) => event(id, { status, state, sources })),
            );
            for (const s of last.values()) {
              if (s.state === 'live') model.set(s.id, `${s.id} ${s.status} ${s.sources}`);
              else model.delete(s.id);
            }
            known.push({ at, rows: [...model.values()].sort() });
          }
          for (const { at, rows } of known) expect(await asOf(at)).toEqual(rows);
          expect(await asOf(new Date((known[0]?.at.getTime() ?? 0) - 1))).toEqual([]);
          const now = await store.query<{ line: string }>(
            "SELECT event || ' ' || status || ' ' || sources AS line FROM events ORDER BY 1",
          );
          expect(now.rows.map(row => row.line)).toEqual(known.at(-1)?.rows);
        },
      ),
      { numRuns: 30, seed: 20260211 },
    );
  });
  const asOf = async (at: Date) =>
    (
      await store.query<{ line: string }>(
        "SELECT event || ' ' || status || ' ' || sources AS line FROM events_as_of($1) ORDER BY 1",
        [at],
      )
    ).rows.map(row => row.line);

  it('give a stream of changes that a reader follows without a gap while others write', async () => {
    const seen: number[] = [];
    let after = 0;
    const read = async () => {
      const page = await listChanges(store, { after, limit: 2 });
      seen.push(...page.map(c => c.seq));
      after = page.at(-1)?.seq ?? after;
    };
    const writers = Array.from({ length: 6 }, (_, i) => record([event(`ev_${i}a`), event(`ev_${i}b`)]));
    for (let i = 0; i < 4; i++) await read();
    await Promise.all(writers);
    for (let i = 0; i < 8; i++) await read();
    const all = await listChanges(store, { after: 0, limit: 100 });
    expect(seen).toEqual(all.map(c => c.seq));
    expect(seen).toHaveLength(12);
  });

  const mentions = (count: number): Promise<number[]> =>
    mentionsOf(
      'a',
      Array.from({ length: count }, (_, n) => ({ seller: ['Acme'], stake: [{ percent: n }] })),
    );
  const mentionsOf = async (article: string, said: Mention['arguments'][], outlet = 'Wire'): Promise<number[]> =>
    store.inTransaction(async tx => {
      await saveArticle(tx, {
        id: article,
        url: null,
        published: '2026-02-11',
        outlet,
        origin: 'import',
        seenAt: clock.now(),
      });
      const version = await saveVersion(tx, {
        articleId: article,
        title: '',
        text: 'x',
        completeness: 'full',
        recordedAt: clock.now(),
      });
      const found = said.map(
        (args, n): Mention => ({
          id: `${article}#${n}`,
          type: 'stake_sale',
          status: 'completed',
          date: null,
          arguments: args,
          evidence: [],
          sentence: `Sentence ${n}.`,
          rule: 'stake_sale/sells-stake',
          confidence: 0.9,
        }),
      );
      const reading = {
        articleId: article,
        versionId: version.id,
        pack: 'p',
        packVersion: '1',
        outcome: 'read' as const,
      };
      await recordExtraction(tx, { ...reading, silent: false, tookMs: 0, extractedAt: clock.now() }, found);
      return (await listMentionsOfArticles(tx, [article])).map(m => m.id);
    });
  const join = (id: string, ids: number[]) =>
    store.inTransaction(async tx => {
      const at = await beginRecording(tx, clock);
      await recordEvent(tx, event(id, { sources: ids.length }), { at, cause: 'mention', silent: false });
      await setEventMentions(tx, new Map([[id, ids]]), { at });
      return at;
    });

  it('let a mention belong to one event at a time, and remember where it was', async () => {
    const [a = 0, b = 0, c = 0] = await mentions(3);
    const first = await join('ev_a', [a, b]);
    await join('ev_b', [b, c]);
    expect(await readEventsOfMentions(store, [a, b, c])).toEqual(
      new Map([
        [a, 'ev_a'],
        [b, 'ev_b'],
        [c, 'ev_b'],
      ]),
    );
    expect((await listMentionsAsOf(store, ['ev_a'], first)).map(m => m.id)).toEqual([a, b]);
    await expect(
      store.query("INSERT INTO event_mention (event_id, mention_id, valid_from) VALUES ('ev_a', $1, now())", [c]),
    ).rejects.toThrow(/event_mention_once/);
  });

  it('show every reported value with the articles that report it', async () => {
    const ids = await mentions(2);
    await join('ev_a', ids);
    const { rows } = await store.query(
      "SELECT role, value, articles, outlets FROM event_claims WHERE event = 'ev_a' ORDER BY role, value",
    );
    expect(rows).toEqual([
      { role: 'seller', value: 'Acme', articles: ['a'], outlets: 1 },
      { role: 'stake', value: { percent: 0 }, articles: ['a'], outlets: 1 },
      { role: 'stake', value: { percent: 1 }, articles: ['a'], outlets: 1 },
    ]);
    const sources = await store.query(
      "SELECT article, outlet, sentence FROM event_sources WHERE event = 'ev_a' ORDER BY sentence",
    );
    expect(sources.rows).toEqual([
      { article: 'a', outlet: 'Wire', sentence: 'Sentence 0.' },
      { article: 'a', outlet: 'Wire', sentence: 'Sentence 1.' },
    ]);
    expect((await readPresentVersion(store, 'a'))?.text).toBe('x');
  });

  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const cny = (amount: number) => ({ amount, currency: 'CNY' });
  const atLeast = <T>(sum: T) => ({ ...sum, bound: 'min' as const });
  const upTo = <T>(sum: T) => ({ ...sum, bound: 'max' as const });
  /** Claims by their sums, each with the articles that make it, for articles of these lists of one role. */
  const claimsOf = async (lists: Mention['arguments'][string][], shown = [eur(50)]) => {
    const ids: number[] = [];
    for (const [i, price] of lists.entries()) ids.push(...(await mentionsOf(`p${i}`, [{ price }], `Outlet ${i}`)));
    await store.inTransaction(async tx => {
      const at = await beginRecording(tx, clock);
      await recordEvent(tx, event('ev_a', { arguments: { price: shown } }), { at, cause: 'mention', silent: false });
      await setEventMentions(tx, new Map([['ev_a', ids]]), { at });
    });
    return (await listClaims(store, 'ev_a')).map(c => [[c.value, ...c.also], c.articles.join(' '), c.canonical]);
  };

  it.each([
    ['one sum in two currencies', [[eur(50), usd(58)]], [[[eur(50), usd(58)], 'p0', true]]],
    [
      'a sum given first in either currency, as most give it',
      [
        [usd(58), eur(50)],
        [usd(58), eur(50)],
        [eur(50), usd(58)],
      ],
      [[[usd(58), eur(50)], 'p0 p1 p2', true]],
    ],
    [
      'articles that give it in one currency alone',
      [[eur(50)], [eur(50), usd(58)], [usd(58)], [usd(60)]],
      [
        [[eur(50), usd(58)], 'p0 p1 p2', true],
        [[usd(60)], 'p3', false],
      ],
    ],
    [
      'three currencies told in pairs',
      [[cny(400), eur(50)], [eur(50), usd(58)], [usd(58)]],
      [[[eur(50), cny(400), usd(58)], 'p0 p1 p2', true]],
    ],
    [
      'another rate for the same sum',
      [
        [eur(50), usd(58)],
        [eur(50), usd(59)],
      ],
      [[[eur(50), usd(58), usd(59)], 'p0 p1', true]],
    ],
    [
      'a bound that one of them leaves out',
      [[atLeast(eur(50)), usd(58)]],
      [[[atLeast(eur(50)), usd(58)], 'p0', false]],
    ],
  ])('claim once: %s', async (_title, lists, expected) => {
    expect(await claimsOf(lists)).toEqual(expected);
  });

  it.each([
    ['two sums of one currency', [[eur(50), eur(70)]], 2],
    ['two sums of one currency and one of another', [[eur(50), eur(70), usd(58)]], 3],
    ['a least and a highest sum', [[atLeast(eur(50)), upTo(usd(90))]], 2],
    ['sums that no article gives side by side', [[eur(50)], [usd(58)]], 2],
    [
      'sums that differ in every currency',
      [
        [eur(50), usd(58)],
        [eur(70), usd(81)],
      ],
      2,
    ],
    [
      'sums that differ in one currency and agree in the other',
      [
        [eur(50), usd(58)],
        [eur(51), usd(58)],
      ],
      2,
    ],
    ['other figures of one role', [[{ gwh: 5 }, { units: 9 }]], 2],
  ])('claim apart: %s', async (_title, lists, count) => {
    expect(await claimsOf(lists)).toHaveLength(count);
  });

  const exit = (id: string, more: Partial<ExitState> = {}): ExitState => ({
    id,
    state: 'live',
    venture: 'Volta Cells',
    leaving: ['Acme'],
    staying: [],
    episode: 1,
    status: 'announced',
    date: null,
    headline: 'Acme leaves Volta Cells',
    evidence: null,
    history: [],
    sources: 1,
    confidence: 0.9,
    firstSeenAt: new Date('2026-02-10T00:00:00Z'),
    lastSeenAt: new Date('2026-02-10T00:00:00Z'),
    events: ['ev_a'],
    ...more,
  });
  const recordAll = (work: (tx: Transaction, at: Date) => Promise<unknown>) =>
    store.inTransaction(async tx => work(tx, await beginRecording(tx, clock)));
  const saveExit = (state: ExitState) =>
    recordAll((tx, at) => recordExit(tx, state, { at, cause: 'mention', silent: false }));

  it('hold one exit for a venture, a leaving partner and an episode', async () => {
    await record([event('ev_a'), event('ev_b')]);
    expect(await saveExit(exit('ex_a'))).toEqual({ is: 'created', version: 1 });
    expect(await saveExit(exit('ex_a'))).toEqual({ is: 'unchanged' });
    expect(await saveExit(exit('ex_a', { events: ['ev_b', 'ev_a'] }))).toMatchObject({ is: 'changed', version: 2 });
    await expect(saveExit(exit('ex_b', { venture: ' VOLTA cells', leaving: ['ACME'] }))).rejects.toThrow(/exit_once/);
    await saveExit(exit('ex_b', { episode: 2 }));
    const { rows } = await store.query('SELECT exit, events FROM jv_exits ORDER BY exit');
    expect(rows).toEqual([
      { exit: 'ex_a', events: ['ev_a', 'ev_b'] },
      { exit: 'ex_b', events: ['ev_a'] },
    ]);
    expect(await findExitsOfEvents(store, ['ev_b'])).toEqual(['ex_a']);
    expect((await findExitsOfVentures(store, ['volta CELLS'])).map(x => x.id)).toEqual(['ex_a', 'ex_b']);
    expect((await listChanges(store, { after: 0, limit: 10 })).map(c => c.kind)).toEqual([
      'event',
      'event',
      'exit',
      'exit',
      'exit',
    ]);
  });

  it('send given-up ids to what stands for them, through later merges too', async () => {
    const redirect = (from: string, to: string) =>
      store.inTransaction(tx => addRedirect(tx, { from, to, kind: 'event', reason: 'merged', at: clock.now() }));
    await redirect('ev_a', 'ev_b');
    await redirect('ev_b', 'ev_c');
    expect([await resolveId(store, 'ev_a'), await resolveId(store, 'ev_b'), await resolveId(store, 'ev_x')]).toEqual([
      'ev_c',
      'ev_c',
      'ev_x',
    ]);
    expect(await listFormerIds(store, 'ev_c')).toEqual(['ev_a', 'ev_b']);
    await expect(redirect('ev_c', 'ev_a')).rejects.toThrow(/ev_c/);
    expect(await store.inTransaction(tx => removeRedirect(tx, 'ev_a'))).toBe(true);
    expect(await resolveId(store, 'ev_a')).toBe('ev_a');
  });

  it('keep corrections until they are undone', async () => {
    await record([event('ev_a'), event('ev_b')]);
    const id = await store.inTransaction(tx =>
      addCorrection(tx, {
        kind: 'merge',
        eventId: 'ev_a',
        otherId: 'ev_b',
        detail: {},
        reason: 'same',
        madeBy: 'me',
        madeAt: clock.now(),
      }),
    );
    expect(await listCorrectionsOf(store, ['ev_b'])).toHaveLength(1);
    expect(await store.inTransaction(tx => undoCorrection(tx, id, 'me', clock.now()))).toBe(true);
    expect(await listCorrectionsOf(store, ['ev_a'])).toEqual([]);
  });

  it('tell a transition once, to each subscription once, and again only by replay', async () => {
    await record([event('ev_a')]);
    const subscription = {
      filter: '',
      channel: 'webhook' as const,
      url: 'https://x.example/',
      secret: Buffer.from('s'),
      createdAt: clock.now(),
    };
    await addSubscription(store, { id: 'sub_1', name: 'desk', ...subscription });
    expect(await addSubscription(store, { id: 'sub_2', name: 'desk', ...subscription })).toBeNull();
    const tell = (id: string) =>
      store.inTransaction(async tx => {
        const body = { type: 'event.created' as const, timestamp: '', data: {} as never };
        const isNew = await addAlert(tx, {
          id,
          type: 'event.created',
          transition: 'ev_a:1',
          subject: 'ev_a',
          eventId: 'ev_a',
          exitId: null,
          status: 'announced',
          previous: null,
          body,
          createdAt: clock.now(),
        });
        return isNew
          ? addDeliveries(tx, { id, subject: 'ev_a' }, ['sub_1'], { at: clock.now(), dueAt: clock.now() })
          : [];
      });
    const [delivery = 0] = await tell('msg_1');
    expect(await tell('msg_2')).toEqual([]);
    expect(await listAlertsOf(store, 'ev_a')).toHaveLength(1);
    expect(await listDue(store, 'deliver-alerts', { now: clock.now(), limit: 9 })).toHaveLength(1);
    await store.query("UPDATE delivery SET work_state = 'done', work_due_at = NULL, delivered_at = now()");
    expect(await store.inTransaction(tx => replayDeliveries(tx, [delivery], clock.now()))).toBe(1);
    expect(await store.inTransaction(tx => replayDeliveries(tx, [delivery], clock.now()))).toBe(0);
    expect(await readDelivery(store, delivery)).toMatchObject({ workState: 'due', replays: 1, deliveredAt: null });
    await updateSubscription(store, 'sub_1', { state: 'paused', options: { a: 1 } });
    expect(await findSubscription(store, 'desk')).toMatchObject({ state: 'paused', options: { a: 1 } });
  });

  it('know a token by its text alone, and never keep that', async () => {
    const token = await addToken(store, { name: 'ci', scopes: ['read'], at: clock.now() });
    expect(await useToken(store, token?.text ?? '', clock.now())).toMatchObject({ name: 'ci', scopes: ['read'] });
    expect(await useToken(store, 'cwt_wrong', clock.now())).toBeNull();
    expect(JSON.stringify(await listTokens(store))).not.toContain(token?.text);
    const { rows } = await store.query('SELECT * FROM token');
    expect(JSON.stringify(rows)).not.toContain(token?.text);
    expect(await revokeToken(store, 'ci', clock.now())).toBe(true);
    expect(await useToken(store, token?.text ?? '', clock.now())).toBeNull();
  });

  it('refuse a token that has run out', async () => {
    const token = await addToken(store, { name: 'old', scopes: ['admin'], at: clock.now(), expiresAt: clock.now() });
    expect(await useToken(store, token?.text ?? '', clock.now())).toBeNull();
  });

  it('replace a saved filter of the same name', async () => {
    const base = { name: 'exits', createdAt: clock.now(), createdBy: 'me' };
    await saveFilter(store, { ...base, filter: 'is:jv_exit' });
    await saveFilter(store, { ...base, filter: 'type:writedown' });
    expect((await findSavedFilter(store, 'exits'))?.filter).toBe('type:writedown');
  });
});

it('the same oldest mention always gives the same id', () => {
  expect(idFrom('ev', 'a#1')).toBe(idFrom('ev', 'a#1'));
  expect(idFrom('ev', 'a#1')).not.toBe(idFrom('ev', 'a#2'));
  expect(idFrom('ex', 'a#1')).toMatch(/^ex_[0-9a-f]{20}$/);
});
