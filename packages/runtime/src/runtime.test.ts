import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openClock } from './clock.js';
import { openLogger } from './logging.js';
import { openMetrics } from './metrics.js';
import { redactText } from './redaction.js';
import { describeSettings, readSettings, SettingsError, settingsTable } from './settings-table.js';

describe('settings', () => {
  it('have defaults for an empty environment', () => {
    expect(readSettings({}).dataDir).toBe('.cellwire');
    expect(readSettings({ CELLWIRE_API_PORT: '' }).apiPort).toBe(4455);
  });

  it('name every fault at once', () => {
    const env = {
      CELLWIRE_API_PORT: 'many',
      DATABASE_URL: 'mysql://x',
      CELLWIRE_ALLOW_HOSTS: 'localhost',
      CELLWIRE_NOW: 'today',
    };
    expect(() => readSettings(env)).toThrow(SettingsError);
    try {
      readSettings(env);
    } catch (error) {
      for (const name of Object.keys(env)) expect((error as Error).message).toContain(name);
      expect((error as Error).message).not.toContain('mysql://x');
    }
  });

  it('read host and port pairs', () => {
    expect(readSettings({ CELLWIRE_ALLOW_HOSTS: '127.0.0.1:8080, [::1]:9' }).allowHosts).toEqual([
      '127.0.0.1:8080',
      '[::1]:9',
    ]);
  });

  it('are described without their secrets', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://u:hunter22@h/db' });
    expect(JSON.stringify(describeSettings(settings))).not.toContain('hunter22');
    expect(describeSettings(settings)).toHaveLength(Object.keys(settingsTable).length);
  });
});

describe('logging', () => {
  it('keeps secrets out of lines, keys and errors', () => {
    let out = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        out += chunk;
        done();
      },
    });
    const log = openLogger({ logLevel: 'trace', logFormat: 'json' }, sink);
    log.info({ secret: 'canary-1', nested: { token: 'canary-2' } }, 'to postgres://bob:canary-3@host/db');
    log.error({ err: new Error('Authorization: Bearer canary-4-xyz') }, 'whsec_canary5canary5');
    log.warn('https://x.example/?token=canary-6&a=1 v1,canary7canary7canary7canary7 cwt_canary8canary8');
    expect(out).toContain('"level":"info"');
    expect(out).not.toContain('canary');
  });

  it('keeps twelve canaries out of lines of every level, wherever they stand', () => {
    const canaries = [
      ...['whsec_Q0FOQVJZMDAwMDAwMDAwMDAwMQ==', 'whsk_Q0FOQVJZMDAwMDAwMDAwMDAwMg==', 'cwt_CANARY0000000003'],
      ...['postgres://u:CANARY04@db.example/x', 'redis://:CANARY05@cache.example', 'smtps://u:CANARY06@mail.example'],
      ...['https://h.example/?token=CANARY07', 'https://h.example/?a=1&api_key=CANARY08', 'Bearer CANARY0000000009'],
      ...['Basic Q0FOQVJZMTA6eA==', 'v1,Q0FOQVJZMDAwMDAwMDAwMDAwMTEwMDAwMDA=', 'https://u:CANARY12@feed.example/rss'],
    ];
    const secrets = /CANARY|Q0FOQVJZ/;
    const lines: string[] = [];
    const log = openLogger({ logLevel: 'trace', logFormat: 'json' }, { write: line => void lines.push(line) });
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const)
      for (const canary of canaries) {
        log[level](canary);
        log[level]({ job: '17', url: canary, deep: [{ answer: { text: `it said ${canary}` } }] }, 'done');
        log[level]({ err: new Error(canary, { cause: new Error(canary) }), detail: { error: canary } }, `at ${canary}`);
        log.child({ source: canary })[level]('child');
      }
    expect(lines).toHaveLength(6 * 12 * 4);
    for (const line of lines) {
      expect(line).not.toMatch(secrets);
      expect(() => JSON.parse(line), line).not.toThrow();
    }
    // Negative control: the test's eyes see a canary that is let through.
    expect(canaries.every(canary => secrets.test(canary))).toBe(true);
  });

  it('leaves innocent text alone', () => {
    const text = 'Acme sold its stake for $100 at https://news.example/a?b=c on 2026-02-11.';
    expect(redactText(text)).toBe(text);
  });
});

describe('the clock', () => {
  it('starts where it is told and runs on', () => {
    const clock = openClock('2026-02-11T09:00:00Z');
    expect(clock.now().toISOString().slice(0, 16)).toBe('2026-02-11T09:00');
  });
});

describe('metrics', () => {
  it('number at least 25, each with help', async () => {
    const all = await openMetrics().registry.getMetricsAsJSON();
    expect(all.length).toBeGreaterThanOrEqual(25);
    for (const metric of all) expect(metric.help.length).toBeGreaterThan(5);
  });
});
