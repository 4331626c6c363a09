// Politeness towards one host: one request at a time, a gap between them, and waits that the host asks for or earns.
// Pure decisions over a state that the caller keeps, one row per host, under a lock while it decides.
import type { Fetched } from './answers.js';

/** What is remembered of a host. A host never asked before is `freshHost`. */
export interface HostState {
  /** The lease of the request under way; a crashed worker's ends by itself. */
  heldUntil: Date | null;
  /** No request starts before. */
  notBefore: Date | null;
  /** From robots.txt. */
  crawlDelaySeconds: number | null;
  /** Failures in a row that speak of the host, not of one page. */
  failures: number;
}

export const freshHost: HostState = { heldUntil: null, notBefore: null, crawlDelaySeconds: null, failures: 0 };

export interface HostSettings {
  /** Between the end of one request and the start of the next. */
  gapMs: number;
  /** How long a slot is held at most; must outlast a fetch's deadline. */
  leaseMs: number;
  /** The longest crawl-delay that is honoured. */
  maxCrawlDelayMs: number;
  /** The longest wait that failures add up to; what Retry-After asks for is honoured beyond it. */
  maxBackoffMs: number;
}

export const HOST_SETTINGS: HostSettings = {
  gapMs: 2000,
  leaseMs: 30_000,
  maxCrawlDelayMs: 5 * 60_000,
  maxBackoffMs: 3_600_000,
};

/** `go`: store `state` before the request starts. `wait`: nothing to store, ask again at `until`. */
export type HostSlot = { is: 'go'; state: HostState } | { is: 'wait'; until: Date; why: string };

/** The key of a URL's host: name and, where it is not the scheme's own, port. */
export const hostKey = (url: string): string => new URL(url).host.replace(/\.(?=:|$)/, '');

/** Whether a request to the host may start now. */
export function nextHostSlot(state: HostState, now: Date, settings: HostSettings = HOST_SETTINGS): HostSlot {
  if (state.heldUntil && state.heldUntil > now)
    return { is: 'wait', until: state.heldUntil, why: 'a request is running' };
  if (state.notBefore && state.notBefore > now) {
    const why = state.failures > 0 ? `backing off after ${state.failures} failures` : 'keeping the gap';
    return { is: 'wait', until: state.notBefore, why };
  }
  const heldUntil = new Date(now.getTime() + settings.leaseMs);
  // A lease that ran out without an answer leaves the gap to be kept from the new one.
  return { is: 'go', state: { ...state, heldUntil, notBefore: null } };
}

/** The state once the request has ended: the slot is free after the gap, the crawl-delay, or the wait the host asked for. */
export function afterHostAnswer(
  state: HostState,
  answer: Fetched,
  now: Date,
  settings: HostSettings = HOST_SETTINGS,
): HostState {
  const failures = speaksOfHost(answer) ? state.failures + 1 : 0;
  const delayMs = Math.min((state.crawlDelaySeconds ?? 0) * 1000, settings.maxCrawlDelayMs);
  const gapMs = Math.max(settings.gapMs, delayMs);
  const backoffMs = failures > 0 ? Math.min(gapMs * 2 ** Math.min(failures, 30), settings.maxBackoffMs) : 0;
  const askedMs = answer.is === 'busy' && answer.until ? answer.until.getTime() - now.getTime() : 0;
  return {
    ...state,
    heldUntil: null,
    failures,
    notBefore: new Date(now.getTime() + Math.max(gapMs, backoffMs, askedMs)),
  };
}

/** A missing page or a wall says nothing against asking for the next one; a host that is down or overrun does. */
function speaksOfHost(answer: Fetched): boolean {
  if (answer.is === 'busy') return true;
  return answer.is === 'failed' && (answer.kind !== 'status' || (answer.status ?? 0) >= 500);
}
