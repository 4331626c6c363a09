// A pool in the shape of pg's over the one session of PGlite, so that BullMQ's Postgres backend runs on it.
import { EventEmitter } from 'node:events';
import type { EmbeddedSession, Release } from './embedded-session.js';
import type { PoolClientLike, PoolLike } from './queryable.js';
import { refuseInsideTransaction } from './transaction-guard.js';

type Answer = { rows: unknown[]; rowCount: number | null };
type Statement = { text: string; values: readonly unknown[] };
type AnyListener = (...args: never[]) => void;

/** Opens a pool whose clients take turns at the session; from BEGIN to COMMIT one client has it alone. */
export function openEmbeddedPool(session: EmbeddedSession): PoolLike {
  const events = new EventEmitter();
  const pool: PoolLike = {
    query: (text, params) => {
      refuseInsideTransaction(session.db, 'the queue');
      return once(session, readStatement(text, params));
    },
    connect: async () => openClient(session),
    end: async () => {},
    on: (event, listener: AnyListener) => {
      events.on(event, listener as (...args: unknown[]) => void);
      return pool;
    },
    removeAllListeners: event => {
      events.removeAllListeners(event);
      return pool;
    },
  };
  return pool;
}

function openClient(session: EmbeddedSession): PoolClientLike {
  const events = new EventEmitter();
  const listening = new Map<string, () => Promise<void>>();
  let held: Release | undefined;

  const query = async (text: unknown, params?: readonly unknown[]): Promise<Answer> => {
    const statement = readStatement(text, params);
    const verb = firstWords(statement.text);
    if (verb.startsWith('LISTEN ')) return listen(verb.slice(7));
    if (held) {
      const answer = await run(session, statement);
      if (/^(COMMIT|ROLLBACK|END)\b/.test(verb) && !/^ROLLBACK TO\b/.test(verb)) giveBack();
      return answer;
    }
    refuseInsideTransaction(session.db, 'the queue');
    if (!/^(BEGIN|START TRANSACTION)\b/.test(verb)) return once(session, statement);
    held = await session.acquire('bullmq,public');
    try {
      return await run(session, statement);
    } catch (error) {
      giveBack();
      throw error;
    }
  };
  const giveBack = () => {
    held?.();
    held = undefined;
  };
  /** PGlite hands notifications to callbacks of its own listen, not to a client. */
  const listen = async (channelText: string): Promise<Answer> => {
    const channel = channelText.replace(/^"|"$/g, '').toLowerCase();
    if (!listening.has(channel)) {
      const release = await session.acquire('bullmq,public');
      try {
        const unlisten = await session.db.listen(channel, payload =>
          events.emit('notification', { channel, payload, processId: 0 }),
        );
        listening.set(channel, unlisten);
      } finally {
        release();
      }
    }
    return { rows: [], rowCount: 0 };
  };
  const client: PoolClientLike = {
    query,
    on: (event, listener: AnyListener) => {
      events.on(event, listener as (...args: unknown[]) => void);
      return client;
    },
    removeListener: (event, listener: AnyListener) => {
      events.removeListener(event, listener as (...args: unknown[]) => void);
      return client;
    },
    removeAllListeners: event => {
      events.removeAllListeners(event);
      return client;
    },
    release: () => {
      void endClient();
    },
  };
  const endClient = async () => {
    const unlistens = [...listening.values()];
    listening.clear();
    if (held) {
      await session.db.exec('ROLLBACK').catch(() => {});
      giveBack();
    }
    if (unlistens.length === 0) return;
    const release = await session.acquire('bullmq,public');
    try {
      for (const unlisten of unlistens) await unlisten();
    } catch {
      // The database was closed first: its listeners went with it.
    } finally {
      release();
    }
  };
  return client;
}

async function once(session: EmbeddedSession, statement: Statement): Promise<Answer> {
  const release = await session.acquire('bullmq,public');
  try {
    return await run(session, statement);
  } finally {
    release();
  }
}

async function run({ db }: EmbeddedSession, { text, values }: Statement): Promise<Answer> {
  // Migrations hold several statements, which only the simple protocol takes, and it takes no parameters.
  if (values.length === 0) {
    const results = await db.exec(text);
    const last = results.at(-1);
    return { rows: last?.rows ?? [], rowCount: last?.rows.length || (last?.affectedRows ?? 0) };
  }
  const result = await db.query(text, [...values]);
  return { rows: result.rows, rowCount: result.rows.length || (result.affectedRows ?? 0) };
}

function readStatement(text: unknown, params: readonly unknown[] = []): Statement {
  if (typeof text === 'string') return { text, values: params };
  const { text: sql, values = params } = text as { text: string; values?: readonly unknown[] };
  return { text: sql, values };
}

/** The statement without the comments before it: BullMQ's begin with some. */
function firstWords(sql: string): string {
  return sql
    .replace(/^(?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/, '')
    .replace(/;?\s*$/, '')
    .replace(/^[a-z]+(?: transaction)?/i, words => words.toUpperCase());
}
