// Where WebSub hubs call: they verify a subscription with GET and push feeds with POST. Public: the address is the key,
// and what is pushed counts only with its signature.
import type { FastifyPluginAsync } from 'fastify';
import type { HubPort } from '../options.js';

const MAX_PUSH_BYTES = 8 * 1024 * 1024;
interface Params {
  source: string;
  token: string;
}

/** The routes under /websub. Bodies of any type are taken as bytes. */
export const webSubRoutes =
  (hubs: HubPort): FastifyPluginAsync =>
  async app => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MAX_PUSH_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    app.get<{ Params: Params }>('/websub/:source/:token', async (request, reply) => {
      const { source, token } = request.params;
      const query = new URL(request.url, 'http://hub.invalid').searchParams;
      const { status, body } = await hubs.verify(source, token, query);
      return reply.code(status).type('text/plain').send(body);
    });
    app.post<{ Params: Params; Body: Buffer | undefined }>(
      '/websub/:source/:token',
      { bodyLimit: MAX_PUSH_BYTES },
      async (request, reply) => {
        const { source, token } = request.params;
        const { status, body } = await hubs.receive(source, token, {
          body: request.body ?? new Uint8Array(),
          contentType: request.headers['content-type'],
          signature: request.headers['x-hub-signature']?.toString(),
        });
        return reply.code(status).type('text/plain').send(body);
      },
    );
  };
