// Bull Board, read-only: the jobs that wait in Redis, for people who operate Cellwire. The truth is in Postgres.
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import { problemOf } from './problem.js';

/** Where it is. */
export const BULL_BOARD = '/queues';

/** Its pages style themselves inline; everything else of the usual policy stands. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'none'";

/** Mounts the board over BullMQ's queues, behind the same rules of access as the admin API; nothing can be changed there. */
export async function mountBullBoard(app: FastifyInstance, queues: readonly unknown[]): Promise<void> {
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(BULL_BOARD);
  createBullBoard({
    queues: queues.map(queue => new BullMQAdapter(queue as never, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Cellwire' } },
  });
  // The board answers every error of its routes by itself, refusals of ours included.
  serverAdapter.setErrorHandler(error => {
    const problem = problemOf(error, BULL_BOARD);
    return { status: problem.status as 500, body: problem as never };
  });
  await app.register(async scope => {
    scope.addHook('onRoute', route => {
      route.config = { ...route.config, scope: 'admin' };
    });
    scope.addHook('onSend', async (_request, reply) => void reply.header('content-security-policy', POLICY));
    await scope.register(serverAdapter.registerPlugin(), { prefix: BULL_BOARD });
  });
}
