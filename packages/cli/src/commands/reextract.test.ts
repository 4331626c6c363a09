// The command line of re-extraction: an archive that one pack has read, read again by the same pack and by a changed one.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compilePack, defaultPackDir } from '@cellwire/pack';
import {
  describeOnEachStore,
  emptyStoreFolder,
  openReceiver,
  type RecordingReceiver,
  testStore,
} from '@cellwire/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closeKept, keepParts, keepStore } from '../../test/keep-open.js';
import { runCommand as run } from '../../test/run-command.js';

vi.mock('../process/open-own-store.js', async original => keepStore(await original()));
vi.mock('../process/open-parts.js', async original => keepParts(await original()));

const lines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
const ask = async (sql: string) => lines((await run('sql', '--json', sql)).out);

const article = (id: string, published: string, text: string): string =>
  JSON.stringify({ id, published, outlet: id, url: `https://${id}.example/1`, title: 'Battery news', text });
const ARTICLES = [
  article(
    'ledger',
    '2026-02-10',
    'Veltra Motors agreed to sell its 40% stake in the battery maker Prairie Volt Cells to Marwick for 300 million euros.',
  ),
  article(
    'gazette',
    '2026-02-12',
    'Norwick Energy took an impairment charge of 90 million euros on its battery cells.',
  ),
];
/** What the articles need of the battery pack: the whole of it is read and compiled for seconds, twice on each engine. */
const NEEDED =
  /^(?:$|(?:pack|kinds|words|relevance|segments)\.yaml$|places(?:$|\/countries\.yaml$)|types(?:$|\/(?:jv_dissolution|stake_sale|writedown)(?:$|\/)))/;
async function copyPack(to: string): Promise<void> {
  const from = defaultPackDir();
  cpSync(from, to, { recursive: true, filter: path => NEEDED.test(relative(from, path)) });
  await compilePack(to);
}
/** Everything that a run could write: readings, mentions, recorded states and alerts. */
const WRITTEN = `SELECT (SELECT jsonb_agg(x.pack_version ORDER BY x.id) FROM extraction x) AS readings,
  (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.id) FROM mention m) AS mentions,
  (SELECT jsonb_agg(to_jsonb(v) ORDER BY v.seq) FROM event_version v) AS states,
  (SELECT count(*)::int FROM alert) AS alerts, (SELECT count(*)::int FROM delivery) AS deliveries`;
const EVENTS = "SELECT event, type, arguments ->> 'target' AS target, version FROM events ORDER BY type";

