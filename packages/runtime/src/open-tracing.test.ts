// Traces at a collector of our own: what arrives, what does not, and that nobody waits for a collector that is away.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTracing } from './open-tracing.js';
import { noTracing, rootSpanIdOf, traceIdOf } from './tracing.js';

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: unknown }[];
  status?: { code?: number; message?: string };
}

describe('traces', () => {
  let server: Server;
  let endpoint: string;
  let spans: SentSpan[] = [];
  let keys: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      keys.push(request.headers['x-key'] as string | undefined);
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString());
      for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));
  beforeEach(() => {
    spans = [];
    keys = [];
  });
  const open = (more: { otlpEndpoint?: string | null; traceShare?: number } = {}) =>
    openTracing(
      { otlpEndpoint: `${endpoint}/`, otlpHeaders: 'x-key=a%20key', traceShare: 100, ...more },
      { version: '1' },
    );
  const named = (name: string) => spans.filter(s => s.name === name);

  it('are one for each article, over stages in several processes', async () => {
    const [first, second] = [await open(), await open()];
    await first.job('poll-feeds', ['1'], async () => first.about(['ar_1', 'ar_2']));
    await second.job('fetch-articles', ['ar_1'], async () => {
      second.about(['ar_1'], { 'cellwire.outcome': 'done' });
      await second.step(
        'HTTP GET',
        { 'server.address': 'a.example' },
        async () => 200,
        status => ({ status }),
      );
    });
    await second.job('extract-events', ['7'], async () => second.about(['ar_1']));
    await Promise.all([first.close(), second.close()]);
    const own = spans.filter(s => s.traceId === traceIdOf('ar_1'));
    expect(own.map(s => s.name).sort()).toEqual(['HTTP GET', 'extract-events', 'fetch-articles', 'poll-feeds']);
    expect(spans.filter(s => s.traceId === traceIdOf('ar_2')).map(s => s.name)).toEqual(['poll-feeds']);
    const root = rootSpanIdOf('ar_1');
    expect(own.find(s => s.name === 'poll-feeds')).toMatchObject({ spanId: root });
    expect(own.find(s => s.name === 'poll-feeds')?.parentSpanId ?? '').toBe('');
    const fetch = own.find(s => s.name === 'fetch-articles');
    expect([fetch?.parentSpanId, own.find(s => s.name === 'extract-events')?.parentSpanId]).toEqual([root, root]);
    expect(named('HTTP GET')[0]).toMatchObject({ parentSpanId: fetch?.spanId });
    expect(keys).toContain('a key');
  });

  it('tell of a failure by its kind alone, never by its words', async () => {
    const tracing = await open();
    const fails = tracing.job('fetch-articles', ['ar_3'], async () => {
      tracing.about(['ar_3']);
      await tracing.step('HTTP GET', {}, async () => {
        throw new TypeError('no answer of https://user:pass@a.example/?token=s3cret');
      });
    });
    await expect(fails).rejects.toThrow('s3cret');
    await tracing.close();
    expect(spans.map(s => s.status)).toEqual([
      { code: 2, message: 'TypeError' },
      { code: 2, message: 'TypeError' },
    ]);
    expect(JSON.stringify(spans)).not.toContain('s3cret');
  });

  it('keep jobs apart that run side by side', async () => {
    const tracing = await open();
    const ids = Array.from({ length: 20 }, (_, i) => `ar_${i}`);
    await Promise.all(
      ids.map(id =>
        tracing.job('extract-events', [id], async () => {
          await tracing.step('wait', { id }, async () => new Promise(resolve => setImmediate(resolve)));
          tracing.about([id]);
        }),
      ),
    );
    await tracing.close();
    const stepOf = new Map(named('wait').map(s => [s.traceId, s.attributes.find(a => a.key === 'id')?.value]));
    expect(stepOf).toEqual(new Map(ids.map(id => [traceIdOf(id), { stringValue: id }])));
  });

  it('are of the same share of the articles in every process', async () => {
    const ids = Array.from({ length: 200 }, (_, i) => `ar_${i}`);
    const chosen: Set<string>[] = [];
    for (let i = 0; i < 2; i++) {
      spans = [];
      const tracing = await open({ traceShare: 25 });
      for (const id of ids) await tracing.job('fetch-articles', [id], async () => tracing.about([id]));
      await tracing.close();
      chosen.push(new Set(spans.map(s => s.traceId)));
    }
    expect(chosen[0]).toEqual(chosen[1]);
    expect(chosen[0]?.size).toBeGreaterThan(20);
    expect(chosen[0]?.size).toBeLessThan(90);
  });

  it('do not exist where no collector is set, or of no article', async () => {
    expect(await open({ otlpEndpoint: null })).toBe(noTracing);
    expect(await open({ traceShare: 0 })).toBe(noTracing);
    const tracing = await open();
    await tracing.job('poll-feeds', ['1'], async () => {});
    expect(await tracing.step('alone', {}, async () => 5)).toBe(5);
    await tracing.close();
    expect(spans).toEqual([]);
  });

  it('do not hold up work or its end while the collector is away', async () => {
    const tracing = await open({ otlpEndpoint: 'http://127.0.0.1:1' });
    expect(
      await tracing.job('fetch-articles', ['ar_1'], async () => {
        tracing.about(['ar_1']);
        return 'done';
      }),
    ).toBe('done');
    const began = performance.now();
    await tracing.close();
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
