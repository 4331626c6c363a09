// ETags of JSON answers: who asks again for what it has gets 304 and no body.
import type { FastifyInstance } from 'fastify';
import { tagOf } from './written.js';

/** Adds a weak ETag to every successful GET whose body is a text and has none yet, and answers 304 to If-None-Match. */
export function addEntityTags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || reply.statusCode !== 200) return payload;
    const isWritten = Buffer.isBuffer(payload) && reply.hasHeader('etag');
    if (typeof payload !== 'string' && !isWritten) return payload;
    const tag = String(reply.getHeader('etag') ?? tagOf(payload as string));
    reply.header('etag', tag);
    // Browsers keep the answer and ask each time whether it still holds.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache');
    if (!matches(request.headers['if-none-match'], tag)) return payload;
    reply.code(304).removeHeader('content-type');
    return '';
  });
}

const matches = (header: string | undefined, tag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some(t => t.trim().replace(/^(?!W\/)/, 'W/') === tag));
