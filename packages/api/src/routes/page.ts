// The page: the built files of packages/page, and its shell for every address that is one of its views.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the build of packages/page lies. */
export const PAGE_DIR = fileURLToPath(new URL('../../../page/dist', import.meta.url));

/** Addresses of views: the page reads the rest of the address itself. */
const VIEWS = [
  '/events',
  '/events/:id',
  '/exits',
  '/exits/:id',
  '/companies',
  '/companies/:id',
  '/ventures',
  '/ventures/:id',
  '/charts',
  '/sources',
  '/operations',
];
const NOT_BUILT = 'The page is not built: run npm run build. The API answers at /api/events.\n';
const YEAR_SECONDS = 31_536_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Answers with the page's shell, which shows the view of the address or says that there is none. */
    sendShell(reply: FastifyReply, status?: number): FastifyReply;
  }
}

/** Serves the page from a folder of built files; without a build `/` says how to make one. */
export async function servePage(app: FastifyInstance, folder = PAGE_DIR): Promise<void> {
  if (!existsSync(`${folder}/index.html`)) {
    const sayNotBuilt = (reply: FastifyReply) => reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    app.decorate('sendShell', sayNotBuilt);
    app.get('/', async (_request, reply) => sayNotBuilt(reply));
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    // One route for each file of the build: no path of a request ever reaches the disk.
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names under assets/ carry a hash of their content; all else is asked for again.
      const isHashed = path.startsWith(`${folder}/assets/`);
      reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  app.decorate('sendShell', (reply: FastifyReply, status = 200) => reply.code(status).sendFile('index.html'));
  for (const view of VIEWS) app.get(view, async (_request, reply) => app.sendShell(reply));
}

/** Whether a request comes from somebody who looks at it: an address typed or a link followed. */
export const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  !request.url.startsWith('/api/') &&
  (request.headers.accept ?? '').split(',').some(type => type.trim().startsWith('text/html'));
