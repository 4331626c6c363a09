// The process that has the embedded store lends it to the other commands of this machine, over one connection each. What a
// connection holds (transactions, locks, listeners) ends with it, so a command that dies leaves nothing behind.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Store, Transaction } from '@cellwire/store';
import type { FastifyInstance } from 'fastify';
import { isLoopback, sameSecret } from '../access.js';
import { BRIDGE_PATH, BRIDGE_PROTOCOL, type Message, type Request, readFrames, writeFrame } from './frames.js';

/** Lends the store to whoever knows the token of the lock file. Others get no answer but a closed connection. */
export function serveBridge(app: FastifyInstance, store: Store, token: string): void {
  const open = new Set<Duplex>();
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!mayEnter(request, token)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
      return;
    }
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: ${BRIDGE_PROTOCOL}\r\n\r\n`);
    open.add(socket);
    socket.on('error', () => socket.destroy());
    void new Session(store, socket).run(head).finally(() => {
      open.delete(socket);
      socket.destroy();
    });
  });
  app.addHook('preClose', async () => {
    for (const socket of open) socket.destroy();
  });
}

function mayEnter({ url, headers, socket }: IncomingMessage, token: string): boolean {
  const text = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  return (
    url === BRIDGE_PATH &&
    headers.upgrade === BRIDGE_PROTOCOL &&
    isThisMachine(socket) &&
    text !== undefined &&
    sameSecret(text, token)
  );
}

/** An API that listens on another address of this machine is reached from that same address. */
const isThisMachine = ({ remoteAddress, localAddress }: IncomingMessage['socket']): boolean =>
  isLoopback(remoteAddress ?? '') || (remoteAddress !== undefined && remoteAddress === localAddress);

interface OpenTransaction {
  tx: Transaction;
  /** Ends it; resolves when that is done. */
  end(commit: boolean): Promise<void>;
}

class RolledBack extends Error {}

/** One connection. */
class Session {
  private readonly transactions = new Map<number, OpenTransaction>();
  private readonly locks = new Map<string, () => Promise<void>>();
  private readonly listeners = new Map<string, () => Promise<void>>();
  private readonly running = new Set<Promise<void>>();
  constructor(
    private readonly store: Store,
    private readonly socket: Duplex,
  ) {}

  async run(head: Buffer): Promise<void> {
    try {
      for await (const request of readFrames<Request>(this.socket, head)) {
        // Requests of one connection do not wait for each other: one may hold a transaction that another needs to end.
        const answering = this.answer(request).finally(() => this.running.delete(answering));
        this.running.add(answering);
      }
    } catch {
      // A connection that breaks off says all there is to say.
    } finally {
      await this.letGo();
    }
  }

  private async answer(request: Request): Promise<void> {
    const { id } = request;
    let message: Message;
    try {
      message = { id, is: 'done', value: await this.carryOut(request) };
    } catch (error) {
      const { message: text, name, code, position } = error as Error & { code?: unknown; position?: unknown };
      const more = {
        ...(typeof code === 'string' ? { code } : {}),
        ...(typeof position === 'string' ? { position } : {}),
      };
      message = { id, is: 'failed', error: { message: text, name, ...more } };
    }
    await writeFrame(this.socket, message);
  }

  private async carryOut(request: Request): Promise<unknown> {
    switch (request.do) {
      case 'query':
        return this.target(request.tx).query(request.sql, request.params);
      case 'begin':
        return this.begin(request);
      case 'end':
        await this.transactions.get(request.tx)?.end(request.commit);
        return undefined;
      case 'lock':
        return this.lock(request.name);
      case 'unlock':
        await this.locks.get(request.name)?.();
        return undefined;
      case 'listen':
        return this.listen(request.channel);
      case 'unlisten':
        await this.listeners.get(request.channel)?.();
        this.listeners.delete(request.channel);
        return undefined;
    }
  }

  private target(tx: number | undefined): Pick<Store, 'query'> {
    if (tx === undefined) return this.store;
    const open = this.transactions.get(tx);
    if (open) return open.tx;
    throw new Error('the transaction is over: a query was not awaited inside inTransaction');
  }

  /** Opens a transaction that stays open until it is ended, or the connection is. */
  private begin({ id, readOnly, timeoutMs }: Request & { do: 'begin' }): Promise<number> {
    return new Promise((resolve, reject) => {
      let settle: (commit: boolean) => void = () => {};
      const ended = new Promise<boolean>(done => {
        settle = done;
      });
      const options = { ...(readOnly ? { readOnly } : {}), ...(timeoutMs === undefined ? {} : { timeoutMs }) };
      const whole = this.store
        .inTransaction(async tx => {
          // The connection may have ended while the transaction waited for its turn.
          if (this.socket.destroyed) throw new RolledBack();
          const end = async (commit: boolean): Promise<void> => {
            this.transactions.delete(id);
            settle(commit);
            await whole;
          };
          this.transactions.set(id, { tx, end });
          resolve(id);
          if (!(await ended)) throw new RolledBack();
        }, options)
        .catch(error => {
          this.transactions.delete(id);
          if (!(error instanceof RolledBack)) throw error;
        });
      whole.catch(reject);
    });
  }

  private lock(name: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const held = this.store.withAdvisoryLock(name, async () => {
        await new Promise<void>(free => {
          this.locks.set(name, async () => {
            this.locks.delete(name);
            free();
            await held;
          });
          resolve(true);
        });
      });
      held.then(locked => locked.is === 'busy' && resolve(false), reject);
    });
  }

  private async listen(channel: string): Promise<void> {
    if (this.listeners.has(channel)) return;
    const stop = await this.store.listen(channel, payload => {
      void writeFrame(this.socket, { is: 'notify', channel, payload });
    });
    if (this.socket.destroyed) await stop();
    else this.listeners.set(channel, stop);
  }

  private async letGo(): Promise<void> {
    const ends = [
      ...[...this.transactions.values()].map(open => open.end(false)),
      ...[...this.locks.values()].map(unlock => unlock()),
      ...[...this.listeners.values()].map(stop => stop()),
    ];
    await Promise.allSettled([...ends, ...this.running]);
    for (const open of this.transactions.values()) await open.end(false).catch(() => undefined);
  }
}
