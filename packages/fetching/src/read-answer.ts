// What one response means: its status, its body within bounds, what is kept of it.
import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { Failed, Fetched, Page, Refusal } from './answers.js';
import { type Body, readBody } from './decode-body.js';
import { type Call, MAX_PAGE_BYTES } from './fetch-request.js';
import { readRetryAfter } from './retry-after.js';

/** An answer without its trail, which is the same for all. */
export type Bare = Record<string, unknown> & { is: Fetched['is'] };
export const refused = (reason: Refusal, why: string): Bare => ({ is: 'refused', reason, why });
const failed = (kind: Failed['kind'], why: string): Bare => ({ is: 'failed', kind, why });

/** undici's response, its body unread. */
export type Response = Dispatcher.ResponseData;

/** A header, repeated fields joined by `, `; null when absent. */
export function header(response: Response, name: string): string | null {
  const value = response.headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

const EXCERPT_BYTES = 4096;
const EXCERPT_LENGTH = 500;
const WALLS = new Set([401, 402, 403, 407, 451]);

/** Reads a response that is no redirect. Throws what broke the body or the deadline; the caller explains it. */
export async function readAnswer(call: Call, response: Response, signal: AbortSignal): Promise<Bare> {
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
export function discard(response: Response): void {
  response.body.on('error', () => undefined);
  response.body.destroy();
}
