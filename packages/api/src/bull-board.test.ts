import { openQueue, type Queue } from '@cellwire/queue';
import { describeOnEach, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp } from '../test/fixture.js';

describeOnEach('Bull Board', [['embedded', 'redis']], setup => {
  let db: TestStore;
  let queue: Queue;
  let app: FastifyInstance;
  beforeAll(async () => {
    db = await testStore(setup.engine);
    queue = await openQueue({ redisUrl: setup.redisUrl ?? '', prefix: `board-${crypto.randomUUID()}` });
    app = await openApp(db.store, {
      bullQueues: queue.bullQueues(),
      access: { local: 'read', localToken: 'open-sesame' },
    });
  });
  afterAll(async () => {
    await app?.close();
    await queue?.close();
    await db?.remove();
  });
  const ask = (url: string, options: { method?: 'GET' | 'PUT' | 'POST'; token?: string } = {}) =>
    app.inject({
      method: options.method ?? 'GET',
      url,
      headers: { host: 'localhost', ...(options.token ? { authorization: `Bearer ${options.token}` } : {}) },
    });

  it('shows the jobs to those who may administer, and to nobody else', async () => {
    await queue.add('extract-events', '17');
    expect((await ask('/queues')).statusCode).toBe(403);
    expect((await ask('/queues/api/queues')).statusCode).toBe(403);
    const page = await ask('/queues', { token: 'open-sesame' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Cellwire');
    const queues = (await ask('/queues/api/queues', { token: 'open-sesame' })).json().queues as {
      name: string;
      readOnlyMode: boolean;
      counts: Record<string, number>;
    }[];
    const extract = queues.find(q => q.name === 'extract-events');
    expect(extract?.counts.prioritized).toBe(1);
    expect(queues.every(q => q.readOnlyMode)).toBe(true);
  });

  it('changes nothing, whoever asks', async () => {
    for (const path of ['pause', 'empty', 'obliterate', 'retry/failed', 'add']) {
      const answer = await ask(`/queues/api/queues/extract-events/${path}`, { method: 'PUT', token: 'open-sesame' });
      expect(answer.statusCode, path).toBeGreaterThanOrEqual(400);
    }
    expect(await queue.counts('extract-events')).toMatchObject({ waiting: 1 });
  });
});
