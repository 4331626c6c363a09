// The stream of changes while several writers commit, fail and wait for each other.
import { listChangeRows, type Store } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, record, sale } from '../../test/fixture.js';

describeOnEachStore('the stream of changes', setup => {
  let test: TestStore;
  let store: Store;
  let app: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    test = await testStore(setup.engine, fixedClock('2026-03-01T00:00:00Z'));
    store = test.store;
    app = await openApp(store);
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await app?.close();
    await test?.remove();
  });

  /** Many writers at once; every third one takes its change back, which leaves a hole in the numbers. */
  const write = (from: number, count: number): Promise<unknown> =>
    Promise.allSettled(
      Array.from({ length: count }, (_, i) =>
        i % 3 === 2
          ? record(store, sale(from + i), { ...sale(from + i), id: 'not an event id' })
          : record(store, sale(from + i, { usd: from })),
      ),
    );
  const recorded = async (): Promise<string[]> =>
    (await listChangeRows(store, { after: 0, limit: 10_000 })).map(c => String(c.seq));

  it('gives every change once, in order, to one who asks again and again meanwhile', async () => {
    const seen: string[] = [];
    let after = '';
    let writing = true;
    const writers = write(1, 12)
      .then(() => write(13, 12))
      .finally(() => {
        writing = false;
      });
    for (;;) {
      const last = !writing;
      const page = (await app.inject({ url: `/api/changes?limit=3&after=${after}` })).json();
      seen.push(...page.changes.map((c: { cursor: string }) => c.cursor));
      after = page.next;
      if (last && !page.more) break;
    }
    await writers;
    expect(seen).toEqual(await recorded());
    expect(seen.length).toBeGreaterThan(12);
  });

  it('sends the same as events, and continues behind the last one after a broken connection', async () => {
    const seen: string[] = [];
    let target = 5;
    const follow = async (lastEventId: string): Promise<void> => {
      const broken = new AbortController();
      const answer = await fetch(`${url}/api/changes/stream`, {
        headers: { 'last-event-id': lastEventId },
        signal: broken.signal,
      });
      expect(answer.headers.get('content-type')).toBe('text/event-stream');
      expect(answer.headers.get('connection')).toBe('close');
      let text = '';
      for await (const chunk of answer.body ?? []) {
        text += Buffer.from(chunk).toString();
        const whole = text.split('\n\n');
        text = whole.pop() ?? '';
        for (const event of whole) {
          const id = /^id: (\d+)$/m.exec(event)?.[1];
          if (id && seen.length < target) seen.push(id);
        }
        if (seen.length >= target) break;
      }
      broken.abort();
    };
    await follow('');
    const writers = write(1, 9);
    target = 8;
    await follow(seen.at(-1) ?? '');
    await writers;
    target = (await recorded()).length;
    await follow(seen.at(-1) ?? '');
    expect(seen).toEqual(await recorded());
    // What comes later is heard at once, not at the next look.
    const began = performance.now();
    target++;
    const following = follow(seen.at(-1) ?? '');
    await record(store, sale(28, { usd: 77 }));
    await following;
    expect(performance.now() - began).toBeLessThan(9000);
    expect(seen).toEqual(await recorded());
  });
});
