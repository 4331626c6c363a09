import { expect, it } from 'vitest';
import { mutatePage, randomFrom } from '../../test/page-mutations.js';
import * as sample from '../../test/sample-pages.js';
import { readPage } from './read-page.js';

it('reads 500 mutated pages without a crash, each within a second', () => {
  const pages = Object.values(sample)
    .filter(s => typeof s === 'string' && s.startsWith('<'))
    .map(s => Buffer.from(s as string));
  expect(pages.length).toBeGreaterThan(7);
  const random = randomFrom(20_260_303);
  let worstMs = 0;
  for (let i = 0; i < 500; i += 1) {
    const page = mutatePage(pages[i % pages.length]!, random);
    const before = process.cpuUsage();
    expect(typeof readPage(page, { url: 'https://ledger.example/a' }).text).toBe('string');
    worstMs = Math.max(worstMs, process.cpuUsage(before).user / 1000);
  }
  expect(worstMs).toBeLessThan(1_000);
});
