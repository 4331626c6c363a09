// Deliveries against real receivers on loopback, under a clock that stands still: the state and the next time are exact.
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { encryptSecret, type Mail, type Mailer, newSecret } from '@cellwire/alerts';
import { createFetcher, type Fetcher } from '@cellwire/fetching';
import { drain, type JobSurroundings, openGate, runJob, stageRules } from '@cellwire/pipeline';
import { openLogger, openMetrics } from '@cellwire/runtime';
import {
  findSubscription,
  listAttempts,
  listHealthEvents,
  readDelivery,
  readStanding,
  replayDeliveries,
  type Store,
  updateSubscription,
} from '@cellwire/store';
import { type FixedClock, fixedClock, openReceiver, type Reply, type TestStore, testStore } from '@cellwire/testing';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { record, sendDue, subscribe } from '../../../packages/alerts/test/newsdesk.js';
import {
  httpServer,
  httpsServer,
  type Loopback,
  makeCertificate,
  rawServer,
} from '../../../packages/fetching/test/loopback.js';
import { GIVE_UP_AFTER_MS, openDeliverer } from './deliver-alert.js';

const KEY = 'the key of these tests';
const SECOND = 1000;
// Only answers that never come are waited for; the others have time enough on a busy machine.
const PATIENT_MS = 15_000;
const HASTY_MS = 300;
const STAGE = 'deliver-alerts' as const;
const log = openLogger({ logLevel: 'silent', logFormat: 'json' });

