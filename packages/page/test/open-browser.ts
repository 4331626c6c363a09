// A real Chromium for the page's tests, and windows in it that note everything that should not happen.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is installed, or null. */
export const findChromium = (): string | null => PLACES.find(place => existsSync(place)) ?? null;

/** Starts Chromium without a window. Throws where none is installed. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** How a window looks at the page. */
export interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
  width: number;
  height: number;
}
export const LIGHT: Look = { name: 'light', colorScheme: 'light', width: 1280, height: 900 };
export const DARK: Look = { name: 'dark', colorScheme: 'dark', width: 1280, height: 900 };
export const PHONE: Look = { name: 'phone', colorScheme: 'light', width: 390, height: 844 };

/** A window with the faults that it met: script errors, refusals of the content policy, requests to elsewhere. */
export interface Window {
  page: Page;
  faults: string[];
  close: () => Promise<void>;
}

/** Opens a window on a served page; each has its own storage. */
export async function openWindow(browser: Browser, url: string, look: Look = LIGHT): Promise<Window> {
  const { colorScheme, width, height } = look;
  const context: BrowserContext = await browser.newContext({
    baseURL: url,
    colorScheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(`script error: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  page.on('dialog', dialog => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) faults.push(`asked ${request.url()}`);
  });
  return { page, faults, close: () => context.close() };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules of these tags that look at colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What to look for: everything, all but contrast (a phone has the same), or colours alone. */
export type AxeScope = 'all' | 'structure' | 'colours';

const rulesFor: Record<AxeScope, RunOptions> = {
  all: { runOnly: { type: 'tag', values: TAGS } },
  structure: { runOnly: { type: 'tag', values: TAGS }, rules: { 'color-contrast': { enabled: false } } },
  colours: { runOnly: { type: 'rule', values: OF_COLOURS } },
};

/** What axe finds against WCAG 2.2 AA and its best practices, a line each with the element. */
export async function axeFindings(page: Page, scope: AxeScope = 'all'): Promise<string[]> {
  // The policy of the page forbids inline scripts; the debugger's own world may run them.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async given => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { ...given, resultTypes: ['violations'] });
    return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary ?? v.help}`));
  }, rulesFor[scope]);
}

/** Goes to an address of the page and waits until nothing in it is loading any more. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** Waits until the view stands and nothing in it is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}
