// One fetch: from the first URL through its redirects to an answer, within one deadline.
import { setTimeout as delay } from 'node:timers/promises';
import { errors } from 'undici';
import type { Fetched, Redirect, Trail } from './answers.js';
import { checkUrl } from './check-url.js';
import { ACCEPT_ENCODING } from './decode-body.js';
import { explainError } from './explain-error.js';
import { type Call, DEADLINE_MS, MAX_REDIRECTS } from './fetch-request.js';
import { type Bare, discard, header, type Response, readAnswer, refused } from './read-answer.js';

/** How far a chain has come; `stage` says what a timeout interrupted. */
interface Progress {
  at: string;
  redirects: Redirect[];
  stage: string;
}

/** Asks and follows. Never throws: what goes wrong is an answer too. */
export async function followChain(call: Call): Promise<Fetched> {
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

/**
 * Asks one URL; a GET once more where the server closed a kept connection just as it was used again (RFC 9112, 9.3.1).
 * The server may have seen the first one, so the second one keeps the host's gap; a caller that names no gap gets no second one.
 */
async function ask(call: Call, url: string, signal: AbortSignal): Promise<Response> {
  const { method, hopGapMs } = call.request;
  try {
    return await askOnce(call, url, signal);
  } catch (error) {
    if (signal.aborted || method === 'POST' || hopGapMs === undefined || !isStaleConnection(error)) throw error;
    await delay(hopGapMs, undefined, { signal });
    return await askOnce(call, url, signal);
  }
}

/** Whether a connection broke that had served before. Of one that was reset nobody knows, so it counts as such. */
function isStaleConnection(error: unknown): boolean {
  if (error instanceof errors.SocketError) return (error.socket?.bytesRead ?? 0) > 0;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ECONNRESET' || code === 'EPIPE';
}

async function askOnce(call: Call, url: string, signal: AbortSignal): Promise<Response> {
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
