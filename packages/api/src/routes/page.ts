// The first page: events with their evidence, exits on top. Rendered here, without any script.
import { FilterError, filterToSql, parseFilter } from '@cellwire/query';
import { type EventRow, type ExitRow, listEvents, listExits } from '@cellwire/store';
import type { FastifyPluginAsync } from 'fastify';
import type { ApiOptions } from '../build-app.js';
import { STYLE } from './page-style.js';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const e = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, c => ENTITIES[c] as string);

/** Only web addresses become links: article URLs are other people's text. */
const link = (url: string | null, text: string): string =>
  url && /^https?:\/\//i.test(url) ? `<a href="${e(url)}" rel="noreferrer noopener">${e(text)}</a>` : e(text);

export const pageRoutes =
  ({ store }: ApiOptions): FastifyPluginAsync =>
  async app => {
    app.get('/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
    app.get<{ Querystring: { q?: string } }>('/', async (request, reply) => {
      const q = typeof request.query.q === 'string' ? request.query.q : '';
      const { where, fault } = whereOf(q);
      const [events, exits] = [await listEvents(store, { where, limit: 200 }), await listExits(store, 50)];
      return reply.type('text/html; charset=utf-8').send(render(q, fault, events, exits));
    });
  };

function whereOf(q: string): { where: { sql: string; params: unknown[] }; fault: string | null } {
  try {
    return { where: filterToSql(parseFilter(q)), fault: null };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return { where: { sql: 'false', params: [] }, fault: error.message };
  }
}

function render(q: string, fault: string | null, events: EventRow[], exits: ExitRow[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cellwire</title><link rel="stylesheet" href="/style.css"></head><body>
<header><h1>Cellwire</h1><p>Events of the battery industry, each with the sentence it was read from</p></header><main>
<section aria-labelledby="exits"><h2 id="exits">Joint-venture exits</h2>${exits.map(renderExit).join('') || '<p>No exits yet.</p>'}</section>
<section aria-labelledby="events"><h2 id="events">Events</h2><form role="search" method="get" action="/"><label for="q">Filter</label><input id="q" name="q" value="${e(q)}" placeholder="type:stake_sale status:completed"><button>Show</button></form>
${fault ? `<p role="alert">${e(fault)}</p>` : ''}${events.map(renderEvent).join('') || '<p>No event matches.</p>'}</section></main></body></html>`;
}

const renderExit = (x: ExitRow): string =>
  `<article><h3>${e(x.headline)}</h3><blockquote>${e(x.sentence)}</blockquote><p>${link(x.url, x.outlet ?? 'article')} · ${e(x.status)} · ${x.sources} sources</p></article>`;

const renderEvent = (r: EventRow): string =>
  `<article id="${e(r.event)}"><h3>${e(r.headline)}</h3><blockquote>${e(r.evidence?.sentence)}</blockquote><p>${link(r.evidence?.url ?? null, r.evidence?.outlet ?? 'article')} · ${e(r.date ?? 'no date said')} · ${r.sources} ${r.sources === 1 ? 'source' : 'sources'} · <a href="/api/events/${e(r.event)}">JSON</a></p></article>`;
