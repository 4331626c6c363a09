// The table of settings: one row each. This file is the only reader of process.env in Cellwire.
import { z } from 'zod';

/** One setting: its environment variable, how it is read, its default and what it is for. */
export interface SettingRow<T> {
  env: string;
  /** Reads the variable's text; throws an Error that says what is wrong. */
  read(text: string): T;
  default: T;
  doc: string;
  /** Shown as `[set]` wherever settings are printed. */
  secret: boolean;
}

type RowOptions<T> = { default: T; doc: string; secret?: boolean };
const row = <T>(env: string, read: (text: string) => T, o: RowOptions<T>): SettingRow<T> => ({
  env,
  read,
  default: o.default,
  doc: o.doc,
  secret: o.secret ?? false,
});

const text = <D extends string | null>(env: string, o: RowOptions<D>): SettingRow<D | string> =>
  row<D | string>(env, value => value, o);

const integer = (env: string, o: RowOptions<number> & { min: number; max: number }): SettingRow<number> =>
  row(
    env,
    value => {
      const n = Number(value);
      if (!Number.isInteger(n) || n < o.min || n > o.max)
        throw new Error(`wants a whole number from ${o.min} to ${o.max}, got "${value}"`);
      return n;
    },
    o,
  );

const choice = <const T extends string>(env: string, choices: readonly T[], o: RowOptions<T>): SettingRow<T> =>
  row(
    env,
    value => {
      if (!choices.includes(value as T)) throw new Error(`wants one of ${choices.join(', ')}, got "${value}"`);
      return value as T;
    },
    o,
  );

const flag = (env: string, o: RowOptions<boolean>): SettingRow<boolean> =>
  row(
    env,
    value => {
      if (/^(1|true|yes|on)$/i.test(value)) return true;
      if (/^(0|false|no|off)$/i.test(value)) return false;
      throw new Error(`wants true or false, got "${value}"`);
    },
    o,
  );

