// Follows the stream of changes while the window is looked at: server-sent events, and questions at growing intervals
// where they cannot be had.
import type { Answer } from '@cellwire/api/schema';
import { readToken } from '../state/token.js';
import { address, getJson } from './client.js';

export type Change = Answer<'listChanges'>['changes'][number];

/** First and longest pause before the stream is tried again, in milliseconds; it doubles with each failure. */
export const FIRST_PAUSE_MS = 3000;
export const LONGEST_PAUSE_MS = 5 * 60_000;
/** Pause between questions that are answered, where there is no stream. */
export const STEADY_PAUSE_MS = 30_000;

/** Tells of each change after a cursor, once and in order, until `signal` is aborted. A hidden window keeps no connection. */
export function watchChanges(after: string, tell: (change: Change) => void, signal: AbortSignal): void {
  new Watch(after, tell, signal).begin();
}

class Watch {
  private stream: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(
    private cursor: string,
    private readonly tell: (change: Change) => void,
    private readonly signal: AbortSignal,
  ) {}

  begin(): void {
    if (this.signal.aborted) return;
    document.addEventListener('visibilitychange', this.look);
    this.signal.addEventListener('abort', () => {
      document.removeEventListener('visibilitychange', this.look);
      this.rest();
    });
    this.look();
  }

  /** Browsers open few connections to a host: tabs in the background must not hold them all. */
  private readonly look = (): void => {
    this.rest();
    if (document.visibilityState === 'visible') this.connect();
  };

  private rest(): void {
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
  }

  private connect(): void {
    // An EventSource cannot carry a token.
    if (readToken() || typeof EventSource === 'undefined') {
      this.askLater();
      return;
    }
    const stream = new EventSource(address('/api/changes/stream', { after: this.cursor }));
    this.stream = stream;
    stream.addEventListener('open', () => {
      this.pauseMs = FIRST_PAUSE_MS;
    });
    stream.addEventListener('change', event => this.pass(JSON.parse(event.data) as Change));
    // The browser's own attempts come every three seconds for ever, and end at the first refusal.
    stream.addEventListener('error', () => {
      this.rest();
      this.askLater();
    });
  }

  private askLater(): void {
    const pause = this.pauseMs;
    this.pauseMs = Math.min(pause * 2, LONGEST_PAUSE_MS);
    this.timer = setTimeout(() => void this.ask(), pause);
  }

  private async ask(): Promise<void> {
    const path = address('/api/changes', { after: this.cursor });
    const answer = await getJson<Answer<'listChanges'>>(path, this.signal).catch(() => null);
    if (this.signal.aborted || document.visibilityState !== 'visible') return;
    if (answer?.is === 'ok') {
      this.pauseMs = STEADY_PAUSE_MS;
      for (const change of answer.value.changes) this.pass(change);
    }
    this.connect();
  }

  private pass(change: Change): void {
    if (Number(change.cursor) <= Number(this.cursor)) return;
    this.cursor = change.cursor;
    this.tell(change);
  }
}
