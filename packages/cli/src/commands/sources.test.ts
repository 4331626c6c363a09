// The command line of sources: tried before they are added, found on pages, moved in and out of files.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyStoreFolder, openReceiver, type RecordingReceiver } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeKept, keepParts, keepStore } from '../../test/keep-open.js';
import { runCommand as run } from '../../test/run-command.js';

vi.mock('../process/open-own-store.js', async original => keepStore(await original()));
vi.mock('../process/open-parts.js', async original => keepParts(await original()));

const folder = mkdtempSync(join(tmpdir(), 'cellwire-sources-'));
const FEED = `<rss version="2.0"><channel><title>Harbour Wire</title><language>en-GB</language>
<item><title>Cells</title><link>https://a.example/1</link><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>`;
const PAGES: Readonly<Record<string, { status: number; body?: string; headers?: Record<string, string> }>> = {
  '/feed': { status: 200, body: FEED, headers: { 'content-type': 'application/rss+xml' } },
  '/news': {
    status: 200,
    body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed" title="All news"></head><body>News</body></html>',
    headers: { 'content-type': 'text/html' },
  },
  '/moved': { status: 301, headers: { location: '/feed' } },
  '/wall': { status: 403, body: 'no' },
  '/gone': { status: 410 },
  '/empty': { status: 200, body: '<rss version="2.0"><channel><title>x</title></channel></rss>' },
};
/** A pack of two sources: the real one takes seconds to read. */
const PACK = `name: harbour
relevance:
  threshold: 3
  words: { battery: 4 }
sources:
  - { name: quay, outlet: The Quay, feed: "https://quay.example/rss", language: en, timeZone: Europe/Oslo, category: wire }
  - { name: pier, outlet: The Pier, feed: "https://pier.example/rss", language: nb, timeZone: Europe/Oslo }
`;
let dataDir: string;
let server: RecordingReceiver;
const at = (path: string): string => `http://${server.host}${path}`;

const lines = (out: string): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map(l => JSON.parse(l));

beforeAll(async () => {
  mkdirSync(join(folder, 'pack'));
  writeFileSync(join(folder, 'pack', 'pack.yaml'), PACK);
  vi.stubEnv('CELLWIRE_PACK', join(folder, 'pack'));
  server = await openReceiver({ reply: ({ path }) => PAGES[path] ?? { status: 404 } });
  dataDir = await emptyStoreFolder();
  vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
  vi.stubEnv('CELLWIRE_ALLOW_HOSTS', server.host);
  vi.stubEnv('CELLWIRE_HOST_GAP_MS', '0');
  vi.stubEnv('CELLWIRE_CONTACT', 'mailto:desk@a.example');
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('REDIS_URL', '');
});
afterAll(async () => {
  await closeKept();
  vi.unstubAllEnvs();
  await server.close();
  for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true });
});

