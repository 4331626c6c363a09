import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { httpServer, type Loopback, rawServer } from '../test/loopback.js';
import type { Fetched, Page } from './answers.js';
import type { FetcherOptions, FetchRequest } from './fetch-request.js';
import { createFetcher } from './fetcher.js';

const NOW = new Date('2026-02-11T09:00:00Z');
const UA = 'Cellwire/0.1.0 (+mailto:desk@cells.example)';

async function ask(server: Loopback, path: string, request: FetchRequest = {}, options: Partial<FetcherOptions> = {}) {
  const fetcher = createFetcher({ userAgent: UA, allowHosts: [server.pair], now: () => NOW, ...options });
  try {
    return await fetcher.fetch(server.origin + path, { deadlineMs: 5000, ...request });
  } finally {
    await fetcher.close();
  }
}

/** One answer for every request. */
const answering = (status: number, headers: Record<string, string> = {}, body = '') =>
  httpServer((_, response) => response.writeHead(status, headers).end(body));

function asPage(answer: Fetched): Page {
  if (answer.is !== 'page') throw new Error(`not a page but ${JSON.stringify(answer)}`);
  return answer;
}
const textOf = (answer: Fetched): string => Buffer.from(asPage(answer).bytes).toString();

describe('a page', () => {
  it('comes with its bytes, validators, hash and headers', async () => {
    const headers = {
      etag: 'W/"a b"',
      'last-modified': 'Wed, 11 Feb 2026 08:00:00 GMT',
      'content-type': 'text/html',
      'x-a': '1',
    };
    const server = await answering(200, headers, 'hello');
    const page = asPage(await ask(server, '/news'));
    expect(page).toMatchObject({
      status: 200,
      url: `${server.origin}/news`,
      finalUrl: `${server.origin}/news`,
      redirects: [],
      etag: 'W/"a b"',
      lastModified: 'Wed, 11 Feb 2026 08:00:00 GMT',
      contentType: 'text/html',
      truncated: false,
      fetchedAt: NOW,
      bodyHash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    });
    expect(page.headers['x-a']).toBe('1');
    expect(textOf(page)).toBe('hello');
  });

  it('may be empty', async () => {
    expect(asPage(await ask(await answering(204), '/')).bytes.length).toBe(0);
  });

  it('is asked for with a truthful user agent, codings we can undo, and the path as it stands', async () => {
    let seen: IncomingMessage | undefined;
    const server = await httpServer((request, response) => {
      seen = request;
      response.end();
    });
    await ask(server, '/a%20b?q=%E3%83%84&r=[1]#frag', { accept: 'text/html', headers: { 'accept-language': 'ko' } });
    expect(seen?.url).toBe('/a%20b?q=%E3%83%84&r=[1]');
    expect(seen?.headers).toMatchObject({
      'user-agent': UA,
      accept: 'text/html',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': 'ko',
    });
    expect(seen?.headers).not.toHaveProperty('if-none-match');
  });
});

describe('statuses', () => {
  it.each<[number, Record<string, string>, object]>([
    [401, {}, { is: 'wall', status: 401 }],
    [402, {}, { is: 'wall', status: 402 }],
    [403, {}, { is: 'wall', status: 403, excerpt: 'body text' }],
    [407, {}, { is: 'wall', status: 407 }],
    [451, {}, { is: 'wall', status: 451 }],
    [503, { 'cf-mitigated': 'challenge' }, { is: 'wall', status: 503 }],
    [404, {}, { is: 'missing', status: 404 }],
    [410, {}, { is: 'gone', status: 410 }],
    [429, {}, { is: 'busy', status: 429, until: null }],
    [429, { 'retry-after': '120' }, { is: 'busy', until: new Date('2026-02-11T09:02:00Z') }],
    [503, { 'retry-after': 'Wed, 11 Feb 2026 12:00:00 GMT' }, { is: 'busy', until: new Date('2026-02-11T12:00:00Z') }],
    [503, { 'retry-after': '999999999' }, { is: 'busy', until: new Date('2026-02-12T09:00:00Z') }],
    [503, { 'retry-after': 'soon' }, { is: 'busy', until: null }],
    [500, {}, { is: 'failed', kind: 'status', status: 500, excerpt: 'body text' }],
    [502, {}, { is: 'failed', kind: 'status', status: 502 }],
    [400, {}, { is: 'failed', kind: 'status', status: 400 }],
    [418, {}, { is: 'failed', kind: 'status', status: 418 }],
    [301, {}, { is: 'failed', kind: 'status', status: 301 }],
    [300, { location: '/x' }, { is: 'failed', kind: 'status', status: 300 }],
  ])('%i with %j is named', async (status, headers, expected) => {
    expect(await ask(await answering(status, headers, 'body\n  text'), '/')).toMatchObject(expected);
  });

  it('304 without validators sent is no answer', async () => {
    expect(await ask(await answering(304), '/')).toMatchObject({ is: 'failed', kind: 'status', status: 304 });
  });
});

