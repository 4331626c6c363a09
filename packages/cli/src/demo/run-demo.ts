// The demo: the sample newsroom's month, crawled for real over HTTP on loopback, from feeds to signed alerts.
import { encryptSecret, newSecret } from '@cellwire/alerts';
import { STAGES } from '@cellwire/model';
import { type Newsroom, openNewsroom } from '@cellwire/newsroom';
import { drain } from '@cellwire/pipeline';
import {
  addSource,
  addSubscription,
  countEvents,
  type EventRow,
  type ExitRow,
  enableSource,
  findSource,
  findSubscription,
  listEvents,
  listExits,
  listSources,
  markDue,
  type Store,
  updateSubscription,
} from '@cellwire/store';
import { openReceiver, type RecordingReceiver } from '@cellwire/testing/receiver';
import { openParts, type Parts } from '../process/open-parts.js';
import { stageHandlers } from '../process/stage-handlers.js';
import { readDemoState, writeDemoState } from './demo-state.js';

/** The instant of a day at which the demo looks at the newsroom. */
export const noonOf = (day: string): string => `${day}T12:00:00Z`;

/** When the demo looks at the newsroom. */
export const SITTINGS = [
  '2026-02-04',
  '2026-02-07',
  '2026-02-10',
  // Between a report and its denial: seen together they would be one denial, and no alert.
  '2026-02-11',
  '2026-02-12',
  '2026-02-14',
  '2026-02-18',
  '2026-02-21',
  '2026-02-25',
  '2026-02-28',
].map(noonOf);
const HOST_GAP_MS = 40;
const SETTLE_MS = 200;

const SUBSCRIPTIONS = [
  { name: 'exits', filter: 'jv_exit' },
  { name: 'called-off', filter: 'type:contract_cancellation,facility_halt' },
];

export interface DemoReport {
  articles: number;
  byOutcome: Record<string, number>;
  requests: { total: number; notModified: number; robots: number };
  events: EventRow[];
  eventCount: number;
  exits: ExitRow[];
  alerts: { type: string; headline: string; id: string; verified: boolean | null; sentence: string }[];
  /** New in this run. */
  newArticles: number;
  newEvents: number;
  seconds: number;
}

export interface DemoOptions {
  dataDir: string;
  onProgress: (line: string) => void;
  /** Instants at which the newsroom is looked at; the month's ten by default. */
  sittings?: readonly string[];
}

export interface Demo {
  report: DemoReport;
  parts: Parts;
  close(): Promise<void>;
}

/** Runs the demo; the parts stay open until `close`, so that an API can be served over them. */
export async function runDemo(options: DemoOptions): Promise<Demo> {
  const began = Date.now();
  const { dataDir, onProgress } = options;
  const state = readDemoState(dataDir);
  const clock = jumpingClock('2026-02-01T00:00:00Z');
  const room = await openNewsroom({ now: () => clock.now(), ...(state ? { ports: state.ports } : {}) });
  const secret = state?.secret ?? newSecret();
  writeDemoState(dataDir, {
    ports: Object.fromEntries(room.sources.map(s => [s.name, Number(new URL(s.feed).port)])),
    secret,
  });
  const receiver = await openReceiver({ secret });
  const parts = await openParts(
    {
      dataDir,
      databaseUrl: null,
      redisUrl: null,
      allowHosts: [...room.hosts, receiver.host],
      contact: 'demo@cellwire.invalid',
      hostGapMs: HOST_GAP_MS,
      alertSettleMs: SETTLE_MS,
      alertHttp: true,
    },
    { ownClock: clock, itself: true },
  );
  const { store } = parts;
  await addSources(store, room);
  await subscribe(parts, receiver, secret);
  const before = { articles: await count(store, 'article'), events: await countEvents(store, EVERYTHING) };
  for (const at of await sittingsLeft(store, options.sittings ?? SITTINGS)) {
    clock.jumpTo(at);
    const handlers = await stageHandlers(parts, STAGES);
    const ended = await drain({
      store,
      handlers,
      concurrency: 8,
      log: parts.log,
      metrics: parts.metrics,
      patienceMs: 5000,
    });
    onProgress(
      `${at.slice(0, 10)}  polled ${ended.get('poll-feeds') ?? 0} feeds, fetched ${ended.get('fetch-articles') ?? 0} articles, read ${ended.get('extract-events') ?? 0}, alerts sent ${ended.get('deliver-alerts') ?? 0}`,
    );
  }
  await askAgain(parts, clock);
  const report = await makeReport(store, room, receiver, before, began);
  return {
    report,
    parts,
    close: async () => {
      await parts.close();
      await receiver.close();
      await room.close();
    },
  };
}

