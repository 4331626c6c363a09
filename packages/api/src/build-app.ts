// The read API, the admin API and the page, as one function from request to response.
import { FilterError } from '@cellwire/query';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { guardAccess } from './access.js';
import { serveBridge } from './bridge/serve-bridge.js';
import { mountBullBoard } from './bull-board.js';
import { addEntityTags } from './entity-tags.js';
import { NameIndex } from './name-index.js';
import type { ApiOptions } from './options.js';
import { Problem, problemOf } from './problem.js';
import { analysisRoutes } from './routes/analysis.js';
import { articleRoutes } from './routes/articles.js';
import { changeRoutes } from './routes/changes.js';
import { documentRoutes } from './routes/documents.js';
import { eventRoutes } from './routes/events.js';
import { fileRoutes } from './routes/files.js';
import { healthRoutes } from './routes/health.js';
import { keepingRoutes } from './routes/keeping.js';
import { nameRoutes } from './routes/names.js';
import { operationRoutes } from './routes/operations.js';
import { servePage, wantsPage } from './routes/page.js';
import { subscriptionRoutes } from './routes/subscriptions.js';
import { webSubRoutes } from './routes/websub.js';

const REQUESTS_PER_MINUTE = 1200;

/** Builds the application; `listen` or `inject` are the caller's. */
export async function buildApp(options: ApiOptions): Promise<FastifyInstance> {
  const { log, store, access = {} } = options;
  const app = Fastify({
    loggerInstance: log.child({ part: 'api' }) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1 << 20,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1500 },
  });
  answerErrors(app, options);
  countRequests(app, options);
  await protect(app, options);
  guardAccess(app, store, access);
  addEntityTags(app);
  const names = new NameIndex(store, options.pack);
  await app.register(healthRoutes(options));
  eventRoutes(app, options);
  articleRoutes(app, options);
  nameRoutes(app, options, names);
  analysisRoutes(app, options, names);
  changeRoutes(app, options);
  fileRoutes(app, options);
  operationRoutes(app, options);
  keepingRoutes(app, options);
  subscriptionRoutes(app, options);
  if (options.hubs) await app.register(webSubRoutes(options.hubs));
  if (options.bullQueues?.length) await mountBullBoard(app, options.bullQueues);
  await documentRoutes(app, options);
  await servePage(app, options.pageDir);
  if (options.lendStore && access.localToken) serveBridge(app, store, access.localToken);
  return app;
}

/** Headers that browsers keep to, limits, and nobody else's pages. */
async function protect(app: FastifyInstance, { access = {} }: ApiOptions): Promise<void> {
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
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: false,
  });
  // Without this header no other origin may read an answer; that is the default.
  if (access.corsOrigins?.length) await app.register(cors, { origin: [...access.corsOrigins], maxAge: 600 });
  const max = access.requestsPerMinute ?? REQUESTS_PER_MINUTE;
  if (max > 0)
    await app.register(rateLimit, {
      max,
      timeWindow: 60_000,
      // A token has a limit of its own, so that users behind one address do not share theirs.
      keyGenerator: request => request.headers.authorization ?? request.ip,
      allowList: request => /^\/(?:livez|readyz|metrics)\b/.test(request.url),
      errorResponseBuilder: (_request, { after }) =>
        new Problem(429, 'Too many requests', `at most ${max} a minute: try again in ${after}`),
    });
}

function countRequests(app: FastifyInstance, { metrics }: ApiOptions): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.httpRequests.inc({ route, status: String(reply.statusCode) });
    metrics.httpSeconds.observe({ route }, reply.elapsedTime / 1000);
  });
}

function answerErrors(app: FastifyInstance, { log }: ApiOptions): void {
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
}