describe('conditional requests', () => {
  const conditional = (etag: string) => (request: IncomingMessage, response: ServerResponse) =>
    request.headers['if-none-match'] === etag ? response.writeHead(304, { etag }).end() : response.end('full');

  it.each(['"abc"', 'W/"abc"', 'abc', '""', '"a,b"', "'x'", '"caf\u00e9"'])(
    'send the tag %s back verbatim',
    async etag => {
      const server = await httpServer(conditional(etag));
      expect(await ask(server, '/', { etag })).toMatchObject({ is: 'unchanged', status: 304, etag });
      expect(textOf(await ask(server, '/', { etag: `${etag}x` }))).toBe('full');
    },
  );

  it('send the date back verbatim', async () => {
    const server = await httpServer((request, response) =>
      response.writeHead(request.headers['if-modified-since'] === 'yesterday-ish' ? 304 : 200).end(),
    );
    expect((await ask(server, '/', { lastModified: 'yesterday-ish' })).is).toBe('unchanged');
  });

  it('carry the validators along a redirect', async () => {
    const server = await httpServer((request, response) =>
      request.url === '/old'
        ? response.writeHead(301, { location: '/new' }).end()
        : conditional('"n"')(request, response),
    );
    expect(await ask(server, '/old', { etag: '"n"' })).toMatchObject({
      is: 'unchanged',
      redirects: [{ status: 301, permanent: true }],
    });
  });

  it('refuse a header that would break out', async () => {
    const answer = await ask(await answering(200), '/', { etag: '"a"\r\nx-injected: 1' });
    expect(answer).toMatchObject({ is: 'failed', kind: 'protocol' });
  });
});

describe('redirects', () => {
  const chain = (length: number) =>
    httpServer((request, response) => {
      const at = Number(request.url?.slice(1));
      if (at < length) response.writeHead(302, { location: `/${at + 1}` }).end('moved');
      else response.end('here');
    });

  it('are followed five times and no sixth', async () => {
    expect(textOf(await ask(await chain(5), '/0'))).toBe('here');
    const answer = await ask(await chain(6), '/0');
    expect(answer).toMatchObject({ is: 'refused', reason: 'redirects' });
    expect(answer.redirects.length).toBe(5);
  });

  it('can be forbidden', async () => {
    expect(await ask(await chain(1), '/0', { maxRedirects: 0 })).toMatchObject({ is: 'refused', reason: 'redirects' });
  });

  it('that go in a circle end', async () => {
    const server = await httpServer((_, response) => response.writeHead(302, { location: '/' }).end());
    expect(await ask(server, '/')).toMatchObject({ is: 'refused', reason: 'redirects' });
  });

  it.each([
    [301, true],
    [302, false],
    [303, false],
    [307, false],
    [308, true],
  ])('of status %i are permanent: %s', async (status, permanent) => {
    const server = await httpServer((request, response) =>
      request.url === '/a' ? response.writeHead(status, { location: '/b#part' }).end() : response.end('b'),
    );
    const answer = await ask(server, '/a');
    expect(answer.redirects).toEqual([{ status, from: `${server.origin}/a`, to: `${server.origin}/b`, permanent }]);
    expect(answer.finalUrl).toBe(`${server.origin}/b`);
  });

  it.each([
    ['/x/y', '/x/y'],
    ['y', '/dir/y'],
    ['?q=1', '/dir/page?q=1'],
    ['../y', '/y'],
    ['', '/dir/page'],
    ['/\u00c3\u00b6l', '/%C3%B6l'],
    ['/caf\u00e9', '/caf%C3%A9'],
  ])('to %j are resolved', async (location, path) => {
    const seen: string[] = [];
    const server = await rawServer(socket =>
      socket.on('data', data => {
        seen.push(/^GET (\S+)/.exec(data.toString('latin1'))?.[1] ?? '');
        const head = `HTTP/1.1 ${seen.length > 1 ? 200 : 302} X\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`;
        socket.write(Buffer.from(head, 'latin1'));
      }),
    );
    await ask(server, '/dir/page');
    expect(seen.at(-1)).toBe(path);
  });

  it('to another origin lose the caller’s own headers', async () => {
    let seen: IncomingMessage | undefined;
    const other = await httpServer((request, response) => {
      seen = request;
      response.end();
    });
    const first = await httpServer((_, response) => response.writeHead(302, { location: other.origin }).end());
    const request = { headers: { authorization: 'Bearer x' } };
    await ask(first, '/', request, { allowHosts: [first.pair, other.pair] });
    expect(seen?.headers).not.toHaveProperty('authorization');
    await ask(other, '/', request);
    expect(seen?.headers).toHaveProperty('authorization');
  });

  it('to the same host are followed after a pause where one is asked for', async () => {
    const times: number[] = [];
    const server = await httpServer((request, response) => {
      times.push(performance.now());
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end();
      else response.end();
    });
    await ask(server, '/a', { hopGapMs: 150 });
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(149);
    expect(await ask(server, '/a', { hopGapMs: 5000, deadlineMs: 200 })).toMatchObject({
      is: 'failed',
      kind: 'timeout',
    });
  });

  it('ask allowHop, and end where it refuses', async () => {
    const server = await chain(2);
    const asked: string[] = [];
    const answer = await ask(server, '/0', {
      allowHop: async url => {
        asked.push(url);
        return url.endsWith('/2') ? { reason: 'robots', why: 'robots.txt forbids /2' } : null;
      },
    });
    expect(answer).toMatchObject({ is: 'refused', reason: 'robots', why: 'robots.txt forbids /2' });
    expect(asked).toEqual([`${server.origin}/1`, `${server.origin}/2`]);
  });

  it.each([
    ['ftp://cells.example/', 'scheme'],
    ['http://u:p@cells.example/', 'credentials'],
    ['javascript:alert(1)', 'scheme'],
    ['http://[::1', 'url'],
    ['http://127.0.0.1:22/', 'port'],
  ])('to %s are refused', async (location, reason) => {
    const server = await answering(302, { location });
    expect(await ask(server, '/')).toMatchObject({ is: 'refused', reason });
  });

  it('must be https all along where that is asked', async () => {
    const server = await answering(302, { location: 'http://cells.example/' });
    expect(await ask(server, '/', { httpsOnly: true })).toMatchObject({ is: 'refused', reason: 'scheme' });
  });
});

