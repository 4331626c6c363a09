// The commands of operators, on a store of their own: what is wrong is said, with its mend.
import { rmSync } from 'node:fs';
import { claimWork, endLease, markDue, openStore, type Store, saveArticle } from '@cellwire/store';
import { emptyStoreFolder } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand as run } from '../../test/run-command.js';

let dataDir: string;
const seenAt = new Date('2026-02-11T09:00:00Z');

const onStore = async (work: (store: Store) => Promise<void>): Promise<void> => {
  const store = await openStore({ dataDir });
  await work(store).finally(() => store.close());
};
const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

describe('the commands of operators', () => {
  beforeAll(async () => {
    dataDir = await emptyStoreFolder();
    vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('REDIS_URL', '');
    vi.stubEnv('CELLWIRE_CONTACT', '');
    await onStore(store =>
      store.inTransaction(async tx => {
        for (const id of ['good', 'poison'])
          await saveArticle(tx, {
            id,
            url: `https://desk.example/${id}`,
            published: '2026-02-11',
            outlet: 'Desk',
            origin: 'added',
            seenAt,
          });
        await markDue(tx, 'fetch-articles', ['good', 'poison'], { at: seenAt });
        const lease = { now: seenAt, leaseMs: 1000, token: '00000000-0000-4000-8000-000000000001' };
        await claimWork(tx, 'fetch-articles', 'poison', lease);
        await endLease(tx, 'fetch-articles', 'poison', {
          token: lease.token,
          end: { is: 'quarantined', why: 'it ended its thread (3 of 3)' },
        });
      }),
    );
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('say how the pipeline stands', async () => {
    const { code, out } = await run('status', '--json');
    const stages = (lines(out)[0]?.stages ?? []) as { stage: string }[];
    expect(code).toBe(0);
    expect(stages.find(s => s.stage === 'fetch-articles')).toMatchObject({ due: 1, leased: 0, quarantined: 1 });
    expect((await run('status')).out).toMatch(/fetch-articles\s+1\s+0\s+1/);
  });

  it('tell where an address is and why', async () => {
    const trace = async (url: string) => lines((await run('trace', url, '--json')).out)[0]?.verdict;
    expect(await trace('https://desk.example/poison')).toEqual({
      is: 'quarantined',
      stage: 'fetch-articles',
      why: 'it ended its thread (3 of 3)',
    });
    expect(await trace('good')).toMatchObject({ is: 'waiting', stage: 'fetch-articles' });
    expect(await trace('https://desk.example/nowhere')).toMatchObject({ is: 'unknown' });
    expect((await run('trace', 'good')).out).toMatch(/^waiting \(fetch-articles\): due at 2026-02-11/);
  });

  it('list what waits for a person, and retry or discard it', async () => {
    expect(lines((await run('jobs', 'list', '--json')).out)).toMatchObject([{ stage: 'fetch-articles', id: 'poison' }]);
    expect(await run('jobs', 'retry', 'fetch-articles')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--all'),
    });
    expect(await run('jobs', 'retry', 'fetch', 'poison')).toMatchObject({ code: 2 });
    expect(await run('jobs', 'retry', 'fetch-articles', 'nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody: no such row'),
    });
    expect(await run('jobs', 'discard', 'all', '--all')).toMatchObject({
      code: 0,
      err: expect.stringContaining('1 row given up'),
    });
    expect((await run('jobs', 'list')).err).toContain('nothing is in quarantine');
    expect(await run('jobs', 'retry', 'fetch-articles', 'poison')).toMatchObject({ code: 0 });
  });

  it('find what is wrong, each with its mend, and fail when nothing can work', async () => {
    const { code, out } = await run('doctor', '--json');
    const findings = lines(out);
    expect(code).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'settings', is: 'fail', mend: expect.stringContaining('CELLWIRE_CONTACT') }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ check: 'migrations', is: 'ok' }));
    expect(findings.filter(f => f.is !== 'ok').every(f => typeof f.mend === 'string')).toBe(true);
    vi.stubEnv('CELLWIRE_CONTACT', 'desk@cellwire.invalid');
    vi.stubEnv('REDIS_URL', 'redis://:secret@127.0.0.1:1');
    const redis = await run('doctor');
    expect(redis.out).toMatch(/FAIL {2}redis: .*does not answer/);
    expect(redis.out).not.toContain('secret');
    vi.stubEnv('REDIS_URL', '');
    expect((await run('doctor')).code).toBe(0);
  });
});