const url = (env: string, schemes: string[], o: RowOptions<string | null>): SettingRow<string | null> =>
  row(
    env,
    value => {
      const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : null;
      if (!scheme || !schemes.includes(scheme))
        throw new Error(`wants a URL that begins with ${schemes.map(s => `${s}://`).join(' or ')}`);
      return value;
    },
    o,
  );

const hostPorts = (env: string, o: RowOptions<string[]>): SettingRow<string[]> =>
  row(
    env,
    value =>
      value
        .split(/[,\s]+/)
        .filter(Boolean)
        .map(pair => {
          const m = /^(\[[0-9a-f:.]+\]|[^:[\]]+):(\d{1,5})$/i.exec(pair);
          if (!m || Number(m[2]) > 65_535) throw new Error(`wants host:port pairs separated by commas, got "${pair}"`);
          return pair.toLowerCase();
        }),
    o,
  );

const origins = (env: string, o: RowOptions<string[]>): SettingRow<string[]> =>
  row(
    env,
    value =>
      value
        .split(/[,\s]+/)
        .filter(Boolean)
        .map(text => {
          const isOrigin =
            URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
          if (!isOrigin)
            throw new Error(`wants origins such as https://desk.example separated by commas, got "${text}"`);
          return text;
        }),
    o,
  );

const counts = (env: string, o: RowOptions<Record<string, number>>): SettingRow<Record<string, number>> =>
  row(
    env,
    value =>
      Object.fromEntries(
        value
          .split(/[,\s]+/)
          .filter(Boolean)
          .map(pair => {
            const m = /^([a-z-]+)=(\d{1,3})$/.exec(pair);
            if (!m || Number(m[2]) < 1) throw new Error(`wants name=number pairs separated by commas, got "${pair}"`);
            return [m[1], Number(m[2])];
          }),
      ),
    o,
  );

const instant = (env: string, o: RowOptions<string | null>): SettingRow<string | null> =>
  row(
    env,
    value => {
      if (!z.iso.datetime({ offset: true }).safeParse(value).success)
        throw new Error(`wants an instant such as 2026-02-11T09:00:00Z, got "${value}"`);
      return value;
    },
    o,
  );

/** Every setting of Cellwire. Add a row here, and it is read, checked, documented and printed. */
export const settingsTable = {
  settingsFile: text('CELLWIRE_SETTINGS', {
    default: null,
    doc: 'YAML file of settings (cellwire config init writes one); the environment outranks it',
  }),
  dataDir: text('CELLWIRE_DATA_DIR', {
    default: '.cellwire',
    doc: 'Folder of the embedded store, its lock file and local secrets',
  }),
  databaseUrl: url('DATABASE_URL', ['postgres', 'postgresql'], {
    default: null,
    secret: true,
    doc: 'Real Postgres to use instead of the embedded one',
  }),
  redisUrl: url('REDIS_URL', ['redis', 'rediss'], {
    default: null,
    secret: true,
    doc: 'Redis for the queue; without it the queue lives in the Postgres of the store',
  }),
  now: instant('CELLWIRE_NOW', {
    default: null,
    doc: 'Clock for demos and tests: time starts at this instant instead of the present one',
  }),
  allowHosts: hostPorts('CELLWIRE_ALLOW_HOSTS', {
    default: [],
    doc: 'host:port pairs that the address guard lets through although they are private (internal receivers, tests)',
  }),
  contact: text('CELLWIRE_CONTACT', {
    default: null,
    doc: 'Mail address or URL named in the user agent, so that an outlet can reach you',
  }),
  packDir: text('CELLWIRE_PACK', { default: null, doc: 'Pack folder to use instead of the battery pack' }),
  logLevel: choice('CELLWIRE_LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
    default: 'warn',
    doc: 'Least level of log lines on stderr',
  }),
  logFormat: choice('CELLWIRE_LOG_FORMAT', ['auto', 'json', 'pretty'], {
    default: 'auto',
    doc: 'JSON lines, or pretty on a terminal (auto)',
  }),
  apiHost: text('CELLWIRE_API_HOST', { default: '127.0.0.1', doc: 'Address the API listens on' }),
  apiPort: integer('CELLWIRE_API_PORT', {
    default: 4455,
    min: 0,
    max: 65_535,
    doc: 'Port of the API; 0 picks a free one',
  }),
  apiLocal: choice('CELLWIRE_API_LOCAL', ['none', 'read', 'admin'], {
    default: 'read',
    doc: 'What a visitor on loopback may do without a token',
  }),
  apiRate: integer('CELLWIRE_API_RATE', {
    default: 1200,
    min: 0,
    max: 1_000_000,
    doc: 'Requests a minute that one address or token may make; 0: no limit',
  }),
  apiCors: origins('CELLWIRE_API_CORS', {
    default: [],
    doc: 'Origins whose pages may call the API from a browser, such as https://desk.example; none by default',
  }),
  publicUrl: url('CELLWIRE_PUBLIC_URL', ['http', 'https'], {
    default: null,
    doc: 'Base URL as consumers reach the page; used for links in alerts, and by WebSub hubs that push feeds',
  }),
  hostGapMs: integer('CELLWIRE_HOST_GAP_MS', {
    default: 2000,
    min: 0,
    max: 600_000,
    doc: 'Least pause between two requests to one host, in milliseconds',
  }),
  pollMinutes: integer('CELLWIRE_POLL_MINUTES', {
    default: 30,
    min: 1,
    max: 10_080,
    doc: 'Interval of a feed whose rhythm is not known yet, in minutes',
  }),
  fetchTimeoutMs: integer('CELLWIRE_FETCH_TIMEOUT_MS', {
    default: 20_000,
    min: 100,
    max: 600_000,
    doc: 'Total deadline of one fetch, in milliseconds',
  }),
  concurrency: integer('CELLWIRE_CONCURRENCY', {
    default: 4,
    min: 1,
    max: 256,
    doc: 'Jobs one worker runs at once, per stage',
  }),
  stageConcurrency: counts('CELLWIRE_STAGE_CONCURRENCY', {
    default: {},
    doc: 'Other numbers for single stages, such as fetch-articles=16,deliver-alerts=64 (deliver-alerts: 32)',
  }),
  healthPort: integer('CELLWIRE_HEALTH_PORT', {
    default: -1,
    min: -1,
    max: 65_535,
    doc: 'Port at which worker and schedule serve /livez, /readyz and /metrics; 0 picks a free one, -1 serves nothing',
  }),
  healthHost: text('CELLWIRE_HEALTH_HOST', { default: '127.0.0.1', doc: 'Address of that port' }),
  threads: integer('CELLWIRE_THREADS', {
    default: 2,
    min: 1,
    max: 64,
    doc: 'Threads of one process that read pages and feeds and extract',
  }),
  articleSeconds: integer('CELLWIRE_ARTICLE_SECONDS', {
    default: 20,
    min: 1,
    max: 60,
    doc: 'Longest time that reading or extraction of one article may take, in seconds; its thread is ended then',
  }),
  articleMemoryMb: integer('CELLWIRE_ARTICLE_MEMORY_MB', {
    default: 384,
    min: 256,
    max: 16_384,
    doc: 'Memory of one such thread, in megabytes; an article that needs more ends it',
  }),
  alertMaxAgeDays: integer('CELLWIRE_ALERT_MAX_AGE_DAYS', {
    default: 30,
    min: 1,
    max: 3650,
    doc: 'An event older than this, in days, alerts nobody',
  }),
  alertSettleMs: integer('CELLWIRE_ALERT_SETTLE_MS', {
    default: 60_000,
    min: 0,
    max: 3_600_000,
    doc: 'How long updates of one event are gathered into one message, in milliseconds',
  }),
  alertHttp: flag('CELLWIRE_ALERT_HTTP', { default: false, doc: 'Allow webhook targets without TLS' }),
  secretKey: text('CELLWIRE_SECRET_KEY', {
    default: null,
    secret: true,
    doc: 'Key that encrypts subscription secrets at rest; without it one is made in the data folder',
  }),
  smtpUrl: url('CELLWIRE_SMTP_URL', ['smtp', 'smtps'], {
    default: null,
    secret: true,
    doc: 'Mail server for alerts by e-mail, such as smtps://user:password@mail.example:465',
  }),
  mailFrom: text('CELLWIRE_MAIL_FROM', { default: null, doc: 'Sender address of alerts by e-mail' }),
  otlpEndpoint: url('OTEL_EXPORTER_OTLP_ENDPOINT', ['http', 'https'], {
    default: null,
    doc: 'Base URL of an OpenTelemetry collector (OTLP over HTTP, such as http://127.0.0.1:4318) that is sent a trace of each article; none by default',
  }),
  otlpHeaders: text('OTEL_EXPORTER_OTLP_HEADERS', {
    default: null,
    secret: true,
    doc: 'Headers for the collector, name=value pairs separated by commas, such as a key',
  }),
  traceShare: integer('CELLWIRE_TRACE_PERCENT', {
    default: 100,
    min: 0,
    max: 100,
    doc: 'Share of the articles that are traced, in percent; every stage chooses the same ones',
  }),
  textDays: integer('CELLWIRE_TEXT_DAYS', {
    default: 30,
    min: 1,
    max: 36_500,
    doc: 'Days after which pages and texts are dropped, where CELLWIRE_TEXT_RETENTION is not full',
  }),
  logDays: integer('CELLWIRE_LOG_DAYS', {
    default: 90,
    min: 1,
    max: 36_500,
    doc: 'Days for which polls, attempts and closed health events are kept',
  }),
  textRetention: choice('CELLWIRE_TEXT_RETENTION', ['full', 'excerpt', 'none'], {
    default: 'full',
    doc: 'How much of a page and its text is kept once its events are read',
  }),
} satisfies Record<string, SettingRow<unknown>>;

