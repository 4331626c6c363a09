// When to poll a source again and what to make of its health: a pure decision from what is remembered and what came.
import type { Redirect } from './answers.js';
import type { PollOutcome, PollState } from './poll-outcome.js';
import { intervalOf, jitter, learnRhythm, maxAgeOf, type Rhythm, seedRhythm } from './poll-rhythm.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What is remembered of a source between polls. Plain JSON (instants are ISO strings): fits a jsonb column as it is. */
export interface PollMemory {
  rhythm: Rhythm | null;
  polls: number;
  state: PollState;
  /** Failures in a row, and since when. */
  failures: number;
  failingSince: string | null;
  lastSuccessAt: string | null;
  /** The last successful fetch without validators. */
  lastFullAt: string | null;
  /** When the validators were last caught lying. */
  validatorsLiedAt: string | null;
  /** Where permanent redirects have led, and since when without a break. */
  moved: { to: string; since: string } | null;
  /** When a hub was last asked to push; the poller writes it. */
  hubAskedAt?: string | null;
}

export const freshPollMemory: PollMemory = {
  rhythm: null,
  polls: 0,
  state: 'ok',
  failures: 0,
  failingSince: null,
  lastSuccessAt: null,
  lastFullAt: null,
  validatorsLiedAt: null,
  moved: null,
};

export interface PollSettings {
  minIntervalMs: number;
  maxIntervalMs: number;
  /** How long a publisher's own word (TTL, sy:update, max-age, Retry-After) is honoured at most. */
  maxHonouredMs: number;
  /** The back-up interval while a hub pushes. */
  webSubIntervalMs: number;
  fullEveryMs: number;
  /** How long a permanent redirect must stand before it is saved. */
  movedAfterMs: number;
  /** Failures in a row until somebody is told. */
  tellAfter: number;
}

export const POLL_SETTINGS: PollSettings = {
  minIntervalMs: 5 * MINUTE_MS,
  maxIntervalMs: DAY_MS,
  maxHonouredMs: DAY_MS,
  webSubIntervalMs: 6 * HOUR_MS,
  fullEveryMs: DAY_MS,
  movedAfterMs: 3 * DAY_MS,
  tellAfter: 3,
};

export interface PollInput {
  /** The source's name: the seed of its jitter. */
  source: string;
  memory: PollMemory;
  outcome: PollOutcome;
  /** Whether the request went without validators (see `pollValidators`). */
  full: boolean;
  /** What the feed says of its rhythm, in minutes (ttl, sy:update…). */
  ttlMinutes?: number | null;
  cacheControl?: string | null;
  /** Until when a WebSub subscription is active. */
  webSubUntil?: Date | null;
  now: Date;
  settings?: PollSettings;
}

/** Worth telling people, once each. */
export type HealthEvent =
  | { is: 'failing'; state: PollState; why: string; failures: number; since: string }
  | { is: 'recovered'; failures: number; since: string }
  | { is: 'moved'; to: string; since: string };

export interface PollDecision {
  dueAt: Date;
  state: PollState;
  /** One line for the poll's history: what decided the next date. */
  why: string;
  memory: PollMemory;
  health: HealthEvent[];
  /** The source's new address, to be saved in place of the old one. */
  saveUrl: string | null;
}

/** Decides the next poll. A failing source is never given up: its interval doubles, up to a week. */
export function nextPoll(input: PollInput): PollDecision {
  return input.outcome.is === 'failing' ? afterFailure(input, input.outcome) : afterSuccess(input, input.outcome);
}

type Success = Exclude<PollOutcome, { is: 'failing' }>;

function afterSuccess(input: PollInput, outcome: Success): PollDecision {
  const { memory, now, settings = POLL_SETTINGS } = input;
  const at = now.toISOString();
  const rhythm = rhythmAfter(memory, outcome, now);
  const move = followMove(memory.moved, outcome.redirects, now, settings);
  const told = memory.failures >= settings.tellAfter && memory.failingSince;
  const interval = decideInterval(input, rhythm, settings);
  return {
    dueAt: new Date(now.getTime() + interval.ms),
    state: 'ok',
    why: interval.why,
    saveUrl: move.saveUrl,
    health: [
      ...(told ? [{ is: 'recovered' as const, failures: memory.failures, since: told }] : []),
      ...(move.saveUrl ? [{ is: 'moved' as const, to: move.saveUrl, since: memory.moved?.since ?? at }] : []),
    ],
    memory: {
      rhythm,
      polls: memory.polls + 1,
      state: 'ok',
      failures: 0,
      failingSince: null,
      lastSuccessAt: at,
      lastFullAt: input.full ? at : memory.lastFullAt,
      validatorsLiedAt: outcome.is === 'read' && outcome.validatorsLied ? at : memory.validatorsLiedAt,
      moved: move.moved,
    },
  };
}

function rhythmAfter(memory: PollMemory, outcome: Success, now: Date): Rhythm | null {
  const newItems = outcome.is === 'read' ? outcome.newItems : 0;
  if (memory.rhythm && memory.lastSuccessAt)
    return learnRhythm(memory.rhythm, newItems, Math.max(0, now.getTime() - Date.parse(memory.lastSuccessAt)));
  return outcome.is === 'read' ? seedRhythm(outcome.entryDates, now) : null;
}

