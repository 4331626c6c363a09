// Against a DNS server of our own on loopback.
import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { hostResolver } from './resolve-host.js';

type Records = { a?: string; aaaa?: Buffer; silentFor?: 'a' | 'aaaa' };

/** Answers every question from the records; names that it does not know do not exist. */
async function dnsServer(records: Record<string, Records>): Promise<string> {
  const server = createSocket('udp4');
  server.on('message', (question, peer) => reply(server, question, peer, records));
  await new Promise<void>(ready => server.bind(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function reply(
  server: Socket,
  question: Buffer,
  peer: { port: number; address: string },
  records: Record<string, Records>,
) {
  const labels: string[] = [];
  let at = 12;
  for (let length = question[at]!; length > 0; length = question[at]!) {
    labels.push(question.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const kind = question.readUInt16BE(at + 1) === 1 ? 'a' : 'aaaa';
  const entry = records[labels.join('.').toLowerCase()];
  if (entry?.silentFor === kind) return;
  const data = kind === 'a' ? entry?.a && Buffer.from(entry.a.split('.').map(Number)) : entry?.aaaa;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(entry ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(data ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const record = data
    ? [Buffer.from([0xc0, 12, 0, kind === 'a' ? 1 : 28, 0, 1, 0, 0, 0, 60, 0, data.length]), data]
    : [];
  server.send(Buffer.concat([head, question.subarray(12, at + 5), ...record]), peer.port, peer.address);
}

const V6 = Buffer.from('26064700000000000000000000001111', 'hex');

it('gives both families, IPv4 first', async () => {
  const resolve = hostResolver({ servers: [await dnsServer({ 'cells.example': { a: '203.0.113.7', aaaa: V6 } })] });
  expect(await resolve('cells.example')).toEqual([
    { address: '203.0.113.7', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ]);
});

it.each<[string, Records, string]>([
  ['IPv4 alone', { a: '203.0.113.7' }, '203.0.113.7'],
  ['IPv6 alone', { aaaa: V6 }, '2606:4700::1111'],
  ['IPv4 while IPv6 is silent', { a: '203.0.113.7', silentFor: 'aaaa' }, '203.0.113.7'],
  ['IPv6 while IPv4 is silent', { aaaa: V6, silentFor: 'a' }, '2606:4700::1111'],
])('gives %s', async (_, records, address) => {
  const resolve = hostResolver({ servers: [await dnsServer({ 'cells.example': records })] });
  const started = performance.now();
  expect((await resolve('cells.example')).map(found => found.address)).toEqual([address]);
  // c-ares itself would wait five seconds for the silent family.
  expect(performance.now() - started).toBeLessThan(4500);
});

it('asks the system for names that DNS does not know', async () => {
  const resolve = hostResolver({ servers: [await dnsServer({})] });
  const found = await resolve('localhost');
  expect(found.map(({ address }) => address)).toContain('127.0.0.1');
});

it('answers many unknown names at once', async () => {
  const resolve = hostResolver({ servers: [await dnsServer({})] });
  const names = Array.from({ length: 20 }, () => 'localhost');
  expect((await Promise.all(names.map(resolve))).flat().length).toBeGreaterThanOrEqual(20);
});
