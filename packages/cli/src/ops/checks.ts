// What `cellwire doctor` looks at: each check answers what it found, and the mend where something is wrong.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { STAGES } from '@cellwire/model';
import { checkPack, defaultPackDir } from '@cellwire/pack';
import { checkRedis, connectRedis } from '@cellwire/queue';
import { openClock, type Settings } from '@cellwire/runtime';
import {
  compareSchema,
  databaseWords,
  listHealthEvents,
  listSources,
  openEmbedded,
  openPostgres,
  probeStore,
  readWorkFigures,
  type Store,
  StoreBusyError,
} from '@cellwire/store';
import { openThroughHolder } from '../process/open-own-store.js';

/** `fail`: Cellwire can't work. `warn`: it works, worse than it could. */
export interface Finding {
  check: string;
  is: 'ok' | 'warn' | 'fail';
  found: string;
  /** What to do; null where all is well. */
  mend: string | null;
}

const ok = (check: string, found: string): Finding => ({ check, is: 'ok', found, mend: null });
const warn = (check: string, found: string, mend: string): Finding => ({ check, is: 'warn', found, mend });
const fail = (check: string, found: string, mend: string): Finding => ({ check, is: 'fail', found, mend });

/** Runs every check; one that breaks is a finding itself. Opens what it needs and closes it. */
export async function runChecks(settings: Settings): Promise<Finding[]> {
  const findings: Finding[] = [...checkSettings(settings)];
  findings.push(...(await checkPackFolder(settings)), ...(await checkDisk(settings)), ...(await checkQueue(settings)));
  const opened = await openStoreGently(settings);
  if (!('query' in opened)) return [...findings, opened];
  try {
    findings.push(...(await checkDatabase(opened, settings)));
  } finally {
    await opened.close();
  }
  return findings;
}

function checkSettings(settings: Settings): Finding[] {
  const found: Finding[] = [];
  if (!settings.contact)
    found.push(
      fail(
        'settings',
        'no contact address: outlets are not asked without one',
        'set CELLWIRE_CONTACT to a mail address or URL',
      ),
    );
  if (settings.databaseUrl && !settings.secretKey)
    found.push(
      warn(
        'settings',
        'the key of subscription secrets lies in the data folder of one machine',
        'set CELLWIRE_SECRET_KEY to the same value in every process',
      ),
    );
  if (settings.now)
    found.push(warn('settings', `time starts at ${settings.now}`, 'unset CELLWIRE_NOW outside demos and tests'));
  if (settings.alertHttp)
    found.push(warn('settings', 'webhooks may go without TLS', 'unset CELLWIRE_ALERT_HTTP outside tests'));
  return found.length ? found : [ok('settings', 'as they should be')];
}

async function checkPackFolder(settings: Settings): Promise<Finding[]> {
  const folder = settings.packDir ?? defaultPackDir();
  const faults = await checkPack(folder);
  if (!faults.length) return [ok('pack', folder)];
  const [first] = faults;
  return [
    fail(
      'pack',
      `${faults.length} faults in ${folder}; the first: ${first?.file ?? ''}:${first?.line ?? ''} ${first?.message ?? ''}`,
      'cellwire rules check lists them with file and line',
    ),
  ];
}

const GIB = 1 << 30;

async function checkDisk(settings: Settings): Promise<Finding[]> {
  const folder = settings.databaseUrl ? '.' : settings.dataDir;
  const space = await statfs(folder).catch(() => statfs('.'));
  const free = space.bavail * space.bsize;
  const share = free / Math.max(1, space.blocks * space.bsize);
  // The disk of a database server is not seen from here: what it lacks shows when it takes no writes.
  const where = settings.databaseUrl ? ' on this machine' : '';
  const found = `${(free / GIB).toFixed(1)} GiB free${where} (${Math.round(share * 100)} %)`;
  if (free < GIB / 4)
    return [
      fail(
        'disk',
        found,
        'make room: nothing can be recorded on a full disk; CELLWIRE_TEXT_RETENTION=excerpt keeps less',
      ),
    ];
  return [
    share < 0.1
      ? warn('disk', found, 'make room soon, or keep less: CELLWIRE_TEXT_RETENTION=excerpt')
      : ok('disk', found),
  ];
}

async function checkQueue(settings: Settings): Promise<Finding[]> {
  if (!settings.redisUrl) return [ok('queue', 'in the Postgres of the store (REDIS_URL is not set)')];
  try {
    const redis = await connectRedis(settings.redisUrl, () => {}, 3000);
    try {
      const faults = await checkRedis(redis);
      const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1] ?? '?';
      return faults.length
        ? faults.map(fault =>
            warn('redis', fault.split(': set ')[0] as string, `set ${fault.split(': set ')[1] ?? ''}`),
          )
        : [ok('redis', `version ${version}, noeviction, append-only`)];
    } finally {
      redis.disconnect();
    }
  } catch (error) {
    return [fail('redis', (error as Error).message, 'start Redis, or mend REDIS_URL; nothing is lost meanwhile')];
  }
}

