// What every test of the fault suite starts from: a database, a queue, news, a receiver, and processes to be broken.
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeSubscription } from '@cellwire/alerts';
import { STAGES, type Stage } from '@cellwire/model';
import {
  addSource,
  addSubscription,
  enableSource,
  markDue,
  openStore,
  type Store,
  saveArticle,
  saveVersion,
  workTables,
} from '@cellwire/store';
import {
  makeTemplate,
  openReceiver,
  type RecordingReceiver,
  type Reply,
  type TestStore,
  testStore,
} from '@cellwire/testing';
import { type InventedArticle, inventNews } from './invented-news.js';
import type { FaultOptions } from './processes/src/fault-worker.js';
import { scaled } from './scale.js';
import { copySmallPack } from './small-pack.js';
import { serveFeeds, type WebOfFeeds } from './web-of-feeds.js';

const WORKER = fileURLToPath(new URL('./processes/dist/fault-worker.js', import.meta.url));
const CELLWIRE = fileURLToPath(new URL('../../packages/cli/bin/cellwire.js', import.meta.url));
const SECRET = `whsec_${Buffer.from('a secret of the fault suite').toString('base64')}`;

export interface WorldOptions {
  /** Of the server; the world makes a database of its own there. */
  postgresUrl: string;
  redisUrl: string | null;
  articles: number;
  happenings: number;
  seed: number;
  /** `web`: polled, fetched, read. `texts`: their texts are in the store, and due to be extracted. */
  through: 'web' | 'texts';
  /** Where processes reach the servers, if not at their own addresses (a proxy). */
  reach?: { postgres?: (url: string) => string; redisUrl?: string };
  env?: Record<string, string>;
  reply?: (n: number) => Reply;
  /** Articles beside the invented ones. */
  extra?: readonly InventedArticle[];
}

/** A process under test. */
export interface Faulty {
  child: ChildProcess;
  /** Address of its /readyz; resolves once it works. */
  health: Promise<string>;
  /** Where it killed itself, if it did. */
  died(): string | null;
  /** Resolves when it stops itself for the next time. */
  frozen(): Promise<void>;
  /** Its exit code and signal. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal?: NodeJS.Signals): void;
}

/** What can be counted at the end: in Postgres and at the receiver. */
export interface Facts {
  /** Articles that no extraction has read and that are not in quarantine. */
  unread: number;
  /** Rows of any stage but polling that are due or leased. */
  open: number;
  events: number;
  alerts: number;
  /** Distinct ids that the receiver got, and messages beyond them. */
  delivered: number;
  repeats: number;
  quarantined: number;
  /** Mentions that stand twice for one article. */
  doubled: number;
}

export interface World {
  store: Store;
  receiver: RecordingReceiver;
  web: WebOfFeeds | null;
  env: Record<string, string>;
  start(options?: FaultOptions): Faulty;
  /** A real command: `schedule`, `serve`. */
  cellwire(...args: string[]): Faulty;
  facts(): Promise<Facts>;
  /** Stores further articles' texts, due to be extracted. */
  add(articles: readonly InventedArticle[]): Promise<void>;
  /**
   * Waits until everything is read, resolved and delivered. Rejects with the facts when nothing has moved for so long
   * (four minutes: a process may need them to start on a machine that has other things to do).
   */
  untilDone(stillMs?: number): Promise<Facts>;
  close(): Promise<void>;
}

/** Migrated databases to be copied, one on each server that this process has had a world on. */
const templates = new Map<string, Promise<string>>();

export async function openWorld(options: WorldOptions): Promise<World> {
  const { postgresUrl: url } = options;
  const made = templates.get(url) ?? makeTemplate(url);
  templates.set(url, made);
  const db = await testStore({ is: 'postgres', url, template: await made });
  const databaseUrl = 'databaseUrl' in db.options ? db.options.databaseUrl : '';
  const news = [...inventNews(options), ...(options.extra ?? [])];
  const receiver = await openReceiver({
    secret: SECRET,
    ...(options.reply ? { reply: (_r, n) => options.reply?.(n) ?? { status: 204 } } : {}),
  });
  const web = options.through === 'web' ? await serveFeeds(news, 6) : null;
  const folder = await mkdtemp(join(tmpdir(), 'cellwire-faults-'));
  const packDir = join(folder, 'pack');
  await copySmallPack(packDir);
  const reached = options.reach?.postgres?.(databaseUrl) ?? databaseUrl;
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: reached,
    ...(options.redisUrl ? { REDIS_URL: options.reach?.redisUrl ?? options.redisUrl } : {}),
    CELLWIRE_DATA_DIR: folder,
    CELLWIRE_PACK: packDir,
    CELLWIRE_SECRET_KEY: 'key of the fault suite',
    CELLWIRE_CONTACT: 'faults@cellwire.invalid',
    CELLWIRE_ALLOW_HOSTS: [receiver.host, ...(web?.outlets.map(o => o.host) ?? [])].join(','),
    CELLWIRE_ALERT_HTTP: 'true',
    CELLWIRE_ALERT_SETTLE_MS: '100',
    CELLWIRE_HOST_GAP_MS: '0',
    CELLWIRE_LOG_LEVEL: 'silent',
    CELLWIRE_THREADS: '1',
    CELLWIRE_API_PORT: '0',
    ...options.env,
  };
  const store = await openStore({ databaseUrl, onError: () => {} });
  await subscribe(store, receiver.url);
  if (web) await enableFeeds(store, web);
  else await storeTexts(store, news);
  return worldOf({ db, store, receiver, web, env, folder, articles: news.length });
}

