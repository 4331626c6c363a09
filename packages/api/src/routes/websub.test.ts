// The addresses that hubs call, with the hub's side written out.
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HubPort } from '../options.js';
import { webSubRoutes } from './websub.js';

const heard: unknown[] = [];
const hubs: HubPort = {
  verify: async (source, token, query) => {
    heard.push({ source, token, topic: query.get('hub.topic') });
    return { status: token === 'good' ? 200 : 404, body: query.get('hub.challenge') ?? '' };
  },
  receive: async (source, token, { body, ...rest }) => {
    heard.push({ source, token, text: Buffer.from(body).toString(), ...rest });
    return { status: 202, body: '' };
  },
};
let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify();
  await app.register(webSubRoutes(hubs));
});
afterAll(() => app.close());

describe('/websub', () => {
  it('echoes a challenge as plain text, so that no browser takes it for a page', async () => {
    const url = '/websub/7/good?hub.topic=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y&hub.challenge=%3Cscript%3E';
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.body]).toEqual([200, '<script>']);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(heard.at(-1)).toEqual({ source: '7', token: 'good', topic: 'https://a.example/?x=1&y' });
  });

  it.each(['application/rss+xml', 'application/json', 'text/plain', undefined])(
    'takes a push of type %s byte by byte',
    async type => {
      const answer = await app.inject({
        method: 'POST',
        url: '/websub/7/good',
        headers: { ...(type ? { 'content-type': type } : {}), 'x-hub-signature': 'sha256=ab' },
        payload: Buffer.from('{"not": parsed'),
      });
      expect(answer.statusCode).toBe(202);
      if (type)
        expect(heard.at(-1)).toMatchObject({ text: '{"not": parsed', contentType: type, signature: 'sha256=ab' });
    },
  );

  it('refuses a push that is too large', async () => {
    const payload = Buffer.alloc(9 * 1024 * 1024);
    const headers = { 'content-type': 'application/xml' };
    expect((await app.inject({ method: 'POST', url: '/websub/7/good', headers, payload })).statusCode).toBe(413);
  });
});
