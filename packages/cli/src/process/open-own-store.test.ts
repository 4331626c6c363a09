// Commands while another process has the embedded store: they go through it, whichever they are.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLock } from '@cellwire/store';
import { emptyStoreFolder } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand as run } from '../../test/run-command.js';
import { serve } from '../commands/serve.js';
import { openParts, type Parts } from './open-parts.js';

const folder = mkdtempSync(join(tmpdir(), 'cellwire-through-'));
const ARTICLE = {
  id: 'a1',
  published: '2026-02-12',
  title: 'Acme Motors sells its stake in battery venture',
  text: 'Acme Motors last week sold its 49 percent stake in Volta Cells, a battery joint venture with Beta Energy in Ohio, to its partner for $100.',
  outlet: 'Cell Ledger',
};

describe('commands beside a process that has the embedded store', () => {
  let parts: Parts;
  let dataDir: string;
  let other: string;
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    dataDir = await emptyStoreFolder();
    other = await emptyStoreFolder();
    vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
    vi.stubEnv('CELLWIRE_API_PORT', '0');
    vi.stubEnv('CELLWIRE_NOW', '2026-02-12T12:00:00Z');
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('REDIS_URL', '');
    parts = await openParts({}, { itself: true });
    served = await serve(parts);
  }, 240_000);
  afterAll(async () => {
    await served?.close();
    await parts?.close();
    vi.unstubAllEnvs();
    for (const made of [folder, dataDir, other]) rmSync(made, { recursive: true, force: true });
  });

  it('are told the way by the lock file, which others cannot read', () => {
    expect(readLock(dataDir)).toMatchObject({ api: served.url, token: served.token });
  });

  it('import articles and read them through to events', async () => {
    const file = join(folder, 'articles.jsonl');
    writeFileSync(file, `${JSON.stringify(ARTICLE)}\n`);
    expect(await run('import', file)).toMatchObject({ code: 0, err: expect.stringContaining('1 article stored') });
    const { rowCount } = await parts.store.query('SELECT FROM events');
    expect(rowCount).toBeGreaterThan(0);
  }, 240_000);

  it('are explained over the API', async () => {
    const [event] = (await (await fetch(`${served.url}/api/events?q=type:stake_sale`)).json()).events;
    const { mentions } = await (await fetch(`${served.url}/api/events/${event.event}/explain`)).json();
    expect(mentions[0].steps.join('\n')).toContain('Acme Motors');
  }, 120_000);

  it.each([
    [['events', 'list', '--json'], '"type":"stake_sale"'],
    [['events', 'exits', '--json'], '"venture":"Volta Cells"'],
    [['events', 'export', '--csv'], 'stake_sale'],
    [['sql', '--json', 'SELECT count(*) AS n FROM article'], '{"n":1}'],
    [['sources', 'list', '--json'], '"name"'],
    [['names', 'candidates', '--json'], ''],
    [['migrate', '--dry-run', '--json'], '{"missing":[]}'],
  ])('%j answers from that store', async (args, expected) => {
    const { code, out, err } = await run(...args);
    expect(code, err).toBe(0);
    expect(out).toContain(expected);
  });

  it('write to that store', async () => {
    expect(await run('filters', 'add', 'desk', 'type:stake_sale')).toMatchObject({ code: 0 });
    expect((await run('filters', 'list', '--json')).out).toContain('"filter":"type:stake_sale"');
    const token = (await run('tokens', 'add', 'notebook')).out.trim();
    const answer = await fetch(`${served.url}/api/filters`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.json()).toMatchObject({ filters: [{ name: 'desk' }] });
    expect(await run('tokens', 'revoke', 'notebook')).toMatchObject({ code: 0 });
    expect(await run('tokens', 'revoke', 'notebook')).toMatchObject({ code: 2 });
    expect(await run('tokens', 'add', 'x', '--scope', 'root')).toMatchObject({ code: 2 });
  });

  it('keep a backup that another store takes', async () => {
    const file = join(folder, 'all.backup.gz');
    expect(await run('backup', file, '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"article":1') });
    vi.stubEnv('CELLWIRE_DATA_DIR', other);
    expect(await run('restore', file, '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"event":') });
    const events = await run('events', 'list', '--json');
    vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
    expect(events.out).toBe((await run('events', 'list', '--json')).out);
  }, 180_000);

  it('export whole files, in the format of the ending', async () => {
    const file = join(folder, 'events.parquet');
    expect(await run('events', 'export', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 4).toString()).toBe('PAR1');
    const bad = join(folder, 'none.csv');
    expect(await run('events', 'export', bad, '--filter', 'compny:x')).toMatchObject({ code: 2 });
    expect(existsSync(bad)).toBe(false);
  });

  it.each([[['serve']], [['up']], [['worker']], [['move', '--to', 'postgres://127.0.0.1:1/x']]])(
    '%j says who has the store',
    async args => {
      const { code, err } = await run(...args);
      expect(code).toBe(1);
      expect(err).toMatch(/in use by process \d+|does this work already/);
    },
  );
});
