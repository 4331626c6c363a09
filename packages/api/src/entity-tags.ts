// ETags of JSON answers: who asks again for what it has gets 304 and no body.
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Adds a weak ETag to every successful GET whose body is a text, and answers 304 to If-None-Match. */
export function addEntityTags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || reply.statusCode !== 200) return payload;
    if (typeof payload !== 'string' || reply.hasHeader('etag')) return payload;
    const tag = `W/"${createHash('sha1').update(payload).digest('base64url')}"`;
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
