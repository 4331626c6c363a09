// /livez, /readyz, /metrics.
import type { FastifyPluginAsync } from 'fastify';
import type { ApiOptions } from '../options.js';

/** Liveness answers while the process runs; readiness asks the database within a second. */
export const healthRoutes =
  ({ store, metrics, isReady }: ApiOptions): FastifyPluginAsync =>
  async app => {
    app.get('/livez', async () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      const wrong = (await databaseTrouble(() => store.query('SELECT 1'))) ?? (await isReady?.()) ?? null;
      return reply.code(wrong ? 503 : 200).send(wrong ? { status: 'unready', reason: wrong } : { status: 'ok' });
    });
    app.get('/metrics', async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    );
  };

const PATIENCE_MS = 900;

async function databaseTrouble(ask: () => Promise<unknown>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      ask(),
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
      }),
    ]);
    return null;
  } catch (error) {
    return `database: ${(error as Error).message}`;
  } finally {
    clearTimeout(timer);
  }
}
