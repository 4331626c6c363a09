import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../main.js';

// The first command loads the whole command line, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const DAIRY = fileURLToPath(new URL('../../../../extraction/test/dairy', import.meta.url));
const FILE = 'types/plant_sale/plant_sale.yaml';
const run = promisify(execFile);

let dir: string;
let pack: string;
let out: string[];
const write = process.stdout.write;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'cellwire-rules-'));
  pack = join(dir, 'pack');
  await cp(DAIRY, pack, { recursive: true });
  process.env.CELLWIRE_DATA_DIR = join(dir, 'data');
  out = [];
  process.stdout.write = (text: string | Uint8Array): boolean => Boolean(out.push(String(text)));
});
afterEach(async () => {
  process.stdout.write = write;
  process.exitCode = 0;
  delete process.env.CELLWIRE_DATA_DIR;
  await rm(dir, { recursive: true, force: true });
});

/** Runs a command; answers its exit code and the lines of standard output. */
async function cellwire(...args: string[]): Promise<{ code: number; lines: string[] }> {
  process.exitCode = 0;
  out = [];
  const code = await main(args);
  return { code, lines: out.join('').split('\n').filter(Boolean) };
}
const edit = async (from: string, to: string): Promise<void> => {
  const file = join(pack, FILE);
  await writeFile(file, (await readFile(file, 'utf8')).replace(from, to));
};
const gold = async (): Promise<string> => {
  const folder = join(dir, 'gold');
  await cp(DAIRY, folder, { recursive: true });
  const text = 'Brennock Foods sold its creamery to Tarvik Creameries.';
  const events = [{ type: 'plant_sale', status: 'completed', arguments: { seller: ['Brennock Foods'] } }];
  await writeFile(join(folder, 'a.json'), JSON.stringify({ id: 'a', published: '2026-02-11', text, events }));
  return folder;
};

describe('rules test', () => {
  it('passes while every example is read as written', async () =>
    expect((await cellwire('rules', 'test', '--pack', pack)).code).toBe(0));
  it('fails with file, line and what differs', async () => {
    await edit('head: $works', 'head: [butter]');
    const { code, lines } = await cellwire('rules', 'test', '--pack', pack);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/plant_sale\.yaml:\d+: fails/);
    expect(lines.join('\n')).toMatch(/missing +plant_sale completed .*seller Brennock Foods/);
  });
  it('gives an object a line with --json', async () => {
    const { lines } = await cellwire('rules', 'test', '--pack', pack, '--json');
    expect(lines.map(l => JSON.parse(l).verdict)).toEqual(['passes', 'passes', 'passes']);
  });
});

describe('rules add-example', () => {
  const add = (...more: string[]) => cellwire('rules', 'add-example', 'plant_sale', '--pack', pack, '--json', ...more);
  it('adds behind the last example and leaves the rest of the file as it was', async () => {
    const before = await readFile(join(pack, FILE), 'utf8');
    const text = 'Brennock Foods denied that it would sell its creamery.';
    const { code, lines } = await add('--text', text, '--published', '2026-02-11', '--events', '[]');
    const after = await readFile(join(pack, FILE), 'utf8');
    expect(code).toBe(0);
    expect(JSON.parse(lines[0]!)).toMatchObject({ at: expect.stringContaining(FILE), verdict: 'fails' });
    expect(after.startsWith(before)).toBe(true);
    expect(after).toContain('published: "2026-02-11"');
    expect(after).toContain('# An intention is no sale.');
  });
  it('writes nothing that the pack would refuse', async () => {
    const before = await readFile(join(pack, FILE), 'utf8');
    const events = '[{"status":"completed","owner":["Brennock Foods"]}]';
    expect((await add('--text', 'It was sold.', '--published', '2026-02-11', '--events', events)).code).toBe(1);
    expect(await readFile(join(pack, FILE), 'utf8')).toBe(before);
  });
  it('takes one sentence of an article', async () => {
    const article = join(dir, 'a.json');
    const text = 'It rained. Brennock sold a creamery to Tarvik Creameries. It snowed.';
    await writeFile(article, JSON.stringify({ id: 'a', title: 'News', text, published: '2026-02-11' }));
    const { code } = await add('--article', article, '--sentence', 'sold a creamery', '--events', '[]');
    expect(code).toBe(0);
    expect(await readFile(join(pack, FILE), 'utf8')).toContain(
      'text: Brennock sold a creamery to Tarvik Creameries.\n',
    );
  });
});

describe('rules score', () => {
  it('counts by type and frame, and says what changed against another revision, event by event', async () => {
    const articles = await gold();
    await run('git', ['init', '-q', pack]);
    const git = (...args: string[]) => run('git', ['-C', pack, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args]);
    await git('add', '-A');
    await git('commit', '-qm', 'first');
    const whole = await cellwire('rules', 'score', articles, '--pack', pack, '--json');
    expect(JSON.parse(whole.lines[0]!).score).toMatchObject({
      events: { wanted: 1, told: 1, right: 1 },
      frames: [{ frame: 'plant_sale/sells-works', told: 1, right: 1, precision: 1, recall: 1 }],
    });
    await edit('head: $works', 'head: [cheese factory]');
    for (const against of ['HEAD', 'LAST']) {
      const { lines } = await cellwire('rules', 'score', articles, '--pack', pack, '--against', against, '--json');
      const { changes } = JSON.parse(lines[0]!);
      expect(changes).toMatchObject(against === 'HEAD' ? [{ article: 'a', is: 'lost' }] : []);
    }
  });
  it('refuses a folder without annotated articles', async () =>
    expect((await cellwire('rules', 'score', dir, '--pack', pack)).code).toBe(2));
});

describe('explain', () => {
  it('says which words filled what and what nearly matched', async () => {
    const file = join(dir, 'a.txt');
    await writeFile(file, 'Brennock Foods sold its creamery to Tarvik Creameries. Brennock sold its warehouse.');
    const { code, lines } = await cellwire('explain', file, '--published', '2026-02-11', '--pack', pack, '--json');
    expect(code).toBe(0);
    const [told] = JSON.parse(lines[0]!).told;
    expect(told.roles.buyer).toMatchObject([{ value: 'Tarvik Creameries', words: 'Tarvik Creameries', via: 'to' }]);
    expect(JSON.parse(lines[0]!).misses[0]).toMatchObject({
      frame: 'plant_sale/sells-works',
      missing: { position: 'object', stood: ['its warehouse'] },
    });
  });
});
