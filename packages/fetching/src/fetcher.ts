// Polite, bounded, safe HTTP: one call asks for one URL and answers with a value, whatever the other side does.
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, type Dispatcher } from 'undici';
import type { Failed, Fetched, Page, Redirect, Refusal, Trail } from './answers.js';
import { checkUrl } from './check-url.js';
import { ACCEPT_ENCODING, type Body, readBody } from './decode-body.js';
import { explainError } from './explain-error.js';
import { guardedConnector } from './guarded-connector.js';
import { type ResolveHost, resolveHost } from './resolve-host.js';
import { readRetryAfter } from './retry-after.js';

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
  /** Pause before a redirect is followed to the host just asked; counts towards the deadline. None when absent. */
  hopGapMs?: number;
  /** Ends the fetch early, as a timeout. */
  signal?: AbortSignal;
  /** Asked before every hop after the first (robots.txt and turns of other hosts); a refusal ends the chain. */
  allowHop?: (url: string) => Promise<{ reason: Refusal; why: string } | null>;
}

export interface Fetcher {
  /** Asks once, following redirects of a GET. Never throws for anything that the URL or the other side does. */
  fetch(url: string, request?: FetchRequest): Promise<Fetched>;
  /** Closes all sockets; fetches under way end as failed. */
  close(): Promise<void>;
}

/** A fetcher holds the connections of one process; make one and share it. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const dispatcher = options.dispatcher ?? guardedAgent(options);
  const now = options.now ?? (() => new Date());
  return {
    fetch: (url, request = {}) => followChain({ options, dispatcher, now, request, url }),
    close: () => dispatcher.destroy(),
  };
}

function guardedAgent(options: FetcherOptions): Agent {
  const connect = guardedConnector({
    allowHosts: options.allowHosts ?? [],
    resolve: options.resolve ?? resolveHost,
    connectTimeoutMs: options.connectTimeoutMs ?? DEADLINE_MS,
    ...(options.ca ? { ca: options.ca } : {}),
  });
  // undici's own timeouts restart with every byte; the total deadline stands in their place.
  return new Agent({ connect, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 10_000, maxHeaderSize: 65_536 });
}

interface Call {
  options: FetcherOptions;
  dispatcher: Dispatcher;
  now: () => Date;
  request: FetchRequest;
  url: string;
}

/** How far a chain has come; `stage` says what a timeout interrupted. */
interface Progress {
  at: string;
  redirects: Redirect[];
  stage: string;
}

async function followChain(call: Call): Promise<Fetched> {
  const started = performance.now();
  const progress: Progress = { at: call.url, redirects: [], stage: 'before connecting' };
  const deadlineMs = call.request.deadlineMs ?? DEADLINE_MS;
  const clock = startDeadline(deadlineMs, call.request.signal);
  const trail = (): Trail => ({
    url: call.url,
    finalUrl: progress.at,
    redirects: progress.redirects,
    fetchedAt: call.now(),
    tookMs: Math.round(performance.now() - started),
  });
  try {
    // The race: undici notices an abort only once it has a socket, and a stalled handshake never gives one.
    const answer = await Promise.race([walk(call, progress, clock.signal), clock.passed]);
    return { ...answer, ...trail() } as Fetched;
  } catch (error) {
    const timedOut = `no whole answer within ${deadlineMs / 1000} s (${progress.stage})`;
    const told = clock.signal.aborted ? { is: 'failed', kind: 'timeout', why: timedOut } : explainError(error);
    return { ...told, ...trail() } as Fetched;
  } finally {
    clock.stop();
  }
}

function startDeadline(deadlineMs: number, outer?: AbortSignal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, deadlineMs);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort, { once: true });
  const { signal } = controller;
  const passed = new Promise<never>((_, fail) => {
    if (signal.aborted) fail(new Error('deadline'));
    signal.addEventListener('abort', () => fail(new Error('deadline')), { once: true });
  });
  passed.catch(() => undefined);
  const stop = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
    // What a lost race left running is closed too.
    controller.abort();
  };
  return { signal, passed, stop };
}

/** An answer without its trail, which is the same for all. */
type Bare = Record<string, unknown> & { is: Fetched['is'] };
const refused = (reason: Refusal, why: string): Bare => ({ is: 'refused', reason, why });
const failed = (kind: Failed['kind'], why: string): Bare => ({ is: 'failed', kind, why });

async function walk(call: Call, progress: Progress, signal: AbortSignal): Promise<Bare> {
  const { request, options } = call;
  const rules = { allowHosts: options.allowHosts ?? [], httpsOnly: request.httpsOnly ?? false };
  let next = call.url;
  for (;;) {
    const check = checkUrl(next, rules);
    if (check.is === 'refused') return refused(check.reason, check.why);
    const barred = progress.redirects.length > 0 ? await request.allowHop?.(check.url) : null;
    if (barred) return refused(barred.reason, barred.why);
    progress.at = check.url;
    progress.stage = 'connecting or waiting for the headers';
    const response = await ask(call, check.url, signal);
    progress.stage = 'reading the body';
    const target = request.method === 'POST' ? null : redirectTarget(response, check.url);
    if (target === null) return await readAnswer(call, response, signal);
    discard(response);
    if (progress.redirects.length >= (request.maxRedirects ?? MAX_REDIRECTS))
      return refused(
        'redirects',
        `more than ${request.maxRedirects ?? MAX_REDIRECTS} redirects, the last to ${target}`,
      );
    const { statusCode: status } = response;
    progress.redirects.push({ status, from: check.url, to: target, permanent: status === 301 || status === 308 });
    next = target;
    if (isSameHost(check.url, target)) await delay(request.hopGapMs ?? 0, undefined, { signal });
  }
}

