// Routes that tell how sources and stages stand.
import { Operations, SourceDetail, SourceList } from './operations.js';
import { route } from './route.js';
import { NameParams } from './shared.js';

/** Contracts by the name of the route. */
export const operationRoutes = {
  listSources: route({
    method: 'GET',
    path: '/api/sources',
    tag: 'operations',
    scope: 'read',
    summary: 'Sources with their health',
    response: SourceList,
  }),
  getSource: route({
    method: 'GET',
    path: '/api/sources/{name}',
    tag: 'operations',
    scope: 'read',
    summary: 'One source with its latest polls',
    params: NameParams,
    response: SourceDetail,
    finds: true,
  }),
  operations: route({
    method: 'GET',
    path: '/api/operations',
    tag: 'operations',
    scope: 'read',
    summary: 'Queue depths, quarantine, deliveries, open troubles',
    response: Operations,
  }),
} as const;
