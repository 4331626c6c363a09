// Code blocks of README and docs in SQL, JavaScript, JSON and YAML are run, or read by what would run them; those of the shell are
// run by shell-blocks.test.ts.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportEvents } from '@cellwire/api';
import type { Store } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { DuckDBInstance } from '@duckdb/node-api';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { fill, openApp } from '../packages/api/test/fixture.js';
import { type CodeBlock, codeBlocks, commandLines, markdownFiles, understand } from './code-blocks.js';

const run = promisify(execFile);
const blocks = markdownFiles().flatMap(codeBlocks);
const inLanguage = (...languages: string[]): [string, CodeBlock][] =>
  blocks.filter(b => languages.includes(b.language)).map(b => [`${b.file}:${b.line}`, b]);

/** Languages of blocks, each with a test below; `text` and diagrams without a language are no code. */
const KNOWN = [
  '',
  'text',
  'sh',
  'sql',
  'sql duckdb',
  'js run',
  'python',
  'json',
  'yaml',
  'http',
  'ini',
  'js',
  'ts',
  'dockerfile',
  'xml',
  'csv',
];
const statements = (sql: string): string[] =>
  sql
    .replace(/^\s*--.*$/gm, '')
    .split(';')
    .map(s => s.trim())
    .filter(Boolean);

async function exported(store: Store, folder: string): Promise<void> {
  for (const format of ['parquet', 'jsonl'] as const) {
    const pieces: Buffer[] = [];
    for await (const piece of exportEvents(store, { format, where: { sql: 'true', params: [] }, asOf: null }))
      pieces.push(Buffer.from(piece));
    writeFileSync(join(folder, `events.${format}`), Buffer.concat(pieces));
  }
}

describe('code blocks', () => {
  it('are of languages that are tested', () => {
    for (const { file, line, language } of blocks) expect(KNOWN, `${file}:${line}`).toContain(language);
    expect(blocks.length).toBeGreaterThan(15);
  });

  it.each(inLanguage('json'))('%s is JSON', (_where, block) => {
    expect(() => JSON.parse(block.text)).not.toThrow();
  });

  it.each(inLanguage('yaml'))('%s is YAML', (_where, block) => {
    for (const document of parseAllDocuments(block.text)) expect(document.errors).toEqual([]);
  });

  it.each(inLanguage('sh', '').filter(([, b]) => b.language === '' || b.notRun !== null))(
    '%s uses commands and options that exist',
    async (_where, block) => {
      for (const { words } of commandLines(block)) await understand(words);
    },
  );

  it('would notice an option that does not exist', async () => {
    await expect(understand(['events', 'export', '--xlsx'])).rejects.toThrow('--xlsx');
    await expect(understand(['evnts'])).rejects.toThrow('evnts');
  });
});

describe('code blocks over a store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-blocks-'));
  let test: TestStore;
  let app: FastifyInstance;
  let api: string;
  beforeAll(async () => {
    test = await testStore({ is: 'embedded' }, fixedClock('2026-02-28T00:00:00Z'));
    await fill(test.store);
    await exported(test.store, folder);
    app = await openApp(test.store);
    api = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await app?.close();
    await test?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(inLanguage('sql duckdb'))('%s runs in DuckDB', async (_where, block) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const sql of statements(block.text)) {
      const answer = await connection.runAndReadAll(
        sql.replace(/'(events\.\w+)'/g, (_, file) => `'${join(folder, file)}'`),
      );
      expect(answer.getRowObjects().length, sql).toBeGreaterThan(0);
    }
  });

  it.each(inLanguage('js run'))('%s runs, and goes on where it was', async (_where, block) => {
    const file = join(folder, 'follow.mjs');
    writeFileSync(file, block.text);
    const once = () => run(process.execPath, [file], { cwd: folder, env: { ...process.env, CELLWIRE_API: api } });
    expect((await once()).stdout.trim().split('\n').length).toBeGreaterThan(10);
    expect((await once()).stdout).toBe('');
  });
});

