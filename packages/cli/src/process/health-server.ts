// /livez, /readyz and /metrics of a process that serves nothing else.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from '@cellwire/runtime';
import type { Readiness } from './readiness.js';

export interface HealthServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the three addresses. `livez` answers while the event loop turns; `readyz` is 503 with the reason while work is impossible. */
export async function serveHealth(options: {
  host: string;
  port: number;
  metrics: Metrics;
  isReady: Readiness;
}): Promise<HealthServer> {
  const { metrics, isReady } = options;
  const json = (response: ServerResponse, status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const answer = async (path: string, response: ServerResponse): Promise<unknown> => {
    switch (path) {
      case '/livez':
        return json(response, 200, { status: 'ok' });
      case '/readyz': {
        const reason = await isReady();
        return reason ? json(response, 503, { status: 'unready', reason }) : json(response, 200, { status: 'ok' });
      }
      case '/metrics':
        return response
          .writeHead(200, { 'content-type': metrics.registry.contentType })
          .end(await metrics.registry.metrics());
      default:
        return json(response, 404, { status: 'not found', try: ['/livez', '/readyz', '/metrics'] });
    }
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] as string;
    answer(path, response).catch((error: Error) => json(response, 500, { status: 'error', reason: error.message }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
