// The store of a process that runs `cellwire up`, as another command of this machine sees it: the same interface, over the bridge.
import { request as httpRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '@cellwire/model';
import {
  type Locked,
  markedInside,
  type PoolLike,
  type Result,
  refuseInsideTransaction,
  type Store,
  type Transaction,
  type TransactionOptions,
} from '@cellwire/store';
import { BRIDGE_PATH, BRIDGE_PROTOCOL, type Message, type Question, readFrames, writeFrame } from './frames.js';

/** Connects to the process that serves `api`. Throws when it does not answer or the token is not its own. */
export async function openRemoteStore(options: { api: string; token: string; clock: Clock }): Promise<Store> {
  const socket = await connect(options);
  return new RemoteStore(socket, options.clock);
}

function connect({ api, token }: { api: string; token: string }): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const headers = { connection: 'Upgrade', upgrade: BRIDGE_PROTOCOL, authorization: `Bearer ${token}` };
    const request = httpRequest(new URL(BRIDGE_PATH, api), { headers, timeout: 10_000 });
    const refuse = (why: string) =>
      reject(new Error(`the process that has the store does not let this command in: ${why}`));
    request.on('upgrade', (_response, socket, head) => {
      socket.setTimeout(0);
      if (head.length) socket.unshift(head);
      resolve(socket);
    });
    request.on('response', response => {
      response.resume();
      refuse(`${api} answered ${response.statusCode}`);
    });
    request.on('timeout', () => request.destroy(new Error(`${api} does not answer`)));
    request.on('error', error => refuse(error.message));
    request.end();
  });
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

class RemoteStore implements Store {
  readonly engine = 'embedded';
  private readonly waiting = new Map<number, Waiting>();
  private readonly heard = new Map<string, Set<(payload: string) => void>>();
  private lastId = 0;
  private lost: Error | null = null;

  constructor(
    private readonly socket: Duplex,
    readonly clock: Clock,
  ) {
    socket.on('error', () => socket.destroy());
    void this.receive();
  }

  query<R = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<Result<R>> {
    refuseInsideTransaction(this, 'store.query');
    return this.ask({ do: 'query', sql, params }) as Promise<Result<R>>;
  }

  async inTransaction<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    refuseInsideTransaction(this, 'store.inTransaction');
    const id = (await this.ask({ do: 'begin', ...options })) as number;
    const tx = {
      query: (sql: string, params: readonly unknown[] = []) => this.ask({ do: 'query', sql, params, tx: id }),
    } as Transaction;
    try {
      const value = await markedInside(this, () => work(tx));
      await this.ask({ do: 'end', tx: id, commit: true });
      return value;
    } catch (error) {
      if (!this.lost) await this.ask({ do: 'end', tx: id, commit: false });
      throw error;
    }
  }

  async withAdvisoryLock<T>(name: string, work: () => Promise<T>): Promise<Locked<T>> {
    refuseInsideTransaction(this, 'store.withAdvisoryLock');
    if (!(await this.ask({ do: 'lock', name }))) return { is: 'busy' };
    try {
      return { is: 'held', value: await work() };
    } finally {
      await this.ask({ do: 'unlock', name });
    }
  }

  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.heard.get(channel) ?? new Set();
    this.heard.set(channel, listeners.add(onNotify));
    await this.ask({ do: 'listen', channel });
    return async () => {
      listeners.delete(onNotify);
      if (listeners.size === 0 && !this.lost) await this.ask({ do: 'unlisten', channel });
    };
  }

  openQueuePool(): PoolLike {
    throw new Error('the process that runs "cellwire up" has the queue: it does this work already');
  }

  async close(): Promise<void> {
    this.lost ??= new Error('the store is closed');
    await new Promise<void>(resolve => {
      if (this.socket.destroyed) return resolve();
      this.socket.once('close', resolve);
      this.socket.end();
      this.socket.destroy();
    });
  }

  private ask(question: Question): Promise<unknown> {
    if (this.lost) return Promise.reject(this.lost);
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      void writeFrame(this.socket, { id, ...question });
    });
  }

  private async receive(): Promise<void> {
    try {
      for await (const message of readFrames<Message>(this.socket)) this.take(message);
    } catch {
      // Told to those who wait, below.
    }
    this.lost ??= new Error('the process that has the store has ended: try again');
    for (const { reject } of this.waiting.values()) reject(this.lost);
    this.waiting.clear();
  }

  private take(message: Message): void {
    if (message.is === 'notify') {
      for (const hear of this.heard.get(message.channel) ?? []) hear(message.payload);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.is === 'done') waiting?.resolve(message.value);
    else waiting?.reject(Object.assign(new Error(message.error.message), message.error));
  }
}
