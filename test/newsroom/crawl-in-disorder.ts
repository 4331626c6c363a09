// The sample newsroom whose articles come out in a drawn order, crawled by three workers that share Postgres and a queue.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encryptSecret } from '@cellwire/alerts';
import { STAGES } from '@cellwire/model';
import { type Newsroom, type NewsroomArticle, openNewsroom, readArticles } from '@cellwire/newsroom';
import { startSweeping } from '@cellwire/pipeline';
import { openShutdown, type Settings, type Shutdown } from '@cellwire/runtime';
import { addSource, addSubscription, enableSource, listSources, markDue, type Store, select } from '@cellwire/store';
import { openReceiver, type RecordingReceiver } from '@cellwire/testing';
import { openParts, type Parts } from '../../packages/cli/src/process/open-parts.js';
import { runStages } from '../../packages/cli/src/process/run-stages.js';
import type { ExitVersion, Told, WrittenAlert } from './told-of-exits.js';

const PRESENT = Date.parse('2026-02-28T12:00:00Z');
const WORKERS = 3;
const SECRET = `whsec_${Buffer.from('a secret of the newsroom test').toString('base64')}`;
const SECRET_KEY = 'key of the newsroom test';
const ALL_DUE_WITHIN_MS = 240_000;

export interface Crawl {
  receiver: RecordingReceiver;
  /** Forgets everything, subscribes anew, then lets the articles out in `waves` and crawls after each; answers what was told. */
  crawl(waves: readonly (readonly NewsroomArticle[])[]): Promise<Told>;
  /** Asks every feed once more; answers what was told so far. */
  again(): Promise<Told>;
  /** Articles read so far. */
  countRead(): Promise<number>;
  close(): Promise<void>;
}

