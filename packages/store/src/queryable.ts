// What a store is to its users: one small interface over real Postgres and the embedded one.
import type { Clock } from '@cellwire/model';

/** Rows of a result. `rowCount` counts rows returned or changed. */
export interface Result<R> {
  rows: R[];
  rowCount: number;
}

/**
 * Anything that answers SQL with `$1` parameters: the store, or a transaction. One statement per call.
 * Both engines give the same values: bigint and numeric as number, date as `YYYY-MM-DD`, timestamptz as Date, jsonb
 * parsed, bytea as Uint8Array, arrays as arrays. Pass jsonb through `json()`.
 */
export interface Queryable {
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Result<R>>;
}

declare const transaction: unique symbol;
/** An open transaction: functions that must not run outside one take this. */
export interface Transaction extends Queryable {
  readonly [transaction]: true;
}

/** A client as `pg` and BullMQ know it. */
export interface PoolClientLike {
  query(text: unknown, params?: readonly unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
  on(event: string, listener: (...args: never[]) => void): this;
  removeListener(event: string, listener: (...args: never[]) => void): this;
  removeAllListeners(event?: string): this;
  release(destroy?: boolean): void;
}

/** A pool as `pg` and BullMQ know it; the queue is given one, since it must not import the store. */
export interface PoolLike {
  query(text: unknown, params?: readonly unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
  connect(): Promise<PoolClientLike>;
  end(): Promise<void>;
  on(event: string, listener: (...args: never[]) => void): this;
  removeAllListeners(event?: string): this;
}

export interface TransactionOptions {
  /** Refuses writes; several reads see one state. */
  readOnly?: boolean;
  /** Ends any statement of the transaction after so many milliseconds. */
  timeoutMs?: number;
}

/** What `withAdvisoryLock` came to: somebody else holds the lock, or the work's own result. */
export type Locked<T> = { is: 'busy' } | { is: 'held'; value: T };

export interface Store extends Queryable {
  readonly engine: 'postgres' | 'embedded';
  readonly clock: Clock;
  /** Runs `work` between BEGIN and COMMIT; a throw rolls back and goes on. Inside, only `tx` may be asked. */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Runs `work` while this process alone holds the named lock; answers `busy` at once when another one does. */
  withAdvisoryLock<T>(name: string, work: () => Promise<T>): Promise<Locked<T>>;
  /** Calls back on every NOTIFY of the channel until the returned function is called. Lost connections are renewed. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** A pool for BullMQ's Postgres backend, with its search_path; ends with the store. `max` connections (16). */
  openQueuePool(options?: { max?: number }): PoolLike;
  close(): Promise<void>;
}