interface Made {
  db: TestStore;
  store: Store;
  receiver: RecordingReceiver;
  web: WebOfFeeds | null;
  env: Record<string, string>;
  folder: string;
  articles: number;
}

function worldOf({ db, store, receiver, web, env, folder, articles }: Made): World {
  const running = new Set<Faulty>();
  let started = 0;
  const run = (command: string[]): Faulty => {
    const faulty = follow(spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] }));
    running.add(faulty);
    started++;
    void faulty.ended.then(() => running.delete(faulty));
    return faulty;
  };
  let expected = articles;
  const facts = () => readFacts(store, receiver, expected);
  return {
    store,
    receiver,
    web,
    env,
    start: (options = {}) => run([WORKER, JSON.stringify(options)]),
    cellwire: (...args) => run([CELLWIRE, ...args]),
    facts,
    add: async more => {
      await storeTexts(store, more, expected);
      expected += more.length;
    },
    untilDone: async (stillMs = 240_000) => {
      let moved = { seen: '', at: Date.now() };
      for (;;) {
        const now = await facts().catch(() => null);
        if (now && now.unread + now.open === 0 && now.delivered >= now.alerts) return now;
        const seen = JSON.stringify([now, started]);
        if (seen !== moved.seen) moved = { seen, at: Date.now() };
        if (Date.now() - moved.at > stillMs) throw new Error(`nothing moves: ${seen}`);
        await pause(scaled(200, 1000));
      }
    },
    close: async () => {
      const ended = [...running].map(f => f.ended);
      for (const faulty of running) faulty.kill('SIGKILL');
      await Promise.all(ended);
      await store.close().catch(() => {});
      await receiver.close();
      await web?.close();
      await db.remove().catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess): Faulty {
  let died: string | null = null;
  let said = '';
  const news = new EventEmitter();
  child.stderr?.on('data', chunk => {
    said = (said + chunk).slice(-4000);
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const health = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', line => {
      const told = line.startsWith('{') ? JSON.parse(line) : {};
      if (told.died) died = told.died;
      if (told.frozen) news.emit('frozen');
      if (told.ready !== undefined) resolve(told.ready);
    });
    child.stderr?.on('data', () => {
      const url = /(?:health|serving):? (http:\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    void ended.then(end => reject(new Error(`the process ended early (${JSON.stringify(end)}): ${said}`)));
  });
  health.catch(() => {});
  return {
    child,
    health,
    died: () => died,
    frozen: async () => void (await once(news, 'frozen')),
    ended,
    kill: (signal = 'SIGKILL') => void child.kill(signal),
  };
}

async function subscribe(store: Store, url: string): Promise<void> {
  const made = makeSubscription(
    { name: 'faults', filter: 'type:stake_sale', url, secret: SECRET },
    {
      allowHttp: true,
      allowHosts: [new URL(url).host],
      hasMail: false,
      secretKey: 'key of the fault suite',
      now: new Date(),
    },
  );
  if (made.is !== 'made') throw new Error(`subscription refused: ${made.why}`);
  await addSubscription(store, made.row);
}

async function enableFeeds(store: Store, web: WebOfFeeds): Promise<void> {
  for (const { name, feedUrl } of web.outlets) {
    const source = await addSource(store, { name, outlet: name, feedUrl });
    if (source) await enableSource(store, source.id, { enabled: true, at: new Date() });
  }
}

/** Stores the articles' texts, due to be extracted. */
async function storeTexts(store: Store, articles: readonly InventedArticle[], from = 0): Promise<void> {
  const now = new Date();
  await store.inTransaction(async tx => {
    for (const [i, a] of articles.entries()) {
      const id = `a${from + i}`;
      const published = now.toISOString();
      await saveArticle(tx, { id, url: null, published, outlet: `outlet ${i % 6}`, origin: 'added', seenAt: now });
      const version = await saveVersion(tx, {
        articleId: id,
        title: a.title,
        text: a.text,
        language: 'en',
        completeness: 'full',
        recordedAt: now,
      });
      await markDue(tx, 'extract-events', version.id, { at: now });
    }
  });
}

const openRows = (stage: Stage): string =>
  `(SELECT count(*) FROM ${workTables[stage].table} WHERE work_state IN ('due', 'leased'))`;
const quarantined = (stage: Stage): string =>
  `(SELECT count(*) FROM ${workTables[stage].table} WHERE work_state = 'quarantined')`;

async function readFacts(store: Store, receiver: RecordingReceiver, articles: number): Promise<Facts> {
  const { rows } = await store.query<Omit<Facts, 'unread' | 'delivered' | 'repeats'> & { read: number }>(
    `SELECT (SELECT count(*) FROM article a WHERE EXISTS (SELECT FROM extraction x WHERE x.article_id = a.id)) AS read,
       ${STAGES.slice(1).map(openRows).join(' + ')} AS open,
       ${STAGES.map(quarantined).join(' + ')} AS quarantined,
       (SELECT count(*) FROM event WHERE state = 'live') AS events,
       (SELECT count(*) FROM alert WHERE type = 'event.created') AS alerts,
       (SELECT count(*) FROM (SELECT article_id, type, rule FROM mention WHERE superseded_at IS NULL
         GROUP BY 1, 2, 3 HAVING count(*) > 1) AS twice) AS doubled`,
  );
  const { read, ...counted } = rows[0] as (typeof rows)[number];
  const ids = receiver.requests.map(r => r.id);
  const delivered = new Set(ids).size;
  return { ...counted, unread: articles - read - counted.quarantined, delivered, repeats: ids.length - delivered };
}

/** Waits, for faults that last a while. */
export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** What /readyz says: the status and, when it is not ready, why. Null while nobody answers. */
export async function readyOf(url: string): Promise<{ ready: boolean; why: string; ms: number } | null> {
  const began = performance.now();
  try {
    const response = await fetch(`${url}/readyz`);
    const body = (await response.json()) as { reason?: string };
    return { ready: response.status === 200, why: body.reason ?? '', ms: performance.now() - began };
  } catch {
    return null;
  }
}

/** Asks until the process is ready, or not; answers after how long. Gives up after a minute. */
export async function untilReady(url: string, wanted: boolean): Promise<number> {
  const giveUpMs = 60_000;
  const began = performance.now();
  for (;;) {
    const now = await readyOf(url);
    if (now?.ready === wanted) return performance.now() - began;
    if (performance.now() - began > giveUpMs)
      throw new Error(`${wanted ? 'not ready' : 'still ready'} after ${giveUpMs / 1000} s: ${now?.why ?? 'no answer'}`);
    await pause(50);
  }
}

/** The value of a metric, summed over those of its labels that hold `labels`. */
export async function metricOf(url: string, name: string, labels = ''): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text
    .split('\n')
    .filter(line => (line.startsWith(`${name}{`) && line.includes(labels)) || line.startsWith(`${name} `))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}