async function openStoreGently(settings: Settings): Promise<Store | Finding> {
  const clock = openClock(settings.now);
  if (!settings.databaseUrl && !existsSync(join(settings.dataDir, 'postgres')))
    return warn(
      'database',
      `there is no store in ${settings.dataDir} yet`,
      'the first cellwire command that needs one makes it',
    );
  try {
    return settings.databaseUrl
      ? openPostgres({ databaseUrl: settings.databaseUrl, clock, queryTimeoutMs: 10_000, maxConnections: 2 })
      : await openEmbedded({ dataDir: settings.dataDir, clock });
  } catch (error) {
    // Where `cellwire up` holds it, the way leads through that process, as for any other command.
    if (error instanceof StoreBusyError)
      return openThroughHolder(error, clock).catch(() =>
        warn('database', error.message, 'stop that process first: the embedded store serves one at a time'),
      );
    return fail('database', (error as Error).message, `look at ${settings.dataDir}, or restore it from a copy`);
  }
}

async function checkDatabase(store: Store, settings: Settings): Promise<Finding[]> {
  const found: Finding[] = [];
  try {
    const { rows } = await store.query<{ version: string; now: Date }>(
      "SELECT current_setting('server_version') AS version, now() AS now",
    );
    found.push(ok('database', `${store.engine === 'embedded' ? 'embedded ' : ''}Postgres ${rows[0]?.version ?? '?'}`));
    if (!settings.now) found.push(checkClock(rows[0]?.now ?? new Date()));
  } catch (error) {
    return [fail('database', databaseWords(error), 'start Postgres, or mend DATABASE_URL')];
  }
  const { missing, unknown } = await compareSchema(store);
  if (unknown.length) return [...found, fail('migrations', `unknown here: ${unknown.join(', ')}`, 'update Cellwire')];
  if (missing.length) return [...found, fail('migrations', `missing: ${missing.join(', ')}`, 'cellwire migrate')];
  found.push(ok('migrations', 'all run'));
  try {
    await probeStore(store, new Date());
  } catch (error) {
    found.push(
      fail('writes', (error as Error).message, 'let the database take writes: disk space, read-only mode, rights'),
    );
  }
  return [...found, ...(await checkSources(store)), ...(await checkWork(store)), ...(await checkHealth(store))];
}

const MOST_DRIFT_MS = 5000;

function checkClock(databaseNow: Date): Finding {
  const driftMs = Math.abs(Date.now() - databaseNow.getTime());
  const found = `${(driftMs / 1000).toFixed(1)} s apart from the database's`;
  return driftMs > MOST_DRIFT_MS
    ? fail('clock', found, 'set both clocks by NTP: leases and webhook signatures depend on them')
    : ok('clock', found);
}

async function checkSources(store: Store): Promise<Finding[]> {
  const sources = await listSources(store, { enabled: true });
  if (!sources.length) return [warn('sources', 'none is enabled', 'cellwire sources check --enable NAME')];
  const failing = sources.filter(s => s.failures >= 3);
  const stuck = sources.filter(s => s.workState !== 'due' && s.workState !== 'leased');
  const found: Finding[] = failing.map(s =>
    warn('sources', `${s.name} fails (${s.state}): ${s.stateReason ?? ''}`, `cellwire sources check ${s.name}`),
  );
  for (const s of stuck)
    found.push(fail('sources', `${s.name} is ${s.workState} and not polled`, `cellwire jobs retry poll-feeds ${s.id}`));
  return found.length ? found : [ok('sources', `${sources.length} enabled, all well`)];
}

const LATE_MS = 15 * 60_000;

async function checkWork(store: Store): Promise<Finding[]> {
  const now = store.clock.now();
  const found: Finding[] = [];
  for (const stage of STAGES) {
    const { due, quarantined, oldestDueAt } = await readWorkFigures(store, stage, now);
    if (oldestDueAt && now.getTime() - oldestDueAt.getTime() > LATE_MS)
      found.push(
        warn(
          'work',
          `${due} rows wait for ${stage}, the oldest since ${oldestDueAt.toISOString()}`,
          store.engine === 'embedded'
            ? 'does "cellwire up" run, or "cellwire crawl" often enough?'
            : `do a "cellwire worker ${stage}" and a "cellwire schedule" run?`,
        ),
      );
    if (quarantined)
      found.push(warn('work', `${quarantined} rows of ${stage} in quarantine`, `cellwire jobs list --stage ${stage}`));
  }
  return found.length ? found : [ok('work', 'nothing is late, nothing in quarantine')];
}

async function checkHealth(store: Store): Promise<Finding[]> {
  const open = await listHealthEvents(store, { open: true });
  return open.map(h => warn('health', `${h.kind} ${h.subject}: ${h.message}`, 'see docs/runbook.md'));
}
