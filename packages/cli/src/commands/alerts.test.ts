// The command line of alerts, from subscribing to sending again.
import { rmSync } from 'node:fs';
import { openStore } from '@cellwire/store';
import { emptyStoreFolder, openReceiver, type RecordingReceiver } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { record } from '../../../alerts/test/newsdesk.js';
import { closeKept, keepParts, keepStore } from '../../test/keep-open.js';
import { runCommand } from '../../test/run-command.js';
import { readInstant } from '../alerts/read-options.js';

vi.mock('../process/open-own-store.js', async original => keepStore(await original()));
vi.mock('../process/open-parts.js', async original => keepParts(await original()));

let dataDir: string;
let receiver: RecordingReceiver;

const run = (...args: string[]) => runCommand('alerts', ...args);

describe('cellwire alerts', () => {
  beforeAll(async () => {
    dataDir = await emptyStoreFolder();
    receiver = await openReceiver({ reply: request => ({ status: request.path === '/hook' ? 204 : 500 }) });
    vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
    vi.stubEnv('CELLWIRE_ALLOW_HOSTS', receiver.host);
    vi.stubEnv('DATABASE_URL', '');
  });
  afterAll(async () => {
    await closeKept();
    vi.unstubAllEnvs();
    await receiver.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('shows the secret once, and sends a signed test', async () => {
    const added = await run('add', '--name', 'desk', '--filter', 'type:stake_sale', '--url', receiver.url);
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^whsec_\S{44}\n$/) });
    const listed = await run('list', '--json');
    expect(listed.out).toContain('"name":"desk"');
    expect(listed.out).not.toMatch(/whsec|secret/);
    expect(await run('test', 'desk')).toMatchObject({ code: 0 });
    expect(receiver.requests.at(-1)?.headers['webhook-signature']).toMatch(/^v1,/);
  });

  it('answers in JSON what it made, changed and removed', async () => {
    const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out);
    const made = await json('add', '--name', 'mine', '--filter', 'jv_exit', '--url', receiver.url);
    expect(made).toMatchObject({ name: 'mine', state: 'active', secret: expect.stringMatching(/^whsec_/) });
    expect((await json('rotate', 'mine')).secret).not.toBe(made.secret);
    expect(await json('pause', 'mine')).toEqual({ id: made.id, name: 'mine', state: 'paused' });
    expect(await json('resume', 'mine')).toEqual({ id: made.id, name: 'mine', state: 'active', woken: 0 });
    expect(await json('remove', 'mine')).toEqual({ id: made.id, name: 'mine', removed: true });
  });

  it.each([
    [['add', '--name', 'x', '--filter', 'jv_exit', '--url', 'http://127.0.0.1:1/'], 'https'],
    [['add', '--name', 'x', '--filter', 'typ:layoff', '--url', 'https://hooks.example/'], 'did you mean "type"'],
    [['test', 'nobody'], 'cellwire alerts list'],
    [['replay'], 'say what to send again'],
    [['replay', '--name', 'desk'], 'say what to send again'],
  ])('refuses %j with the mend', async (args, mend) => {
    const { code, err } = await run(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(mend)]);
  });

  it('previews what was sent, and sends it again only when told to', async () => {
    await closeKept();
    const store = await openStore({ dataDir });
    await record(store, { events: [{ id: 'ev_a', status: 'announced' }] });
    await store.query("UPDATE delivery SET delivered_at = now(), work_state = 'done', work_due_at = NULL");
    await store.close();
    expect((await run('preview', 'type:stake_sale', '--since', '1d', '--json')).out).toContain(
      '"type":"event.created"',
    );
    expect(await run('preview', 'layof', '--since', '1d', '--json')).toMatchObject({
      out: '',
      err: expect.stringContaining('searched for as text'),
    });
    const state = async () => (await run('deliveries', 'desk', '--json')).out;
    const dry = await run('replay', '--since', '1d', '--dry-run', '--json');
    expect(dry).toMatchObject({ code: 0, err: '1 delivery chosen\n' });
    expect(await run('replay', '--since', '1d')).toMatchObject({ code: 2, err: expect.stringContaining('add --yes') });
    expect(await state()).toContain('"workState":"done"');
    expect(await run('replay', '--since', '1d', '--yes', '--json')).toMatchObject({ code: 0, out: dry.out });
    expect(await state()).toContain('"workState":"due"');
  });
});

describe('a time', () => {
  const now = new Date('2026-02-11T09:00:00Z');
  it.each([
    ['2026-02-01', '2026-02-01T00:00:00.000Z'],
    ['2026-02-01T09:00:00+09:00', '2026-02-01T00:00:00.000Z'],
    ['36h', '2026-02-09T21:00:00.000Z'],
    ['2w', '2026-01-28T09:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(readInstant(text, '--since', now).toISOString()).toBe(expected);
  });
  it.each(['', 'yesterday', '2026-02-31x', '2026-13-01', '2026', '7', '-3d', '2026-02-01T09:00'])('is not %j', text => {
    expect(() => readInstant(text, '--since', now)).toThrow('--since wants');
  });
});
