// What must never happen: a socket opened to the inside, a secret told.
import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { createFetcher } from '@cellwire/fetching';
import { openLogger, openMetrics } from '@cellwire/runtime';
import type { Channel, Subscription } from '@cellwire/store';
import { describe, expect, it } from 'vitest';
import { httpServer, rawServer } from '../../fetching/test/loopback.js';
import { spellingsFor } from '../../fetching/test/ssrf-spellings.js';
import { sampleAlert } from './sample-alert.js';
import { encryptSecret, newSecret } from './secrets.js';
import { type SendOptions, sendMessage } from './send-delivery.js';
import { makeSubscription } from './subscribe.js';

const now = new Date('2026-02-11T09:00:00Z');
const message = { id: 'msg_1', bodies: [sampleAlert(now, null)] };

const target = (channel: Channel, url: string, secret: string | null): Subscription => ({
  ...{ id: 'sub_1', name: 'desk', filter: '', options: {}, state: 'active', stateReason: null, failingSince: null },
  ...{ oldSecret: null, oldSecretUntil: null, failures: 0, succeededAt: null, createdAt: now },
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
  const secrets = [newSecret(), newSecret('v1a'), 'T0SECRET/B0SECRET/xoxcanary0123456789', 'tokencanary0123456789'];
  it('is in no verdict, even of an endpoint that says back what it was sent, and in no log line or metric', async () => {
    const echo = await httpServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', part => parts.push(part));
      request.on('end', () => {
        const said = JSON.stringify({ url: request.url, headers: request.headers, secrets });
        response.writeHead(request.url?.includes('ok') ? 200 : 500).end(said);
      });
    });
    const fetcher = createFetcher({ userAgent: 'Cellwire/0', allowHosts: [echo.pair] });
    const targets = [
      target('webhook', `${echo.origin}/ok?token=${secrets[3]}`, secrets[0] ?? ''),
      target('webhook', `${echo.origin}/no?token=${secrets[3]}`, secrets[1] ?? ''),
      target('slack', `${echo.origin}/…`, `${echo.origin}/ok/${secrets[2]}`),
      target('discord', `${echo.origin}/…`, `${echo.origin}/no/${secrets[2]}`),
    ];
    const stream = new PassThrough();
    const log = openLogger({ logLevel: 'trace', logFormat: 'json' }, stream);
    const metrics = openMetrics();
    const seen: string[] = [];
    stream.on('data', (line: Buffer) => seen.push(line.toString()));
    for (const subscription of targets) {
      const sent = await sendMessage(message, subscription, sending({ fetcher }));
      const { answer } = sent;
      expect(answer).toContain('headers');
      log.error({ sent, secret: secrets[0] }, sent.is === 'delivered' ? 'ok' : sent.why);
      seen.push(JSON.stringify(sent));
    }
    seen.push(await metrics.registry.metrics());
    const told = seen.join('\n');
    // What an endpoint says of others' secrets is its own affair, except where they look like secrets.
    expect(told).not.toContain(secrets[0]);
    expect(told).not.toContain(secrets[1]);
    expect(told).not.toContain(`${echo.origin}/ok/${secrets[2]}`);
    expect(told).not.toContain(`token=${secrets[3]}`);
    expect(told).not.toMatch(/v1a?,[A-Za-z0-9+/]{20}/);
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
