import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fetched, Trail } from './answers.js';
import { afterHostAnswer, freshHost, HOST_SETTINGS, type HostState, hostKey, nextHostSlot } from './host-slot.js';

const T0 = Date.parse('2026-02-11T09:00:00Z');
const at = (ms: number) => new Date(T0 + ms);
const trail: Trail = {
  url: 'https://a.example/',
  finalUrl: 'https://a.example/',
  redirects: [],
  fetchedAt: at(0),
  tookMs: 1,
};
const missing: Fetched = { ...trail, is: 'missing', status: 404 };
const timeout: Fetched = { ...trail, is: 'failed', kind: 'timeout', why: 'x' };
const status = (code: number): Fetched => ({ ...trail, is: 'failed', kind: 'status', why: 'x', status: code });
const busyUntil = (until: Date | null): Fetched => ({ ...trail, is: 'busy', status: 429, until });

function taken(state: HostState, ms: number): HostState {
  const slot = nextHostSlot(state, at(ms));
  if (slot.is !== 'go') throw new Error(`no slot: ${slot.why}`);
  return slot.state;
}

describe('a host’s turn', () => {
  it('is free at first', () => {
    expect(nextHostSlot(freshHost, at(0)).is).toBe('go');
  });
  it('is one request’s at a time', () => {
    const state = taken(freshHost, 0);
    expect(nextHostSlot(state, at(1))).toEqual({ is: 'wait', until: at(30_000), why: 'a request is running' });
  });
  it('ends by itself when its holder died', () => {
    expect(nextHostSlot(taken(freshHost, 0), at(30_000)).is).toBe('go');
  });
  it('comes again two seconds after the answer', () => {
    const state = afterHostAnswer(taken(freshHost, 0), missing, at(500));
    expect(nextHostSlot(state, at(2499))).toMatchObject({ is: 'wait', until: at(2500), why: 'keeping the gap' });
    expect(nextHostSlot(state, at(2500)).is).toBe('go');
  });
  it('waits for the crawl-delay where that is longer', () => {
    const state = afterHostAnswer({ ...freshHost, crawlDelaySeconds: 10 }, missing, at(0));
    expect(state.notBefore).toEqual(at(10_000));
  });
  it('does not come sooner for a shorter crawl-delay, nor endlessly late for an endless one', () => {
    expect(afterHostAnswer({ ...freshHost, crawlDelaySeconds: 0 }, missing, at(0)).notBefore).toEqual(at(2000));
    expect(afterHostAnswer({ ...freshHost, crawlDelaySeconds: 1e9 }, missing, at(0)).notBefore).toEqual(at(300_000));
  });
  it('waits as long as Retry-After says', () => {
    const state = afterHostAnswer(freshHost, busyUntil(at(86_400_000)), at(0));
    expect(state.notBefore).toEqual(at(86_400_000));
  });
  it('doubles its wait with each failure of the host, up to an hour', () => {
    let state: HostState = freshHost;
    const waits: number[] = [];
    for (let i = 0; i < 14; i++) {
      state = afterHostAnswer(state, timeout, at(0));
      waits.push(state.notBefore!.getTime() - T0);
    }
    expect(waits.slice(0, 4)).toEqual([4000, 8000, 16_000, 32_000]);
    expect(waits.at(-1)).toBe(3_600_000);
    expect(nextHostSlot(state, at(1))).toMatchObject({ why: 'backing off after 14 failures' });
    expect(afterHostAnswer(state, missing, at(0))).toMatchObject({ failures: 0, notBefore: at(2000) });
  });
  it.each<[string, Fetched, number]>([
    ['500', status(500), 1],
    ['busy', busyUntil(null), 1],
    ['a reset', { ...trail, is: 'failed', kind: 'reset', why: 'x' }, 1],
    ['400', status(400), 0],
    ['a wall', { ...trail, is: 'wall', status: 403, excerpt: '' }, 0],
    ['a refusal', { ...trail, is: 'refused', reason: 'too-large', why: 'x' }, 0],
  ])('takes %s for %s failures', (_, answer, failures) => {
    expect(afterHostAnswer(freshHost, answer, at(0)).failures).toBe(failures);
  });
  it('never overlaps or comes too soon, whoever asks when', () => {
    const step = fc.record({
      waitMs: fc.nat(5000),
      tookMs: fc.nat(20_000),
      answer: fc.constantFrom(missing, timeout, status(500)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        let state: HostState = freshHost;
        let [now, endedMs] = [0, -HOST_SETTINGS.gapMs];
        for (const { waitMs, tookMs, answer } of steps) {
          now += waitMs;
          const slot = nextHostSlot(state, at(now));
          if (slot.is === 'wait') {
            expect(slot.until.getTime()).toBeGreaterThan(T0 + now);
            continue;
          }
          expect(now - endedMs).toBeGreaterThanOrEqual(HOST_SETTINGS.gapMs);
          expect(nextHostSlot(slot.state, at(now + tookMs)).is).toBe('wait');
          now += tookMs;
          endedMs = now;
          state = afterHostAnswer(slot.state, answer, at(now));
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

it.each([
  ['https://News.Example/a', 'news.example'],
  ['http://news.example:80/', 'news.example'],
  ['https://news.example./', 'news.example'],
  ['https://news.example:8443/', 'news.example:8443'],
  ['http://[::1]:80/', '[::1]'],
])('the key of %s is %s', (url, key) => {
  expect(hostKey(url)).toBe(key);
});
