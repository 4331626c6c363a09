// One trace for an article from its feed to the alert, at a collector of our own.
import { rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeSubscription } from '@cellwire/alerts';
import { STAGES } from '@cellwire/model';
import { drain } from '@cellwire/pipeline';
import { traceIdOf } from '@cellwire/runtime';
import { addSource, addSubscription, enableSource } from '@cellwire/store';
import { emptyStoreFolder, openReceiver } from '@cellwire/testing';
import { expect, it } from 'vitest';
import { openParts } from './open-parts.js';
import { stageHandlers } from './stage-handlers.js';

const KEY = 'key of the test';
const SECRET = `whsec_${Buffer.from('a secret of the traces test').toString('base64')}`;
const LEAD =
  'Barendan Motors has sold its 49 percent stake in the battery maker Calendan Cells to Dorendan Energy for $100 million, the companies said on Monday. They will go on working together on cells for electric cars, and none of the people who work there will lose their jobs.';

async function serve(listener: RequestListener): Promise<{ server: Server; url: string; host: string }> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, url: `http://${host}`, host };
}

it('an article has one trace from its feed to the alert, and it holds no secret', async () => {
  const spans: { traceId: string; name: string }[] = [];
  const collector = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    for (const { scopeSpans } of JSON.parse(Buffer.concat(chunks).toString()).resourceSpans)
      for (const scope of scopeSpans) spans.push(...scope.spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const site = await serve((request, response) => {
    const { pathname, origin } = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (pathname === '/robots.txt') return void response.writeHead(404).end();
    if (pathname === '/feed')
      return void response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<rss version="2.0"><channel><title>Quay</title><item><title>Barendan sells its stake</title><link>${origin}/1</link><guid>1</guid><pubDate>${new Date().toUTCString()}</pubDate></item></channel></rss>`,
        );
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<html lang="en"><body><article><h1>Barendan sells its stake</h1><p>${LEAD}</p></article></body></html>`);
  });
  const receiver = await openReceiver({ secret: SECRET });
  const dataDir = await emptyStoreFolder();
  const parts = await openParts({
    dataDir,
    databaseUrl: null,
    redisUrl: null,
    contact: 'desk@cellwire.invalid',
    allowHosts: [site.host, receiver.host],
    hostGapMs: 0,
    threads: 1,
    alertHttp: true,
    alertSettleMs: 0,
    secretKey: KEY,
    otlpEndpoint: collector.url,
  });
  const { store, log, metrics, tracing } = parts;
  const made = makeSubscription(
    { name: 'desk', filter: 'type:stake_sale', url: `${receiver.url}/hook?token=s3cret`, secret: SECRET },
    { allowHttp: true, allowHosts: [receiver.host], hasMail: false, secretKey: KEY, now: new Date() },
  );
  if (made.is !== 'made') throw new Error(made.why);
  await addSubscription(store, made.row);
  const source = await addSource(store, { name: 'quay', outlet: 'Quay', feedUrl: `${site.url}/feed?key=s3cret` });
  await enableSource(store, source?.id ?? 0, { enabled: true, at: new Date() });
  const handlers = await stageHandlers(parts, STAGES);
  await drain({ store, handlers, concurrency: 2, log, metrics, tracing, patienceMs: 10_000 });
  const { rows } = await store.query<{ id: string }>('SELECT id FROM article');
  await parts.close();
  expect(rows).toHaveLength(1);
  expect(receiver.requests).toHaveLength(1);
  expect(new Set(spans.map(s => s.traceId))).toEqual(new Set([traceIdOf(rows[0]?.id ?? '')]));
  const names = new Set(spans.map(s => s.name));
  expect([...names].sort()).toEqual([...STAGES, 'HTTP GET', 'HTTP POST'].sort());
  expect(JSON.stringify(spans)).not.toMatch(/s3cret|whsec_|hook|desk@/);
  await receiver.close();
  rmSync(dataDir, { recursive: true, force: true });
  for (const { server } of [collector, site]) {
    server.closeAllConnections();
    server.close();
  }
}, 240_000);
