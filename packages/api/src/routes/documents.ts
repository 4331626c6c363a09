// The API's own description: /openapi.json, and a page to read it at /docs, without a network.
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from '../openapi.js';
import type { ApiOptions } from '../options.js';

/** Adds /openapi.json and /docs. */
export async function documentRoutes(app: FastifyInstance, { version = '0.0.0' }: ApiOptions): Promise<void> {
  const document = openApiDocument(version);
  app.get('/openapi.json', async () => document);
  await app.register(swagger, {
    mode: 'static',
    // The plugin's types know a document by its literal members only.
    specification: { document: document as never },
  });
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { tryItOutEnabled: true, validatorUrl: null } });
}