describe('a delivery', () => {
  let db: TestStore;
  let store: Store;
  let clock: FixedClock;
  let n = 0;
  const mails: Mail[] = [];
  const mailer: Mailer = {
    domain: 'cellwire.example',
    send: async mail => {
      mails.push(mail);
      return { is: 'sent', answer: '250 OK' };
    },
    close: () => undefined,
  };
  beforeAll(async () => {
    clock = fixedClock();
    db = await testStore({ is: 'embedded' }, clock);
    store = db.store;
  });
  afterAll(() => db.remove());
  beforeEach(async () => {
    n++;
    mails.length = 0;
    clock.advance(3_600_000);
    await store.query("UPDATE subscription SET state = 'disabled'");
  });

  const fetcherFor = (...allowHosts: string[]): Fetcher =>
    createFetcher({ userAgent: 'Cellwire/0', allowHosts, now: () => clock.now() });
  const deliverer = (
    fetcher: Fetcher,
    { operator, timeoutMs = PATIENT_MS }: { operator?: string; timeoutMs?: number } = {},
  ) =>
    openDeliverer({
      store,
      send: { fetcher, mailer, secretKey: KEY, allowHttp: false, timeoutMs },
      operator: operator ?? null,
      log,
      metrics: openMetrics(),
    });
  const around = (random = 0.5): JobSurroundings => ({
    store,
    gate: openGate(),
    hint: () => {},
    log,
    metrics: openMetrics(),
    rules: stageRules[STAGE],
    random: () => random,
  });
  const run = (handle: ReturnType<typeof openDeliverer>, id: number | string, random?: number) =>
    runJob({ stage: STAGE, handle }, String(id), around(random));

  /** A subscription of this test, and the id of a delivery that is due to it. */
  async function due(url: string, more: Parameters<typeof subscribe>[3] = {}): Promise<{ name: string; id: number }> {
    const name = `hook-${n}-${randomBytes(3).toString('hex')}`;
    await subscribe(store, name, 'type:stake_sale', { url, ...more });
    return { name, id: await news(name) };
  }
  let events = 0;
  async function news(name: string): Promise<number> {
    await record(store, { events: [{ id: `ev_${++events}`, status: 'announced' }] });
    // Recorded instants ascend strictly, even while the clock stands still: one of them may lie ahead of it.
    clock.advance(SECOND);
    const { rows } = await store.query<{ id: number }>(
      'SELECT max(id) AS id FROM delivery WHERE subscription_id = $1',
      [`sub_${name}`],
    );
    return rows[0]?.id ?? 0;
  }
  const inSeconds = (s: number): Date => new Date(clock.now().getTime() + s * SECOND);

  type Case = [name: string, reply: Reply, state: string, nextInSeconds: number | null, status: number | null];
  const answer = (status: number, headers: Record<string, string> = {}): Reply => ({
    status,
    headers,
    body: 'what it says',
  });
  const elsewhere = { location: 'https://elsewhere.example/' };
  it.each<Case>([
    ['200', answer(200), 'done', null, 200],
    ['201', answer(201), 'done', null, 201],
    ['204', { status: 204 }, 'done', null, 204],
    ['301', answer(301, elsewhere), 'due', 5, 301],
    ['302', answer(302, elsewhere), 'due', 5, 302],
    ['308', answer(308, elsewhere), 'due', 5, 308],
    ['400', answer(400), 'due', 5, 400],
    ['404', answer(404), 'due', 5, 404],
    ['410', answer(410), 'rejected', null, 410],
    ['429 with seconds', answer(429, { 'retry-after': '120' }), 'due', 120, 429],
    ['429 with seconds that are fewer than ours', answer(429, { 'retry-after': '1' }), 'due', 5, 429],
    ['500', answer(500), 'due', 5, 500],
    ['502', answer(502), 'due', 5, 502],
    ['503', answer(503, { 'retry-after': '60' }), 'due', 60, 503],
    ['504', answer(504), 'due', 5, 504],
    ['nothing', 'hang', 'due', 5, null],
    ['with a reset', 'reset', 'due', 5, null],
  ])('that is answered %s', async (_, reply, state, next, status) => {
    const receiver = await openReceiver({ reply: () => reply });
    const fetcher = fetcherFor(receiver.host);
    const { id } = await due(receiver.url);
    await run(deliverer(fetcher, reply === 'hang' ? { timeoutMs: HASTY_MS } : {}), id);
    const standing = await readStanding(store, STAGE, String(id));
    expect(standing?.state).toBe(state);
    expect(standing?.dueAt).toEqual(next === null ? null : inSeconds(next));
    const delivery = await readDelivery(store, id);
    expect(delivery?.httpStatus).toBe(status);
    expect(delivery?.deliveredAt).toEqual(state === 'done' ? clock.now() : null);
    expect(receiver.requests).toHaveLength(1);
    await fetcher.close();
    await receiver.close();
  });

  const respond = (write: (response: ServerResponse) => void): Promise<Loopback> =>
    httpServer((request, response) => {
      request.resume();
      write(response);
    });
  it.each<
    [string, (certificate: { key: string; cert: string } | null) => Promise<Loopback> | null, string, number | null]
  >([
    [
      '429 with a date',
      () =>
        respond(r =>
          r.writeHead(429, { 'retry-after': new Date(clock.now().getTime() + 3_600_000).toUTCString() }).end(),
        ),
      'due',
      3600,
    ],
    [
      'with a body that drips',
      () =>
        respond(r => {
          r.writeHead(200);
          const timer = setInterval(() => r.write('.'), 50);
          r.on('close', () => clearInterval(timer));
        }),
      'due',
      5,
    ],
    [
      'with a body without end',
      () =>
        respond(r => {
          r.writeHead(200);
          const pour = (): void => {
            while (r.write(Buffer.alloc(16_384, 46)));
          };
          r.on('drain', pour);
          pour();
        }),
      'done',
      null,
    ],
    ['with what is no HTTP', () => rawServer(socket => socket.end('hello\r\n\r\n')), 'due', 5],
    ['with a certificate that nobody vouches for', c => (c ? httpsServer(c, (_, r) => r.end()) : null), 'due', 5],
  ])('that is answered %s', async (name, open, state, next) => {
    const server = await open(makeCertificate('127.0.0.1'));
    if (!server) return console.warn(`skipped: there is no openssl to make a certificate for "${name}"`);
    const fetcher = fetcherFor(server.pair);
    const { id } = await due(`${server.origin}/hook`);
    await run(deliverer(fetcher, name.includes('drips') ? { timeoutMs: HASTY_MS } : {}), id);
    const standing = await readStanding(store, STAGE, String(id));
    expect([standing?.state, standing?.dueAt]).toEqual([state, next === null ? null : inSeconds(next)]);
    expect(server.connections()).toBe(1);
    const [attempt] = await listAttempts(store, STAGE, String(id));
    expect(JSON.stringify(attempt?.detail).length).toBeLessThan(65_536);
    await fetcher.close();
  });

  it.each([
    ['in the middle', 0.5, 1],
    ['early', 0, 0.8],
    ['late', 0.999999, 1.2],
  ])('is tried ten times over 75 hours 35 minutes, give or take a fifth: %s', async (_, random, share) => {
    const receiver = await openReceiver({ reply: () => ({ status: 500 }) });
    const fetcher = fetcherFor(receiver.host);
    const { id } = await due(receiver.url);
    const first = clock.now();
    const deliver = deliverer(fetcher);
    for (let at: Date | null | undefined = first; at; at = (await readStanding(store, STAGE, String(id)))?.dueAt) {
      clock.set(at);
      await run(deliver, id, random);
    }
    expect(receiver.requests).toHaveLength(10);
    expect(new Set(receiver.requests.map(r => r.id)).size).toBe(1);
    const hours = (clock.now().getTime() - first.getTime()) / 3_600_000;
    expect(hours / share).toBeCloseTo(75 + 35 / 60 + 5 / 3600, 3);
    const standing = await readStanding(store, STAGE, String(id));
    expect(standing?.state).toBe('rejected');
    expect(standing?.why).toContain('given up after 10 tries');
    expect(await listAttempts(store, STAGE, String(id))).toHaveLength(10);
    await fetcher.close();
    await receiver.close();
  });

  it('is signed, with both secrets while a rotation lasts', async () => {
    const receiver = await openReceiver();
    const fetcher = fetcherFor(receiver.host);
    const [old, present] = [newSecret(), newSecret()];
    const { id, name } = await due(receiver.url, { secret: encryptSecret(present, KEY) });
    await updateSubscription(store, `sub_${name}`, {
      oldSecret: encryptSecret(old, KEY),
      oldSecretUntil: inSeconds(60),
    });
    const deliver = deliverer(fetcher);
    await run(deliver, id);
    const later = await news(name);
    clock.advance(61_000);
    await run(deliver, later);
    const verifies = (i: number, secret: string): boolean => {
      const request = receiver.requests[i];
      const headers: Record<string, unknown> = request?.headers ?? {};
      const text = request?.text ?? '';
      const at = new Date(Number(headers['webhook-timestamp']) * 1000);
      const signature = new Webhook(secret).sign(String(headers['webhook-id']), at, text);
      return String(headers['webhook-signature']).split(' ').includes(signature);
    };
    expect([verifies(0, present), verifies(0, old), verifies(1, present), verifies(1, old)]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    await fetcher.close();
    await receiver.close();
  });

  it('is sent again with the same id and body when it is replayed', async () => {
    const receiver = await openReceiver();
    const fetcher = fetcherFor(receiver.host);
    const { id } = await due(receiver.url);
    const deliver = deliverer(fetcher);
    await run(deliver, id);
    await run(deliver, id);
    expect(receiver.requests).toHaveLength(1);
    await store.inTransaction(tx => replayDeliveries(tx, [id], clock.now()));
    await run(deliver, id);
    expect(receiver.requests.map(r => r.id)).toEqual([receiver.requests[0]?.id, receiver.requests[0]?.id]);
    expect(receiver.requests[1]?.text).toBe(receiver.requests[0]?.text);
    await fetcher.close();
    await receiver.close();
  });

  it('waits while its subscription is paused, which is no try', async () => {
    const fetcher = fetcherFor();
    const { id, name } = await due('https://hooks.example/');
    await updateSubscription(store, `sub_${name}`, { state: 'paused' });
    await run(deliverer(fetcher), id);
    expect(await readStanding(store, STAGE, String(id))).toMatchObject({
      state: 'due',
      attempts: 0,
      dueAt: inSeconds(3600),
    });
    await fetcher.close();
  });

  it('goes to no plain http, and to no address inside, unless it is allowed', async () => {
    const receiver = await openReceiver();
    const fetcher = fetcherFor();
    const { id } = await due(receiver.url);
    await run(deliverer(fetcher), id);
    const standing = await readStanding(store, STAGE, String(id));
    expect(standing).toMatchObject({ state: 'due', attempts: 1 });
    expect(standing?.why).toContain('refused');
    expect(receiver.requests).toHaveLength(0);
    await fetcher.close();
    await receiver.close();
  });

  describe('to a destination that is dead', () => {
    it.each<[string, number, string, number]>([
      ['for five days: it is switched off, and another destination told', GIVE_UP_AFTER_MS, 'disabled', 1],
      ['for less than five days: it is not', GIVE_UP_AFTER_MS - SECOND, 'active', 0],
    ])('%s', async (_, failingForMs, state, notices) => {
      const dead = await openReceiver({ reply: () => ({ status: 500 }) });
      const other = await openReceiver();
      const fetcher = fetcherFor(dead.host, other.host);
      const { id, name } = await due(dead.url);
      await subscribe(store, `other-${n}`, 'type:layoff', { url: other.url });
      await updateSubscription(store, `sub_${name}`, {
        failingSince: new Date(clock.now().getTime() - failingForMs),
        failures: 30,
      });
      await run(deliverer(fetcher), id);
      const subscription = await findSubscription(store, name);
      expect(subscription).toMatchObject({ state, failures: 31 });
      expect(other.requests.map(r => (r.json as { type: string }).type)).toEqual(
        Array(notices).fill('destination.disabled'),
      );
      const health = (await listHealthEvents(store, { open: true })).filter(h => h.subject === name);
      expect(health.map(h => h.kind)).toEqual(Array(notices).fill('destination_disabled'));
      for (const opened of [dead, other]) await opened.close();
      await fetcher.close();
    });

    it('that says 410: it is switched off at once, and the operator mailed where no other destination is left', async () => {
      const gone = await openReceiver({ reply: () => ({ status: 410 }) });
      const fetcher = fetcherFor(gone.host);
      const { id, name } = await due(gone.url);
      const next = await news(name);
      const deliver = deliverer(fetcher, { operator: 'mailto:ops@cellwire.example' });
      await run(deliver, id);
      await run(deliver, next);
      expect((await findSubscription(store, name))?.state).toBe('disabled');
      expect((await readStanding(store, STAGE, String(next)))?.state).toBe('rejected');
      expect(gone.requests).toHaveLength(1);
      expect(mails.map(m => [m.to, m.subject])).toEqual([
        [['ops@cellwire.example'], `Alerts to "${name}" are switched off`],
      ]);
      await fetcher.close();
      await gone.close();
    });

    it('holds one place, and the others get theirs', async () => {
      const hanging = await openReceiver({ reply: () => 'hang' });
      const good = await openReceiver();
      const fetcher = fetcherFor(hanging.host, good.host);
      const { name: dead } = await due(hanging.url);
      for (let i = 0; i < 9; i++) await news(dead);
      await updateSubscription(store, `sub_${dead}`, { filter: 'type:layoff' });
      const { name } = await due(good.url);
      for (let i = 0; i < 19; i++) await news(name);
      const send = { fetcher, mailer, secretKey: KEY, allowHttp: false, timeoutMs: 20_000 };
      const handle = openDeliverer({ store, send, operator: null, log, metrics: openMetrics() });
      const stop = new AbortController();
      const drained = drain({
        store,
        handlers: [{ stage: STAGE, handle: job => handle({ id: job.id, signal: stop.signal }) }],
        concurrency: 4,
        log,
        metrics: openMetrics(),
        patienceMs: 0,
        signal: stop.signal,
      });
      await good.received(20);
      expect(hanging.requests).toHaveLength(1);
      stop.abort();
      await drained;
      expect(good.requests).toHaveLength(20);
      await fetcher.close();
      for (const opened of [hanging, good]) await opened.close();
    });

    it('that works again gets at once what waited its turn', async () => {
      const replies: Reply[] = [{ status: 500 }, { status: 200 }];
      const receiver = await openReceiver({ reply: () => replies.shift() ?? { status: 200 } });
      const fetcher = fetcherFor(receiver.host);
      const { id, name } = await due(receiver.url);
      const waiting = await news(name);
      await store.query(
        `UPDATE delivery SET work_due_at = $2, work_reason = 'waits for its turn: the destination is slow or failing' WHERE id = $1`,
        [waiting, inSeconds(600)],
      );
      const deliver = deliverer(fetcher);
      await run(deliver, id);
      expect((await readStanding(store, STAGE, String(waiting)))?.dueAt).toEqual(inSeconds(600));
      clock.advance(5000);
      await run(deliver, id);
      expect((await readStanding(store, STAGE, String(waiting)))?.dueAt).toEqual(clock.now());
      expect(await findSubscription(store, name)).toMatchObject({ failures: 0, failingSince: null });
      await fetcher.close();
      await receiver.close();
    });
  });

  it('of a digest goes with the others in one mail', async () => {
    const fetcher = fetcherFor();
    await sendDue(store);
    const { id, name } = await due('mailto:desk@cellwire.example', { channel: 'digest', options: { at: '06:30' } });
    const ids = [id, await news(name), await news(name)];
    const at = (await readStanding(store, STAGE, String(id)))?.dueAt as Date;
    expect(at.toISOString().slice(11, 16)).toBe('06:30');
    clock.set(at);
    const deliver = deliverer(fetcher);
    for (const each of [...ids].reverse()) await run(deliver, each);
    expect(mails.map(m => [m.to, m.subject])).toEqual([[['desk@cellwire.example'], `3 alerts: ${name}`]]);
    expect(await Promise.all(ids.map(async d => (await readDelivery(store, d))?.deliveredAt))).toEqual([at, at, at]);
    clock.advance(120_000);
    for (const each of ids) await run(deliver, each);
    expect(mails).toHaveLength(1);
    await fetcher.close();
  });
});
