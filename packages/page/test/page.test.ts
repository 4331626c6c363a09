// The page in real Chromium over the sample newsroom: every view, every look, by mouse and by keyboard.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Answer } from '@cellwire/api/schema';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AxeScope,
  axeFindings,
  DARK,
  findChromium,
  LIGHT,
  type Look,
  openBrowser,
  openWindow,
  PHONE,
  settled,
  visit,
  type Window,
} from './open-browser.js';
import { isBuilt, openSample, type Sample } from './open-sample.js';

const ARTIFACTS = fileURLToPath(new URL('../../../artifacts/page/', import.meta.url));
/** `PAGE_SCREENSHOTS=1 npx vitest run packages/page/test/page` writes the README's pictures anew. */
const SCREENSHOTS = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const SHOWN = new Set(
  process.env.PAGE_SCREENSHOTS ? ['today-light', 'event-light', 'charts-dark', 'events-phone'] : [],
);
/** Patience with the crawl of the newsroom on a busy machine. */
const CRAWL_MS = 300_000;
const LOOKS_MS = 180_000;
const missing = !findChromium() ? 'chromium is not installed' : !isBuilt() ? 'npm run build was not run' : null;
if (missing) console.warn(`skipped: the page in a browser: ${missing}`);

describe.skipIf(missing)('the page over the sample newsroom', () => {
  let sample: Sample;
  let browser: Browser;
  /** Addresses of the views, with real ids and names. */
  let views: Record<string, string>;
  let ask: <T>(path: string) => Promise<T>;
  const send = async <T>(path: string, body: object = {}): Promise<T> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(sample.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  beforeAll(async () => {
    mkdirSync(ARTIFACTS, { recursive: true });
    [sample, browser] = await Promise.all([openSample(), openBrowser()]);
    ask = async path => (await (await fetch(sample.url + path)).json()) as never;
    const { exits } = await ask<Answer<'listExits'>>('/api/exits');
    const exit = exits.find(x => x.status === 'completed' && x.sources > 1) ?? exits[0];
    if (!exit) throw new Error('the newsroom tells of exits');
    views = {
      today: '/?since=2026-02-01',
      events: '/events',
      event: `/events/${exit.events[0]}`,
      exits: '/exits',
      exit: `/exits/${exit.exit}`,
      companies: '/companies',
      company: `/companies/${encodeURIComponent(exit.leaving[0] ?? '')}`,
      ventures: '/ventures',
      venture: `/ventures/${encodeURIComponent(exit.venture)}`,
      charts: '/charts',
      sources: '/sources',
      operations: '/operations',
      nowhere: '/nowhere',
    };
  }, CRAWL_MS);
  afterAll(async () => {
    await browser?.close();
    await sample?.close();
  });

  const inWindow = async (look: Look, use: (page: Page) => Promise<void>): Promise<void> => {
    const window: Window = await openWindow(browser, sample.url, look);
    try {
      await use(window.page);
      expect(window.faults).toEqual([]);
    } finally {
      await window.close();
    }
  };
  const text = async (page: Page, selector = 'main'): Promise<string> =>
    (await page.locator(selector).first().textContent()) ?? '';

  it.each<[string, [Look, AxeScope][]]>([
    // The same document in other colours: nothing else of it can be found wanting.
    [
      'light and dark',
      [
        [LIGHT, 'all'],
        [DARK, 'colours'],
      ],
    ],
    ['on a phone', [[PHONE, 'structure']]],
  ])('renders every view without a finding of axe: %s', { timeout: LOOKS_MS }, async (_name, looks) => {
    const findings: string[] = [];
    const [first] = looks[0] as [Look, AxeScope];
    await inWindow(first, async page => {
      for (const [name, path] of Object.entries(views)) {
        await visit(page, path);
        for (const [look, scope] of looks) {
          await page.emulateMedia({ colorScheme: look.colorScheme });
          await page.screenshot({ path: `${ARTIFACTS}${name}-${look.name}.png` });
          if (SHOWN.has(`${name}-${look.name}`))
            await page.screenshot({ path: `${SCREENSHOTS}${name}-${look.name}.png` });
          findings.push(...(await axeFindings(page, scope)).map(f => `${name}, ${look.name}: ${f}`));
          const { scroll, width } = await page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            width: document.documentElement.clientWidth,
          }));
          expect(scroll, `${name} scrolls sideways, ${look.name}`).toBeLessThanOrEqual(width);
        }
        await page.emulateMedia({ colorScheme: first.colorScheme });
      }
    });
    expect(findings).toEqual([]);
  });

  it('shows on Today what was recorded since the last visit, exits on top', async () => {
    const { exits, counts } = await ask<Answer<'today'>>('/api/today?since=2026-02-01T00:00:00Z');
    expect(exits.length).toBeGreaterThan(3);
    await inWindow(LIGHT, async page => {
      await visit(page, views.today as string);
      expect(await page.locator('#exits ~ article').count()).toBe(exits.length);
      expect(await text(page)).toContain(`${counts.new_events} new events`);
      expect(await page.locator('main section').first().getAttribute('aria-labelledby')).toBe('exits');
      await visit(page, '/?since=2026-02-20');
      expect(await text(page)).toMatch(/agreed\s*→/);
      await page.getByRole('button', { name: 'Mark all as seen' }).click();
      await page.getByText('Nothing new.').waitFor();
      await page.reload();
      await page.getByText('Nothing new.').waitFor();
    });
  });

  it('marks in each sentence the exact words of every role', async () => {
    const event = await ask<Answer<'getEvent'>>(`/api${views.event}`);
    await inWindow(LIGHT, async page => {
      await visit(page, views.event as string);
      for (const mention of event.mentions) {
        const report = page.locator(`[id="${mention.id}"] .passage`).first();
        const marks = await report.locator('mark').evaluateAll(all => all.map(m => m.firstChild?.textContent ?? ''));
        expect(marks).toEqual(mention.highlights.map(h => mention.sentence.slice(h.start, h.end)));
        expect(marks.length).toBeGreaterThan(0);
      }
      for (const role of Object.keys(event.arguments))
        expect((await text(page, 'aside')).toLowerCase()).toContain(role.replaceAll('_', ' '));
      expect(await page.locator('.life > li').count()).toBe(event.history.length);
      expect(await page.locator('section:has(#claims) tbody tr').count()).toBe(event.claims.length);
      const link = page.locator(`[id="${event.mentions[0]?.id}"] h3 a`);
      expect(await link.getAttribute('href')).toBe(event.mentions[0]?.article.url);
      expect(await link.getAttribute('rel')).toContain('noopener');
      await page.getByText('How it was read').click();
      await page
        .locator('code', { hasText: event.mentions[0]?.rule ?? '' })
        .first()
        .waitFor();
    });
  });

  it('filters by search box, facet and address, and the address holds the state', async () => {
    const all = await ask<Answer<'facets'>>('/api/facets');
    const sales = await ask<Answer<'facets'>>('/api/facets?q=type:stake_sale');
    const { value: status, count } = sales.status.find(s => s.count < sales.total) ?? { value: '', count: 0 };
    await inWindow(LIGHT, async page => {
      await visit(page, '/events');
      expect(await page.locator('tbody tr').count()).toBe(Math.min(all.total, 100));
      await page.locator('#filter').fill('type:stake_sale');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=type%3Astake_sale/);
      await settled(page);
      expect(await page.locator('tbody tr').count()).toBe(sales.total);
      await page.getByRole('checkbox', { name: status }).check();
      await page.waitForURL(/status%3A/);
      await settled(page);
      expect(await page.locator('tbody tr').count()).toBe(count);
      expect(await page.locator(`tbody .badge.${status}`).count()).toBe(count);
      const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
      const csv = await (await fetch(sample.url + href)).text();
      expect(csv.trim().split('\n').length).toBe(count + 1);
      await page.reload();
      await settled(page);
      expect(await page.locator('#filter').inputValue()).toBe(`type:stake_sale status:${status}`);
      await page.goBack();
      await page.waitForFunction(n => document.querySelectorAll('tbody tr').length === n, sales.total);
    });
  });

  it('says where a filter cannot be read, and what matches nothing', async () => {
    await inWindow(LIGHT, async page => {
      await visit(page, '/events?q=layoff%20compny:x');
      expect(await text(page, '[role=alert]')).toContain('did you mean "company"');
      expect(await text(page, '.fault-mark mark')).toBe('compny:x');
      await visit(page, '/events?q=company:Nobody');
      expect(await text(page)).toContain('No event matches this filter');
    });
  });

  it('completes a filter by keyboard alone', async () => {
    await inWindow(LIGHT, async page => {
      await visit(page, '/');
      await page.keyboard.press('/');
      await page.waitForURL(/\/events/);
      await page.waitForFunction(() => document.activeElement?.id === 'filter');
      await page.keyboard.type('type:stake');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('#filter').getAttribute('aria-activedescendant')).toBeTruthy();
      await page.keyboard.press('Enter');
      expect(await page.locator('#filter').inputValue()).toBe('type:stake_sale ');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=type%3Astake_sale/);
    });
  });

  it('leads by keyboard from the top of the page to an event and back', async () => {
    await inWindow(LIGHT, async page => {
      await visit(page, views.today as string);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      expect(href).toMatch(/^\/exits\/ex_/);
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${href}`);
      await settled(page);
      await page.waitForFunction(() => document.activeElement?.nodeName === 'H1');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.getByRole('checkbox', { name: 'Use single keys' }).uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('e');
      expect(page.url()).toContain(href as string);
      await page.goBack();
      await page.waitForURL(url => url.search === '?since=2026-02-01');
    });
  });

  it('keeps the chosen colours', async () => {
    await inWindow(LIGHT, async page => {
      const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      await visit(page, '/operations');
      const light = await background();
      await page.getByLabel('Colours').selectOption('dark');
      const dark = await background();
      expect(dark).not.toBe(light);
      await page.reload();
      await settled(page);
      expect(await background()).toBe(dark);
    });
  });

  it('sorts a table and has its figures as a file', async () => {
    const { companies } = await ask<Answer<'listCompanies'>>('/api/companies?limit=200');
    await inWindow(LIGHT, async page => {
      await visit(page, '/companies');
      await page.getByRole('button', { name: 'Company', exact: true }).click();
      const names = await page.locator('tbody th').allInnerTexts();
      expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
      expect(names.length).toBe(companies.length);
      expect(await page.locator('th[aria-sort=ascending]').textContent()).toContain('Company');
      await visit(page, '/charts');
      expect(await page.locator('svg[role=img]').count()).toBe(5);
      for (const link of await page.getByRole('link', { name: /^CSV/ }).all()) {
        const answer = await fetch(sample.url + (await link.getAttribute('href')));
        expect([answer.status, (await answer.text()).split('\n').length > 1]).toEqual([200, true]);
      }
    });
  });

  it('lets an admin save a filter, and merge and undo', async () => {
    const { events } = await ask<Answer<'listEvents'>>('/api/events?q=type:facility_plan');
    const [kept, other] = events;
    const made = await fetch(`${sample.url}/api/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'analyst', scopes: ['read', 'admin'] }),
    });
    const { text: token } = (await made.json()) as Answer<'addToken'>;
    await inWindow(LIGHT, async page => {
      await visit(page, '/operations');
      await page.getByLabel('API token').fill(token);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Signed in with the token analyst').waitFor();
      await visit(page, '/events?q=jv_exit');
      await page.getByLabel('Name').fill('Exits');
      await page.getByRole('button', { name: 'Save this filter' }).click();
      await page.getByRole('button', { name: 'Exits', exact: true }).waitFor();
      await visit(page, `/events/${kept?.event}`);
      await page.getByText('Corrections').click();
      await page.getByLabel('Id of the other event').fill(other?.event ?? '');
      await page.getByLabel('Reason').fill('One happening');
      await page.getByRole('button', { name: 'Merge' }).click();
      await page.getByText('One happening').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('One happening').waitFor({ state: 'detached' });
    });
    const { filters } = await ask<Answer<'listFilters'>>('/api/filters');
    expect(filters.map(f => f.filter)).toContain('jv_exit');
  });

  it('says what to do when the server does not answer', async () => {
    const window = await openWindow(browser, sample.url);
    await visit(window.page, '/sources');
    await window.page.route('**/api/**', route => route.abort());
    await window.page.getByRole('link', { name: 'Operations' }).click();
    await window.page.getByRole('alert').first().waitFor();
    expect(await text(window.page, '[role=alert]')).toContain('Is cellwire still running?');
    await window.page.unroute('**/api/**');
    await window.page.getByRole('button', { name: 'Try again' }).click();
    await window.page.getByText('Work of each stage').waitFor();
    await window.close();
  });

  it('says at once what was recorded since it was loaded, without asking', async () => {
    const { events } = await ask<Answer<'listEvents'>>('/api/events?q=type:policy_change');
    const [kept, other] = events;
    await inWindow(LIGHT, async page => {
      const asked: string[] = [];
      page.on('request', request => asked.push(new URL(request.url()).pathname));
      const streams = page.waitForResponse(/\/api\/changes\/stream/);
      await visit(page, '/?since=2026-02-27');
      expect((await streams).headers()['content-type']).toBe('text/event-stream');
      expect(await page.getByText('changed since this was loaded').count()).toBe(0);
      const before = asked.length;
      const correction = await send<Answer<'correct'>>('/api/corrections', {
        kind: 'merge',
        event: kept?.event,
        other: other?.event,
        reason: 'A test of the page',
      });
      await page.getByText('changed since this was loaded').waitFor();
      expect(asked.slice(before)).toEqual([]);
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText('changed since this was loaded').waitFor({ state: 'detached' });
      await settled(page);
      await send(`/api/corrections/${correction.correction}/undo`);
      await page.getByText('changed since this was loaded').waitFor();
    });
  });

  it('asks for what was recorded where the stream is refused', async () => {
    const window = await openWindow(browser, sample.url);
    await window.page.route('**/api/changes/stream*', route => route.abort());
    const asked = window.page.waitForRequest(/\/api\/changes\?after=\d+/);
    await visit(window.page, '/');
    await asked;
    await window.close();
  });

  it('has each plant whose country is known on a map, marked by its state', async () => {
    const { rows } = await ask<Answer<'chartPlants'>>('/api/charts/plants');
    const located = rows.filter(r => r.country !== null);
    expect(located.length).toBeGreaterThan(5);
    await inWindow(LIGHT, async page => {
      await visit(page, '/charts');
      const titles = await page.locator('svg.map .plant title').evaluateAll(all => all.map(t => t.textContent ?? ''));
      expect(titles.map(t => t.split(', ')[0]).sort()).toEqual(located.map(r => r.facility.split(', ')[0]).sort());
      for (const { facility, state } of located)
        expect(titles.some(t => t.startsWith(facility) && t.endsWith(`: ${state}`))).toBe(true);
      const legend = await page.locator('figure:has(svg.map) .legend li').allInnerTexts();
      expect(legend.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(rows.length);
      const boxes = await page
        .locator('svg.map .plant')
        .evaluateAll(all => all.map(p => p.getBoundingClientRect().width));
      for (const width of boxes) expect(width).toBeGreaterThan(6);
    });
  });

  it('waits for few and small files before it paints', async () => {
    await inWindow(LIGHT, async page => {
      await visit(page, '/events');
      const { paint, blocking, bytes } = await page.evaluate(() => {
        const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const [shell] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        // The page is drawn by its module: what that needs is waited for as much as what the browser calls blocking.
        const needed = entries.filter(e => !new URL(e.name).pathname.startsWith('/api/') && !e.name.endsWith('.svg'));
        const files = [shell, ...needed].filter(e => e !== undefined);
        return {
          paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
          blocking: files.map(e => new URL(e.name).pathname),
          bytes: files.reduce((sum, e) => sum + e.encodedBodySize, 0),
        };
      });
      console.log(`first paint of /events: ${Math.round(paint)} ms, ${blocking.length} files, ${bytes} bytes`);
      expect(blocking).toHaveLength(4);
      expect(bytes).toBeLessThan(150_000);
    });
  });
});
