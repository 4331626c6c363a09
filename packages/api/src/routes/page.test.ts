import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePage, wantsPage } from './page.js';

const root = mkdtempSync(join(tmpdir(), 'cellwire-page-'));
const folder = join(root, 'dist');

async function appOver(path: string): Promise<FastifyInstance> {
  const app = Fastify();
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request) ? app.sendShell(reply, 404) : reply.code(404).send({ status: 404 }),
  );
  await servePage(app, path);
  return app;
}

describe('the page as files', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>shell</title>');
    writeFileSync(join(folder, 'assets', 'index-abc.js'), '1');
    writeFileSync(join(root, 'secret.txt'), 'not for readers');
    app = await appOver(folder);
  });
  afterAll(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  });
  const get = (url: string, accept = 'text/html,*/*;q=0.8') => app.inject({ method: 'GET', url, headers: { accept } });

  it.each([
    ['/', 200],
    ['/events', 200],
    ['/events?q=type:layoff', 200],
    ['/events/ev_1', 200],
    ['/companies/Volta%20Cells', 200],
    ['/ventures/a%2Fb', 200],
    ['/operations', 200],
    ['/nowhere', 404],
  ])('answers %s with the shell and status %i', async (url, status) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain('<title>shell</title>');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('keeps hashed files for a year', async () => {
    const answer = await get('/assets/index-abc.js');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/secret.txt',
  ])('gives nothing outside the build at %s', async url => {
    expect((await get(url)).body).not.toContain('not for readers');
  });

  it('leaves programs their own not-found', async () => {
    expect((await get('/nowhere', 'application/json')).json()).toEqual({ status: 404 });
    expect((await get('/api/nowhere')).json()).toEqual({ status: 404 });
  });

  it('says how to build the page where it is not built', async () => {
    const bare = await appOver(join(root, 'none'));
    const answer = await bare.inject({ method: 'GET', url: '/' });
    expect([answer.statusCode, answer.body.includes('npm run build')]).toEqual([503, true]);
    await bare.close();
  });
});
