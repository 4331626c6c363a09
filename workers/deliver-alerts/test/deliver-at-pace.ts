// Events that are recorded at a pace and told to several endpoints through a real queue, workers and HTTP: how long each
// POST takes to come after the event's commit.
import { createFetcher } from '@cellwire/fetching';
import { runStage, startSweeping } from '@cellwire/pipeline';
import { openQueue } from '@cellwire/queue';
import { openLogger, openMetrics } from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import { openReceiver, type ReceivedRequest, type RecordingReceiver, type Reply } from '@cellwire/testing';
import { record, subscribe } from '../../../packages/alerts/test/newsdesk.js';
import type { DestinationSlots } from '../src/destination-slots.js';
import { openDeliverer } from '../src/index.js';

const STAGE = 'deliver-alerts' as const;
const KEY = 'the key of this measurement';
/** A destination that does not answer is given up after so long, as in the product. */
const TIMEOUT_MS = 15_000;

export interface Pace {
  store: Store;
  /** Where the queue lives: Redis, or the store's own Postgres. */
  redisUrl?: string | null;
  events: number;
  /** Milliseconds from one event to the next. */
  everyMs: number;
  /** What each endpoint answers; every event goes to all of them. */
  endpoints: readonly Reply[];
  /** Deliveries at once in the process (32, as in the product). */
  concurrency?: number;
  slots?: DestinationSlots;
  timeoutMs?: number;
}

export interface Measured {
  /** Milliseconds from commit to the first POST of it, for each event and each endpoint that answers with 2xx. */
  waitsMs: number[];
  /** POSTs that each endpoint got, in the order of `endpoints`. */
  posts: number[];
}

const GOOD: Reply = { status: 204 };

/** `count` endpoints that answer; with `isStorm` one of them hangs and one fails. */
export const endpointsOf = (count: number, isStorm: boolean): Reply[] =>
  Array.from({ length: count }, (_, i) => (!isStorm || i > 1 ? GOOD : i === 0 ? 'hang' : { status: 500 }));

const isGood = (reply: Reply): boolean => typeof reply === 'object' && reply.status < 300;

/** Records the events, waits until every endpoint that answers has got all of them, and reports. */
export async function deliverAtPace(pace: Pace): Promise<Measured> {
  const { store, endpoints } = pace;
  await store.query('TRUNCATE subscription, alert, event, event_version, article CASCADE');
  const receivers: RecordingReceiver[] = [];
  for (const [i, reply] of endpoints.entries()) {
    const receiver = await openReceiver({ reply: () => reply });
    receivers.push(receiver);
    await subscribe(store, `endpoint-${i}`, 'type:stake_sale', { url: receiver.url });
  }
  const close = await startDelivering(pace, receivers);
  try {
    const committedAt = await recordAtPace(pace, close.hint);
    const good = receivers.filter((_, i) => isGood(endpoints[i] as Reply));
    await Promise.all(good.map(r => r.received(pace.events)));
    const waitsMs = good.flatMap(r =>
      firstOfEach(r.requests).map(({ event, at }) => at - (committedAt.get(event) ?? at)),
    );
    return { waitsMs, posts: receivers.map(r => r.requests.length) };
  } finally {
    for (const receiver of receivers) await receiver.close();
    await close.stop();
  }
}

interface Delivering {
  hint: (deliveries: readonly number[]) => void;
  stop: () => Promise<void>;
}

async function startDelivering(pace: Pace, receivers: readonly RecordingReceiver[]): Promise<Delivering> {
  const { store, redisUrl, concurrency = 32, slots } = pace;
  const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
  const metrics = openMetrics();
  const fetcher = createFetcher({ userAgent: 'Cellwire/0', allowHosts: receivers.map(r => r.host) });
  const queue = await openQueue(
    redisUrl
      ? { redisUrl, prefix: `pace-${process.pid}-${receivers[0]?.host.split(':')[1]}` }
      : { pool: store.openQueuePool({ max: 12 }) },
  );
  const send = { fetcher, mailer: null, secretKey: KEY, allowHttp: true, timeoutMs: pace.timeoutMs ?? TIMEOUT_MS };
  const handle = openDeliverer({ store, send, operator: null, log, metrics, ...(slots ? { slots } : {}) });
  const stage = { store, queue, log, metrics };
  const worker = await runStage({ ...stage, handler: { stage: STAGE, handle }, concurrency });
  const sweeping = startSweeping({ store, queue, stages: [STAGE], log });
  return {
    hint: deliveries =>
      void queue.addMany(
        STAGE,
        deliveries.map(id => ({ id: String(id) })),
      ),
    stop: async () => {
      await sweeping.stop();
      await worker.close();
      await queue.obliterate();
      await queue.close();
      await fetcher.close();
    },
  };
}

/** Answers when each event was committed, in epoch milliseconds. An event that is late is recorded at once. */
async function recordAtPace(
  { store, events, everyMs }: Pace,
  hint: (deliveries: readonly number[]) => void,
): Promise<Map<string, number>> {
  const committedAt = new Map<string, number>();
  const began = Date.now();
  for (let i = 0; i < events; i++) {
    const early = began + i * everyMs - Date.now();
    if (early > 0) await new Promise(resolve => setTimeout(resolve, early));
    const deliveries = await record(store, { events: [{ id: `ev_${i}`, status: 'announced' }] });
    committedAt.set(`ev_${i}`, Date.now());
    hint(deliveries);
  }
  return committedAt;
}

function firstOfEach(requests: readonly ReceivedRequest[]): { event: string; at: number }[] {
  const first = new Map<string, number>();
  for (const { json, at } of requests) {
    const { id } = (json as { data: { id: string } }).data;
    if (!first.has(id)) first.set(id, at.getTime());
  }
  return [...first].map(([event, at]) => ({ event, at }));
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
