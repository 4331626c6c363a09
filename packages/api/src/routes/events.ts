// Events and exits: lists, one by id, how they were read.
import { filterToSql, parseFilter } from '@cellwire/query';
import {
  listClaims,
  listCorrectionsOf,
  listEventVersions,
  listExits,
  listFormerIds,
  listMentionRowsOf,
  readEventRows,
  readExitRows,
  resolveId,
  type Store,
} from '@cellwire/store';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { correctionItem, eventBrief, eventItem, exitItem } from '../answers/event-item.js';
import { mentionItem } from '../answers/mention-item.js';
import { readCursor, writeCursor } from '../cursor.js';
import { defineRoute } from '../define-route.js';
import { readEventPage } from '../event-pages.js';
import type { ApiOptions } from '../options.js';
import { Problem } from '../problem.js';
import type { EventDetail, ExitDetail } from '../schema/events.js';

/** Adds /api/events…, /api/exits…. */
export function eventRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store } = options;

  defineRoute(app, 'listEvents', options, async ({ query }) => {
    const { q, sort, limit, cursor, as_of } = query;
    const where = filterToSql(parseFilter(q));
    const asOf = as_of ? new Date(as_of) : null;
    const { rows, next } = await readEventPage(store, { where, sort, limit, cursor, asOf });
    return { events: rows.map(eventItem), next };
  });

  defineRoute(app, 'getEvent', options, async ({ params, query }, _request, reply) => {
    const asOf = query.as_of ? new Date(query.as_of) : null;
    const id = asOf ? params.id : await presentId(store, params.id, reply, '/api/events/');
    return id === null ? reply : eventDetail(store, id, asOf);
  });

  defineRoute(app, 'explainEvent', options, async ({ params }, _request, reply) => {
    const id = await resolveId(store, params.id);
    if (id !== params.id) return reply.redirect(`/api/events/${encodeURIComponent(id)}/explain`, 308);
    return explanation(options, id);
  });

  defineRoute(app, 'listExits', options, async ({ query }) => {
    const { status, venture, company, limit } = query;
    const [lastSeen, exit] = query.cursor ? readCursor(query.cursor, 2) : [];
    const after = query.cursor ? { lastSeen: String(lastSeen), exit: String(exit) } : null;
    const rows = await listExits(store, { status, venture, company, after, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last ? writeCursor([last.lastSeen.toISOString(), last.exit]) : null;
    return { exits: page.map(exitItem), next };
  });

  defineRoute(app, 'getExit', options, async ({ params }, _request, reply) => {
    const id = await presentId(store, params.id, reply, '/api/exits/');
    return id === null ? reply : exitDetail(store, id);
  });
}

/** The id, or null when the reply sends the caller on to the one that stands for it. */
async function presentId(store: Store, asked: string, reply: FastifyReply, path: string): Promise<string | null> {
  const id = await resolveId(store, asked);
  if (id === asked) return id;
  reply.redirect(`${path}${encodeURIComponent(id)}`, 308);
  return null;
}

async function eventDetail(store: Store, id: string, asOf: Date | null): Promise<EventDetail> {
  const [row] = await readEventRows(store, [id], asOf);
  if (!row) throw new Problem(404, 'No such event', `there is no event ${id}${asOf ? ' at that instant' : ''}`);
  const mentions = await listMentionRowsOf(store, id, asOf);
  const claims = asOf ? [] : await listClaims(store, id);
  const related = await readEventRows(
    store,
    row.related.map(r => r.event),
    asOf,
  );
  const why = new Map(row.related.map(r => [r.event, r.why]));
  const versions = (await listEventVersions(store, id)).filter(v => !asOf || v.recordedAt <= asOf);
  return {
    ...eventItem(row),
    former_ids: await listFormerIds(store, id),
    claims,
    mentions: mentions.map(mentionItem),
    related_events: related.map(r => ({ ...eventBrief(r), why: why.get(r.event) ?? '' })),
    versions: versions.map(v => ({
      version: v.version,
      recorded_at: v.recordedAt.toISOString(),
      cause: v.cause,
      silent: v.silent,
      state: v.state,
      status: v.status,
      date: v.date,
      headline: v.headline,
      sources: v.sources,
      confidence: v.confidence,
    })),
    corrections: (await listCorrectionsOf(store, [id])).map(correctionItem),
  };
}

async function exitDetail(store: Store, id: string): Promise<ExitDetail> {
  const [row] = await readExitRows(store, [id]);
  if (!row) throw new Problem(404, 'No such exit', `there is no exit ${id}`);
  const events = await readEventRows(store, row.events);
  return {
    ...exitItem(row),
    former_ids: await listFormerIds(store, id),
    event_details: events
      .sort((a, b) => a.firstSeen.getTime() - b.firstSeen.getTime() || (a.event < b.event ? -1 : 1))
      .map(eventItem),
  };
}

async function explanation({ store, explain }: ApiOptions, id: string) {
  const rows = await listMentionRowsOf(store, id);
  if (!rows.length) throw new Problem(404, 'No such event', `there is no event ${id}`);
  const articles = [...new Set(rows.map(m => m.articleId))];
  const traces = new Map<string, readonly string[]>();
  if (explain)
    for (const article of articles) for (const [mention, lines] of await explain(article)) traces.set(mention, lines);
  return {
    event: id,
    mentions: rows.map(m => ({
      mention: m.mention,
      article: m.articleId,
      rule: m.rule,
      sentence: m.sentence,
      joined: m.why ?? '',
      steps: [...(traces.get(m.mention) ?? [`frame ${m.rule} read it; confidence ${m.confidence}`])],
    })),
    why_not: articles.flatMap(article => [...(traces.get(article) ?? [])]),
  };
}
