// No script from the text of articles ever runs: every text of the store is one of our payloads, every view is looked at.
import { buildApp } from '@cellwire/api';
import { openLogger, openMetrics } from '@cellwire/runtime';
import { fixedClock, type TestStore, testStore } from '@cellwire/testing';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillHostile, HOSTILE_EVENTS } from './fill-hostile.js';
import { findChromium, LIGHT, openBrowser, openWindow, visit } from './open-browser.js';
import { isBuilt } from './open-sample.js';
import { PAYLOADS } from './payloads.js';

const LOOK_MS = 180_000;
const missing = !findChromium() ? 'chromium is not installed' : !isBuilt() ? 'npm run build was not run' : null;
if (missing) console.warn(`skipped: hostile texts in a browser: ${missing}`);

/** Notes every payload that ran, by its number. */
const LISTEN = 'window.executed = []; window.ran = n => { window.executed.push(n); };';
const executed = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { executed: number[] }).executed);

describe.skipIf(missing)('hostile texts', () => {
  let db: TestStore;
  let app: FastifyInstance;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    db = await testStore({ is: 'embedded' }, fixedClock('2026-02-11T00:00:00Z'));
    await fillHostile(db.store);
    const log = openLogger({ logLevel: 'silent', logFormat: 'json' });
    app = await buildApp({ store: db.store, log, metrics: openMetrics(), access: { requestsPerMinute: 0 } });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await db?.remove();
  });

  it('are 200 and more, and many of them run where a page is careless', async () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
    const page = await browser.newPage();
    await page.addInitScript(LISTEN);
    await page.route('http://careless.invalid/', route =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
    const ran = new Set<number>();
    await page.goto('http://careless.invalid/');
    for (let i = 0; i < PAYLOADS.length; i += 24) {
      await page.evaluate(
        texts => {
          for (const text of texts) document.body.appendChild(document.createRange().createContextualFragment(text));
        },
        PAYLOADS.slice(i, i + 24),
      );
      for (const n of await executed(page)) ran.add(n);
    }
    await page.waitForFunction(() => (window as unknown as { executed: number[] }).executed.length > 50);
    for (const n of await executed(page)) ran.add(n);
    await page.close();
    expect(ran.size).toBeGreaterThan(PAYLOADS.length / 3);
  });

  it('never run in any view, and stand there as text', { timeout: LOOK_MS }, async () => {
    const window = await openWindow(browser, url, LIGHT);
    await window.page.addInitScript(LISTEN);
    const seen: string[] = [];
    const look = async (path: string): Promise<void> => {
      await visit(window.page, path);
      seen.push((await window.page.locator('main').textContent()) ?? '');
      expect(await executed(window.page), path).toEqual([]);
      const links = await window.page.locator('a').evaluateAll(all => all.map(a => a.getAttribute('href') ?? ''));
      expect(
        links.filter(href => !/^(?:https?:\/\/|\/|#)/.test(href)),
        path,
      ).toEqual([]);
      const strange = 'main script, main iframe, main object, main embed, main img, main video, main audio, main style';
      expect(await window.page.locator(strange).count(), path).toBe(0);
    };
    for (const id of HOSTILE_EVENTS) await look(`/events/${id}`);
    const name = encodeURIComponent(PAYLOADS[0] as string);
    const venture = encodeURIComponent(PAYLOADS[1] as string);
    const typed = encodeURIComponent(PAYLOADS[2] as string);
    for (const path of ['/?since=2026-01-01', '/events', '/exits/ex_hostile', '/companies', `/companies/${name}`])
      await look(path);
    for (const path of ['/ventures', `/ventures/${venture}`, '/charts', '/sources', '/operations']) await look(path);
    for (const path of [`/events?q=${typed}`, `/events/${typed}`, `/companies?q=${typed}`, `/${typed}`])
      await look(path);
    expect(window.faults).toEqual([]);
    await window.close();
    const all = seen.join('\n');
    expect(PAYLOADS.filter(text => !all.includes(text))).toEqual([]);
  });

  it('stand in feeds and exports as text too', async () => {
    for (const [path, type] of [
      ['/api/feed.rss', 'xml'],
      ['/api/feed.json', 'json'],
      ['/api/exports/events.csv', 'csv'],
    ]) {
      const answer = await fetch(url + path);
      expect(answer.headers.get('content-type')).toContain(type);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });
});
