// The store on a real Postgres, through pg.
import type { Clock } from '@cellwire/model';
import pg from 'pg';
import type { Locked, PoolLike, Result, Store, Transaction, TransactionOptions } from './queryable.js';
import { markedInside, refuseInsideTransaction } from './transaction-guard.js';
import { storableParams } from './values.js';

const INT8 = 20;
const DATE = 1082;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const DATE_ARRAY = 1182;
const NUMERIC = 1700;

type Parser = (text: string) => unknown;
const textArray = pg.types.getTypeParser(TEXT_ARRAY as never) as Parser;
const parsers = new Map<number, Parser>([
  [INT8, Number],
  [NUMERIC, Number],
  [DATE, text => text],
  [DATE_ARRAY, textArray],
  [INT8_ARRAY, text => (textArray(text) as (string | null)[]).map(v => (v === null ? null : Number(v)))],
]);
/** pg's own parsers, but with the values that the embedded store gives. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
};

export interface PostgresOptions {
  databaseUrl: string;
  clock: Clock;
  /** Connections of the store (10); the queue's pool has its own. */
  maxConnections?: number;
  /** A query that takes longer is given up, so that a dead connection is noticed (30,000). */
  queryTimeoutMs?: number;
  /** Told of connections that drop while nobody uses them. */
  onError?: (error: Error) => void;
}

/** Opens a store on a real Postgres. Connects on first use and by itself again after every loss. */
export function openPostgres(options: PostgresOptions): Store {
  const { databaseUrl, clock, queryTimeoutMs = 30_000, onError = () => {} } = options;
  const config = {
    connectionString: databaseUrl,
    types,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 10_000,
    query_timeout: queryTimeoutMs,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'cellwire',
  };
  const openPool = (more: pg.PoolConfig): pg.Pool => {
    const opened = new pg.Pool({ ...config, ...more });
    opened.on('error', onError);
    // A connection that drops while it is checked out, between two queries, tells nobody else: unheard, it would end the process.
    opened.on('connect', client => client.on('error', () => {}));
    return opened;
  };
  const pool = openPool({ max: options.maxConnections ?? 10 });
  const queuePools: pg.Pool[] = [];
  const query = <R>(sql: string, params: readonly unknown[] = []): Promise<Result<R>> => {
    refuseInsideTransaction(pool, 'store.query');
    return ask<R>(pool, sql, params);
  };

  return {
    engine: 'postgres',
    clock,
    query,
    inTransaction: async (work, transactionOptions) => {
      refuseInsideTransaction(pool, 'store.inTransaction');
      return inTransaction(pool, work, transactionOptions);
    },
    withAdvisoryLock: async (name, work) => {
      refuseInsideTransaction(pool, 'store.withAdvisoryLock');
      return withLock(await pool.connect(), name, work);
    },
    listen: (channel, onNotify) => listen(config, channel, onNotify, onError),
    openQueuePool: ({ max = 16 } = {}) => {
      // BullMQ names its tables without a schema, so the pool's search_path must say where they are.
      const queuePool = openPool({ types: pg.types, max, options: '-c search_path=bullmq,public' });
      queuePools.push(queuePool);
      return queuePool as unknown as PoolLike;
    },
    close: async () => {
      await Promise.all([pool, ...queuePools].map(p => (p.ended || p.ending ? undefined : p.end())));
    },
  };
}

async function ask<R>(client: pg.Pool | pg.PoolClient, sql: string, params: readonly unknown[]): Promise<Result<R>> {
  // Always the extended protocol: one statement, whatever the text holds.
  const config = { text: sql, values: storableParams(params), queryMode: 'extended' };
  const { rows, rowCount } = await client.query(config);
  return { rows: rows as R[], rowCount: rowCount ?? 0 };
}

async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<T>,
  { readOnly = false, timeoutMs }: TransactionOptions = {},
): Promise<T> {
  const client = await pool.connect();
  const tx = { query: (sql: string, params: readonly unknown[] = []) => ask(client, sql, params) } as Transaction;
  let broken = true;
  try {
    await client.query(readOnly ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
    if (timeoutMs !== undefined) await client.query(`SET LOCAL statement_timeout = ${Math.round(timeoutMs)}`);
    const value = await markedInside(pool, () => work(tx));
    await client.query('COMMIT');
    broken = false;
    return value;
  } catch (error) {
    // A connection that gave no answer in time gives none to ROLLBACK either: waiting would double the time.
    if (isSilent(error)) throw error;
    await client.query('ROLLBACK').then(
      () => {
        broken = false;
      },
      () => {},
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

const isSilent = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

async function withLock<T>(client: pg.PoolClient, name: string, work: () => Promise<T>): Promise<Locked<T>> {
  let broken = false;
  // The connection may drop while the lock is held: then the lock is free again, and the client must not be reused.
  const onError = () => {
    broken = true;
  };
  client.on('error', onError);
  try {
    const { rows } = await client.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [name]);
    if (!rows[0]?.held) return { is: 'busy' };
    try {
      return { is: 'held', value: await work() };
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(onError);
    }
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    client.removeListener('error', onError);
    client.release(broken);
  }
}

/** A connection of its own, renewed a second after each loss until it is stopped. */
async function listen(
  config: pg.ClientConfig,
  channel: string,
  onNotify: (payload: string) => void,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> {
  let current: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopped = false;
  const connect = async () => {
    const client = new pg.Client(config);
    current = client;
    const renew = (error: Error) => {
      if (current !== client || stopped) return;
      current = undefined;
      onError(error);
      void client.end().catch(() => {});
      again = setTimeout(() => void connect().catch(() => {}), 1000);
    };
    client.on('error', renew);
    client.on('end', () => renew(new Error(`the connection that listens on ${channel} was closed`)));
    client.on('notification', message => onNotify(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      renew(error as Error);
      throw error;
    }
  };
  await connect();
  return async () => {
    stopped = true;
    clearTimeout(again);
    await current?.end();
  };
}

/** Runs `work` with one connection of its own; for migrations. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'cellwire migrate' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
