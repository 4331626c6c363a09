import { STATUSES } from '@cellwire/model';
import { parseFilter } from '@cellwire/query';
import type { Store } from '@cellwire/store';
import { describeOnEachStore, type FixedClock, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Batch, lineOf, messagesTo, OPTIONS, record, sendDue, subscribe } from '../test/newsdesk.js';
import { chooseReplay, isEmptyChoice } from './choose-replay.js';
import { previewAlerts } from './preview-alerts.js';

describeOnEachStore('alerts on what is recorded', setup => {
  let db: TestStore;
  let store: Store;
  let clock: FixedClock;
  beforeAll(async () => {
    clock = fixedClock();
    db = await testStore(setup.engine, clock);
    store = db.store;
  });
  afterAll(() => db.remove());
  // Emptying tables takes longer than these tests: each has subscriptions, ids and a time of its own.
  let run = 0;
  beforeEach(async () => {
    run++;
    clock.advance(3_600_000);
    await store.query("UPDATE subscription SET state = 'disabled'");
  });
  const own = (id: string): string => `${id}_${run}`;
  const ownBatch = (b: Batch): Batch => ({
    ...b,
    events: (b.events ?? []).map(e => ({ ...e, id: own(e.id) })),
    exits: (b.exits ?? []).map(x => ({ ...x, id: own(x.id), events: x.events.map(own) })),
    redirects: (b.redirects ?? []).map(([from, to]) => [own(from), own(to)]),
  });
  const ownSubscription = (name: string, filter: string, more: Parameters<typeof subscribe>[3] = {}) =>
    subscribe(store, own(name), filter, more);
  const messages = (name: string) => messagesTo(store, own(name));

  /** Plays steps: seconds that pass, then what is recorded. Answers what the subscriptions `exits` and `sales` have. */
  async function play(
    steps: readonly [seconds: number, batch: Batch][],
  ): Promise<{ exits: string[]; sales: string[] }> {
    await ownSubscription('exits', 'jv_exit');
    await ownSubscription('sales', 'type:stake_sale');
    for (const [seconds, batch] of steps) {
      clock.advance(seconds * 1000);
      await sendDue(store);
      await record(store, ownBatch(batch));
    }
    const of = async (name: string) => (await messages(name)).map(m => lineOf(m).replaceAll(`_${run}`, ''));
    return { exits: await of('exits'), sales: await of('sales') };
  }

  const sale = (status: (typeof STATUSES)[number], more: object = {}): Batch => ({
    events: [{ id: 'ev_a', status, ...more }],
  });

  it.each<[string, [number, Batch][], string[]]>([
    ['a new event at once', [[0, sale('announced')]], ['event.created ev_a announced']],
    ['nothing for old news in passing', [[0, sale('completed', { background: true })]], []],
    ['nothing for an event of long ago', [[0, sale('completed', { ageDays: 31 })]], []],
    ['nothing for what is recorded silently', [[0, { ...sale('announced'), silent: true }]], []],
    [
      'nothing for a report that changes nothing',
      [
        [0, sale('agreed')],
        [90, sale('agreed', { sources: 2 })],
      ],
      ['event.created ev_a agreed'],
    ],
    [
      'a change of status, with what it was',
      [
        [0, sale('agreed')],
        [90, sale('completed')],
      ],
      ['event.created ev_a agreed', 'event.updated ev_a agreed → completed'],
    ],
    [
      'several changes of one minute as one message',
      [
        [0, sale('considered')],
        [90, sale('announced')],
        [20, sale('agreed', { price: 5 })],
        [20, sale('completed', { price: 5 })],
      ],
      ['event.created ev_a considered', 'event.updated ev_a considered → completed'],
    ],
    [
      'changes of more than a minute as two',
      [
        [0, sale('considered')],
        [90, sale('announced')],
        [61, sale('agreed')],
      ],
      [
        'event.created ev_a considered',
        'event.updated ev_a considered → announced',
        'event.updated ev_a announced → agreed',
      ],
    ],
    [
      'nothing for a change that is taken back within the minute',
      [
        [0, sale('agreed')],
        [90, sale('cancelled')],
        [20, sale('agreed')],
      ],
      ['event.created ev_a agreed'],
    ],
    [
      'a change of a figure, from what to what',
      [
        [0, sale('agreed', { price: 5 })],
        [90, sale('agreed', { price: 6 })],
      ],
      [
        'event.created ev_a agreed',
        'event.updated ev_a agreed → agreed price [{"amount":5,"currency":"USD"}] → [{"amount":6,"currency":"USD"}]',
      ],
    ],
    [
      'a rejection once, and that it stands again',
      [
        [0, sale('agreed')],
        [90, { ...sale('agreed', { state: 'rejected' }), cause: 'reject' }],
        [90, { ...sale('completed', { state: 'rejected' }), cause: 'mention' }],
        [90, { ...sale('agreed'), cause: 'restore' }],
      ],
      [
        'event.created ev_a agreed',
        'event.corrected ev_a agreed → agreed (rejected)',
        'event.corrected ev_a agreed → agreed (restored)',
      ],
    ],
    [
      'a correction in place of an update that waits',
      [
        [0, sale('agreed')],
        [90, sale('completed')],
        [5, { ...sale('completed', { state: 'rejected' }), cause: 'reject' }],
      ],
      ['event.created ev_a agreed', 'event.corrected ev_a agreed → completed (rejected)'],
    ],
    [
      'a merge, and of the one that stays nothing new',
      [
        [0, { events: [{ id: 'ev_b', status: 'agreed' }] }],
        [
          90,
          {
            ...sale('agreed', { sources: 2 }),
            events: [
              { id: 'ev_b', status: 'agreed', state: 'merged' },
              { id: 'ev_a', status: 'agreed', sources: 2 },
            ],
            redirects: [['ev_b', 'ev_a']],
            cause: 'merge',
          },
        ],
      ],
      ['event.created ev_b agreed', 'event.corrected ev_b agreed → agreed (merged into ev_a)'],
    ],
    [
      'a split, and the part that is an event of its own now',
      [
        [0, sale('agreed')],
        [
          90,
          {
            events: [
              { id: 'ev_a', status: 'agreed', headline: 'A part' },
              { id: 'ev_c', status: 'announced' },
            ],
            cause: 'split',
          },
        ],
      ],
      ['event.created ev_a agreed', 'event.corrected ev_a agreed → agreed (split)', 'event.created ev_c announced'],
    ],
  ])('tell %s', async (_, steps, expected) => {
    expect((await play(steps)).sales).toEqual(expected);
  });

  const leaving = (status: (typeof STATUSES)[number], more: Partial<Batch> = {}): Batch => ({
    events: [{ id: 'ev_a', status }],
    exits: [{ id: 'ex_1', status, events: ['ev_a'] }],
    ...more,
  });
  it.each<[string, [number, Batch][], string[]]>([
    ['a new exit once, not its event', [[0, leaving('considered')]], ['exit.created ex_1 considered']],
    ['nothing of an exit that is first heard of as denied', [[0, leaving('denied')]], []],
    [
      'the denial of an exit that was told',
      [
        [0, leaving('considered')],
        [90, leaving('denied')],
      ],
      ['exit.created ex_1 considered', 'exit.updated ex_1 considered → denied'],
    ],
    [
      'one exit told as several events as one',
      [
        [0, leaving('announced')],
        [
          90,
          {
            events: [{ id: 'ev_b', status: 'announced' }],
            exits: [{ id: 'ex_1', status: 'announced', events: ['ev_a', 'ev_b'] }],
          },
        ],
      ],
      ['exit.created ex_1 announced'],
    ],
    [
      'the end of an exit that was none',
      [
        [0, leaving('announced')],
        [90, { exits: [{ id: 'ex_1', status: 'announced', state: 'rejected', events: [] }], cause: 'reject' }],
      ],
      ['exit.created ex_1 announced', 'event.corrected ex_1 announced → announced (rejected)'],
    ],
    [
      'an exit that goes into another one, which is not new then',
      [
        [0, leaving('announced')],
        [
          90,
          {
            events: [{ id: 'ev_b', status: 'agreed' }],
            exits: [
              { id: 'ex_1', status: 'announced', state: 'merged', events: [] },
              { id: 'ex_0', status: 'agreed', events: ['ev_a', 'ev_b'] },
            ],
            redirects: [['ex_1', 'ex_0']],
          },
        ],
      ],
      [
        'exit.created ex_1 announced',
        'event.corrected ex_1 announced → announced (merged into ex_0)',
        'exit.updated ex_0 announced → agreed',
      ],
    ],
  ])('tell %s', async (_, steps, expected) => {
    expect((await play(steps)).exits).toEqual(expected);
  });

  it('wait for a paused subscription, are not lost, and pass a disabled one by', async () => {
    await ownSubscription('paused', 'type:stake_sale');
    await ownSubscription('off', 'type:stake_sale');
    await store.query("UPDATE subscription SET state = 'paused' WHERE name = $1", [own('paused')]);
    await store.query("UPDATE subscription SET state = 'disabled' WHERE name = $1", [own('off')]);
    await record(store, ownBatch(sale('agreed')));
    expect(await messages('paused')).toHaveLength(1);
    expect(await messages('off')).toHaveLength(0);
  });

  it('hand over at once what is new, and leave what settles to its time', async () => {
    await ownSubscription('sales', 'type:stake_sale');
    expect(await record(store, ownBatch(sale('agreed')))).toHaveLength(1);
    await sendDue(store);
    clock.advance(90_000);
    expect(await record(store, ownBatch(sale('completed')))).toEqual([]);
    const { rows } = await store.query<{ at: Date }>(
      "SELECT work_due_at AS at FROM delivery WHERE subscription_id = $1 AND work_state = 'due'",
      [`sub_${own('sales')}`],
    );
    expect(rows.map(r => r.at.getTime() - clock.now().getTime())).toEqual([60_000]);
  });

  it('go into a digest at its hour', async () => {
    clock.set('2026-02-20T09:00:00Z');
    await ownSubscription('daily', 'type:stake_sale', { channel: 'digest', url: 'mailto:a@b.example' });
    await record(store, ownBatch(sale('agreed')));
    const { rows } = await store.query<{ at: Date }>(
      'SELECT work_due_at AS at FROM delivery WHERE subscription_id = $1',
      [`sub_${own('daily')}`],
    );
    expect(rows.map(r => r.at.toISOString())).toEqual(['2026-02-21T07:00:00.000Z']);
  });

  const batch = fc.record({
    seconds: fc.integer({ min: 1, max: 100 }),
    event: fc.constantFrom('ev_a', 'ev_b', 'ev_c'),
    exit: fc.option(fc.constantFrom('ex_1', 'ex_2'), { freq: 2 }),
    status: fc.constantFrom(...STATUSES),
    price: fc.option(fc.constantFrom(5, 6), { nil: undefined }),
    state: fc.constantFrom('live' as const, 'live' as const, 'live' as const, 'rejected' as const),
    background: fc.boolean(),
    sources: fc.integer({ min: 1, max: 3 }),
    cause: fc.constantFrom('mention' as const, 'mention' as const, 'split' as const),
    silent: fc.constantFrom(false, false, false, true),
    ageDays: fc.constantFrom(0, 0, 0, 40),
  });
  it('are, row by row, what a preview tells, whatever happens', async () => {
    const filters = {
      exits: 'jv_exit',
      sales: 'type:stake_sale',
      well: 'min-sources:2',
      words: '"orvane sells"',
    };
    const steps = fc.sample(batch, { numRuns: 100, seed: 7 });
    const since = clock.now();
    for (const [name, filter] of Object.entries(filters)) await ownSubscription(name, filter);
    for (const { seconds, event, exit, status, state, cause, silent, price, ...more } of steps) {
      clock.advance(seconds * 1000);
      await sendDue(store);
      const report = { id: event, status, state, ...more, ...(price === undefined ? {} : { price }) };
      const exits = exit ? [{ id: exit, status, state, events: state === 'live' ? [event] : [] }] : [];
      await record(store, ownBatch({ events: [report], exits, cause, silent }));
    }
    for (const [name, filter] of Object.entries(filters)) {
      const sent = await messages(name);
      const preview = (await previewAlerts(store, parseFilter(filter), { ...OPTIONS, since })).map(p => p.body);
      expect(sent.length, name).toBeGreaterThan(5);
      expect(preview.map(lineOf)).toEqual(sent.map(lineOf));
      expect(preview).toEqual(sent);
    }
  });

  describe('a replay', () => {
    it('is chosen by id, subscription, time and filter, and never by nothing', async () => {
      clock.set('2026-02-21T10:00:00Z');
      const early = clock.now();
      await play([
        [0, sale('agreed', { price: 5 })],
        [90, { events: [{ id: 'ev_b', status: 'announced', price: 9 }] }],
        [90, {}],
      ]);
      await sendDue(store);
      const all = await chooseReplay(store, { from: early });
      expect(all.map(d => d.subject)).toEqual(['ev_a', 'ev_b'].map(own));
      const subjects = async (choice: Parameters<typeof chooseReplay>[1]) =>
        (await chooseReplay(store, { subscriptionId: `sub_${own('sales')}`, ...choice })).map(d =>
          d.subject.replace(`_${run}`, ''),
        );
      expect(await subjects({ ids: [all[1]?.alertId ?? ''] })).toEqual(['ev_b']);
      expect(await subjects({ ids: [String(all[0]?.id)] })).toEqual(['ev_a']);
      expect(await subjects({ from: new Date(early.getTime() + 60_000) })).toEqual(['ev_b']);
      expect(await subjects({ to: new Date(early.getTime() + 60_000) })).toEqual(['ev_a']);
      expect(await subjects({ filter: 'min-usd:6' })).toEqual(['ev_b']);
      expect(await subjects({ from: early, subscriptionId: `sub_${own('exits')}` })).toEqual([]);
      expect(isEmptyChoice({ subscriptionId: 'sub_sales' })).toBe(true);
      expect(isEmptyChoice({ filter: ' ' })).toBe(true);
      expect(isEmptyChoice({ ids: ['1'] })).toBe(false);
    });
  });
});
