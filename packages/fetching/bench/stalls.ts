// A hundred hosts that stall (headers drip, body drips, no handshake, no name) beside healthy ones: when the stalled
// fetches end, and what throughput the healthy keep. The healthy ones are served by another process.
//   npx tsx --conditions=cellwire-source packages/fetching/bench/stalls.ts [deadline in seconds]
import { fork } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createFetcher } from '../src/fetcher.js';
import { hostResolver } from '../src/resolve-host.js';

const deadlineMs = Number(process.argv[2] ?? 20) * 1000;

async function serve(): Promise<void> {
  const page = gzipSync('<p>Acme Cells opens a plant.</p>'.repeat(1500));
  const healthy = createHttpServer((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(page));
  const drip = (head: string, filler: string) => (socket: Socket) => {
    socket.on('error', () => undefined).write(head);
    const timer = setInterval(() => socket.write(filler), 200);
    socket.on('close', () => clearInterval(timer));
  };
  const headers = createServer(drip('HTTP/1.1 200 OK\r\n', 'x: y\r\n'));
  const body = createServer(drip('HTTP/1.1 200 OK\r\n\r\n', 'x'));
  const silent = createServer(socket => socket.on('error', () => undefined));
  const hole = createSocket('udp4').bind(0, '127.0.0.1');
  await once(hole, 'listening');
  const ports: number[] = [];
  for (const server of [healthy, headers, body, silent]) {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ports.push((server.address() as AddressInfo).port);
  }
  process.send?.([...ports, hole.address().port]);
}

async function measure(): Promise<void> {
  const child = fork(process.argv[1]!, { execArgv: process.execArgv });
  const [[healthy, headers, body, silent, hole]] = (await once(child, 'message')) as [number[]];
  const fetcher = createFetcher({
    userAgent: 'Cellwire/0 (+mailto:a@b.example)',
    allowHosts: [healthy, headers, body, silent].map(port => `127.0.0.1:${port}`),
    resolve: hostResolver({ servers: [`127.0.0.1:${hole}`] }),
  });
  const throughput = async (forMs: number) => {
    const until = performance.now() + forMs;
    let pages = 0;
    const lane = async () => {
      while (performance.now() < until) {
        const answer = await fetcher.fetch(`http://127.0.0.1:${healthy}/`, { deadlineMs });
        if (answer.is !== 'page') throw new Error(`the healthy host: ${JSON.stringify(answer)}`);
        pages++;
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    return pages / (forMs / 1000);
  };
  const windowMs = deadlineMs * 0.8;
  await throughput(2000);
  const calm = await throughput(windowMs);
  const kinds = [`http://127.0.0.1:${headers}/`, `http://127.0.0.1:${body}/`, `https://127.0.0.1:${silent}/`];
  const stalls = Array.from({ length: 100 }, async (_, i) => {
    const started = performance.now();
    const answer = await fetcher.fetch(kinds[i % 4] ?? `http://n${i}.stalled.example/`, { deadlineMs });
    return {
      kind: i % 4,
      is: answer.is,
      why: 'kind' in answer ? answer.kind : '',
      tookMs: performance.now() - started,
    };
  });
  const stormy = await throughput(windowMs);
  const ended = await Promise.all(stalls);
  for (const [kind, name] of ['headers drip', 'body drips', 'TLS stalls', 'DNS stalls'].entries()) {
    const list = ended.filter(stall => stall.kind === kind);
    const times = list.map(({ tookMs }) => tookMs / 1000);
    const answers = [...new Set(list.map(({ is, why }) => `${is} ${why}`))].join(', ');
    console.log(
      `${name}: ${list.length} ended after ${Math.min(...times).toFixed(2)}-${Math.max(...times).toFixed(2)} s (${answers})`,
    );
  }
  const after = await throughput(windowMs);
  console.log(
    `pages a second: calm ${calm.toFixed(0)}, with the stalls ${stormy.toFixed(0)}, calm again ${after.toFixed(0)}`,
  );
  console.log(`kept: ${(stormy / ((calm + after) / 2)).toFixed(3)}`);
  await fetcher.close();
  child.kill();
}

await (process.send ? serve() : measure());