describe('cellwire sources', () => {
  it('finds the feed of a page, and takes its name and language from it', async () => {
    const added = await run('sources', 'add', at('/news'));
    expect(added).toMatchObject({ code: 0, err: expect.stringContaining(`its feed is ${at('/feed')}`) });
    const listed = lines((await run('sources', 'list', '--json')).out);
    expect(listed.find(s => s.name === 'harbour-wire')).toMatchObject({
      feed: at('/feed'),
      language: 'en',
      outlet: 'Harbour Wire',
    });
    expect(listed.map(s => s.name)).toEqual(['harbour-wire', 'pier', 'quay']);
    expect(listed.filter(s => s.enabled)).toEqual([]);
  });

  it('names itself to the outlet, and asks robots.txt first', () => {
    expect(server.requests[0]?.path).toBe('/robots.txt');
    expect(server.requests[1]?.headers['user-agent']).toMatch(/Cellwire\/\S+ .*desk@a\.example/);
  });

  it.each([
    ['/wall', 'wall: the server answered 403', 'lets no robots in'],
    ['/gone', 'gone: the server answered 410', 'ended this feed'],
    ['/empty', 'empty: the feed has no entries', 'nothing to read'],
    ['/nowhere', 'missing: the server answered 404', 'the address is wrong'],
    ['/news', 'html: an HTML page where a feed should be', '/feed  (All news)'],
  ])('says what is wrong with %s', async (path, wrong, mend) => {
    const { code, out } = await run('sources', 'check', at(path));
    expect([code, out]).toEqual([1, expect.stringContaining(wrong)]);
    expect(out).toContain(mend);
  });

  it('says where a feed has moved', async () => {
    const { code, out } = await run('sources', 'check', at('/moved'), '--json');
    expect(code).toBe(0);
    expect(lines(out)[0]).toMatchObject({ works: true, movedTo: at('/feed'), newest: '2026-03-03T08:00:00Z' });
  });

  it('does not add what cannot be read, unless told to', async () => {
    expect(await run('sources', 'add', 'walled', at('/wall'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('--no-check'),
    });
    expect(await run('sources', 'add', 'walled', at('/wall'), '--no-check')).toMatchObject({ code: 0 });
  });

  it('enables what works and leaves the rest', async () => {
    await run('sources', 'check', 'harbour-wire', 'walled', '--enable');
    const enabled = lines((await run('sources', 'list', '--json', '--enabled')).out);
    expect(enabled.map(s => s.name)).toEqual(['harbour-wire']);
  });

  it('imports a list with a report of what it skipped', async () => {
    const file = join(folder, 'list.opml');
    writeFileSync(
      file,
      `<opml version="2.0"><body>
<outline text="Cells" xmlUrl="https://one.example/rss"/>
<outline text="Cells" xmlUrl="https://two.example/rss"/>
<outline text="Twice" xmlUrl="https://one.example/rss"/>
<outline text="Inside" xmlUrl="http://10.0.0.1/rss"/>
<outline text="Ours" xmlUrl="${at('/feed')}"/>
</body></opml>`,
    );
    const dry = await run('sources', 'import', file, '--dry-run', '--json');
    const wet = await run('sources', 'import', file, '--json');
    expect(wet.out).toBe(dry.out);
    expect(lines(wet.out)).toEqual([
      { added: 'Cells', feed: 'https://one.example/rss' },
      { added: 'Cells 2', feed: 'https://two.example/rss' },
      { line: 4, skipped: expect.stringContaining('line 2') },
      { line: 5, skipped: expect.stringMatching(/refused/) },
      { line: 6, skipped: 'the feed is there already, as "harbour-wire"' },
    ]);
    expect(wet.err).toContain('2 of 5 sources added, 3 skipped');
  });

  it.each(['list.yaml', 'list.json', 'back.opml'])('exports to %s what imports to nothing new', async name => {
    const file = join(folder, name);
    expect(await run('sources', 'export', file)).toMatchObject({ code: 0 });
    const back = await run('sources', 'import', file, '--json');
    expect(lines(back.out).filter(l => l.added)).toEqual([]);
    expect(back.err).toMatch(/^0 of \d sources added/m);
  });

  it('writes YAML that an editor and config check know', async () => {
    const file = join(folder, 'list.yaml');
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/sources\.schema\.json\nsources:\n {2}- name: /,
    );
    expect(await run('config', 'check', file)).toMatchObject({ code: 0, out: '' });
  });

  it('imports 10,000 feeds within ten seconds', async () => {
    const file = join(folder, 'many.opml');
    const outlines = Array.from(
      { length: 10_000 },
      (_, i) => `<outline text="Feed ${i}" xmlUrl="https://f${i}.example/rss"/>`,
    );
    writeFileSync(file, `<opml><body>${outlines.join('\n')}<outline text="bad" xmlUrl="ftp://x"/></body></opml>`);
    // Computing time: the machine may have other things to do.
    const before = process.cpuUsage();
    const { code, err } = await run('sources', 'import', file);
    expect([code, err]).toEqual([0, expect.stringContaining('10000 of 10001 sources added, 1 skipped')]);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(10_000);
  });
});

describe('cellwire articles', () => {
  it('counts and lists nothing in an empty store', async () => {
    expect(await run('articles', 'count')).toMatchObject({ code: 0, err: expect.stringContaining('no articles yet') });
    expect(await run('articles', 'list', '--dropped', '--json')).toMatchObject({ code: 0, out: '' });
    expect(await run('articles', 'list', '--outcome', 'lost')).toMatchObject({ code: 2 });
  });

  it('tells what the relevance test dropped, with its text kept', async () => {
    const file = join(folder, 'two.jsonl');
    const articles = [
      {
        id: 'soup',
        published: '2026-03-03',
        title: 'A soup for cold days',
        text: 'Peel the carrots and cut them into thick slices. Cook them for twenty minutes in salted water with a leaf of bay.',
      },
      {
        id: 'suppe',
        published: '2026-03-04',
        title: 'Eine Suppe für kalte Tage',
        text: 'Die Karotten werden geschält und in dicke Scheiben geschnitten. Dann kochen sie zwanzig Minuten lang in gesalzenem Wasser mit einem Blatt Lorbeer.',
      },
    ];
    writeFileSync(file, articles.map(a => JSON.stringify(a)).join('\n'));
    expect(await run('import', file)).toMatchObject({ code: 0 });
    const dropped = lines((await run('articles', 'list', '--dropped', '--json')).out);
    expect(dropped.map(a => [a.id, a.outcome, a.hasText])).toEqual([
      ['suppe', 'language', true],
      ['soup', 'irrelevant', true],
    ]);
    const counts = lines((await run('articles', 'count', '--json')).out);
    expect(counts.map(c => [c.outcome, c.articles]).sort()).toEqual([
      ['irrelevant', 1],
      ['language', 1],
    ]);
  });
});
