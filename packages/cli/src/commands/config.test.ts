// Configuration files: faults with line, column and mend; schemas of draft-07; what applying does.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsTable } from '@cellwire/runtime';
import { emptyStoreFolder } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeKept, keepParts, keepStore } from '../../test/keep-open.js';
import { checkConfig } from '../config/check-file.js';
import { CONFIG_KINDS, configSchema } from '../config/shapes.js';
import { main } from '../main.js';

vi.mock('../process/open-own-store.js', async original => keepStore(await original()));
vi.mock('../process/open-parts.js', async original => keepParts(await original()));

const check = (text: string) =>
  checkConfig('f.yaml', text, { allowHosts: [] }).faults.map(f => `${f.line}:${f.column} ${f.message}; ${f.mend}`);

const SOURCE = `sources:
  - name: a
    outlet: A
    feed: "https://a.example/rss"
    language: en
    timeZone: UTC
`;

describe('checking a file', () => {
  it.each([
    ['sources', SOURCE],
    ['subscriptions', 'subscriptions:\n  - { name: desk, filter: jv_exit, url: "https://h.example/" }\n'],
    ['settings', 'settings:\n  apiPort: 80\n  alertHttp: true\n  allowHosts: [a.example:80]\n  contact: x@a.example\n'],
  ])('finds no fault in good %s', (kind, text) => {
    expect(checkConfig('f.yaml', text, { allowHosts: [] })).toMatchObject({ kind, faults: [] });
  });

  it.each([
    ['an unknown root', 'source:\n  - name: a\n', '1:1 unknown key "source"; did you mean "sources"?'],
    ['no mapping', '- a\n', /^1:\d+ f\.yaml is no mapping/],
    [
      'an unknown key',
      SOURCE.replace('timeZone', 'timezone'),
      '6:5 unknown key "timezone" in sources.0; did you mean "timeZone"?',
    ],
    ['a wrong zone', SOURCE.replace('UTC', 'Asia/Soul'), /^6:15 not an IANA time zone/],
    ['a private address', SOURCE.replace('a.example', '127.0.0.1'), /^4:11 the address is refused/],
    [
      'a feed twice',
      SOURCE + SOURCE.replace('sources:\n', '').replace('name: a', 'name: b'),
      /^9:11 the feed .* stands on line 4 too/,
    ],
    [
      'a bad filter',
      'subscriptions:\n  - name: d\n    filter: "typ:layoff"\n    url: "https://h.example/"\n',
      /^3:13 the filter cannot be read: .*did you mean "type"/,
    ],
    [
      'a setting misspelt',
      'settings:\n  apiport: 1\n',
      '2:3 unknown key "apiport" in settings; did you mean "apiPort"?',
    ],
    ['a setting out of bounds', 'settings:\n  apiPort: 99999\n', /^2:12 wants a whole number from 0 to 65535/],
    ['a tab', 'settings:\n\tapiPort: 1\n', /a tab stands where spaces must/],
    ['an open bracket', 'sources: [\n', /not readable as YAML/],
  ])('names line, column and mend of %s', (_, text, fault) => {
    const found = check(text);
    expect(found.length).toBeGreaterThan(0);
    if (typeof fault === 'string') expect(found).toContain(fault);
    else expect(found.some(f => fault.test(f))).toBe(true);
  });
});

describe('schemas', () => {
  it.each(CONFIG_KINDS)('of %s are draft-07 and describe every key', kind => {
    const schema = configSchema(kind) as { $schema: string; properties: Record<string, unknown> };
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(Object.keys(schema.properties)).toEqual([kind]);
    expect(JSON.stringify(schema)).not.toContain('$defs');
  });
  it('know every setting', () => {
    const settings = JSON.stringify(configSchema('settings'));
    for (const key of Object.keys(settingsTable).filter(k => k !== 'settingsFile'))
      expect(settings).toContain(`"${key}"`);
  });
});

describe('cellwire config', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-config-'));
  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const said = { out: '', err: '' };
    const hear = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
      said[stream] += text;
      return true;
    };
    const spies = [
      vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')),
      vi.spyOn(process.stderr, 'write').mockImplementation(hear('err')),
    ];
    try {
      process.exitCode = 0;
      return { code: await main(args), ...said };
    } finally {
      process.exitCode = 0;
      for (const spy of spies) spy.mockRestore();
    }
  };
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await emptyStoreFolder();
    for (const [key, value] of Object.entries({
      CELLWIRE_DATA_DIR: dataDir,
      DATABASE_URL: '',
      CELLWIRE_CONTACT: '',
    }))
      vi.stubEnv(key, value);
  });
  afterAll(async () => {
    await closeKept();
    vi.unstubAllEnvs();
    for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true });
  });

  it('writes starter files that have no fault, with the schemas that they name', async () => {
    const config = join(folder, 'config');
    await run('config', 'init', config);
    const files = readdirSync(config);
    const yaml = files.filter(f => f.endsWith('.yaml'));
    expect(yaml).toHaveLength(3);
    for (const f of yaml) {
      const schema = /\$schema=\.\/(\S+)/.exec(readFileSync(join(config, f), 'utf8'))?.[1];
      expect(files).toContain(schema);
    }
    expect(await run('config', 'check', ...yaml.map(f => join(config, f)))).toMatchObject({ code: 0, out: '' });
  });

  it('applies what is lacking, once, and a dry run says the same', async () => {
    const files = ['sources.yaml', 'subscriptions.yaml'].map(f => join(folder, 'config', f));
    const dry = await run('config', 'apply', ...files, '--dry-run', '--json');
    const wet = await run('config', 'apply', ...files, '--json');
    const did = (out: string) =>
      out
        .split('\n')
        .filter(l => l.startsWith('{'))
        .map(l => ({ ...JSON.parse(l), secret: undefined }));
    expect(did(wet.out)).toEqual(did(dry.out));
    expect(did(wet.out).map(c => c.did)).toEqual(['added', 'added']);
    const again = await run('config', 'apply', ...files, '--json');
    expect(did(again.out).map(c => c.did)).toEqual(['left as it is:', 'left as it is:']);
  });

  it('reads the settings file that the environment names, and lets the environment outrank it', async () => {
    const file = join(folder, 'settings.yaml');
    writeFileSync(file, 'settings:\n  apiPort: 4711\n  logLevel: error\n');
    vi.stubEnv('CELLWIRE_SETTINGS', file);
    vi.stubEnv('CELLWIRE_API_PORT', '');
    vi.stubEnv('CELLWIRE_LOG_LEVEL', 'fatal');
    const { out } = await run('config', 'show', '--json');
    const shown = new Map(
      out
        .trim()
        .split('\n')
        .map(l => [JSON.parse(l).env, JSON.parse(l).value]),
    );
    expect([shown.get('CELLWIRE_API_PORT'), shown.get('CELLWIRE_LOG_LEVEL')]).toEqual(['4711', 'fatal']);
    writeFileSync(file, 'settings:\n  apiPort: high\n');
    expect(await run('config', 'show')).toMatchObject({ code: 2, err: expect.stringContaining(`${file}:2:12`) });
  });
});
