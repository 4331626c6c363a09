import type { Fetched, Page, Refused } from '@cellwire/fetching';
import { openMetrics } from '@cellwire/runtime';
import { describe, expect, it } from 'vitest';
import { countFetch } from './count-fetch.js';

const trail = { url: 'u', finalUrl: 'u', redirects: [], fetchedAt: new Date(0), tookMs: 1500 };
const page = { ...trail, is: 'page', status: 200, bytes: new Uint8Array(300) } as unknown as Page;
const refused = (reason: Refused['reason']): Fetched => ({ ...trail, is: 'refused', reason, why: 'because' });

describe('answers of the web', () => {
  it.each([
    ['a page by result, time and size', page, ['fetches_total 1', 'fetch_seconds_sum 1.5', 'fetched_bytes_total 300']],
    ['what robots.txt forbids, which took no time', refused('robots'), ['fetches_total 1', 'robots_refused_total 1']],
    ['an address inside', refused('address'), ['fetches_total 1', 'fetch_seconds_sum 1.5', 'guard_refused_total 1']],
  ] as [string, Fetched, string[]][])('count %s', async (_name, answer, counted) => {
    const metrics = openMetrics();
    countFetch(metrics, 'page', answer);
    const told = (await metrics.registry.metrics())
      .split('\n')
      .map(line => /^cellwire_(fetch\w*_total|fetch_seconds_sum|\w+_refused_total)(?:\{[^}]*\})? ([\d.]+)$/.exec(line))
      .filter(m => m && Number(m[2]) > 0)
      .map(m => `${m?.[1]} ${m?.[2]}`);
    expect(told.sort()).toEqual([...counted].sort());
  });
});