describe('POST', () => {
  it('sends its body and headers', async () => {
    let body = '';
    const server = await httpServer(async (request, response) => {
      for await (const chunk of request) body += chunk;
      response.writeHead(202).end(`${request.method} ${request.headers['webhook-id']}`);
    });
    const request: FetchRequest = { method: 'POST', body: '{"a":1}', headers: { 'webhook-id': 'al_1' } };
    const answer = await ask(server, '/hook', request);
    expect(answer).toMatchObject({ is: 'page', status: 202 });
    expect(textOf(answer)).toBe('POST al_1');
    expect(body).toBe('{"a":1}');
  });

  it('does not follow redirects', async () => {
    const server = await answering(307, { location: '/elsewhere' });
    expect(await ask(server, '/hook', { method: 'POST', body: 'x' })).toMatchObject({
      is: 'failed',
      kind: 'status',
      status: 307,
    });
    expect(server.connections()).toBe(1);
  });
});

describe('size', () => {
  it('is bounded by the announced length before a byte is read', async () => {
    const server = await httpServer((_, response) => {
      response.writeHead(200, { 'content-length': '2000' });
      response.write('x');
    });
    expect(await ask(server, '/', { maxBytes: 1000 })).toMatchObject({ is: 'refused', reason: 'too-large' });
  });

  it.each([
    [1000, 'page'],
    [1001, 'refused'],
  ])('is bounded while reading: %i of 1000 bytes is %s', async (size, is) => {
    const server = await httpServer((_, response) => {
      response.write('x'.repeat(10));
      response.end('x'.repeat(size - 10));
    });
    expect((await ask(server, '/', { maxBytes: 1000 })).is).toBe(is);
  });

  it('can be cut instead', async () => {
    const server = await answering(200, {}, 'x'.repeat(5000));
    const page = asPage(await ask(server, '/', { maxBytes: 1000, tooLarge: 'truncate' }));
    expect([page.bytes.length, page.truncated]).toEqual([1000, true]);
  });

  it('of an endless body ends the connection', async () => {
    let closed: () => void;
    const ended = new Promise<void>(done => {
      closed = done;
    });
    const server = await rawServer(socket => {
      socket.on('close', () => closed());
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const flood = () => {
        while (!socket.destroyed && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', flood);
      flood();
    });
    const fetcher = createFetcher({ userAgent: UA, allowHosts: [server.pair] });
    expect(await fetcher.fetch(server.origin, { maxBytes: 100_000 })).toMatchObject({
      is: 'refused',
      reason: 'too-large',
    });
    await ended;
    await fetcher.close();
  });
});

describe('breaches of protocol', () => {
  it.each<[string, string, object]>([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9\r\n\r\n', { is: 'failed', kind: 'protocol' }],
    [
      'a body shorter than announced',
      'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort',
      { is: 'failed', kind: 'reset' },
    ],
    [
      'a broken chunk',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
      { is: 'failed', kind: 'protocol' },
    ],
    [
      'an unfinished chunk',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab',
      { is: 'failed', kind: 'reset' },
    ],
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      { is: 'failed', kind: 'protocol' },
    ],
    [
      'length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      { is: 'failed', kind: 'protocol' },
    ],
    ['a negative length', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nab', { is: 'failed', kind: 'protocol' }],
    ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`, { is: 'failed', kind: 'protocol' }],
    ['nothing', '', { is: 'failed', kind: 'reset' }],
    [
      'gzip cut by a lying length',
      `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 20\r\n\r\n${gzipSync('lies '.repeat(99)).toString('latin1')}`,
      { is: 'failed', kind: 'protocol' },
    ],
    [
      'an unknown coding',
      'HTTP/1.1 200 OK\r\ncontent-encoding: zstd\r\ncontent-length: 2\r\n\r\nab',
      { is: 'refused', reason: 'encoding' },
    ],
    [
      'a coding named like a method',
      'HTTP/1.1 200 OK\r\ncontent-encoding: constructor\r\ncontent-length: 2\r\n\r\nab',
      { is: 'refused', reason: 'encoding' },
    ],
    [
      'three codings',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip, br, gzip\r\ncontent-length: 2\r\n\r\nab',
      { is: 'refused', reason: 'encoding' },
    ],
    [
      'corrupt brotli',
      'HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 9\r\n\r\n\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff',
      { is: 'failed', kind: 'protocol' },
    ],
    ['a body to the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nold', { is: 'page' }],
    ['more than announced', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nabc', { is: 'page' }],
    ['a status line with odd words', 'HTTP/1.1 200 \u00c0 la carte\r\ncontent-length: 0\r\n\r\n', { is: 'page' }],
  ])('%s', async (_, bytes, expected) => {
    const server = await rawServer(socket => socket.once('data', () => socket.end(Buffer.from(bytes, 'latin1'))));
    expect(await ask(server, '/')).toMatchObject(expected);
  });

  it('a port that nobody listens on', async () => {
    const answer = await ask({ pair: '127.0.0.1:9', origin: 'http://127.0.0.1:9', port: 9, connections: () => 0 }, '/');
    expect(answer).toMatchObject({ is: 'failed', kind: 'connect' });
  });

  it.each([
    ['ended', (socket: Socket) => socket.end()],
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('a kept connection that is %s as it is used again: a GET is asked once more, a POST is not', async (_, leave) => {
    const seen = new Map<Socket, number>();
    const server = await rawServer(socket => {
      socket.on('data', () => {
        seen.set(socket, (seen.get(socket) ?? 0) + 1);
        if (seen.get(socket) === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
        else leave(socket);
      });
    });
    const isReused = (): boolean => [...seen.values()].some(requests => requests > 1);
    const fetcher = createFetcher({ userAgent: UA, allowHosts: [server.pair] });
    // A connection is free for the next request a turn of the event loop after its answer.
    for (let n = 0; n < 20 && !isReused(); n++)
      expect(textOf(await fetcher.fetch(server.origin, { hopGapMs: 0 }))).toBe('hi');
    expect(isReused()).toBe(true);
    const posted: string[] = [];
    for (let n = 0; n < 20 && posted.at(-1) !== 'failed'; n++)
      posted.push((await fetcher.fetch(server.origin, { method: 'POST', body: 'x' })).is);
    expect(posted.at(-1)).toBe('failed');
    await fetcher.close();
  });

  it('a new connection that is closed without a word is not tried again', async () => {
    const server = await rawServer(socket => socket.once('data', () => socket.end()));
    expect(await ask(server, '/')).toMatchObject({ is: 'failed', kind: 'reset' });
    expect(server.connections()).toBe(1);
  });

  it('a connection that is reset', async () => {
    const server = await rawServer(socket => socket.once('data', () => socket.resetAndDestroy()));
    expect(await ask(server, '/')).toMatchObject({ is: 'failed', kind: 'reset' });
  });

  it.each(['', 'nonsense', 'http://', '\u0000', 'http://127.0.0.1:0/'])('the URL %j', async url => {
    const fetcher = createFetcher({ userAgent: UA });
    expect(await fetcher.fetch(url)).toMatchObject({ is: 'refused', url, redirects: [] });
    await fetcher.close();
  });
});

describe('a closed fetcher', () => {
  it('ends what is under way and answers what comes after', async () => {
    let arrived: () => void;
    const under = new Promise<void>(done => {
      arrived = done;
    });
    const server = await httpServer(() => arrived());
    const fetcher = createFetcher({ userAgent: UA, allowHosts: [server.pair] });
    const pending = fetcher.fetch(server.origin);
    await under;
    await fetcher.close();
    expect(await pending).toMatchObject({ is: 'failed', kind: 'reset' });
    expect(await fetcher.fetch(server.origin)).toMatchObject({ is: 'failed', kind: 'reset' });
  });
});
