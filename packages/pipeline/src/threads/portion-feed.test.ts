// Long feeds in portions: nothing is lost, the newest stay as they are.
import type { FeedEntry, ReadFeed } from '@cellwire/model';
import { describe, expect, it } from 'vitest';
import { entriesOf, portionFeed } from './portion-feed.js';

const entry = (n: number, published: string | null, content = ''): FeedEntry => ({
  title: `Story ${n} – “ß”`,
  link: null,
  guid: `g${n}`,
  published,
  updated: null,
  summary: null,
  content,
  authors: [],
});
const feedOf = (entries: FeedEntry[]): ReadFeed => ({
  ok: true,
  kind: 'rss',
  title: null,
  link: null,
  language: null,
  ttlMinutes: null,
  hub: null,
  self: null,
  entries,
});
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
const guids = (entries: readonly FeedEntry[]) => entries.map(e => e.guid);

describe('a feed in portions', () => {
  it('is the same feed while it is short', () => {
    const feed = feedOf([entry(1, day(1)), entry(2, null)]);
    expect(portionFeed(feed, 2)).toEqual({ ...feed, older: [] });
  });

  it('keeps the newest in the order of the feed, and the others from new to old', () => {
    const { entries, older, omitted } = portionFeed(feedOf([3, 9, 1, 7, 5].map(n => entry(n, day(n)))), 2);
    expect([guids(entries), omitted]).toEqual([['g9', 'g7'], 3]);
    expect(guids(older.flatMap(entriesOf))).toEqual(['g5', 'g3', 'g1']);
  });

  it('keeps the first where some have no date', () => {
    const { entries, older } = portionFeed(feedOf([entry(1, day(1)), entry(2, null), entry(3, day(3))]), 2);
    expect([guids(entries), guids(older.flatMap(entriesOf))]).toEqual([['g1', 'g2'], ['g3']]);
  });

  it('has portions of twenty-five entries, and of fewer where they are long', () => {
    const many = Array.from({ length: 1050 }, (_, n) => entry(n, day(1)));
    expect(portionFeed(feedOf(many), 1000).older.map(p => entriesOf(p).length)).toEqual([25, 25]);
    expect(portionFeed(feedOf(many), 700).older.map(p => entriesOf(p).length)).toEqual(
      Array.from({ length: 14 }, () => 25),
    );
    const long = Array.from({ length: 6 }, (_, n) => entry(n, day(1), 'x'.repeat(200_000)));
    const { older } = portionFeed(feedOf(long), 1);
    expect(older.map(p => entriesOf(p).length)).toEqual([2, 2, 1]);
    expect(older.flatMap(entriesOf)).toEqual(long.slice(1));
  });
});