/** Articles in an order drawn by `seed`, in so many waves. */
export function inDrawnOrder(seed: number, waves: number): NewsroomArticle[][] {
  let state = seed;
  // Mulberry32: the same order for the same seed, everywhere.
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const drawn = readArticles()
    .map(article => ({ article, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(d => d.article);
  const size = Math.ceil(drawn.length / waves);
  return Array.from({ length: waves }, (_, i) => drawn.slice(i * size, (i + 1) * size));
}

/** Opens three workers, each with connections, queue and threads of its own, on one database and one Redis. */
export async function openCrawl(
  engine: { databaseUrl: string; redisUrl: string },
  settings: Partial<Settings> = {},
): Promise<Crawl> {
  const out = new Set<string>();
  const keyOf = (a: NewsroomArticle): string => `${a.outlet}/${a.slug}`;
  const began = performance.now();
  const clock = { now: () => new Date(PRESENT + performance.now() - began) };
  const room = await openNewsroom({ now: () => clock.now(), isOut: a => out.has(keyOf(a)) });
  const receiver = await openReceiver({ secret: SECRET });
  const folder = mkdtempSync(join(tmpdir(), 'cellwire-disorder-'));
  const shutdown = openShutdown({ signals: [] });
  const overrides: Partial<Settings> = {
    ...engine,
    dataDir: folder,
    allowHosts: [...room.hosts, receiver.host],
    contact: 'test@cellwire.invalid',
    secretKey: SECRET_KEY,
    logLevel: 'silent',
    hostGapMs: 0,
    threads: 1,
    alertHttp: true,
    alertSettleMs: 0,
    ...settings,
  };
  const workers: Parts[] = [];
  for (let i = 0; i < WORKERS; i++) workers.push(await openWorker(overrides, { ownClock: clock }, shutdown));
  const [{ store, log, queue }] = workers as [Parts];
  const sweeping = startSweeping({ store, queue: await queue(), stages: STAGES, log, intervalMs: 50 });
  const poll = async (): Promise<Told> => {
    const ids = (await listSources(store)).map(s => s.id);
    await markDue(store, 'poll-feeds', ids, { at: clock.now() });
    await allDone(store);
    return toldOf(store, receiver);
  };
  return {
    receiver,
    crawl: async waves => {
      await begin(store, room, receiver);
      out.clear();
      let told: Told = { versions: [], alerts: [], requests: [] };
      for (const wave of waves) {
        for (const article of wave) out.add(keyOf(article));
        told = await poll();
      }
      return told;
    },
    again: poll,
    countRead: async () => (await select<{ n: number }>(store, 'SELECT count(*)::int AS n FROM extraction'))[0]?.n ?? 0,
    close: async () => {
      await sweeping.stop();
      await shutdown.stop();
      for (const worker of workers.reverse()) await worker.close();
      await receiver.close();
      await room.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openWorker(
  overrides: Partial<Settings>,
  clock: { ownClock: Parts['clock'] },
  shutdown: Shutdown,
): Promise<Parts> {
  const parts = await openParts(overrides, clock);
  await runStages(parts, STAGES, shutdown);
  return parts;
}

/** An empty table, the newsroom's sources, and one subscription to exits. */
async function begin(store: Store, room: Newsroom, receiver: RecordingReceiver): Promise<void> {
  await store.query(
    `TRUNCATE source, host, item, page, poll, article, attempt, event, event_version, exit, exit_version, redirect, alert,
       subscription, health_event CASCADE`,
  );
  receiver.requests.length = 0;
  const at = store.clock.now();
  for (const { name, outlet, feed, language, timeZone } of room.sources) {
    const source = await addSource(store, { name, outlet, feedUrl: feed, language, timeZone, createdAt: at });
    if (source) await enableSource(store, source.id, { enabled: true, at });
  }
  await addSubscription(store, {
    id: 'sub_exits',
    name: 'exits',
    filter: 'jv_exit',
    channel: 'webhook',
    url: receiver.url,
    secret: encryptSecret(SECRET, SECRET_KEY),
    createdAt: at,
  });
}

/** Resolves once no row of any stage is due by now, or under way. */
async function allDone(store: Store): Promise<void> {
  const deadline = performance.now() + ALL_DUE_WITHIN_MS;
  for (;;) {
    const [open] = await select<Record<string, number>>(
      store,
      `SELECT (SELECT count(*)::int FROM source WHERE work_state = 'leased' OR work_due_at <= $1) AS source,
         (SELECT count(*)::int FROM article WHERE work_due_at IS NOT NULL) AS article,
         (SELECT count(*)::int FROM article_version WHERE work_due_at IS NOT NULL) AS version,
         (SELECT count(*)::int FROM extraction WHERE work_due_at IS NOT NULL) AS extraction,
         (SELECT count(*)::int FROM delivery WHERE work_due_at IS NOT NULL) AS delivery`,
      [store.clock.now()],
    );
    if (Object.values(open ?? {}).every(n => n === 0)) return;
    if (performance.now() > deadline) throw new Error(`still open: ${JSON.stringify(open)}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function toldOf(store: Store, receiver: RecordingReceiver): Promise<Told> {
  const versions = await select<ExitVersion>(
    store,
    `SELECT v.id, v.snapshot ->> 'venture' AS venture, v.status, EXISTS (
         SELECT FROM event_mention em JOIN mention m ON m.id = em.mention_id
         WHERE em.event_id IN (SELECT jsonb_array_elements_text(v.snapshot -> 'events')) AND em.valid_from <= v.recorded_at
           AND (em.valid_to IS NULL OR em.valid_to > v.recorded_at) AND NOT m.background) AS "isNews"
     FROM exit_version v WHERE v.state = 'live' ORDER BY v.seq`,
  );
  const alerts = await select<WrittenAlert>(
    store,
    `SELECT a.id, a.subject, a.type, a.status, d.merged_into IS NOT NULL AS "isMerged"
     FROM alert a JOIN delivery d ON d.alert_id = a.id ORDER BY d.id`,
  );
  return { versions, alerts, requests: receiver.requests };
}
