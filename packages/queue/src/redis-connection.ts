// The connection to Redis, and what Redis must be set to.
import { Redis } from 'ioredis';

/** Redis can't be reached, or its settings would lose jobs in silence. */
export class RedisError extends Error {}

const FIRST_ANSWER_MS = 10_000;

/** Connects; a lost connection is renewed at least once a second for ever. Throws RedisError when there is no answer within `firstAnswerMs` (10,000). */
export async function connectRedis(
  url: string,
  onError: (error: Error) => void,
  firstAnswerMs = FIRST_ANSWER_MS,
): Promise<Redis> {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: times => Math.min(50 * 2 ** Math.min(times, 5), 1000),
    reconnectOnError: error => error.message.includes('READONLY'),
    connectTimeout: 5000,
    // A half-open connection answers nothing for ever; workers block for 10 s at most, so 15 s of silence is the end.
    socketTimeout: 15_000,
    keepAlive: 10_000,
  });
  let last: Error | undefined;
  redis.on('error', error => {
    last = error;
    onError(error);
  });
  const answer = await within(redis.ping(), firstAnswerMs);
  if (answer === undefined) {
    redis.disconnect();
    const { host } = new URL(url);
    throw new RedisError(`Redis at ${host} does not answer${last ? ` (${last.message})` : ''}: check REDIS_URL`);
  }
  return redis;
}

/** What Redis is set to that endangers jobs, each with its mend; empty when all is well. */
export async function checkRedis(redis: Redis): Promise<string[]> {
  const memory = await redis.info('memory');
  const persistence = await redis.info('persistence');
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  const faults: string[] = [];
  if (policy && policy !== 'noeviction')
    faults.push(`Redis drops keys when memory is short (maxmemory-policy ${policy}): set maxmemory-policy noeviction`);
  if (/aof_enabled:0/.test(persistence))
    faults.push(
      'Redis keeps nothing over a restart (appendonly no): set appendonly yes, or jobs wait for the next sweep',
    );
  return faults;
}

/** Whether Redis takes writes: it may answer and yet be out of memory, or a read-only replica. Rejects with what it says. */
export async function probeRedis(redis: Redis, prefix: string): Promise<'OK' | null> {
  if (redis.status !== 'ready') throw new Error(`not connected (${redis.status})`);
  return redis.set(`${prefix}:probe`, '1', 'EX', 60);
}

/** The promise's value, or undefined when it does not settle in time or fails. */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise.catch(() => undefined), late]);
  } finally {
    clearTimeout(timer);
  }
}