/** Asks every feed once more two hours later, as `crawl --source` does: by now conditional requests are answered 304. */
async function askAgain(parts: Parts, clock: ReturnType<typeof jumpingClock>): Promise<void> {
  const { store } = parts;
  clock.jumpTo(new Date(clock.now().getTime() + 2 * 3_600_000).toISOString());
  const sources = await listSources(store, { enabled: true });
  await markDue(
    store,
    'poll-feeds',
    sources.map(s => s.id),
    { at: clock.now() },
  );
  const handlers = await stageHandlers(parts, STAGES);
  await drain({ store, handlers, concurrency: 8, log: parts.log, metrics: parts.metrics, patienceMs: 5000 });
}

const EVERYTHING = { sql: 'true', params: [] };

/** A clock that runs at the real pace from wherever it was put. */
function jumpingClock(start: string) {
  let origin = Date.parse(start);
  let since = Date.now();
  return {
    now: () => new Date(origin + (Date.now() - since)),
    jumpTo: (at: string) => {
      origin = Date.parse(at);
      since = Date.now();
    },
  };
}

async function addSources(store: Store, room: Newsroom): Promise<void> {
  for (const s of room.sources) {
    if (await findSource(store, s.name)) continue;
    const added = await addSource(store, {
      name: s.name,
      outlet: s.outlet,
      feedUrl: s.feed,
      homepage: s.homepage ?? null,
      language: s.language,
      timeZone: s.timeZone,
      country: s.country ?? null,
      category: s.category ?? null,
      note: s.note ?? null,
      createdAt: store.clock.now(),
    });
    if (added) await enableSource(store, added.id, { enabled: true, at: store.clock.now() });
  }
}

async function subscribe(parts: Parts, receiver: RecordingReceiver, secret: string): Promise<void> {
  const { store } = parts;
  for (const { name, filter } of SUBSCRIPTIONS) {
    const known = await findSubscription(store, name);
    if (known) await updateSubscription(store, known.id, { url: receiver.url });
    else
      await addSubscription(store, {
        id: `sub_${name}`,
        name,
        filter,
        channel: 'webhook',
        url: receiver.url,
        secret: encryptSecret(secret, parts.secretKey()),
        createdAt: store.clock.now(),
      });
  }
}

/** Sittings after the last poll; when the month is over, one more a few hours after it. */
async function sittingsLeft(store: Store, sittings: readonly string[]): Promise<string[]> {
  const polled = (await listSources(store)).flatMap(s => s.polledAt?.getTime() ?? []);
  const last = polled.length ? Math.max(...polled) : 0;
  const left = sittings.filter(at => Date.parse(at) > last);
  if (left.length) return left;
  const due = (await listSources(store)).flatMap(s => s.workDueAt?.getTime() ?? []);
  return [new Date(Math.max(last, ...due) + 60_000).toISOString()];
}

async function count(store: Store, table: 'article'): Promise<number> {
  const { rows } = await store.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? 0;
}

async function makeReport(
  store: Store,
  room: Newsroom,
  receiver: RecordingReceiver,
  before: { articles: number; events: number },
  began: number,
): Promise<DemoReport> {
  const articles = await count(store, 'article');
  const eventCount = await countEvents(store, EVERYTHING);
  const { rows } = await store.query<{ outcome: string; n: number }>(
    'SELECT outcome, count(*)::int AS n FROM extraction GROUP BY outcome ORDER BY outcome',
  );
  return {
    articles,
    byOutcome: Object.fromEntries(rows.map(r => [r.outcome, r.n])),
    requests: {
      total: room.requests.length,
      notModified: room.requests.filter(r => r.status === 304).length,
      robots: room.requests.filter(r => r.path === '/robots.txt').length,
    },
    events: await listEvents(store, { sort: 'seen', limit: 500 }),
    eventCount,
    exits: await listExits(store),
    alerts: receiver.requests.map(r => {
      const body = r.json as { type: string; data: { headline: string; evidence: { sentence: string } } };
      return {
        type: body.type,
        headline: body.data.headline,
        id: r.id ?? '',
        verified: r.isVerified,
        sentence: body.data.evidence.sentence,
      };
    }),
    newArticles: articles - before.articles,
    newEvents: eventCount - before.events,
    seconds: (Date.now() - began) / 1000,
  };
}
