// Stalls and drips of every kind end at the total deadline. Deadlines are short here; only their length differs.
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpServer, rawServer } from '../test/loopback.js';
import type { FetcherOptions } from './fetch-request.js';
import { createFetcher } from './fetcher.js';
import { hostResolver, type ResolveHost } from './resolve-host.js';

const DEADLINE_MS = 400;
/** `bench/stalls.ts` measures the second of the figures; a busy machine gets more. */
const SLACK_MS = 3000;

function fetcherWith(options: Partial<FetcherOptions>) {
  const fetcher = createFetcher({ userAgent: 'Cellwire/0 (+mailto:a@b.example)', ...options });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

async function timed(fetcher: ReturnType<typeof createFetcher>, url: string, deadlineMs = DEADLINE_MS) {
  const started = performance.now();
  const answer = await fetcher.fetch(url, { deadlineMs });
  return { answer, tookMs: performance.now() - started };
}

/** Writes one byte of the text (then of the filler, for ever) every 20 ms. */
const drip = (text: string, filler: string) => (socket: Socket) => {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++] ?? filler), 20);
  socket.on('close', () => clearInterval(timer));
};

const never: ResolveHost = () => new Promise(() => undefined);
const DRIPS: [string, (socket: Socket) => void, string][] = [
  ['silence', () => undefined, 'waiting for the headers'],
  ['a dripping status line', drip('HTTP/1.1 200 OOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOOO', 'O'), 'waiting for the headers'],
  ['dripping headers', drip('HTTP/1.1 200 OK\r\n', 'x: y\r\n'), 'waiting for the headers'],
  ['informational answers without end', drip('', 'HTTP/1.1 103 Early Hints\r\n\r\n'), 'waiting for the headers'],
  ['a dripping body', socket => drip('', 'x')(headed(socket, '')), 'reading the body'],
  [
    'dripping chunks',
    socket => drip('', '1\r\nx\r\n')(headed(socket, 'transfer-encoding: chunked\r\n')),
    'reading the body',
  ],
  ['a body that stops', socket => headed(socket, 'content-length: 10\r\n').write('x'), 'reading the body'],
  ['an error whose body drips', socket => drip('', 'x')(headed(socket, '', 500)), 'reading the body'],
];
function headed(socket: Socket, headers: string, status = 200): Socket {
  socket.write(`HTTP/1.1 ${status} X\r\n${headers}\r\n`);
  return socket;
}

describe('the total deadline', () => {
  it.each(DRIPS)('ends %s', async (_, talk, stage) => {
    const server = await rawServer(talk);
    const { answer, tookMs } = await timed(fetcherWith({ allowHosts: [server.pair] }), server.origin);
    expect(answer).toMatchObject({ is: 'failed', kind: 'timeout', why: expect.stringContaining(stage) });
    expect(tookMs).toBeGreaterThan(DEADLINE_MS - 20);
    expect(tookMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('ends a stalled TLS handshake', async () => {
    const server = await rawServer(() => undefined);
    const { answer, tookMs } = await timed(fetcherWith({ allowHosts: [server.pair] }), `https://${server.pair}/`);
    expect(answer).toMatchObject({ is: 'failed', kind: 'timeout', why: expect.stringContaining('connecting') });
    expect(tookMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('ends a stalled name', async () => {
    const { answer, tookMs } = await timed(fetcherWith({ resolve: never }), 'http://cells.example/');
    expect(answer).toMatchObject({ is: 'failed', kind: 'timeout' });
    expect(tookMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('counts redirects together', async () => {
    const server = await httpServer((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), DEADLINE_MS / 3);
    });
    const { answer, tookMs } = await timed(fetcherWith({ allowHosts: [server.pair] }), server.origin);
    expect(answer).toMatchObject({ is: 'failed', kind: 'timeout' });
    expect(tookMs).toBeLessThan(DEADLINE_MS + SLACK_MS);
  });

  it('closes the socket of what it ended', async () => {
    let closed: () => void;
    const ended = new Promise<void>(done => {
      closed = done;
    });
    const server = await rawServer(socket => socket.on('close', () => closed()));
    await timed(fetcherWith({ allowHosts: [server.pair] }), server.origin);
    await ended;
  });

  it('can come earlier by a signal', async () => {
    const server = await rawServer(() => undefined);
    const fetcher = fetcherWith({ allowHosts: [server.pair] });
    const answer = await fetcher.fetch(server.origin, { signal: AbortSignal.timeout(50) });
    expect(answer).toMatchObject({ is: 'failed', kind: 'timeout' });
    expect(await fetcher.fetch(server.origin, { signal: AbortSignal.abort() })).toMatchObject({ kind: 'timeout' });
  });

  it('leaves a slow answer alone that ends in time (the control)', async () => {
    const server = await httpServer((_, response) => setTimeout(() => response.end('late'), 50));
    const { answer } = await timed(fetcherWith({ allowHosts: [server.pair] }), server.origin, 20_000);
    expect(answer.is).toBe('page');
  });
});

describe('a hundred stalling hosts', () => {
  it('end in time while a healthy host answers', async () => {
    const silent = await rawServer(() => undefined);
    const dripping = await rawServer(socket => drip('', 'x')(headed(socket, '')));
    const healthy = await httpServer((_, response) => response.end('well'));
    const resolve: ResolveHost = name => (name.startsWith('stalled') ? never(name) : Promise.reject(new Error('none')));
    const fetcher = fetcherWith({ allowHosts: [silent.pair, dripping.pair, healthy.pair], resolve });
    const kinds = [`http://${silent.pair}/`, `https://${silent.pair}/`, dripping.origin, 'http://stalled.example/'];
    let ended = 0;
    const stalls = Array.from({ length: 100 }, async (_, i) => {
      const told = await timed(fetcher, `${kinds[i % 4]}`, 2000);
      ended++;
      return told;
    });
    for (let i = 0; i < 10; i++) expect((await fetcher.fetch(healthy.origin)).is).toBe('page');
    expect(ended).toBe(0);
    for (const { answer, tookMs } of await Promise.all(stalls)) {
      expect(answer).toMatchObject({ is: 'failed', kind: 'timeout' });
      expect(tookMs).toBeLessThan(2000 + SLACK_MS);
    }
  });

  it('keep no thread of libuv’s pool with names that a DNS server never answers', async () => {
    const hole = createSocket('udp4');
    await new Promise<void>(ready => hole.bind(0, '127.0.0.1', ready));
    onTestFinished(() => void hole.close());
    let asked = 0;
    hole.on('message', () => asked++);
    const resolve = hostResolver({ servers: [`127.0.0.1:${(hole.address() as AddressInfo).port}`] });
    const healthy = await httpServer((_, response) => response.end('well'));
    // localhost is resolved by the system, in the pool: it would wait behind the others if they stood there.
    const pair = `localhost:${healthy.port}`;
    const local: ResolveHost = async () => [{ ...(await lookup('localhost', { family: 4 })), family: 4 }];
    const fetcher = fetcherWith({
      allowHosts: [pair],
      resolve: name => (name === 'localhost' ? local : resolve)(name),
    });
    const stalls = Array.from({ length: 100 }, (_, i) => timed(fetcher, `http://n${i}.example/`));
    expect((await fetcher.fetch(`http://${pair}/`)).is).toBe('page');
    for (const { answer } of await Promise.all(stalls)) expect(answer).toMatchObject({ kind: 'timeout' });
    expect(asked).toBeGreaterThanOrEqual(100);
  });
});
