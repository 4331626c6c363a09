import type { Trail } from '@cellwire/store';
import { describe, expect, it } from 'vitest';
import { judgeTrail } from './judge-trail.js';

const at = new Date('2026-02-11T09:00:00Z');
const done = { workState: 'done', workDueAt: null, workReason: null } as const;
const due = { workState: 'due', workDueAt: at, workReason: null } as const;
const article = {
  ...done,
  id: 'ar_1',
  url: 'https://desk.example/1',
  outlet: 'Desk',
  origin: 'feed',
  seenAt: at,
  fetchedAt: at,
  fetchState: 'ok',
  copyOf: null,
  version: 1,
};
const version = {
  ...done,
  id: 1,
  n: 1,
  completeness: 'full',
  paywalled: false,
  language: 'en',
  length: 900,
  recordedAt: at,
};
const extraction = {
  ...done,
  id: 1,
  versionId: 1,
  packVersion: 'p',
  outcome: 'read',
  reason: null,
  mentions: 2,
  extractedAt: at,
};
const event = { event: 'ev_1', state: 'live', type: 'stake_sale', status: 'completed', headline: 'A sells' };
const trail = (more: Partial<Trail>): Trail => ({
  items: [],
  article,
  versions: [version],
  extractions: [extraction],
  events: [event],
  alerts: { pending: 0, delivered: 0, failed: 0 },
  ...more,
});
const nothing = { versions: [], extractions: [], events: [] };
const item = { source: 'desk', seenAt: at, link: 'mailto:a', skipped: 'its link is no web address' };

describe('a trail', () => {
  it.each([
    ['of an unknown address', { article: null, ...nothing }, 'unknown', null, 'no feed has named it'],
    [
      'of a skipped entry',
      { article: null, ...nothing, items: [item] },
      'dropped',
      'poll-feeds',
      'desk: its link is no',
    ],
    [
      'that waits for its page',
      { article: { ...article, ...due, version: null, workReason: 'desk.example: one request at a time' }, ...nothing },
      'waiting',
      'fetch-articles',
      'one request at a time',
    ],
    [
      'of a page that robots.txt forbids',
      { article: { ...article, version: null, fetchState: 'robots' }, ...nothing },
      'dropped',
      'fetch-articles',
      'robots.txt forbids',
    ],
    [
      'of a page given up',
      {
        article: { ...article, version: null, workState: 'rejected', workReason: 'given up after 7 tries: 503' },
        ...nothing,
      },
      'dropped',
      'fetch-articles',
      '7 tries',
    ],
    [
      'of poison',
      {
        versions: [{ ...version, workState: 'quarantined', workReason: 'extract took longer (3 of 3)' }],
        extractions: [],
        events: [],
      },
      'quarantined',
      'extract-events',
      '3 of 3',
    ],
    [
      'of a copy',
      { article: { ...article, version: null, copyOf: 'ar_2' }, ...nothing },
      'dropped',
      'fetch-articles',
      'ar_2',
    ],
    [
      'of another industry',
      {
        extractions: [{ ...extraction, outcome: 'irrelevant', reason: 'not of this industry', mentions: 0 }],
        events: [],
      },
      'dropped',
      'extract-events',
      'not of this industry',
    ],
    [
      'without events',
      { extractions: [{ ...extraction, mentions: 0 }], events: [] },
      'done',
      'extract-events',
      'tells no event',
    ],
    [
      'that waits to be resolved',
      { extractions: [{ ...extraction, ...due }] },
      'waiting',
      'resolve-events',
      'due at 2026',
    ],
    ['read to the end', {}, 'done', 'resolve-events', '2 mentions in 1 events'],
    [
      'read, with its page to be asked again',
      { article: { ...article, ...due } },
      'done',
      'resolve-events',
      '2 mentions',
    ],
  ] as [string, Partial<Trail>, string, string | null, string][])('%s', (_name, more, is, stage, why) => {
    const verdict = judgeTrail(trail(more));
    expect([verdict.is, verdict.stage]).toEqual([is, stage]);
    expect(verdict.why).toContain(why);
  });
});