describeOnEachStore('queries of the docs', setup => {
  let test: TestStore;
  beforeAll(async () => {
    test = await testStore(setup.engine, fixedClock('2026-02-28T00:00:00Z'));
    await fill(test.store);
  });
  afterAll(() => test?.remove());
  const ask = (sql: string) => test.store.inTransaction(tx => tx.query(sql), { readOnly: true });

  it.each(inLanguage('sql'))('%s runs', async (_where, block) => {
    for (const sql of statements(block.text).filter(s => !/^(?:CREATE ROLE|GRANT)\b/.test(s)))
      await expect(ask(sql), sql).resolves.toBeDefined();
  });

  const dashboards = new URL('../docs/dashboards/', import.meta.url);
  const dashboard = (name: string) => JSON.parse(readFileSync(new URL(name, dashboards), 'utf8'));

  it('run in Grafana’s dashboard, each panel with the columns that it needs', async () => {
    const { panels } = dashboard('grafana.json');
    expect(panels.length).toBeGreaterThan(4);
    for (const { title, type, targets } of panels)
      for (const { rawSql } of targets) {
        const { rows } = await ask(rawSql);
        if (title !== 'Sources') expect(rows.length, title).toBeGreaterThan(0);
        if (type === 'timeseries') expect(rows[0]?.time, title).toBeInstanceOf(Date);
      }
  });

  it('run in Metabase’s questions', async () => {
    for (const { name, dataset_query } of dashboard('metabase.json').cards)
      expect((await ask(dataset_query.native.query)).rows.length, name).toBeGreaterThan(0);
  });

  it('run in Superset’s datasets, which have the columns of the charts', async () => {
    const { datasets, charts } = dashboard('superset.json');
    for (const { name, dataset, time_column, groupby, metric } of charts) {
      const { sql } = datasets.find((d: { name: string }) => d.name === dataset);
      const columns = [...groupby, `date_trunc('month', ${time_column})`];
      const numbers = columns.map((_, i) => i + 1).join(', ');
      const over = `SELECT ${columns.join(', ')}, ${metric} FROM (${sql}) AS d GROUP BY ${numbers}`;
      expect((await ask(over)).rows.length, name).toBeGreaterThan(0);
    }
  });

  it('are all of the files beside them', () => {
    expect(readdirSync(dashboards).sort()).toEqual([
      'grafana.json',
      'metabase.json',
      'postgrest.conf',
      'superset.json',
    ]);
  });

  it('may be asked by the role of PostgREST’s configuration, which cannot read tokens', async () => {
    const settings = readFileSync(new URL('postgrest.conf', dashboards), 'utf8');
    const of = (key: string) => new RegExp(`^${key} = "(.*)"$`, 'm').exec(settings)?.[1];
    expect(of('db-schemas')).toBe('public');
    const may = (table: string) =>
      ask(`SELECT has_table_privilege('${of('db-anon-role')}', '${table}', 'SELECT') AS may`).then(r => r.rows[0]?.may);
    for (const view of [
      'events',
      'jv_exits',
      'stake_sales',
      'order_targets',
      'writedowns',
      'event_claims',
      'event_sources',
    ])
      expect(await may(view), view).toBe(true);
    for (const secret of ['token', 'setting', 'subscription']) expect(await may(secret), secret).toBe(false);
  });

  // psql speaks to a server; the embedded store has none.
  if (setup.store === 'postgres')
    it('run in psql', async () => {
      if (!('databaseUrl' in test.options)) throw new Error('the server has no address');
      for (const [where, block] of inLanguage('sql').filter(([w]) => w.includes('recipes'))) {
        const options = ['-v', 'ON_ERROR_STOP=1', '-X', '-A', test.options.databaseUrl];
        expect(execFileSync('psql', options, { input: block.text, encoding: 'utf8' }), where).toContain('Volta Cells');
      }
    });
});
