// What a fetcher is asked with, and the bounds that hold when nothing else is said.
import type { Dispatcher } from 'undici';
import type { Refusal } from './answers.js';
import type { ResolveHost } from './resolve-host.js';

/** Bytes after decompression. */
export const MAX_PAGE_BYTES = 10 * 1024 * 1024;
export const MAX_FEED_BYTES = 32 * 1024 * 1024;
/** From the call to the last byte, redirects and name resolution included. */
export const DEADLINE_MS = 20_000;
export const MAX_REDIRECTS = 5;

/** Accept headers for the two things we ask for. */
export const ACCEPT = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5',
} as const;

export interface FetcherOptions {
  /** Sent with every request; see `userAgent`. */
  userAgent: string;
  /** `host:port` pairs that the address guard lets through. */
  allowHosts?: readonly string[];
  /** The clock for `fetchedAt` and Retry-After; deadlines run on real time. */
  now?: () => Date;
  /** Name resolution, for tests and odd networks. */
  resolve?: ResolveHost;
  /** Certificates to trust besides the system's (PEM). */
  ca?: string;
  /** Handshakes together, in milliseconds; the deadline when absent. */
  connectTimeoutMs?: number;
  /** Replaces the guarded network altogether: for simulated webs in tests, never for real ones. */
  dispatcher?: Dispatcher;
}

export interface FetchRequest {
  method?: 'GET' | 'POST';
  /** Sent as given; only with POST, whose redirects are never followed. */
  body?: string | Uint8Array;
  accept?: string;
  /** More headers; dropped when a redirect leads to another origin. */
  headers?: Record<string, string>;
  /** Validators of the copy we hold, verbatim; sent on every hop, since they belong to where the chain ends. */
  etag?: string | null;
  lastModified?: string | null;
  /** After decompression; 10 MiB when absent. */
  maxBytes?: number;
  /** Refuse a longer body (the default), or answer with its beginning. */
  tooLarge?: 'refuse' | 'truncate';
  /** 20 s when absent. */
  deadlineMs?: number;
  /** 5 when absent. */
  maxRedirects?: number;
  /** Refuse plain http on every hop, except to allowed pairs. */
  httpsOnly?: boolean;
  /**
   * Pause before the host just asked is asked again, in milliseconds: for a redirect, and for a GET whose kept connection
   * had been closed. Counts towards the deadline. When absent a redirect is followed at once, and such a GET fails.
   */
  hopGapMs?: number;
  /** Ends the fetch early, as a timeout. */
  signal?: AbortSignal;
  /** Asked before every hop after the first (robots.txt and turns of other hosts); a refusal ends the chain. */
  allowHop?: (url: string) => Promise<{ reason: Refusal; why: string } | null>;
}

/** One call on its way: what was asked, of whom, by which clock. */
export interface Call {
  options: FetcherOptions;
  dispatcher: Dispatcher;
  now: () => Date;
  request: FetchRequest;
  url: string;
}
