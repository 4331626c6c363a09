// The read API and the page, as one function from request to response.

import { FilterError } from '@cellwire/query';
import type { Logger, Metrics } from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { Problem, problemOf } from './problem.js';
import { eventRoutes } from './routes/events.js';
import { healthRoutes } from './routes/health.js';
import { servePage, wantsPage } from './routes/page.js';

export interface ApiOptions {
  store: Store;
  log: Logger;
  metrics: Metrics;
  /** What else must be well for /readyz: null when it is, else what is wrong. */
  isReady?: () => Promise<string | null>;
  /** Folder of the built page; that of packages/page by default. */
  pageDir?: string;
}

/** Builds the application; `listen` or `inject` are the caller's. */
export async function buildApp(options: ApiOptions): Promise<FastifyInstance> {
  const { log, metrics } = options;
  const app = Fastify({
    loggerInstance: log.child({ part: 'api' }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1 << 20,
    return503OnClosing: true,
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.httpRequests.inc({ route, status: String(reply.statusCode) });
    metrics.httpSeconds.observe({ route }, reply.elapsedTime / 1000);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(
      error instanceof FilterError
        ? new Problem(400, 'The filter cannot be read', error.message, { position: error.position })
        : error,
      request.url,
    );
    if (problem.status >= 500) log.error({ err: error }, 'request failed');
    return reply.code(problem.status).type('application/problem+json').send(problem);
  });
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? app.sendShell(reply, 404)
      : reply
          .code(404)
          .type('application/problem+json')
          .send(problemOf(new Problem(404, 'Not found', 'there is nothing at this address'), request.url)),
  );
  await app.register(healthRoutes(options));
  await app.register(eventRoutes(options));
  await servePage(app, options.pageDir);
  return app;
}
