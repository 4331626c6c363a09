// The stream of changes in a browser that is played: connections are opened, told from, refused and hidden by hand.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS, STEADY_PAUSE_MS, watchChanges } from './watch-changes.js';

class PlayedSource extends EventTarget {
  static opened: PlayedSource[] = [];
  isClosed = false;
  constructor(readonly url: string) {
    super();
    PlayedSource.opened.push(this);
  }
  close(): void {
    this.isClosed = true;
  }
  say(cursor: number): void {
    const event = Object.assign(new Event('change'), { data: JSON.stringify({ cursor: String(cursor) }) });
    this.dispatchEvent(event);
  }
}

describe('following the changes', () => {
  let told: string[];
  let abort: AbortController;
  let asked: string[];
  let page: EventTarget & { visibilityState: string };
  let token: string | null;
  let answer: () => Response;
  const changes = (...cursors: number[]): Response =>
    Response.json({ changes: cursors.map(c => ({ cursor: String(c) })), next: '', more: false });
  const opened = () => PlayedSource.opened;
  const live = () => opened().filter(s => !s.isClosed);
  const look = (state: 'visible' | 'hidden'): void => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
  };

  beforeEach(() => {
    vi.useFakeTimers();
    [told, asked, token] = [[], [], null];
    answer = () => changes();
    abort = new AbortController();
    PlayedSource.opened = [];
    page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    vi.stubGlobal('EventSource', PlayedSource);
    vi.stubGlobal('localStorage', { getItem: () => token });
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path);
      return answer();
    });
  });
  afterEach(() => {
    abort.abort();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  const follow = (): void => watchChanges('7', change => told.push(change.cursor), abort.signal);

  it('takes the stream from a cursor and asks for nothing else', async () => {
    follow();
    expect(opened().map(s => s.url)).toEqual(['/api/changes/stream?after=7']);
    for (const cursor of [8, 9, 9, 8]) opened()[0]?.say(cursor);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([told, asked, live().length]).toEqual([['8', '9'], [], 1]);
  });

  it('asks in between when the stream breaks, and goes on behind what it has', async () => {
    follow();
    opened()[0]?.say(8);
    answer = () => changes(9, 10);
    opened()[0]?.dispatchEvent(new Event('error'));
    expect(live()).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(FIRST_PAUSE_MS);
    expect(asked).toEqual(['/api/changes?after=8']);
    expect(live().map(s => s.url)).toEqual(['/api/changes/stream?after=10']);
    live()[0]?.say(11);
    expect(told).toEqual(['8', '9', '10', '11']);
  });

  it('asks ever more rarely while there is no answer, and briskly again once there is', async () => {
    follow();
    answer = () => {
      throw new TypeError('no network');
    };
    const pauses: number[] = [];
    for (let i = 0; i < 10; i++) {
      const before = asked.length;
      const began = Date.now();
      live()[0]?.dispatchEvent(new Event('error'));
      while (asked.length === before) await vi.advanceTimersByTimeAsync(500);
      pauses.push(Date.now() - began);
    }
    expect(pauses.slice(0, 3)).toEqual([3000, 6000, 12_000]);
    expect(pauses.at(-1)).toBe(LONGEST_PAUSE_MS);
    live()[0]?.dispatchEvent(new Event('open'));
    live()[0]?.dispatchEvent(new Event('error'));
    const before = asked.length;
    await vi.advanceTimersByTimeAsync(FIRST_PAUSE_MS);
    expect(asked.length).toBe(before + 1);
  });

  it('opens no stream where a token is needed, which an EventSource cannot carry', async () => {
    token = 'cw_token';
    answer = () => changes(8);
    follow();
    await vi.advanceTimersByTimeAsync(FIRST_PAUSE_MS);
    answer = () => changes(9);
    await vi.advanceTimersByTimeAsync(STEADY_PAUSE_MS);
    await vi.advanceTimersByTimeAsync(STEADY_PAUSE_MS);
    expect([opened().length, told, asked.length]).toEqual([0, ['8', '9'], 3]);
  });

  it('holds no connection while the window is hidden, and misses nothing', async () => {
    follow();
    opened()[0]?.say(8);
    look('hidden');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([live().length, asked.length]).toEqual([0, 0]);
    look('visible');
    expect(live().map(s => s.url)).toEqual(['/api/changes/stream?after=8']);
  });

  it('ends with its signal', async () => {
    follow();
    abort.abort();
    look('visible');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect([live().length, asked.length]).toEqual([0, 0]);
  });
});
