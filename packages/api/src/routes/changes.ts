// The stream of changes, page by page and as server-sent events. The place of an entry is that of its commit: recording has one
// writer at a time, so nothing is ever inserted before a place that was read.
import { CHANGES_CHANNEL, type ChangeRow, listChangeRows, type Store } from '@cellwire/store';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { defineRoute } from '../define-route.js';
import type { ApiOptions } from '../options.js';
import { Problem } from '../problem.js';
import type { ChangeItem } from '../schema/analysis.js';

const PAGE = 200;
const HEARTBEAT_MS = 15_000;
/** A notice may be lost with a connection; this is the longest that a reader then waits. */
const LOOK_AGAIN_MS = 10_000;
const MAX_STREAMS = 100;

/** Adds /api/changes and /api/changes/stream. */
export function changeRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store, log } = options;

  defineRoute(app, 'listChanges', options, async ({ query }) => {
    const after = readPlace(query.after);
    const rows = await listChangeRows(store, { after, limit: query.limit + 1 });
    const page = rows.slice(0, query.limit);
    return {
      changes: page.map(changeItem),
      next: String(page.at(-1)?.seq ?? after),
      more: rows.length > query.limit,
    };
  });

  const bell = new Bell(store);
  const streams = new Set<Stream>();
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
    await bell.silence();
  });

  defineRoute(app, 'streamChanges', options, async ({ query }, request, reply) => {
    const last = request.headers['last-event-id'];
    const after = readPlace((typeof last === 'string' && last) || query.after || '');
    if (streams.size >= MAX_STREAMS)
      throw new Problem(503, 'Too many streams', `at most ${MAX_STREAMS} streams are open at once: ask /api/changes`);
    await bell.listen();
    const stream = new Stream(store, bell, reply);
    streams.add(stream);
    stream
      .run(after)
      .catch(error => log.warn({ err: error }, 'a stream of changes ended'))
      .finally(() => {
        stream.end();
        streams.delete(stream);
      });
    return reply;
  });
}

function readPlace(text: string): number {
  if (/^\d{0,15}$/.test(text)) return Number(text);
  throw new Problem(400, 'Bad request', 'after: not a cursor that this API gave; begin without one');
}

const changeItem = (c: ChangeRow): ChangeItem => ({
  cursor: String(c.seq),
  kind: c.kind,
  id: c.id,
  version: c.version,
  state: c.state,
  status: c.status,
  previous_status: c.previousStatus,
  type: c.type,
  headline: c.headline,
  cause: c.cause,
  silent: c.silent,
  recorded_at: c.recordedAt.toISOString(),
});

/** Rings whenever a recording is committed; one LISTEN serves all streams. */
class Bell {
  private listening: Promise<() => Promise<void>> | null = null;
  private readonly waiting = new Set<() => void>();
  private rung = 0;
  constructor(private readonly store: Store) {}

  async listen(): Promise<void> {
    this.listening ??= this.store.listen(CHANGES_CHANNEL, () => this.ring());
    try {
      await this.listening;
    } catch (error) {
      this.listening = null;
      throw error;
    }
  }

  get count(): number {
    return this.rung;
  }

  private ring(): void {
    this.rung++;
    for (const wake of this.waiting) wake();
  }

  /** Resolves when it rings after `seen`, when `ended` calls back, or after a while. */
  next(seen: number, ended: AbortSignal): Promise<void> {
    if (this.rung !== seen || ended.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        ended.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_AGAIN_MS);
      this.waiting.add(wake);
      ended.addEventListener('abort', wake);
    });
  }

  async silence(): Promise<void> {
    const stop = await this.listening?.catch(() => null);
    this.listening = null;
    await stop?.();
  }
}

/** One reader of the stream. */
class Stream {
  private readonly ended = new AbortController();
  constructor(
    private readonly store: Store,
    private readonly bell: Bell,
    private readonly reply: FastifyReply,
  ) {}

  async run(from: number): Promise<void> {
    const { raw } = this.reply.hijack();
    raw.on('close', () => this.ended.abort());
    // A connection kept open behind an ended stream would hold up the close of the server for its keep-alive time.
    raw.writeHead(200, {
      ...headersOf(this.reply),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'close',
    });
    const beat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
    this.ended.signal.addEventListener('abort', () => clearInterval(beat));
    await this.write('retry: 3000\n\n');
    for (let after = from; !this.ended.signal.aborted; ) {
      const seen = this.bell.count;
      const rows = await listChangeRows(this.store, { after, limit: PAGE });
      for (const row of rows)
        await this.write(`id: ${row.seq}\nevent: change\ndata: ${JSON.stringify(changeItem(row))}\n\n`);
      after = rows.at(-1)?.seq ?? after;
      if (rows.length < PAGE) await this.bell.next(seen, this.ended.signal);
    }
  }

  /** Waits for slow readers: what they have not taken stays in the database. */
  private async write(text: string): Promise<void> {
    const { raw } = this.reply;
    if (this.ended.signal.aborted || raw.write(text)) return;
    await new Promise<void>(resolve => {
      raw.once('drain', resolve);
      this.ended.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  end(): void {
    this.ended.abort();
    this.reply.raw.end();
  }
}

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
