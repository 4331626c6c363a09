// The store on embedded Postgres (PGlite), in a folder that this process alone has open.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Clock } from '@cellwire/model';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { openEmbeddedPool } from './embedded-pool.js';
import { type EmbeddedSession, shareSession } from './embedded-session.js';
import { type FolderLock, lockFolder } from './lock-file.js';
import type { Result, Store, Transaction, TransactionOptions } from './queryable.js';
import { markedInside, refuseInsideTransaction } from './transaction-guard.js';
import { storableParams } from './values.js';

/**
 * Postgres' own page cache. Its default of 128 MB is laid out anew at each opening, which takes most of the second that an
 * opening takes; the operating system keeps the same pages anyway.
 */
const SHARED_BUFFERS = '32MB';
const NUMERIC = 1700;
const INT8 = 20;
const DATE = 1082;

/** What the embedded store can do beyond a real one. */
export interface EmbeddedStore extends Store {
  readonly engine: 'embedded';
  readonly dataDir: string;
  /** Tells other commands, through the lock file, where this process serves its API. */
  announce(api: string, token: string): void;
  /** Runs `work` with the bare session, which may hold several statements; for migrations and backups. */
  withSession<T>(work: (db: PGlite) => Promise<T>): Promise<T>;
}

/** Opens (and on first use creates) the store in `dataDir`. Throws StoreBusyError while another process has it. */
export async function openEmbedded(options: { dataDir: string; clock: Clock }): Promise<EmbeddedStore> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockFolder(dataDir);
  try {
    const db = await PGlite.create({
      dataDir: `${dataDir}/postgres`,
      extensions: { pg_trgm },
      startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
      parsers: { [INT8]: Number, [NUMERIC]: Number, [DATE]: (text: string) => text },
    });
    await db.exec("SET search_path = public; SET timezone = 'UTC'");
    return storeOver(shareSession(db), { dataDir, lock, clock: options.clock });
  } catch (error) {
    lock.release();
    throw new Error(`the embedded store in ${dataDir} could not be opened: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function storeOver(
  session: EmbeddedSession,
  { dataDir, lock, clock }: { dataDir: string; lock: FolderLock; clock: Clock },
): EmbeddedStore {
  const { db } = session;
  const held = new Set<string>();
  let closing: Promise<void> | undefined;
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (closing) throw new Error('the store is closed');
    const release = await session.acquire('public');
    try {
      return await work();
    } finally {
      release();
    }
  };

  return {
    engine: 'embedded',
    dataDir,
    clock,
    announce: (api, token) => lock.announce(api, token),
    query: async (sql, params = []) => {
      refuseInsideTransaction(db, 'store.query');
      return turn(() => ask(db, sql, params));
    },
    inTransaction: async (work, transactionOptions) => {
      refuseInsideTransaction(db, 'store.inTransaction');
      return turn(() => inTransaction(db, work, transactionOptions));
    },
    // One process has the folder, so a lock among its own callers is a lock among all.
    withAdvisoryLock: async (name, work) => {
      refuseInsideTransaction(db, 'store.withAdvisoryLock');
      if (held.has(name)) return { is: 'busy' };
      held.add(name);
      try {
        return { is: 'held', value: await work() };
      } finally {
        held.delete(name);
      }
    },
    listen: async (channel, onNotify) => {
      refuseInsideTransaction(db, 'store.listen');
      const unlisten = await turn(() => db.listen(channel, onNotify));
      return () => (closing ? Promise.resolve() : turn(() => unlisten()));
    },
    openQueuePool: () => openEmbeddedPool(session),
    withSession: work => turn(() => work(db)),
    close: () => {
      closing ??= closeSession(session, lock);
      return closing;
    },
  };
}

async function closeSession(session: EmbeddedSession, lock: FolderLock): Promise<void> {
  // The session is kept: whoever still waits for it would find a closed database.
  await session.acquire('public');
  await session.db.close();
  lock.release();
}

async function ask<R>(db: PGlite, sql: string, params: readonly unknown[]): Promise<Result<R>> {
  const result = await db.query<R>(sql, storableParams(params));
  return { rows: result.rows, rowCount: result.rows.length || (result.affectedRows ?? 0) };
}

async function inTransaction<T>(
  db: PGlite,
  work: (tx: Transaction) => Promise<T>,
  { readOnly = false, timeoutMs }: TransactionOptions = {},
): Promise<T> {
  let open = true;
  const tx = {
    query: (sql: string, params: readonly unknown[] = []) => {
      if (!open) throw new Error('the transaction is over: a query was not awaited inside inTransaction');
      return ask(db, sql, params);
    },
  } as Transaction;
  await db.exec(readOnly ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
  try {
    if (timeoutMs !== undefined) await db.exec(`SET LOCAL statement_timeout = ${Math.round(timeoutMs)}`);
    const value = await markedInside(db, () => work(tx));
    open = false;
    await db.exec('COMMIT');
    return value;
  } catch (error) {
    open = false;
    await db.exec('ROLLBACK');
    throw error;
  }
}
