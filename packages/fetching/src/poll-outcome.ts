// What one poll of a source came to, in the terms that its schedule and its health are told in.
import type { ReadFeed } from '@cellwire/model';
import type { Failed, Fetched, Redirect } from './answers.js';

/** Health of a source. `ok` is the only good one; the others name what is wrong. */
export const POLL_STATES = [
  'ok',
  'wall',
  'html',
  'not-a-feed',
  'empty',
  'missing',
  'gone',
  'busy',
  'server-error',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
  'protocol',
  'robots',
  'too-large',
  'redirects',
  'refused',
] as const;
export type PollState = (typeof POLL_STATES)[number];

/** `read` and `unchanged` are successes. Redirects are those of the answer. */
export type PollOutcome =
  | {
      is: 'read';
      newItems: number;
      /** ISO instants of the entries, where the feed dates them; they tell its rhythm at the first reading. */
      entryDates: string[];
      /** The validators sent, or held back for a full fetch, matched although there was news: they can't be trusted. */
      validatorsLied: boolean;
      redirects: Redirect[];
    }
  | { is: 'unchanged'; redirects: Redirect[] }
  | { is: 'failing'; state: Exclude<PollState, 'ok'>; why: string; until: Date | null };

export interface PollReading {
  /** What the reader made of the page's bytes; null where there was no page. */
  feed: ReadFeed | null;
  newItems: number;
  /** The entity tag held before this poll. */
  heldEtag: string | null;
  /** The same body as before, by its hash. */
  sameBody: boolean;
}

/** Bytes of a page that are looked at to tell what it is. */
export const JUDGED_BYTES = 1024;

/** Judges an answer together with what was read from it; of a page's bytes the first JUDGED_BYTES are enough. */
export function judgePoll(answer: Fetched, reading: PollReading): PollOutcome {
  switch (answer.is) {
    case 'page':
      return judgeFeed(answer.bytes, answer.contentType, answer, reading);
    case 'unchanged':
      return { is: 'unchanged', redirects: answer.redirects };
    case 'busy':
      return failing('busy', `the server answered ${answer.status}`, answer.until);
    case 'wall':
      return failing('wall', `the server answered ${answer.status}: it does not let us in`);
    case 'refused':
      return failing(refusedState(answer.reason), answer.why);
    case 'failed':
      return failing(failedState(answer), answer.why);
    default:
      return failing(answer.is, `the server answered ${answer.status}`);
  }
}

const failing = (state: Exclude<PollState, 'ok'>, why: string, until: Date | null = null): PollOutcome => ({
  is: 'failing',
  state,
  why,
  until,
});

function judgeFeed(
  bytes: Uint8Array,
  contentType: string | null,
  answer: { etag: string | null; redirects: Redirect[] },
  { feed, newItems, heldEtag, sameBody }: PollReading,
): PollOutcome {
  if (sameBody) return { is: 'unchanged', redirects: answer.redirects };
  const start = Buffer.from(bytes.subarray(0, JUDGED_BYTES)).toString('latin1').trim();
  if (start === '') return failing('empty', 'the server answered without a body');
  if (!feed?.ok && looksLikeHtml(start, contentType)) return failing('html', 'an HTML page where a feed should be');
  if (!feed?.ok) return failing('not-a-feed', feed?.error ?? 'the body holds no feed');
  if (feed.entries.length === 0) return failing('empty', 'the feed has no entries');
  const entryDates = feed.entries.flatMap(entry => entry.published ?? []);
  const validatorsLied = newItems > 0 && heldEtag !== null && heldEtag === answer.etag;
  return { is: 'read', newItems, entryDates, validatorsLied, redirects: answer.redirects };
}

const looksLikeHtml = (start: string, contentType: string | null): boolean =>
  /<(?:!doctype html|html|head|body)\b/i.test(start) || /^\s*text\/html\b/i.test(contentType ?? '');

function refusedState(reason: string): Exclude<PollState, 'ok'> {
  return reason === 'robots' || reason === 'too-large' || reason === 'redirects' ? reason : 'refused';
}

const failedState = ({ kind }: Failed): Exclude<PollState, 'ok'> => (kind === 'status' ? 'server-error' : kind);
