// No socket is opened to the inside, whatever the spelling, the redirect or the DNS: counted by canary listeners.
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { httpServer, type Loopback, rawServer } from '../test/loopback.js';
import { INSIDE_ADDRESSES, spellingsFor } from '../test/ssrf-spellings.js';
import type { FetcherOptions } from './fetch-request.js';
import { createFetcher, type Fetcher } from './fetcher.js';
import type { HostAddress, ResolveHost } from './resolve-host.js';

const canPass = (is: string) => is === 'page' || is === 'unchanged';
const toAddress = (address: string): HostAddress => ({ address, family: address.includes(':') ? 6 : 4 });
const toLoopback: ResolveHost = async () => [toAddress('127.0.0.1'), toAddress('::1')];

/** Listens on every address of the machine, IPv6 included where there is any. */
async function canary(): Promise<Loopback> {
  const answer = 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\nconnection: close\r\n\r\ninner';
  return await rawServer(socket => socket.once('data', () => socket.end(answer)), (await hasIpv6()) ? '::' : '0.0.0.0');
}
const hasIpv6 = (): Promise<boolean> =>
  new Promise(answer => {
    const probe = createServer().once('error', () => answer(false));
    probe.listen(0, '::', () => probe.close(() => answer(true)));
  });

function fetcherWith(options: Partial<FetcherOptions>): Fetcher {
  return createFetcher({ userAgent: 'Cellwire/0 (+mailto:a@b.example)', resolve: toLoopback, ...options });
}

describe('the address guard', () => {
  it('opens no socket for any spelling', async () => {
    const inside = await canary();
    const fetcher = fetcherWith({});
    const answers = await Promise.all(spellingsFor(inside.port).map(url => fetcher.fetch(url, { deadlineMs: 5000 })));
    expect(answers.filter(({ is }) => is !== 'refused')).toEqual([]);
    expect(inside.connections()).toBe(0);
    await fetcher.close();
  });

  it('opens no socket for any spelling that a redirect leads to', async () => {
    const inside = await canary();
    const spellings = spellingsFor(inside.port).filter(url => /^[\x21-\x7e]*$/.test(url) && url !== '');
    const outside = await httpServer((request, response) => {
      const index = Number(request.url?.slice(1));
      response.writeHead(302, { location: spellings[index] ?? '/' }).end();
    });
    const fetcher = fetcherWith({ allowHosts: [outside.pair] });
    for (const [index, url] of spellings.entries()) {
      const answer = await fetcher.fetch(`${outside.origin}/${index}`, { deadlineMs: 5000, maxRedirects: 1 });
      // Relative spellings stay on the outside server, which redirects once too often.
      expect([url, answer.is]).toEqual([url, 'refused']);
    }
    expect(inside.connections()).toBe(0);
    expect(outside.connections()).toBeGreaterThan(0);
    await fetcher.close();
  });

  it('follows that redirect when the pair is allowed: the canary can sing', async () => {
    const inside = await canary();
    const outside = await httpServer((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end();
    });
    const fetcher = fetcherWith({ allowHosts: [outside.pair, `127.0.0.1:${inside.port}`] });
    const answer = await fetcher.fetch(outside.origin);
    expect(answer.is).toBe('page');
    expect(inside.connections()).toBe(1);
    await fetcher.close();
  });

  it('opens no socket when a public name resolves inside', async () => {
    const inside = await canary();
    for (const address of INSIDE_ADDRESSES) {
      const fetcher = fetcherWith({ resolve: async () => [toAddress(address)] });
      const answer = await fetcher.fetch(`http://cells.example:${inside.port}/`, { deadlineMs: 5000 });
      expect([address, answer.is, 'reason' in answer && answer.reason]).toEqual([address, 'refused', 'address']);
      await fetcher.close();
    }
    expect(inside.connections()).toBe(0);
  });

  it('lets through a name whose pair is allowed, wherever it resolves to', async () => {
    const inside = await canary();
    const fetcher = fetcherWith({ allowHosts: [`newsroom.example:${inside.port}`] });
    expect((await fetcher.fetch(`http://newsroom.example:${inside.port}/`)).is).toBe('page');
    expect((await fetcher.fetch(`http://other.example:${inside.port}/`)).is).toBe('refused');
    expect(inside.connections()).toBe(1);
    await fetcher.close();
  });

  it('asks DNS anew for each socket, so that a flip gains nothing', async () => {
    const inside = await canary();
    // TEST-NET answers stand for a public one here: the guard refuses them as well, and nobody is asked on the internet.
    const flips = ['203.0.113.5', '127.0.0.1', '203.0.113.5', '::1', '0.0.0.0', '10.0.0.1'];
    let asked = 0;
    const resolve: ResolveHost = async () => [toAddress(flips[asked++ % flips.length]!)];
    const fetcher = fetcherWith({ resolve });
    for (let i = 0; i < 12; i++) {
      const answer = await fetcher.fetch(`http://flip.example:${inside.port}/`, { deadlineMs: 2000 });
      expect(canPass(answer.is)).toBe(false);
    }
    expect(asked).toBe(12);
    expect(inside.connections()).toBe(0);
    await fetcher.close();
  });

  it('drops inside addresses from a mixed answer', async () => {
    const inside = await canary();
    // 240.0.0.0/4 is nowhere: refused as well, so that nothing is left.
    const fetcher = fetcherWith({ resolve: async () => ['240.0.0.1', '127.0.0.1', '::1'].map(toAddress) });
    const answer = await fetcher.fetch(`http://mixed.example:${inside.port}/`, { deadlineMs: 2000 });
    expect(answer).toMatchObject({ is: 'refused', reason: 'address' });
    expect(inside.connections()).toBe(0);
    await fetcher.close();
  });

  it('says of a name without address that DNS failed', async () => {
    const none = fetcherWith({ resolve: async () => [] });
    expect(await none.fetch('http://cells.example/')).toMatchObject({ is: 'failed', kind: 'dns' });
    const error = Object.assign(new Error('queryA ENOTFOUND cells.example'), { code: 'ENOTFOUND' });
    const broken = fetcherWith({ resolve: () => Promise.reject(error) });
    expect(await broken.fetch('http://cells.example/')).toMatchObject({ is: 'failed', kind: 'dns' });
    await Promise.all([none.close(), broken.close()]);
  });
});
