// The shell blocks of README and docs: each is run, line by line, on a store and a small pack of its own; or its fence says why not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock, testStore } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fill } from '../packages/api/test/fixture.js';
import { closeKept, keepParts, keepStore } from '../packages/cli/test/keep-open.js';
import { runCommand } from '../packages/cli/test/run-command.js';
import { type CodeBlock, codeBlocks, commandLine, markdownFiles, shellLines } from './code-blocks.js';
import { copyPackFiles } from './faults/small-pack.js';

vi.mock('../packages/cli/src/process/open-own-store.js', async original => keepStore(await original()));
vi.mock('../packages/cli/src/process/open-parts.js', async original => keepParts(await original()));

const blocks = markdownFiles()
  .flatMap(codeBlocks)
  .filter(block => block.language === 'sh');
const isRun = (block: CodeBlock): boolean => block.notRun === null;

const ARTICLE = {
  id: 'notice',
  published: '2026-02-12',
  title: 'Zentra Cells to cut jobs',
  text: 'Zentra Cells will lay off 300 workers at its battery plant in Ohio. The company said that some jobs will go this year.',
};
const TOLD = { type: 'layoff', status: 'announced', arguments: { company: 'Zentra Cells', headcount: { count: 300 } } };

/** The files that the blocks name. */
function writeFiles(folder: string): void {
  const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  file('feeds.opml', '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/feed"/></body></opml>');
  file('article.json', JSON.stringify(ARTICLE));
  file('articles.jsonl', JSON.stringify(ARTICLE));
  mkdirSync(join(folder, 'FOLDER'));
  file('FOLDER/one.json', JSON.stringify({ ...ARTICLE, events: [TOLD] }));
}

describe('shell blocks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-shell-'));
  const home = process.cwd();
  let remove: () => Promise<void>;
  let event = '';
  beforeAll(async () => {
    const test = await testStore({ is: 'embedded' }, fixedClock('2026-02-28T00:00:00Z'));
    remove = test.remove;
    await fill(test.store);
    // The commands want the store themselves.
    await test.store.close();
    if (!('dataDir' in test.options)) throw new Error('the store has no folder');
    writeFiles(folder);
    await copyPackFiles(join(folder, 'pack'), ['types/layoff', 'places']);
    const own = {
      CELLWIRE_DATA_DIR: test.options.dataDir,
      CELLWIRE_PACK: join(folder, 'pack'),
      CELLWIRE_NOW: '2026-02-28T00:00:00Z',
      CELLWIRE_CONTACT: '',
      DATABASE_URL: '',
      REDIS_URL: '',
    };
    for (const [name, value] of Object.entries(own)) vi.stubEnv(name, value);
    process.chdir(folder);
    expect((await runCommand('import', 'articles.jsonl')).code).toBe(0);
    event = JSON.parse((await runCommand('events', 'list', 'type:layoff', '--json')).out).event;
  });
  afterAll(async () => {
    await closeKept();
    process.chdir(home);
    vi.unstubAllEnvs();
    await remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(blocks.filter(isRun).map(b => [`${b.file}:${b.line}`, b] as const))('%s runs', async (_where, block) => {
    for (const line of shellLines(block)) await runLine(line);
  });

  /** An id that stands for any event is that of a stored one. A line of any other program fails. */
  async function runLine(line: string): Promise<void> {
    const set = /^export ((?:\w+=\S+ ?)+)/.exec(line)?.[1]?.trim();
    // What the docs set is for the reader's own machine: its form is checked by what reads it.
    if (set) return expect(set).toMatch(/^(?:(?:CELLWIRE|OTEL)_[A-Z_]+=\S+ ?)+$/);
    const command = commandLine(line.replace(/\bev_[0-9a-f]{16}\b/, event));
    if (!command) throw new Error(`no line of ours: ${line}`);
    const { code, out, err } = await runCommand(...command.words);
    expect([code, err], line).toEqual([0, err]);
    if (command.into) writeFileSync(join(folder, command.into), out);
  }

  it('are run but for these, whose fences say why', () => {
    const left = blocks.filter(b => !isRun(b)).map(b => `${b.file}: ${b.notRun}`);
    expect(left).toEqual([
      'README.md: .ci/run does it',
      'README.md: runs until it is stopped',
      'docs/rules.md: wants two folders of annotated articles',
      'docs/running.md: asks an outlet, and runs until it is stopped',
      'docs/running.md: runs until it is stopped; test/processes.test.ts starts the same processes',
      'docs/sources.md: asks outlets',
    ]);
  });
});
