// Routes for other programs: the stream of changes, files, feeds.
import { z } from 'zod';
import { ChangePage, ChangesQuery } from './analysis.js';
import { EXPORT_FORMATS, EXPORT_TYPES, FEED_FORMATS, FEED_TYPES } from './formats.js';
import { route } from './route.js';
import { AsOf, FilterText } from './shared.js';

const FeedQuery = z.object({ q: FilterText.default('') });

/** Contracts by the name of the route. */
export const followingRoutes = {
  listChanges: route({
    method: 'GET',
    path: '/api/changes',
    tag: 'changes',
    scope: 'read',
    summary: 'Every recorded change after a cursor, in the order of commits: none is missed, none comes twice',
    query: ChangesQuery,
    response: ChangePage,
  }),
  streamChanges: route({
    method: 'GET',
    path: '/api/changes/stream',
    tag: 'changes',
    scope: 'read',
    summary: 'The same as server-sent events; the id of an entry is its cursor, and Last-Event-ID continues behind it',
    query: z.object({ after: z.string().max(40).optional() }),
    produces: ['text/event-stream'],
  }),
  exportEvents: route({
    method: 'GET',
    path: '/api/exports/events.{format}',
    tag: 'files',
    scope: 'read',
    summary: 'Events that match, streamed as a file; JSONL has the mentions of each',
    params: z.object({ format: z.enum(EXPORT_FORMATS) }),
    query: z.object({ q: FilterText.default(''), as_of: AsOf.optional() }),
    produces: Object.values(EXPORT_TYPES),
  }),
  feedOfFilter: route({
    method: 'GET',
    path: '/api/feeds/{filter}.{format}',
    tag: 'files',
    scope: 'read',
    summary: 'Feed of a saved filter (name or id)',
    params: z.object({ filter: z.string().min(1).max(80), format: z.enum(FEED_FORMATS) }),
    produces: Object.values(FEED_TYPES),
    finds: true,
  }),
  feedOfQuery: route({
    method: 'GET',
    path: '/api/feed.{format}',
    tag: 'files',
    scope: 'read',
    summary: 'Feed of any filter',
    params: z.object({ format: z.enum(FEED_FORMATS) }),
    query: FeedQuery,
    produces: Object.values(FEED_TYPES),
  }),
} as const;
