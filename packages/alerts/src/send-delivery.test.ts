// What must never happen: a socket opened to the inside, a secret told.
import { get } from 'node:http';
import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { createFetcher } from '@cellwire/fetching';
import { openLogger, openMetrics } from '@cellwire/runtime';
import type { Channel, Subscription } from '@cellwire/store';
import { describe, expect, it } from 'vitest';
import { httpServer, rawServer } from '../../fetching/test/loopback.js';
import { spellingsFor } from '../../fetching/test/ssrf-spellings.js';
import { openMailer } from './destinations/mailer.js';
import { sampleAlert } from './sample-alert.js';
import { encryptSecret, newSecret } from './secrets.js';
import { type SendOptions, sendMessage } from './send-delivery.js';
import { makeSubscription } from './subscribe.js';

const now = new Date('2026-02-11T09:00:00Z');
const message = { id: 'msg_1', bodies: [sampleAlert(now, null)] };

const target = (channel: Channel, url: string, secret: string | null): Subscription => ({
  ...{ id: 'sub_1', name: 'desk', filter: '', options: {}, state: 'active', stateReason: null, failingSince: null },
  ...{ oldSecret: null, oldSecretUntil: null, failures: 0, failedAt: null, succeededAt: null, createdAt: now },
  channel,
  url,
  secret: secret === null ? null : encryptSecret(secret, 'key'),
});
const sending = (more: Partial<SendOptions>): SendOptions => ({
  ...{ mailer: null, now, allowHttp: true, secretKey: 'key', timeoutMs: 15_000 },
  fetcher: createFetcher({
    userAgent: 'Cellwire/0',
    resolve: async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ],
  }),
  ...more,
});

const hasIpv6 = (): Promise<boolean> =>
  new Promise(answer => {
    const probe = createServer().once('error', () => answer(false));
    probe.listen(0, '::', () => probe.close(() => answer(true)));
  });

describe('a destination inside', () => {
  it('is never connected to, however it is spelled', async () => {
    const inside = await rawServer(s => s.end('HTTP/1.1 204 No Content\r\n\r\n'), (await hasIpv6()) ? '::' : '0.0.0.0');
    const spellings = spellingsFor(inside.port);
    expect(spellings.length).toBeGreaterThanOrEqual(150);
    const options = sending({});
    const rules = { allowHosts: [], allowHttp: true, hasMail: true, secretKey: 'key', now };
    let refusedAtOnce = 0;
    for (const url of spellings) {
      for (const channel of ['webhook', 'slack'] as const) {
        const made = makeSubscription({ name: 'desk', filter: '', url, channel }, rules);
        if (made.is === 'refused') refusedAtOnce++;
        // The guard of the socket must hold by itself, for rows that were stored under other rules.
        const sent = await sendMessage(message, target(channel, url, channel === 'slack' ? url || 'x' : null), options);
        expect([url, sent.is]).toEqual([url, 'failed']);
      }
    }
    expect(refusedAtOnce).toBeGreaterThan(spellings.length);
    expect(inside.connections()).toBe(0);
    await options.fetcher.close();
  });

  describe('whose name alternates between an address outside and one inside', () => {
    // Addresses for documentation stand for public ones: the guard refuses them as well, and nobody out there is asked.
    const OUTSIDE = ['203.0.113.5', '198.51.100.7', '2001:db8::5'];
    const INSIDE = ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1'];
    const answered = (n: number): string[] => {
      const [outside, inside] = [OUTSIDE[n % OUTSIDE.length] as string, INSIDE[n % INSIDE.length] as string];
      const flipped = n % 2 === 0 ? outside : inside;
      return n % 3 === 0 ? [outside, inside] : [flipped];
    };
    const flipping = (): { resolve: () => Promise<{ address: string; family: 4 | 6 }[]>; asked: () => number } => {
      let n = 0;
      const resolve = async () =>
        answered(n++).map(address => ({ address, family: address.includes(':') ? (6 as const) : (4 as const) }));
      return { resolve, asked: () => n };
    };

    it('is not connected to in 1,000 tries', async () => {
      const inside = await rawServer(
        s => s.end('HTTP/1.1 204 No Content\r\n\r\n'),
        (await hasIpv6()) ? '::' : '0.0.0.0',
      );
      const { resolve, asked } = flipping();
      const options = sending({ fetcher: createFetcher({ userAgent: 'Cellwire/0', resolve }) });
      const subscription = target('webhook', `http://flip.example:${inside.port}/hook`, newSecret());
      const ends = new Map<string, number>();
      for (let i = 0; i < 1000; i++) {
        const sent = await sendMessage(message, subscription, options);
        ends.set(sent.is, (ends.get(sent.is) ?? 0) + 1);
      }
      expect([...ends]).toEqual([['failed', 1000]]);
      // Each try asked for itself: nothing of an earlier answer was kept.
      expect(asked()).toBe(1000);
      expect(inside.connections()).toBe(0);
      await options.fetcher.close();
    });

    it('would be connected to by a sender that asks once to check, and once more to connect', async () => {
      const inside = await rawServer(s => s.once('data', () => s.end('HTTP/1.1 204 No Content\r\n\r\n')));
      let n = 0;
      const resolve = (): string => (n++ % 2 === 0 ? '203.0.113.5' : '127.0.0.1');
      for (let i = 0; i < 10; i++) {
        expect(resolve()).toBe('203.0.113.5');
        await new Promise<void>((done, failed) => {
          get({ host: resolve(), port: inside.port, agent: false }, response => response.resume().on('end', done)).on(
            'error',
            failed,
          );
        });
      }
      expect(inside.connections()).toBe(10);
    });
  });

  it('is connected to where the allow-list says so: the canary can sing', async () => {
    const inside = await rawServer(s => s.once('data', () => s.end('HTTP/1.1 204 No Content\r\n\r\n')));
    const fetcher = createFetcher({ userAgent: 'Cellwire/0', allowHosts: [inside.pair] });
    const sent = await sendMessage(
      message,
      target('webhook', `${inside.origin}/`, null),
      sending({ fetcher, allowHttp: false }),
    );
    expect(sent).toMatchObject({ is: 'delivered', status: 204 });
    expect(inside.connections()).toBe(1);
    await fetcher.close();
  });

  it('is not reached by a redirect', async () => {
    const inside = await rawServer(s => s.end('HTTP/1.1 204 No Content\r\n\r\n'));
    for (const status of [301, 302, 303, 307, 308]) {
      const outside = await httpServer((request, response) => {
        request.resume();
        response.writeHead(status, { location: `${inside.origin}/` }).end();
      });
      const fetcher = createFetcher({ userAgent: 'Cellwire/0', allowHosts: [outside.pair, inside.pair] });
      const sent = await sendMessage(message, target('webhook', outside.origin, null), sending({ fetcher }));
      expect(sent).toMatchObject({ is: 'failed', status });
      await fetcher.close();
    }
    expect(inside.connections()).toBe(0);
  });
});

