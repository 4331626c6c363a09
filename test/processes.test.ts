// The compose file's processes without Docker: real Postgres and Redis, one process per service, the sample newsroom;
// the same events and exits as the embedded store has from one process.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Newsroom, openNewsroom } from '@cellwire/newsroom';
import { openPostgres } from '@cellwire/store';
import { describeOnEach, emptyStoreFolder, openReceiver, type RecordingReceiver } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CELLWIRE = join(ROOT, 'packages/cli/bin/cellwire.js');
const NOW = '2026-02-28T18:00:00Z';
const COMPOSE = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
const SECRET = `whsec_${Buffer.from('a secret of the process test').toString('base64')}`;

interface Service {
  command?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: unknown;
  build?: string;
}
const services: Record<string, Service> = COMPOSE.services;

/** What two runs must agree on: events, however they are called, with their mentions, statuses, dates, sources, roles. */
const told = (events: Record<string, unknown>[]): string[] =>
  events
    .map(({ type, status, date, sources, arguments: roles, mentions }) =>
      JSON.stringify([type, status, date, sources, sortedRoles(roles), (mentions as Told[]).map(mentionTold).sort()]),
    )
    .sort();
type Told = Record<string, unknown>;
const mentionTold = (m: Told): string =>
  JSON.stringify([m.article, m.status, m.date, m.sentence, sortedRoles(m.arguments)]);
const sortedRoles = (roles: unknown): unknown[] => Object.entries(roles as object).sort();
const exitsTold = (exits: Record<string, unknown>[]): string[] =>
  exits
    .map(({ venture, leaving, staying, episode, status, date }) =>
      JSON.stringify([venture, leaving, staying, episode, status, date]),
    )
    .sort();

describe('docker-compose.yml', () => {
  it('has Postgres, Redis, migration, API, schedule and one service for each worker', () => {
    const stages = ['poll-feeds', 'fetch-articles', 'extract-events', 'resolve-events', 'deliver-alerts'];
    expect(Object.keys(services).sort()).toEqual(['api', 'migrate', 'postgres', 'redis', 'schedule', ...stages].sort());
    for (const stage of stages) expect(services[stage]?.command).toEqual(['worker', stage]);
    expect(services.redis?.command).toEqual(
      expect.arrayContaining(['--appendonly', 'yes', '--maxmemory-policy', 'noeviction']),
    );
    for (const name of ['postgres', 'redis', 'api']) expect(services[name]?.healthcheck).toBeDefined();
  });

  it('names only commands that exist and services that are there', async () => {
    const { stdout } = await run(process.execPath, [CELLWIRE, '--help']);
    for (const [name, service] of Object.entries(services)) {
      if (service.build) expect(stdout, name).toMatch(new RegExp(`^  ${service.command?.[0]}\\b`, 'm'));
      for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(services)).toContain(other);
    }
  });
});

