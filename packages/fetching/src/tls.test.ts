import { describe, expect, it } from 'vitest';
import { type Certificate, httpsServer, makeCertificate, rawServer } from '../test/loopback.js';
import type { FetcherOptions } from './fetch-request.js';
import { createFetcher } from './fetcher.js';

const local = makeCertificate('127.0.0.1');
const other = makeCertificate('cells.example');
if (!local) console.warn('skipped: no openssl to make a certificate with');

const ask = async (url: string, options: Partial<FetcherOptions>) => {
  const fetcher = createFetcher({ userAgent: 'Cellwire/0 (+mailto:a@b.example)', ...options });
  const answer = await fetcher.fetch(url, { deadlineMs: 5000 });
  await fetcher.close();
  return answer;
};
const answering = (certificate: Certificate) => httpsServer(certificate, (_, response) => response.end('sealed'));

describe.skipIf(!local || !other)('TLS', () => {
  it('passes with a certificate that is trusted', async () => {
    const server = await answering(local!);
    expect((await ask(server.origin, { allowHosts: [server.pair], ca: local!.cert })).is).toBe('page');
  });

  it('fails with one that nobody signed', async () => {
    const server = await answering(local!);
    expect(await ask(server.origin, { allowHosts: [server.pair] })).toMatchObject({ is: 'failed', kind: 'tls' });
  });

  it('fails with one for another name', async () => {
    const server = await answering(other!);
    const answer = await ask(server.origin, { allowHosts: [server.pair], ca: other!.cert });
    expect(answer).toMatchObject({ is: 'failed', kind: 'tls', why: expect.stringContaining('127.0.0.1') });
  });

  it('is checked against the name asked for, not the address it resolves to', async () => {
    const server = await answering(other!);
    const pair = `cells.example:${server.port}`;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
    const options = { allowHosts: [pair], resolve, ca: other!.cert };
    expect((await ask(`https://${pair}/`, options)).is).toBe('page');
    expect((await ask(`https://${pair}/`, { ...options, ca: local!.cert })).is).toBe('failed');
  });

  it('fails where plain HTTP answers', async () => {
    const server = await rawServer(socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    const answer = await ask(`https://${server.pair}/`, { allowHosts: [server.pair] });
    expect(answer).toMatchObject({ is: 'failed', kind: 'tls' });
  });

  it('opens no handshake with an address inside', async () => {
    const server = await answering(local!);
    const resolve = async () => [{ address: '127.0.0.1', family: 4 as const }];
    const answer = await ask(`https://cells.example:${server.port}/`, { resolve, ca: local!.cert });
    expect(answer).toMatchObject({ is: 'refused', reason: 'address' });
    expect(server.connections()).toBe(0);
  });
});
