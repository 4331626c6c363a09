// Two hours of the simulated web; `bench/simulated-day.ts` runs the whole day.
import { expect, it, onTestFinished } from 'vitest';
import { HOST_SETTINGS } from '../src/host-slot.js';
import { crawl, medianLagShare } from './simulated-crawl.js';
import { figuresOf, hours, startWeb } from './simulated-web.js';

it('two hours of 200 hosts and 1,000 feeds pass without a violation', async () => {
  const web = await startWeb(1, 200, 1000, hours(2));
  onTestFinished(() => web.close());
  const pickups = await crawl(web, hours(2));
  const figures = figuresOf(web, HOST_SETTINGS.gapMs);
  expect(figures).toMatchObject({ overlaps: 0, gapViolations: 0, retryAftersBroken: 0 });
  expect(figures.requests).toBeGreaterThan(2000);
  expect(figures.retryAfters).toBeGreaterThan(20);
  expect(figures.conditionalShare).toBeGreaterThanOrEqual(0.99);
  expect(pickups.length).toBeGreaterThan(1000);
  expect(medianLagShare(pickups)).toBeLessThanOrEqual(0.5);
}, 300_000);

it('the web’s log tells a crawler that keeps no gap (the control)', async () => {
  const web = await startWeb(1, 20, 100, hours(0.2));
  onTestFinished(() => web.close());
  await crawl(web, hours(0.2));
  expect(figuresOf(web, HOST_SETTINGS.gapMs).gapViolations).toBe(0);
  expect(figuresOf(web, HOST_SETTINGS.gapMs + 1000).gapViolations).toBeGreaterThan(0);
});