describeOnEachStore('cellwire reextract', setup => {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-reextract-'));
  let receiver: RecordingReceiver;
  let removeStore: () => Promise<void> | void;
  beforeAll(async () => {
    if (setup.store === 'embedded') {
      const dataDir = await emptyStoreFolder();
      removeStore = () => rmSync(dataDir, { recursive: true, force: true });
      vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
      vi.stubEnv('DATABASE_URL', '');
    } else {
      const { options, remove } = await testStore(setup.engine);
      removeStore = remove;
      vi.stubEnv('CELLWIRE_DATA_DIR', join(folder, 'data'));
      vi.stubEnv('DATABASE_URL', 'databaseUrl' in options ? options.databaseUrl : '');
    }
    await copyPack(join(folder, 'known'));
    vi.stubEnv('CELLWIRE_PACK', join(folder, 'known'));
    receiver = await openReceiver({ reply: () => ({ status: 204 }) });
    vi.stubEnv('REDIS_URL', '');
    vi.stubEnv('CELLWIRE_NOW', '2026-02-20T09:00:00Z');
    vi.stubEnv('CELLWIRE_ALLOW_HOSTS', receiver.host);
    vi.stubEnv('CELLWIRE_ALERT_SETTLE_MS', '0');
    const added = await run('alerts', 'add', '--name', 'desk', '--filter', 'min-sources:1', '--url', receiver.url);
    expect([added.code, added.err]).toEqual([0, expect.any(String)]);
    const file = join(folder, 'articles.jsonl');
    writeFileSync(file, ARTICLES.join('\n'));
    expect(await run('import', file, '--alert')).toMatchObject({ code: 0 });
  }, 300_000);
  afterAll(async () => {
    await closeKept();
    vi.unstubAllEnvs();
    await receiver.close();
    await removeStore();
    rmSync(folder, { recursive: true, force: true });
  });

  it('writes nothing where the same pack reads what it read', { timeout: 120_000 }, async () => {
    const before = await ask(WRITTEN);
    // The news itself was told: what follows is silent for another reason.
    expect(before).toMatchObject([{ alerts: 2, deliveries: 2 }]);
    expect(receiver.requests).toHaveLength(2);
    expect(await run('reextract', '--json')).toEqual({
      code: 0,
      out: '',
      err: expect.stringMatching(/^2 articles read; mentions of 0 changed, 0 events changed$/m),
    });
    expect(await ask(WRITTEN)).toEqual(before);
  });

  it('says in a dry run what the run does with a changed pack, keeps ids and alerts nobody', {
    timeout: 240_000,
  }, async () => {
    const pack = join(folder, 'pack');
    cpSync(join(folder, 'known'), pack, { recursive: true });
    mkdirSync(join(pack, 'companies'));
    // The venture's full name is known now, and nothing finds writedowns any more.
    writeFileSync(
      join(pack, 'companies', 'new.yaml'),
      'companies:\n  - { name: Prairie Volt, aliases: [Prairie Volt Cells], kinds: [battery maker], country: US }\n',
    );
    rmSync(join(pack, 'types', 'writedown'), { recursive: true });
    vi.stubEnv('CELLWIRE_PACK', pack);
    const [before, events] = [await ask(WRITTEN), await ask(EVENTS)];
    const [sale, writedown] = events;
    expect(events).toMatchObject([
      { type: 'stake_sale', target: '["Prairie Volt Cells"]', version: 1 },
      { type: 'writedown', version: 1 },
    ]);

    const dry = await run('reextract', '--dry-run', '--json');
    expect(dry).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^2 articles read; mentions of 2 would change, 2 events would change$/m),
    });
    expect(await ask(WRITTEN)).toEqual(before);
    const said = lines(dry.out);
    expect(
      said.filter(line => line.article).sort((a, b) => (String(a.article) < String(b.article) ? -1 : 1)),
    ).toMatchObject([
      { article: 'gazette', added: [], removed: [{ type: 'writedown' }] },
      {
        article: 'ledger',
        added: [{ arguments: { target: ['Prairie Volt'] } }],
        removed: [{ arguments: { target: ['Prairie Volt Cells'] } }],
      },
    ]);
    expect(new Map(said.filter(line => line.event).map(line => [line.event, line]))).toEqual(
      new Map([
        [
          sale?.event,
          expect.objectContaining({
            is: 'changed',
            before: expect.objectContaining({ arguments: expect.objectContaining({ target: ['Prairie Volt Cells'] }) }),
            after: expect.objectContaining({ arguments: expect.objectContaining({ target: ['Prairie Volt'] }) }),
          }),
        ],
        [writedown?.event, expect.objectContaining({ is: 'gone', after: null })],
      ]),
    );

    const real = await run('reextract', '--json');
    expect(real).toMatchObject({ code: 0, out: dry.out, err: dry.err.replaceAll('would change', 'changed') });
    expect(await ask(EVENTS)).toEqual([{ ...sale, target: '["Prairie Volt"]', version: 2 }]);
    const after = await ask(WRITTEN);
    expect(after).toMatchObject([{ alerts: 2, deliveries: 2 }]);
    expect(receiver.requests).toHaveLength(2);

    expect(await run('reextract')).toMatchObject({ code: 0, out: '' });
    expect(await ask(WRITTEN)).toEqual(after);
  });

  it('reads only what was published since the day asked for', { timeout: 120_000 }, async () => {
    expect((await run('reextract', '--dry-run', '--since', '2026-02-11')).err).toContain('1 article read');
    expect(await run('reextract', '--since', 'February')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('write it as 2026-01-01'),
    });
  });
});
