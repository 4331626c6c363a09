import type { Stage } from '@cellwire/model';
import { describe, expect, it, vi } from 'vitest';
import { crawlLine } from './progress.js';
import { openRowProgress, progressLine } from './row-progress.js';

describe('the progress of a crawl', () => {
  const ended = new Map<Stage, number>([
    ['poll-feeds', 4],
    ['fetch-articles', 40],
  ]);
  it('tells rate and time left of the articles that are known', () => {
    const waiting = (stage: Stage): number => (stage === 'fetch-articles' ? 60 : 0);
    expect(crawlLine({ ended, waiting }, 20)).toBe(
      'polled 4, fetched 40, read 0, resolved 0, alerts 0 (2.0 articles/s, 30 s left)',
    );
  });
  it('tells no time left where nothing waits', () => {
    expect(crawlLine({ ended, waiting: () => 0 }, 20)).toContain('(2.0 articles/s)');
  });
});

describe('the progress through rows', () => {
  it('tells rate and time left', () => {
    expect(progressLine('articles', { done: 1500, total: 6000, seconds: 3 })).toBe(
      '1,500 of 6,000 articles, 500 a second, 9 s left',
    );
  });

  it.each([
    ['one line that changes on a terminal', true, /^\r5 of 10 articles, .* left\u001b\[K$/],
    ['a plain line elsewhere', false, /^5 of 10 articles, .* left\n$/],
  ])('is %s', (_, isTTY, shown) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const was = process.stderr.isTTY;
    process.stderr.isTTY = isTTY;
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const progress = openRowProgress('articles', 10);
      vi.advanceTimersByTime(6000);
      progress.update(5);
      expect(write.mock.calls.map(([text]) => text)).toEqual([expect.stringMatching(shown)]);
    } finally {
      write.mockRestore();
      process.stderr.isTTY = was;
      vi.useRealTimers();
    }
  });
});
