// Exports and feeds.
import { Readable } from 'node:stream';
import { filterToSql, parseFilter } from '@cellwire/query';
import { listEvents } from '@cellwire/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { defineRoute } from '../define-route.js';
import { exportEvents } from '../exports/export-events.js';
import { type FeedFormat, writeFeed } from '../feeds.js';
import type { ApiOptions } from '../options.js';
import { EXPORT_TYPES, FEED_TYPES } from '../schema/formats.js';
import { savedFilter } from './keeping.js';

const FEED_ENTRIES = 100;

/** Adds /api/exports/…, /api/feeds/…, /api/feed.…. */
export function fileRoutes(app: FastifyInstance, options: ApiOptions): void {
  const { store, log, publicUrl } = options;

  defineRoute(app, 'exportEvents', options, async ({ params, query }, _request, reply) => {
    const { format } = params;
    const where = filterToSql(parseFilter(query.q));
    const pieces = exportEvents(store, { format, where, asOf: query.as_of ? new Date(query.as_of) : null });
    const file = Readable.from(pieces, { objectMode: false });
    file.on('error', error => log.warn({ err: error }, 'an export broke off'));
    return reply
      .type(format === 'parquet' ? EXPORT_TYPES.parquet : `${EXPORT_TYPES[format]}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="cellwire-events.${format}"`)
      .header('cache-control', 'no-store')
      .send(file);
  });

  const feed = async (request: FastifyRequest, format: FeedFormat, title: string, q: string): Promise<string> => {
    const base = (publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/+$/, '');
    const events = await listEvents(store, { where: filterToSql(parseFilter(q)), limit: FEED_ENTRIES });
    return writeFeed(format, { title, base, self: `${base}${request.url}`, events });
  };

  defineRoute(app, 'feedOfFilter', options, async ({ params }, request, reply) => {
    const { name, filter } = await savedFilter(store, params.filter);
    const text = await feed(request, params.format, `Cellwire: ${name}`, filter);
    return reply.type(`${FEED_TYPES[params.format]}; charset=utf-8`).send(text);
  });

  defineRoute(app, 'feedOfQuery', options, async ({ params, query }, request, reply) => {
    const text = await feed(request, params.format, `Cellwire: ${query.q || 'all events'}`, query.q);
    return reply.type(`${FEED_TYPES[params.format]}; charset=utf-8`).send(text);
  });
}
