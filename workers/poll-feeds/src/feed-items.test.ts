// Which items are news and which can wait, and when their articles may be asked for.
import { articleIdOf, type NewItem, PRIORITIES } from '@cellwire/store';
import { describe, expect, it } from 'vitest';
import { spaceOut, urgencyOf } from './feed-items.js';

const now = new Date('2026-03-10T12:00:00Z');
const { news, backfill } = PRIORITIES;

describe('the urgency of an item', () => {
  it.each([
    ['of this morning, at the first poll', '2026-03-10T08:00:00+00:00', true, news],
    ['of the day before yesterday, at the first poll', '2026-03-08T08:00:00+00:00', true, backfill],
    ['of last year, at the first poll', '2025-03-08T08:00:00+00:00', true, backfill],
    ['without a date, at the first poll', null, true, backfill],
    ['of the day before yesterday, later', '2026-03-08T08:00:00+00:00', false, news],
    ['of last year, later', '2025-03-08T08:00:00+00:00', false, backfill],
    ['without a date, later', null, false, news],
    ['of tomorrow', '2026-03-11T08:00:00+00:00', true, news],
    ['with a date that is none', 'yesterday', false, news],
  ])('%s', (_, published, isFirstPoll, urgency) => {
    expect(urgencyOf({ published }, { isFirstPoll, now })).toBe(urgency);
  });
});

describe('articles of one poll', () => {
  const itemAt = (url: string): NewItem => ({
    guid: url,
    link: url,
    url,
    title: null,
    summary: null,
    content: null,
    authors: [],
    published: null,
  });
  const urls = ['https://a.example/1', 'https://b.example/1', 'https://a.example/2', 'https://a.example/3'];
  const seconds = (ids: readonly string[], gapMs: number) =>
    spaceOut(ids, urls.map(itemAt), { now, gapMs }).map(at => (at.getTime() - now.getTime()) / 1000);

  it('are due one after the other at each host', () => {
    expect(seconds(urls.map(articleIdOf), 2000)).toEqual([0, 0, 2, 4]);
  });
  it('are due at once where no pause is asked for', () => {
    expect(seconds(urls.map(articleIdOf), 0)).toEqual([0, 0, 0, 0]);
  });
  it('that are known by another id count as of one host', () => {
    expect(seconds(['x', 'y'], 2000)).toEqual([0, 2]);
  });
});