describe('a secret', () => {
  const canaries = {
    secretKey: 'keycanary-0123456789',
    shared: newSecret(),
    oldShared: newSecret(),
    keyPair: newSecret('v1a'),
    slack: 'T0CANARY/B0CANARY/slackcanary0123456789',
    teams: 'teamscanary-0123456789-sig',
    discord: '123456/discordcanary_0123456789',
    query: 'tokencanary0123456789',
    smtpPassword: 'smtpcanary0123456789',
    bearer: 'bearercanary0123456789',
    apiToken: 'cwt_apicanary0123456789',
    database: 'databasecanary0123456789',
  };
  /** Everything that is told of a try: verdict, log lines at every level, metrics, what is kept as an attempt. */
  async function toldOf(subscriptions: readonly Subscription[], options: SendOptions): Promise<string> {
    const stream = new PassThrough();
    const told: string[] = [];
    stream.on('data', (line: Buffer) => told.push(line.toString()));
    const log = openLogger({ logLevel: 'trace', logFormat: 'json' }, stream);
    const metrics = openMetrics();
    for (const subscription of subscriptions) {
      const sent = await sendMessage(message, subscription, options);
      const why = sent.is === 'delivered' ? 'taken' : sent.why;
      for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
        log[level]({ sent, secret: canaries.shared, err: new Error(why) }, why);
      metrics.deliveries.inc({ result: sent.is });
      told.push(JSON.stringify(sent));
    }
    told.push(await metrics.registry.metrics());
    return told.join('\n');
  }

  it('is in no verdict, log line, metric or attempt, even of an endpoint that says back what it was sent', async () => {
    const echo = await httpServer((request, response) => {
      request.resume();
      const { bearer, apiToken, database } = canaries;
      const own = `Bearer ${bearer} ${apiToken} postgres://cellwire:${database}@db.example/x`;
      const said = JSON.stringify({ url: request.url, headers: request.headers, own });
      response.writeHead(request.url?.includes('/ok/') ? 200 : 500).end(said);
    });
    const fetcher = createFetcher({ userAgent: 'Cellwire/0', allowHosts: [echo.pair] });
    const mailer = openMailer({
      smtpUrl: `smtp://cellwire:${canaries.smtpPassword}@127.0.0.1:9`,
      from: 'alerts@cellwire.example',
      timeoutMs: 2000,
    });
    const options = sending({ fetcher, mailer, secretKey: canaries.secretKey });
    const sealed = (channel: Channel, url: string, secret: string | null): Subscription => ({
      ...target(channel, url, null),
      secret: secret === null ? null : encryptSecret(secret, canaries.secretKey),
      oldSecret: encryptSecret(canaries.oldShared, canaries.secretKey),
      oldSecretUntil: new Date(now.getTime() + 1000),
    });
    const targets = (['ok', 'no'] as const).flatMap(way => [
      sealed('webhook', `${echo.origin}/${way}/?token=${canaries.query}`, canaries.shared),
      sealed('webhook', `${echo.origin}/${way}/`, canaries.keyPair),
      sealed('slack', `${echo.origin}/…`, `${echo.origin}/${way}/${canaries.slack}`),
      sealed('teams', `${echo.origin}/…`, `${echo.origin}/${way}/x?sig=${canaries.teams}`),
      sealed('discord', `${echo.origin}/…`, `${echo.origin}/${way}/${canaries.discord}`),
      sealed('email', 'mailto:a@b.example', null),
    ]);
    const told = await toldOf(targets, options);
    // The receiver's words are there: it is the secrets that are not.
    expect(told).toContain('webhook-id');
    expect(Object.keys(canaries)).toHaveLength(12);
    expect(Object.entries(canaries).filter(([, secret]) => told.includes(secret))).toEqual([]);
    expect(told).not.toMatch(/v1a?,[A-Za-z0-9+/]{20}/);
    mailer.close();
    await fetcher.close();
  });

  it('that cannot be decrypted is named with the mend, not with its bytes', async () => {
    const options = sending({ secretKey: 'another key' });
    await expect(
      sendMessage(message, target('webhook', 'https://hooks.example/', newSecret()), options),
    ).rejects.toThrow('CELLWIRE_SECRET_KEY');
    await options.fetcher.close();
  });
});