export type Settings = {
  -readonly [K in keyof typeof settingsTable]: (typeof settingsTable)[K] extends SettingRow<infer T> ? T : never;
};

/** All faults of the environment in one message, each with its variable. */
export class SettingsError extends Error {}

/** Reads every setting from `env` (the process's own by default). Empty variables count as unset. Throws SettingsError naming all faults. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const faults: string[] = [];
  const entries = Object.entries(settingsTable).map(([key, setting]) => {
    const value = env[setting.env];
    if (value === undefined || value === '') return [key, setting.default];
    try {
      return [key, setting.read(value)];
    } catch (error) {
      faults.push(`${setting.env} ${(error as Error).message}`);
      return [key, setting.default];
    }
  });
  if (faults.length) throw new SettingsError(`settings refused: ${faults.join('; ')}`);
  return Object.fromEntries(entries) as Settings;
}

/**
 * Takes over the values of a settings file, by setting name, where the environment says nothing: processes started from
 * here inherit them. Throws SettingsError for a name that is no setting.
 */
export function adoptSettings(
  values: Readonly<Record<string, string>>,
  env: Record<string, string | undefined> = process.env,
): void {
  for (const [key, value] of Object.entries(values)) {
    const setting = Object.hasOwn(settingsTable, key) ? settingsTable[key as keyof typeof settingsTable] : undefined;
    if (!setting) throw new SettingsError(`settings refused: "${key}" is no setting`);
    if (!env[setting.env]) env[setting.env] = value;
  }
}

/** The settings file that the environment names; null where it names none. */
export const settingsFileOf = (env: Record<string, string | undefined> = process.env): string | null =>
  env[settingsTable.settingsFile.env] || null;

/** Settings as lines for people: variable, value or `[set]` for secrets, what it is for. */
export function describeSettings(settings: Settings): { env: string; value: string; doc: string }[] {
  return Object.entries(settingsTable).map(([key, setting]) => {
    const value = settings[key as keyof Settings];
    const shown = value === null || value === '' ? '' : setting.secret ? '[set]' : print(value);
    return { env: setting.env, value: shown, doc: setting.doc };
  });
}

const print = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .map(([name, n]) => `${name}=${n}`)
        .join(',')
    : String(value);

/** Environment that other programs define and Cellwire obeys. */
export const terminalEnvironment = (env: Record<string, string | undefined> = process.env) => ({
  noColor: Boolean(env.NO_COLOR),
  ci: env.CI === 'true' || env.CI === '1',
});
