// Bodies that swell to 100 MiB, served by another process: time to refusal and growth of the whole resident set.
//   npx tsx --conditions=cellwire-source packages/fetching/bench/bombs.ts
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { MAX_FEED_BYTES, MAX_PAGE_BYTES } from '../src/fetch-request.js';
import { createFetcher } from '../src/fetcher.js';

const MIB = 1024 * 1024;
type Bomb = [coding: string, body: Buffer, headers?: Record<string, string>];

function bombs(): Bomb[] {
  const zeros = Buffer.alloc(100 * MIB);
  return [
    ['identity', zeros],
    ['gzip', gzipSync(zeros)],
    ['deflate', deflateSync(zeros)],
    ['deflate', deflateRawSync(zeros)],
    ['br', brotliCompressSync(zeros)],
    ['zstd', Buffer.from('28b52ffd', 'hex')],
    ['gzip, gzip', gzipSync(gzipSync(zeros))],
    ['br, gzip', gzipSync(brotliCompressSync(zeros))],
    ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(zeros)))],
    ['', gzipSync(zeros)],
    ['gzip', gzipSync(zeros), { 'content-length': '100' }],
    ['identity', Buffer.from('x'), { 'content-length': String(100 * MIB) }],
  ];
}

async function serve(): Promise<void> {
  const list = bombs();
  const server = createServer((request, response) => {
    const [coding, body, headers] = list[Number(request.url?.slice(1))]!;
    // A Content-Length that lies is written by hand: node:http would correct it.
    response.strictContentLength = false;
    response.writeHead(200, { 'content-encoding': coding, ...headers });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.({ port: (server.address() as AddressInfo).port, names: list.map(([coding]) => coding) });
}

async function measure(): Promise<void> {
  const child = fork(process.argv[1]!, { execArgv: process.execArgv });
  const [{ port, names }] = (await once(child, 'message')) as [{ port: number; names: string[] }];
  const fetcher = createFetcher({ userAgent: 'Cellwire/0 (+mailto:a@b.example)', allowHosts: [`127.0.0.1:${port}`] });
  await fetcher.fetch(`http://127.0.0.1:${port}/11`);
  for (const maxBytes of [MAX_PAGE_BYTES, MAX_FEED_BYTES]) {
    for (const [index, name] of names.entries()) {
      const before = process.memoryUsage.rss();
      let peak = before;
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss());
      }, 2);
      const started = performance.now();
      const answer = await fetcher.fetch(`http://127.0.0.1:${port}/${index}`, { maxBytes });
      clearInterval(watch);
      peak = Math.max(peak, process.memoryUsage.rss());
      const told = answer.is === 'refused' ? `refused ${answer.reason}` : answer.is;
      const ms = Math.round(performance.now() - started);
      console.log(
        `${maxBytes / MIB} MiB  ${name.padEnd(18)} ${told.padEnd(18)} ${ms} ms  +${Math.round((peak - before) / MIB)} MB`,
      );
    }
  }
  await fetcher.close();
  child.kill();
}

await (process.send ? serve() : measure());
