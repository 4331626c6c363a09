// BullMQ on Redis, or on the Postgres that the store uses, behind the small interface.
import { STAGES, type Stage } from '@cellwire/model';
import { Queue as BullQueue, createPostgresBackend, createRedisBackend, Worker } from 'bullmq';
import { jobIdOf } from './job-id.js';
import { prepareQueueSchema } from './prepare-schema.js';
import type { JobOptions, Queue, QueuePool, StageWorker } from './queue.js';
import { checkRedis, connectRedis, probeRedis, within } from './redis-connection.js';

export interface QueueOptions {
  /** Redis; without it the queue lives behind `pool`. */
  redisUrl?: string | null;
  /** A pool of the store's Postgres, from `store.openQueuePool()`; it must have more connections than there are stages. */
  pool?: object;
  /** Prefix of keys in Redis (`cellwire`). */
  prefix?: string;
  /** Told of lost connections; they are renewed by themselves. */
  onError?: (error: Error) => void;
  /** Told of settings of Redis that endanger jobs. */
  onWarning?: (warning: string) => void;
}

/** How long adding a job may take before it is left to the sweep, in milliseconds. */
const ADD_MS = 3000;
/** How long the queue may take to say that it is well, in milliseconds. */
const HEALTH_MS = 800;
/** A killed worker's jobs run again after lock and check; the row's lease keeps that harmless. */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5000;
/** A stall uses no attempt, but the default of 1 fails a job at its second crash: rows count crashes, not jobs. */
const MAX_STALLED = 1_000_000;

type Backend = { factory: never; connection: never };

/** Opens the queue of every stage. Throws RedisError when Redis does not answer. */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { onError = () => {}, onWarning = () => {} } = options;
  if (options.redisUrl) {
    const redis = await connectRedis(options.redisUrl, onError);
    for (const fault of await checkRedis(redis)) onWarning(fault);
    return queueOver({
      engine: 'redis',
      backend: { factory: createRedisBackend as never, connection: redis as never },
      prefix: options.prefix ?? 'cellwire',
      onError,
      probe: () => probeRedis(redis, options.prefix ?? 'cellwire'),
      end: async () => redis.disconnect(),
    });
  }
  const pool = options.pool as QueuePool | undefined;
  if (!pool) throw new Error('openQueue wants a redisUrl, or a pool of the store');
  await prepareQueueSchema(pool);
  return queueOver({
    engine: 'postgres',
    backend: { factory: createPostgresBackend as never, connection: pool as never },
    prefix: options.prefix ?? 'cellwire',
    onError,
    probe: () => pool.query('SELECT 1'),
    end: async () => {},
  });
}

interface Parts {
  engine: Queue['engine'];
  backend: Backend;
  prefix: string;
  onError: (error: Error) => void;
  /** Rejects when the queue can't take jobs. */
  probe: () => Promise<unknown>;
  end: () => Promise<void>;
}

function queueOver({ engine, backend, prefix, onError, probe, end }: Parts): Queue {
  const queues = new Map<Stage, BullQueue>(STAGES.map(stage => [stage, openBull(stage, { backend, prefix, onError })]));
  const workers = new Set<Worker>();
  const queueOf = (stage: Stage): BullQueue => queues.get(stage) as BullQueue;
  let closing: Promise<void> | undefined;

  const addMany = async (stage: Stage, jobs: readonly ({ id: string } & JobOptions)[]): Promise<boolean> => {
    if (jobs.length === 0) return true;
    const adding = queueOf(stage).addBulk(
      jobs.map(({ id, priority = 1, delayMs = 0 }) => ({
        name: stage,
        data: { id },
        opts: { jobId: jobIdOf(id), priority, delay: delayMs },
      })),
    );
    return (await within(adding, ADD_MS)) !== undefined;
  };

  return {
    engine,
    add: (stage, id, jobOptions = {}) => addMany(stage, [{ id, ...jobOptions }]),
    addMany,
    work: async (stage, handler, { concurrency }) => {
      const worker = openWorker(stage, handler, { backend, prefix, onError, concurrency });
      workers.add(worker);
      await worker.waitUntilReady();
      return stopOf(worker, workers);
    },
    counts: async stage => {
      const c = await queueOf(stage).getJobCounts('waiting', 'prioritized', 'active', 'delayed');
      return { waiting: (c.waiting ?? 0) + (c.prioritized ?? 0), active: c.active ?? 0, delayed: c.delayed ?? 0 };
    },
    obliterate: async () => {
      for (const queue of queues.values()) await queue.obliterate({ force: true });
    },
    health: async () => {
      let why = 'it does not answer';
      const probed = probe().catch((error: Error) => {
        why = error.message;
        throw error;
      });
      const answer = await within(probed, HEALTH_MS);
      return answer === undefined ? { is: 'down', why: `the queue (${engine}) takes no jobs: ${why}` } : { is: 'ok' };
    },
    bullQueues: () => [...queues.values()],
    close: () => {
      closing ??= (async () => {
        await Promise.all([...workers].map(worker => worker.close()));
        await Promise.all([...queues.values()].map(queue => queue.close()));
        await end();
      })();
      return closing;
    },
  };
}

interface OpenOptions {
  backend: Backend;
  prefix: string;
  onError: (error: Error) => void;
}

function openBull(stage: Stage, { backend, prefix, onError }: OpenOptions): BullQueue {
  const queue = new BullQueue(
    stage,
    {
      connection: backend.connection,
      prefix,
      // Nothing of a finished job is kept: its row has the outcome, and a kept id would keep the row's next job out.
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
      streams: { events: { maxLen: 100 } },
    },
    backend.factory,
  );
  queue.on('error', onError);
  return queue as unknown as BullQueue;
}

function openWorker(
  stage: Stage,
  handler: (id: string) => Promise<void>,
  { backend, prefix, onError, concurrency }: OpenOptions & { concurrency: number },
): Worker {
  const worker = new Worker(
    stage,
    async job => handler((job.data as { id: string }).id),
    {
      connection: backend.connection,
      prefix,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: MAX_STALLED,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
    backend.factory,
  );
  worker.on('error', onError);
  worker.on('failed', (_job, error) => onError(error));
  return worker as unknown as Worker;
}

function stopOf(worker: Worker, workers: Set<Worker>): StageWorker {
  return {
    close: async () => {
      workers.delete(worker);
      await worker.close();
    },
  };
}