const isSameHost = (a: string, b: string): boolean => URL.canParse(b) && new URL(a).hostname === new URL(b).hostname;

type Response = Dispatcher.ResponseData;

async function ask(call: Call, url: string, signal: AbortSignal): Promise<Response> {
  const { origin, pathname, search } = new URL(url);
  const asked = call.dispatcher.request({
    origin,
    path: pathname + search,
    method: call.request.method ?? 'GET',
    headers: requestHeaders(call, origin),
    body: call.request.body ?? null,
    signal,
  });
  // An answer that comes after the deadline is thrown away.
  asked.then(
    response => signal.aborted && discard(response),
    () => undefined,
  );
  return await asked;
}

function requestHeaders({ options, request, url }: Call, origin: string): Record<string, string> {
  const sameOrigin = URL.canParse(url) && new URL(url).origin === origin;
  return {
    'user-agent': options.userAgent,
    accept: request.accept ?? '*/*',
    'accept-encoding': ACCEPT_ENCODING,
    ...(request.etag ? { 'if-none-match': request.etag } : {}),
    ...(request.lastModified ? { 'if-modified-since': request.lastModified } : {}),
    ...(sameOrigin ? request.headers : {}),
  };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Where a redirect leads, absolute and without fragment; null where the response is none (no Location included). */
function redirectTarget(response: Response, from: string): string | null {
  const location = header(response, 'location');
  if (!REDIRECTS.has(response.statusCode) || !location) return null;
  // Headers are read as Latin-1; a raw UTF-8 path must not become another one.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const target = text.includes('\ufffd') ? location : text;
  if (!URL.canParse(target, from)) return target;
  const url = new URL(target, from);
  url.hash = '';
  return url.href;
}

function header(response: Response, name: string): string | null {
  const value = response.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

const EXCERPT_BYTES = 4096;
const EXCERPT_LENGTH = 500;
const WALLS = new Set([401, 402, 403, 407, 451]);

async function readAnswer(call: Call, response: Response, signal: AbortSignal): Promise<Bare> {
  const { statusCode: status } = response;
  const validators = { etag: header(response, 'etag'), lastModified: header(response, 'last-modified') };
  if (status >= 200 && status < 300) return await readPage(call, response, validators);
  if (status === 304 && (call.request.etag || call.request.lastModified)) {
    discard(response);
    return { is: 'unchanged', status, headers: flatHeaders(response), ...validators };
  }
  const excerpt = await readExcerpt(response, signal);
  const until = readRetryAfter(header(response, 'retry-after'), call.now());
  // Cloudflare names its bot challenge so, whatever the status.
  if (WALLS.has(status) || header(response, 'cf-mitigated') === 'challenge') return { is: 'wall', status, excerpt };
  if (status === 404) return { is: 'missing', status };
  if (status === 410) return { is: 'gone', status };
  if (status === 429 || status === 503) return { is: 'busy', status, until };
  return { ...failed('status', `the server answered ${status}`), status, excerpt };
}

async function readPage(
  { request }: Call,
  response: Response,
  validators: Pick<Page, 'etag' | 'lastModified'>,
): Promise<Bare> {
  const maxBytes = request.maxBytes ?? MAX_PAGE_BYTES;
  const truncate = request.tooLarge === 'truncate';
  const announced = Number(header(response, 'content-length') ?? 0);
  if (announced > maxBytes && !truncate) {
    discard(response);
    return refused('too-large', `${announced} bytes announced, ${maxBytes} allowed`);
  }
  const { bytes, truncated } = await readWhole(response, maxBytes, truncate);
  return {
    is: 'page',
    status: response.statusCode,
    bytes,
    truncated,
    headers: flatHeaders(response),
    ...validators,
    contentType: header(response, 'content-type'),
    bodyHash: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** A body, or the error that ended it, after which no socket is left reading. */
async function readWhole(response: Response, maxBytes: number, truncate: boolean): Promise<Body> {
  try {
    return await readBody(response.body, header(response, 'content-encoding') ?? '', maxBytes, truncate);
  } finally {
    discard(response);
  }
}

function flatHeaders(response: Response): Record<string, string> {
  return Object.fromEntries(Object.keys(response.headers).map(name => [name, header(response, name) ?? '']));
}

/** The beginning of an error's body as text, empty where it can't be read: it only helps people to see why. */
async function readExcerpt(response: Response, signal: AbortSignal): Promise<string> {
  try {
    const body = await readWhole(response, EXCERPT_BYTES, true);
    return body.bytes.toString('utf8').replace(/\s+/g, ' ').trim().slice(0, EXCERPT_LENGTH);
  } catch (error) {
    if (signal.aborted) throw error;
    return '';
  }
}

/** Lets go of a body unread. undici's `dump` would read on; a hostile body is cut instead. */
function discard(response: Response): void {
  response.body.on('error', () => undefined);
  response.body.destroy();
}
