// The whole job: fifty articles come out in a drawn order, three workers crawl them through the real stages, and every
// exit is told once per transition: nothing twice, nothing old, no denial of what was never told. In five orders.
import { describeOnEach, type TestStore, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Crawl, inDrawnOrder, openCrawl } from './crawl-in-disorder.js';
import { type ExitVersion, faultsOf, NEWSROOM_EXITS, type Told, transitionsOf } from './told-of-exits.js';

const ROUNDS = [1, 2, 3, 4, 5];
const WAVES = 5;
const ARTICLES = 50;
const LONG_MS = 600_000;

describeOnEach('the newsroom in a drawn order, with three workers', [['postgres', 'redis']], setup => {
  let db: TestStore;
  let crawl: Crawl;
  const open = async (more: Parameters<typeof openCrawl>[1] = {}): Promise<Crawl> => {
    if (!('databaseUrl' in db.options) || !setup.redisUrl) throw new Error('no servers');
    return openCrawl({ databaseUrl: db.options.databaseUrl, redisUrl: setup.redisUrl }, more);
  };
  beforeAll(async () => {
    db = await testStore(setup.engine);
    crawl = await open();
  }, LONG_MS);
  afterAll(async () => {
    await crawl?.close();
    await db?.remove();
  });

  const orders = new Set<string>();
  it.each(ROUNDS)(
    'tells of every exit once per transition, round %i',
    async round => {
      const waves = inDrawnOrder(round, WAVES);
      orders.add(JSON.stringify(waves.map(w => w.map(a => a.slug))));
      const told = await crawl.crawl(waves);
      expect(await crawl.countRead()).toBeGreaterThanOrEqual(ARTICLES);
      expect(faultsOf(told)).toEqual([]);
      expect(crawl.receiver.requests.every(r => r.isVerified)).toBe(true);
      const before = crawl.receiver.requests.length;
      expect(before).toBeGreaterThanOrEqual(3);
      expect(faultsOf(await crawl.again())).toEqual([]);
      expect(crawl.receiver.requests).toHaveLength(before);
    },
    LONG_MS,
  );

  it('had another order in each round', () => expect(orders.size).toBe(ROUNDS.length));

  it(
    'would be found telling what is told in passing, were it and its age let pass',
    async () => {
      await crawl.close();
      const { store } = db;
      await store.query(
        `CREATE FUNCTION forget_passing() RETURNS trigger LANGUAGE plpgsql
         AS 'BEGIN NEW.background := false; RETURN NEW; END'`,
      );
      await store.query(
        'CREATE TRIGGER forget_passing BEFORE INSERT ON mention FOR EACH ROW EXECUTE FUNCTION forget_passing()',
      );
      crawl = await open({ alertMaxAgeDays: 3650 });
      const faults = faultsOf(await crawl.crawl(inDrawnOrder(1, 1)));
      expect(faults).toEqual([
        expect.stringMatching(/^Brightmoor.*: told \[completed\] instead of \[\]$/),
        'BlueOval SK: told [completed] instead of []',
      ]);
    },
    LONG_MS,
  );
});

describe('what is held against the alerts', () => {
  const version = (status: string, isNews = true): ExitVersion => ({
    id: 'ex_1',
    venture: 'Rhonecell',
    status,
    isNews,
  });
  it.each([
    [
      'each change of status once',
      [version('considered'), version('considered'), version('agreed')],
      'considered,agreed',
    ],
    ['nothing of a denial first seen', [version('denied'), version('denied')], ''],
    ['a beginning after a denial', [version('denied'), version('agreed')], 'agreed'],
    ['nothing told in passing', [version('completed', false)], ''],
    ['what was told in passing once it is news', [version('agreed', false), version('completed')], 'completed'],
  ])('is %s', (_, versions, due) => expect(transitionsOf(versions).join()).toBe(due));

  const silent = NEWSROOM_EXITS.map((e, i) => ({
    id: `ex_${i}`,
    venture: e.venture.source.replace(/[\^$]/g, ''),
    status: e.ends,
    isNews: true,
  }));
  const right: Told = {
    versions: silent,
    alerts: NEWSROOM_EXITS.flatMap((e, i) =>
      e.silent || e.ends === 'denied'
        ? []
        : [{ id: `msg_${i}`, subject: `ex_${i}`, type: 'exit.created', status: e.ends, isMerged: false }],
    ),
    requests: NEWSROOM_EXITS.flatMap((e, i) => (e.silent || e.ends === 'denied' ? [] : [{ id: `msg_${i}`, json: {} }])),
  };
  it('finds nothing wrong with what is right', () => expect(faultsOf(right)).toEqual([]));
  it.each<[string, Partial<Told>, string]>([
    ['a repeat', { requests: [...right.requests, right.requests[0] as Told['requests'][0]] }, 'msg_0 was sent 2 times'],
    ['a loss', { requests: right.requests.slice(1) }, 'msg_0 was never sent'],
    [
      'an alert twice over',
      { alerts: [...right.alerts, { ...(right.alerts[0] as Told['alerts'][0]), id: 'msg_9', isMerged: true }] },
      'told [completed,completed]',
    ],
    [
      'a transition untold',
      { alerts: right.alerts.slice(1), requests: right.requests.slice(1) },
      'told [] instead of [completed]',
    ],
    [
      'a denial told',
      {
        alerts: [
          ...right.alerts,
          { id: 'msg_4', subject: 'ex_4', type: 'exit.created', status: 'denied', isMerged: false },
        ],
        requests: [...right.requests, { id: 'msg_4', json: {} }],
      },
      'Ferndale Lithium: told [denied] instead of []',
    ],
    ['one exit as two', { versions: [...silent, { ...(silent[0] as ExitVersion), id: 'ex_9' }] }, 'is 2 exits'],
    [
      'an exit of nowhere',
      { versions: [...silent, { ...version('agreed'), venture: 'Nowhere' }].map((v, i) => ({ ...v, id: `ex_${i}` })) },
      'Nowhere: is no exit',
    ],
  ])('finds %s', (_, wrong, fault) => expect(faultsOf({ ...right, ...wrong }).join('\n')).toContain(fault));
});