describeOnEach('the processes of the compose file', [['postgres', 'redis']], setup => {
  let room: Newsroom;
  let receiver: RecordingReceiver;
  let folder: string;
  let embedded: Record<string, string>;
  let real: Record<string, string>;
  let databaseUrl: string;
  const running: ChildProcess[] = [];
  const logs: string[] = [];

  const cellwire = async (env: Record<string, string>, ...args: string[]): Promise<string> =>
    (await run(process.execPath, [CELLWIRE, ...args], { env: { PATH: process.env.PATH, ...env }, maxBuffer: 1 << 26 }))
      .stdout;
  const lines = (text: string): Record<string, unknown>[] =>
    text
      .split('\n')
      .filter(Boolean)
      .map(l => JSON.parse(l));

  const start = (name: string, args: string[]): void => {
    const child = spawn(process.execPath, [CELLWIRE, ...args], {
      env: { PATH: process.env.PATH, ...real },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.on('data', chunk => logs.push(`${name}: ${chunk}`));
    running.push(child);
  };

  beforeAll(async () => {
    if (setup.engine.is !== 'postgres' || !setup.redisUrl) throw new Error('no servers');
    folder = mkdtempSync(join(tmpdir(), 'cellwire-processes-'));
    room = await openNewsroom({ now: () => new Date(NOW) });
    receiver = await openReceiver({ secret: SECRET });
    writeFileSync(sources(), JSON.stringify(room.sources));
    const name = `processes_${process.pid}`;
    const admin = openPostgres({ databaseUrl: setup.engine.url, clock: { now: () => new Date() }, maxConnections: 1 });
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.close();
    const url = new URL(setup.engine.url);
    url.pathname = `/${name}`;
    databaseUrl = url.href;
    const common = {
      CELLWIRE_NOW: NOW,
      CELLWIRE_ALLOW_HOSTS: [...room.hosts, receiver.host].join(','),
      CELLWIRE_CONTACT: 'test@cellwire.invalid',
      CELLWIRE_HOST_GAP_MS: '30',
      CELLWIRE_ALERT_HTTP: 'true',
      CELLWIRE_ALERT_SETTLE_MS: '100',
      CELLWIRE_SECRET_KEY: 'key of the test',
    };
    embedded = { ...common, CELLWIRE_DATA_DIR: await emptyStoreFolder() };
    real = { ...common, CELLWIRE_DATA_DIR: join(folder, 'real'), DATABASE_URL: databaseUrl, REDIS_URL: setup.redisUrl };
  });

  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await room?.close();
    await receiver?.close();
    for (const made of [folder, embedded?.CELLWIRE_DATA_DIR]) if (made) rmSync(made, { recursive: true, force: true });
  });

  const sources = (): string => join(folder, 'sources.json');
  /** Every event and every exit of a store. */
  const tableOf = async (env: Record<string, string>) => ({
    events: lines(await cellwire(env, 'events', 'export')),
    exits: lines(await cellwire(env, 'events', 'exits', '--json')),
  });
  const crawlInOne = async () => {
    await cellwire(embedded, 'sources', 'import', sources(), '--enable');
    await cellwire(embedded, 'crawl');
    return tableOf(embedded);
  };
  const crawlInMany = async () => {
    await cellwire(real, 'migrate');
    await cellwire(real, 'sources', 'import', sources(), '--enable');
    const to = ['--url', receiver.url, '--secret', SECRET];
    await cellwire(real, 'alerts', 'add', '--name', 'exits', '--filter', 'jv_exit', ...to);
    for (const [name, service] of Object.entries(services))
      if (service.build && !['migrate', 'api'].includes(name)) start(name, service.command ?? []);
    await allDone(databaseUrl, room.published().length, () => logs.join(''));
    return tableOf(real);
  };

  it('come to the same events and exits as one process on the embedded store, send each exit once, and stop in order', async () => {
    const one = await crawlInOne();
    const many = await crawlInMany();
    expect(told(many.events)).toEqual(told(one.events));
    expect(one.events.length).toBeGreaterThan(20);
    expect(exitsTold(many.exits)).toEqual(exitsTold(one.exits));
    const ids = receiver.requests.map(r => r.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(0);
    expect(receiver.requests.every(r => r.isVerified)).toBe(true);
    const ended = Promise.all(running.map(child => new Promise<number | null>(resolve => child.once('exit', resolve))));
    for (const child of running) child.kill('SIGTERM');
    expect(await ended).toEqual(running.map(() => 0));
  }, 600_000);
});

/** Waits until every article was read and nothing is due any more. */
async function allDone(databaseUrl: string, articles: number, trouble: () => string): Promise<void> {
  const store = openPostgres({ databaseUrl, clock: { now: () => new Date() }, maxConnections: 1 });
  try {
    const deadline = Date.now() + 400_000;
    for (;;) {
      const { rows } = await store.query<{ read: number; open: number }>(
        `SELECT (SELECT count(DISTINCT article_id)::int FROM extraction) AS read,
           (SELECT count(*)::int FROM article WHERE work_due_at IS NOT NULL) + (SELECT count(*)::int FROM article_version WHERE work_due_at IS NOT NULL)
           + (SELECT count(*)::int FROM extraction WHERE work_due_at IS NOT NULL) + (SELECT count(*)::int FROM delivery WHERE work_due_at IS NOT NULL) AS open`,
      );
      if (rows[0]?.read === articles && rows[0].open === 0) return;
      if (Date.now() > deadline)
        throw new Error(
          `not done in time: ${JSON.stringify(rows[0])} of ${articles} articles\n${trouble().slice(-4000)}`,
        );
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  } finally {
    await store.close();
  }
}
