// No secret is in the queue: twelve canaries lie in settings, subscriptions and sources, jobs of all of them wait, run and
// fail, and everything that BullMQ keeps, in Redis and in Postgres, is read at each of these moments.
import { encryptSecret, newSecret } from '@cellwire/alerts';
import { openDeliverer } from '@cellwire/deliver-alerts';
import { createFetcher } from '@cellwire/fetching';
import { STAGES } from '@cellwire/model';
import { runStage, sweep } from '@cellwire/pipeline';
import { openQueue, type Queue } from '@cellwire/queue';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { addSource, type Channel, enableSource, select } from '@cellwire/store';
import { describeOnEachQueue, fixedClock, openReceiver, type TestStore, testStore } from '@cellwire/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record, subscribe } from '../packages/alerts/test/newsdesk.js';

const canaries = {
  secretKey: 'keycanary-0123456789',
  shared: newSecret(),
  oldShared: newSecret(),
  keyPair: newSecret('v1a'),
  slack: 'T0CANARY/B0CANARY/slackcanary0123456789',
  teams: 'teamscanary-0123456789-sig',
  discord: '123456/discordcanary_0123456789',
  query: 'tokencanary0123456789',
  mail: 'mailcanary0123456789',
  answer: 'answercanary0123456789',
  feedPassword: 'feedcanary0123456789',
  feedToken: 'feedtokencanary0123456789',
};
const seenIn = (text: string): string[] =>
  Object.entries(canaries).flatMap(([name, secret]) =>
    [secret, encodeURIComponent(secret)].some(spelling => text.includes(spelling)) ? [name] : [],
  );

describeOnEachQueue('jobs', setup => {
  const PREFIX = `canaries-${process.pid}`;
  let db: TestStore;
  let queue: Queue;
  let redis: Redis | null = null;
  beforeAll(async () => {
    db = await testStore(setup.engine, fixedClock());
    const { redisUrl } = setup;
    if (redisUrl) redis = new Redis(redisUrl);
    queue = await openQueue(
      redisUrl ? { redisUrl, prefix: PREFIX } : { pool: db.store.openQueuePool({ max: 12 }), prefix: PREFIX },
    );
  });
  afterAll(async () => {
    await queue?.obliterate();
    await queue?.close();
    redis?.disconnect();
    await db?.remove();
  });

  /** Everything that the queue keeps, as text. */
  const kept = async (): Promise<string> => (redis ? keptInRedis(redis) : keptInPostgres());

  async function keptInRedis(r: Redis): Promise<string> {
    const texts: string[] = [];
    for (const key of await r.keys(`${PREFIX}:*`)) {
      const read: Record<string, () => Promise<unknown>> = {
        string: () => r.get(key),
        hash: () => r.hgetall(key),
        list: () => r.lrange(key, 0, -1),
        set: () => r.smembers(key),
        zset: () => r.zrange(key, '0', '-1'),
        stream: () => r.xrange(key, '-', '+'),
      };
      const type = await r.type(key);
      // A key may be gone by the time that it is read.
      if (type !== 'none') texts.push(key, JSON.stringify(await (read[type] as () => Promise<unknown>)()));
    }
    return texts.join('\n');
  }

  async function keptInPostgres(): Promise<string> {
    const tables = await select<{ name: string }>(
      db.store,
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'",
    );
    const texts: string[] = [];
    for (const { name } of tables)
      for (const { row } of await select<{ row: string }>(db.store, `SELECT t::text AS row FROM ${name} t`))
        texts.push(row);
    return texts.join('\n');
  }

  it('hold no secret while they wait, run, fail, and after', async () => {
    const { store } = db;
    const running: string[] = [];
    const receiver = await openReceiver({ reply: () => ({ status: 500, body: `no: ${canaries.answer}` }) });
    const base = receiver.url;
    const sealed = (secret: string) => encryptSecret(secret, canaries.secretKey);
    const targets: [string, Channel, string, string | null][] = [
      ['plain', 'webhook', `${base}/?token=${canaries.query}`, canaries.shared],
      ['signed', 'webhook', `${base}/ed`, canaries.keyPair],
      ['slack', 'slack', 'http://hooks.example/…', `${base}/${canaries.slack}`],
      ['teams', 'teams', 'http://hooks.example/…', `${base}/x?sig=${canaries.teams}`],
      ['discord', 'discord', 'http://hooks.example/…', `${base}/${canaries.discord}`],
      ['mail', 'email', `mailto:${canaries.mail}@x.example`, null],
    ];
    for (const [name, channel, url, secret] of targets)
      await subscribe(store, name, 'type:stake_sale', { channel, url, ...(secret ? { secret: sealed(secret) } : {}) });
    await store.query('UPDATE subscription SET old_secret = $1, old_secret_until = $2', [
      sealed(canaries.oldShared),
      new Date('2027-01-01T00:00:00Z'),
    ]);
    const source = await addSource(store, {
      name: 'walled',
      outlet: 'Walled Garden',
      feedUrl: `https://reader:${canaries.feedPassword}@news.example/rss?token=${canaries.feedToken}`,
    });
    if (source) await enableSource(store, source.id, { enabled: true, at: store.clock.now() });
    await record(store, { events: [{ id: 'ev_1', status: 'announced' }] });
    await sweep({ store, queue, stages: STAGES });
    const waiting = await kept();
    expect(waiting).toContain('deliver-alerts');
    expect(waiting).toContain('poll-feeds');

    const fetcher = createFetcher({ userAgent: 'Cellwire/0', allowHosts: [receiver.host] });
    const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
    const metrics = openMetrics();
    const mailer = {
      domain: 'x.example',
      send: async () => ({ is: 'failed' as const, why: `no such user ${canaries.mail}`, status: 550 }),
      close: () => undefined,
    };
    const handle = openDeliverer({
      ...{ store, operator: null, log, metrics },
      send: { fetcher, mailer, secretKey: canaries.secretKey, allowHttp: true },
    });
    const around = { store, queue, log, metrics, concurrency: 8 };
    const failed = new Set<string>();
    let allFailed = (): void => undefined;
    const whenAllFailed = new Promise<void>(resolve => {
      allFailed = resolve;
    });
    await runStage({
      ...around,
      handler: {
        stage: 'deliver-alerts',
        handle: async job => {
          running.push(await kept());
          const verdict = await handle(job);
          failed.add(job.id);
          if (failed.size === targets.length) allFailed();
          return verdict;
        },
      },
    });
    await runStage({
      ...around,
      handler: {
        stage: 'poll-feeds',
        handle: () => Promise.reject(new Error(`cannot poll: ${canaries.feedPassword} ${canaries.feedToken}`)),
      },
    });
    await whenAllFailed;
    running.push(await kept());
    expect(running.length).toBeGreaterThan(targets.length);
    expect(Object.keys(canaries)).toHaveLength(12);
    expect([waiting, ...running].flatMap(seenIn)).toEqual([]);

    // Negative control: whoever put a secret into a job would be seen.
    await queue.add('extract-events', canaries.shared, { delayMs: 60_000 });
    expect(seenIn(await kept())).toEqual(['shared']);
    await fetcher.close();
    await receiver.close();
  });
});
