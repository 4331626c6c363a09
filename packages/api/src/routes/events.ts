// /api/events, /api/events/:id, /api/exits.
import { filterToSql, parseFilter } from '@cellwire/query';
import {
  cursorAfter,
  EVENT_SORTS,
  type EventCursor,
  type EventRow,
  type EventSort,
  listEvents,
  listExits,
  listMentionsOfEvents,
  mentionOf,
  resolveId,
  select,
} from '@cellwire/store';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { ApiOptions } from '../build-app.js';
import { Problem } from '../problem.js';

const ListQuery = z.object({
  filter: z.string().max(2000).default(''),
  sort: z.enum(Object.keys(EVENT_SORTS) as [EventSort, ...EventSort[]]).default('seen'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(400).optional(),
  as_of: z.iso.datetime({ offset: true }).optional(),
});

/** Lists events by the filter language; a cursor goes on after the last row. */
export const eventRoutes =
  ({ store }: ApiOptions): FastifyPluginAsync =>
  async app => {
    app.get('/api/events', async request => {
      const query = parse(ListQuery, request.query);
      const { sort, limit } = query;
      const rows = await listEvents(store, {
        where: filterToSql(parseFilter(query.filter)),
        sort,
        limit: limit + 1,
        after: query.cursor ? readCursor(query.cursor) : null,
        asOf: query.as_of ? new Date(query.as_of) : null,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        events: page.map(publicEvent),
        next: rows.length > limit && last ? writeCursor(cursorAfter(last, sort)) : null,
      };
    });

    app.get<{ Params: { id: string } }>('/api/events/:id', async (request, reply) => {
      const id = await resolveId(store, request.params.id);
      if (id !== request.params.id) return reply.redirect(`/api/events/${encodeURIComponent(id)}`, 308);
      const [row] = await listEvents(store, { where: { sql: 'event = $1', params: [id] }, limit: 1 });
      if (!row) throw new Problem(404, 'No such event', `there is no event ${id}`);
      const mentions = await listMentionsOfEvents(store, [id]);
      const claims = await select(
        store,
        'SELECT role, value, articles, outlets, canonical FROM event_claims WHERE event = $1 ORDER BY role, outlets DESC',
        [id],
      );
      const sources = await select(
        store,
        'SELECT mention, article, outlet, url, title, published, sentence FROM event_sources WHERE event = $1 ORDER BY published_at',
        [id],
      );
      return { ...publicEvent(row), mentions: mentions.map(mentionOf), claims, reports: sources };
    });

    app.get('/api/exits', async () => ({ exits: await listExits(store) }));
  };

function parse<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(i => ({ field: i.path.join('.'), message: i.message }));
  throw new Problem(400, 'Bad request', faults.map(f => `${f.field}: ${f.message}`).join('; '), { faults });
}

const writeCursor = (cursor: EventCursor): string =>
  Buffer.from(JSON.stringify([cursor.value, cursor.event])).toString('base64url');

function readCursor(text: string): EventCursor {
  try {
    const [value, event] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (typeof event === 'string' && (value === null || typeof value === 'string' || typeof value === 'number'))
      return { value, event };
  } catch {
    // An answer for people stands below.
  }
  throw new Problem(400, 'Bad request', 'cursor: not one that this API gave; begin without one');
}

/** An event as the contract writes it. */
export function publicEvent(r: EventRow) {
  return {
    event: r.event,
    type: r.type,
    status: r.status,
    date: r.date,
    arguments: r.arguments,
    headline: r.headline,
    confidence: r.confidence,
    sources: r.sources,
    outlets: r.outlets,
    first_seen: r.firstSeen,
    last_seen: r.lastSeen,
    is_exit: r.isExit,
    exits: r.exits,
    history: r.history,
    related: r.related,
    evidence: r.evidence,
    novelty_days: r.noveltyDays,
    version: r.version,
  };
}