function decideInterval(input: PollInput, rhythm: Rhythm | null, settings: PollSettings): { ms: number; why: string } {
  const within = (ms: number) => Math.min(Math.max(ms, settings.minIntervalMs), settings.maxIntervalMs);
  const learnt = rhythm ? intervalOf(rhythm) : 30 * MINUTE_MS;
  const spread = within(within(learnt) * jitter(input.source, input.memory.polls));
  const honoured = (ms: number) => Math.min(ms, settings.maxHonouredMs);
  const pushed = input.webSubUntil && input.webSubUntil > input.now;
  const wishes = [
    { ms: spread, why: 'what the feed yields' },
    { ms: honoured((input.ttlMinutes ?? 0) * MINUTE_MS), why: "the feed's own rhythm (ttl)" },
    { ms: honoured(maxAgeOf(input.cacheControl)), why: 'Cache-Control max-age' },
    { ms: pushed ? settings.webSubIntervalMs : 0, why: 'WebSub pushes; this is the back-up' },
  ].map(wish => ({ ...wish, ms: Number.isFinite(wish.ms) ? wish.ms : 0 }));
  // The longest wish wins: each is a promise not to come earlier.
  const { ms, why } = wishes.reduce((a, b) => (b.ms > a.ms ? b : a));
  return { ms, why: `${Math.round(ms / MINUTE_MS)} min, after ${why}` };
}

/** Only a chain that starts with permanent redirects moves the source, and only as far as they are permanent. */
function permanentTarget(redirects: readonly Redirect[]): string | null {
  const end = redirects.findIndex(redirect => !redirect.permanent);
  return redirects.slice(0, end < 0 ? undefined : end).at(-1)?.to ?? null;
}

function followMove(
  moved: PollMemory['moved'],
  redirects: readonly Redirect[],
  now: Date,
  settings: PollSettings,
): { moved: PollMemory['moved']; saveUrl: string | null } {
  const to = permanentTarget(redirects);
  if (!to) return { moved: null, saveUrl: null };
  if (moved?.to !== to) return { moved: { to, since: now.toISOString() }, saveUrl: null };
  const stands = now.getTime() - Date.parse(moved.since) >= settings.movedAfterMs;
  return stands ? { moved: null, saveUrl: to } : { moved, saveUrl: null };
}

interface Ladder {
  firstMs: number;
  maxMs: number;
}
const WEEK_MS = 7 * DAY_MS;
/** Where a failure's waits begin and end, for states that don't mend within minutes or that may be no fault at all. */
const LADDERS: Partial<Record<PollState, Ladder>> = {
  gone: { firstMs: DAY_MS, maxMs: WEEK_MS },
  missing: { firstMs: HOUR_MS, maxMs: WEEK_MS },
  wall: { firstMs: HOUR_MS, maxMs: WEEK_MS },
  html: { firstMs: HOUR_MS, maxMs: WEEK_MS },
  refused: { firstMs: HOUR_MS, maxMs: WEEK_MS },
  robots: { firstMs: HOUR_MS, maxMs: WEEK_MS },
  empty: { firstMs: HOUR_MS, maxMs: DAY_MS },
  busy: { firstMs: 5 * MINUTE_MS, maxMs: DAY_MS },
};
const USUAL: Ladder = { firstMs: 5 * MINUTE_MS, maxMs: WEEK_MS };

function afterFailure(input: PollInput, outcome: Extract<PollOutcome, { is: 'failing' }>): PollDecision {
  const { memory, now, source, settings = POLL_SETTINGS } = input;
  const failures = memory.failures + 1;
  const since = memory.failingSince ?? now.toISOString();
  const { firstMs, maxMs } = LADDERS[outcome.state] ?? USUAL;
  const laddered = Math.min(firstMs * 2 ** Math.min(failures - 1, 20) * jitter(source, memory.polls), maxMs);
  const askedMs = outcome.until ? Math.min(outcome.until.getTime() - now.getTime(), settings.maxHonouredMs) : 0;
  const waitMs = Math.max(laddered, askedMs);
  const told = failures === settings.tellAfter;
  return {
    dueAt: new Date(now.getTime() + waitMs),
    state: outcome.state,
    why: `${outcome.state}: ${outcome.why}; failure ${failures}, again in ${Math.round(waitMs / MINUTE_MS)} min`,
    saveUrl: null,
    health: told ? [{ is: 'failing', state: outcome.state, why: outcome.why, failures, since }] : [],
    memory: { ...memory, polls: memory.polls + 1, state: outcome.state, failures, failingSince: since },
  };
}

/** How long validators that lied once are left out. */
const DISTRUST_MS = WEEK_MS;

/**
 * The validators to send with the next poll, or none where it has to be a full one: once a day, and for a week
 * after they were caught lying.
 */
export function pollValidators(
  memory: PollMemory,
  held: { etag: string | null; lastModified: string | null },
  now: Date,
  settings: PollSettings = POLL_SETTINGS,
): { etag?: string; lastModified?: string } {
  const ago = (instant: string | null) => (instant ? now.getTime() - Date.parse(instant) : Number.POSITIVE_INFINITY);
  if (ago(memory.lastFullAt) >= settings.fullEveryMs) return {};
  if (ago(memory.validatorsLiedAt) < DISTRUST_MS) return {};
  return {
    ...(held.etag ? { etag: held.etag } : {}),
    ...(held.lastModified ? { lastModified: held.lastModified } : {}),
  };
}
