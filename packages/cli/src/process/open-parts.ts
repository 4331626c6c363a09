// What every process of Cellwire is made of: settings, clock, log, metrics, store.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mailer, openMailer } from '@cellwire/alerts';
import { createFetcher, type Fetcher, PRODUCT_TOKEN, userAgent } from '@cellwire/fetching';
import type { Clock, Pack } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import {
  type NewsThreads,
  openNewsThreads,
  openPoliteFetcher,
  type PoliteFetcher,
  type Retention,
} from '@cellwire/pipeline';
import { openQueue, type Queue } from '@cellwire/queue';
import {
  type Logger,
  type Metrics,
  openClock,
  openLogger,
  openMetrics,
  openTracing,
  readSettings,
  type Settings,
  type Tracing,
} from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import { openOwnStore } from './open-own-store.js';
import { tracedFetcher } from './traced-fetcher.js';

/** The parts of one process. Ask for what is needed; `close` ends what was opened, last first. */
export interface Parts {
  settings: Settings;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  tracing: Tracing;
  store: Store;
  /** Asks outlets; throws when no contact address is set. */
  fetcher(): Fetcher;
  /** Sends to subscribers' own endpoints. */
  sender(): Fetcher;
  /** Mails subscribers; null where no mail server is set. */
  mailer(): Mailer | null;
  web(): PoliteFetcher;
  pack(): Promise<Pack>;
  /** Threads that read pages and feeds and extract. */
  threads(): Promise<NewsThreads>;
  /** Tasks of those threads; none while they are not open. */
  threadLoad(): Promise<{ running: number; waiting: number }>;
  queue(): Promise<Queue>;
  secretKey(): string;
  onClose(close: () => Promise<void>): void;
  close(): Promise<void>;
}

export const VERSION = '0.1.0';

/** A half-open connection to Postgres is noticed after so long. */
const QUERY_TIMEOUT_MS = 20_000;

/** Opens settings, log and store, with some settings given and a clock of one's own where wanted; the other parts open when they are first asked for. */
export async function openParts(
  overrides: Partial<Settings> = {},
  { ownClock, itself = false }: { ownClock?: Clock; itself?: boolean } = {},
): Promise<Parts> {
  const settings = { ...readSettings(), ...overrides };
  const clock = ownClock ?? openClock(settings.now);
  const log = openLogger(settings);
  const metrics = openMetrics({ processMetrics: true });
  const tracing = await openTracing(settings, { version: VERSION });
  const closers: (() => Promise<void>)[] = [() => tracing.close()];
  const store = await openOwnStore(settings, {
    clock,
    queryTimeoutMs: QUERY_TIMEOUT_MS,
    itself,
    onError: error => log.warn({ err: error }, 'lost a database connection'),
  });
  closers.push(() => store.close());
  const openFetcher = (agent: string): Fetcher => {
    const opened = createFetcher({ userAgent: agent, allowHosts: settings.allowHosts, now: () => clock.now() });
    closers.push(() => opened.close());
    return tracedFetcher(opened, tracing);
  };
  let openThreads: NewsThreads | undefined;
  const pack = once(async () => loadPack(settings.packDir ?? defaultPackDir()));
  const fetcher = once(() => openFetcher(userAgent({ version: VERSION, contact: contactOf(settings) })));
  return {
    settings,
    clock,
    log,
    metrics,
    tracing,
    store,
    fetcher,
    sender: once(() => openFetcher(`${PRODUCT_TOKEN}/${VERSION}`)),
    mailer: once(() => {
      const { smtpUrl, mailFrom } = settings;
      if (!smtpUrl || !mailFrom) return null;
      const mailer = openMailer({ smtpUrl, from: mailFrom });
      closers.push(async () => mailer.close());
      return mailer;
    }),
    web: once(() =>
      openPoliteFetcher({
        store,
        fetcher: fetcher(),
        clock,
        agent: PRODUCT_TOKEN,
        gapMs: settings.hostGapMs,
        deadlineMs: settings.fetchTimeoutMs,
      }),
    ),
    pack,
    threadLoad: async () => openThreads?.load() ?? { running: 0, waiting: 0 },
    threads: once(async () => {
      const threads = await openNewsThreads({
        pack: await pack(),
        threads: settings.threads,
        timeMs: settings.articleSeconds * 1000,
        memoryMb: settings.articleMemoryMb,
        onFailure: (task, failure) => {
          metrics.taskFailures.inc({ task, kind: failure.kind });
          log.warn({ task, kind: failure.kind }, failure.message);
        },
      });
      openThreads = threads;
      closers.push(() => threads.close());
      return threads;
    }),
    queue: once(async () => {
      const queue = await openQueue({
        ...(settings.redisUrl ? { redisUrl: settings.redisUrl } : { pool: store.openQueuePool() }),
        onError: error => log.warn({ err: error }, 'lost the queue'),
        onWarning: warning => log.warn(warning),
      });
      closers.push(() => queue.close());
      return queue;
    }),
    secretKey: once(() => settings.secretKey ?? localSecretKey(settings.dataDir)),
    onClose: close => void closers.push(close),
    close: async () => {
      for (const close of closers.reverse()) await close();
    },
  };
}

/** What the schedule forgets, by the settings. */
export const retentionOf = ({ textRetention, textDays, logDays }: Settings): Retention => ({
  text: textRetention,
  textDays,
  logDays,
});

function contactOf(settings: Settings): string {
  if (settings.contact) return settings.contact;
  throw new Error('no contact address: set CELLWIRE_CONTACT to a mail address or URL at which outlets can reach you');
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The key that encrypts subscription secrets, made at first use and kept in the data folder. */
function localSecretKey(dataDir: string): string {
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
