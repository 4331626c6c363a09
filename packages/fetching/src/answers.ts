// What a fetch answers: every expected outcome of asking the open web for a URL is a value of this union.

/** One redirect that was followed. `permanent`: status 301 or 308. URLs are absolute and without fragment. */
export interface Redirect {
  status: number;
  from: string;
  to: string;
  permanent: boolean;
}

/** What every answer says of the way it was reached. `finalUrl` is the URL that gave the answer. */
export interface Trail {
  url: string;
  finalUrl: string;
  redirects: Redirect[];
  /** When the answer was complete, by the fetcher's clock. */
  fetchedAt: Date;
  tookMs: number;
}

/** A whole response, any 2xx, decompressed. */
export interface Page extends Trail {
  is: 'page';
  status: number;
  bytes: Uint8Array;
  /** Names in lower case; repeated fields joined by `, ` (RFC 9110 section 5.2). */
  headers: Record<string, string>;
  /** Verbatim, quotes and weakness mark included, to be sent back as it came. */
  etag: string | null;
  lastModified: string | null;
  contentType: string | null;
  /** SHA-256 of `bytes`, hexadecimal. */
  bodyHash: string;
  /** Only ever true where the request asked for `tooLarge: 'truncate'`: `bytes` is the beginning of the body. */
  truncated: boolean;
}

/** 304: what was sent with the validators still stands. */
export interface Unchanged extends Trail {
  is: 'unchanged';
  status: 304;
  headers: Record<string, string>;
  etag: string | null;
  lastModified: string | null;
}

/** 410. */
export interface Gone extends Trail {
  is: 'gone';
  status: 410;
}

/** 404. */
export interface Missing extends Trail {
  is: 'missing';
  status: 404;
}

/** 429 or 503. `until` is from Retry-After, at most 24 hours away; null where the server named no time. */
export interface Busy extends Trail {
  is: 'busy';
  status: number;
  until: Date | null;
}

/** The site answers but not to us: 401, 402, 403, 407, 451, or a bot challenge. */
export interface Wall extends Trail {
  is: 'wall';
  status: number;
  /** The first 500 characters of the body, as text. */
  excerpt: string;
}

export const REFUSALS = [
  'url',
  'scheme',
  'credentials',
  'port',
  'address',
  'robots',
  'too-large',
  'redirects',
  'encoding',
] as const;
/** Why we did not take it: the URL, the address it leads to, robots.txt, or bounds that the body or the chain broke. */
export type Refusal = (typeof REFUSALS)[number];

/** We declined, by a rule of our own. Trying again at once gives the same. */
export interface Refused extends Trail {
  is: 'refused';
  reason: Refusal;
  why: string;
}

export const FAILURES = ['dns', 'connect', 'tls', 'timeout', 'reset', 'protocol', 'status'] as const;
export type Failure = (typeof FAILURES)[number];

/** It went wrong on the way, or the server answered with a status that stands for no other answer (kind `status`). */
export interface Failed extends Trail {
  is: 'failed';
  kind: Failure;
  why: string;
  /** Kind `status` only: the HTTP status and the first 500 characters of the body. */
  status?: number;
  excerpt?: string;
}

export type Fetched = Page | Unchanged | Gone | Missing | Busy | Wall | Refused | Failed;

/** One line that says what an answer was, for histories and logs: `page 200`, `failed tls: certificate has expired`. */
export function describeAnswer(answer: Fetched): string {
  switch (answer.is) {
    case 'page':
    case 'wall':
      return `${answer.is} ${answer.status}`;
    case 'busy':
      return `busy ${answer.status}${answer.until ? ` until ${answer.until.toISOString()}` : ''}`;
    case 'refused':
      return `refused ${answer.reason}: ${answer.why}`;
    case 'failed':
      return `failed ${answer.kind}: ${answer.why}`;
    default:
      return answer.is;
  }
}
