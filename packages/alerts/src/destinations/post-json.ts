// One POST of JSON to a destination over HTTP, and the verdict on its answer.
import { checkUrl, type Fetched } from '@cellwire/fetching';
import type { Means, OpenTarget, Sent, TargetCheck, TargetRules } from './destination.js';

const TIMEOUT_MS = 15_000;
/** As much of an answer as is read. */
export const MAX_ANSWER_BYTES = 64 * 1024;
/** As much of it as is kept, in characters. */
const ANSWER_LENGTH = 1000;

/** Sends once. 2xx alone is success; redirects are never followed. Addresses are judged where the socket opens. */
export async function postJson(
  target: Pick<OpenTarget, 'url'>,
  request: { body: string; headers: Record<string, string> },
  means: Means,
): Promise<Sent> {
  const answer = await means.fetcher.fetch(target.url, {
    method: 'POST',
    ...request,
    accept: '*/*',
    maxBytes: MAX_ANSWER_BYTES,
    tooLarge: 'truncate',
    deadlineMs: means.timeoutMs ?? TIMEOUT_MS,
    maxRedirects: 0,
    httpsOnly: !means.allowHttp,
    ...(means.signal ? { signal: means.signal } : {}),
  });
  return judgeAnswer(answer);
}

/** The verdict on an endpoint's answer. */
export function judgeAnswer(answer: Fetched): Sent {
  const failed = (why: string, more: Partial<Sent & { is: 'failed' }> = {}): Sent => ({
    is: 'failed',
    why,
    status: null,
    notBefore: null,
    answer: '',
    ...more,
  });
  switch (answer.is) {
    case 'page':
      return { is: 'delivered', status: answer.status, answer: beginning(answer.bytes) };
    case 'gone':
      return { is: 'gone', why: 'the endpoint answered 410 Gone', status: 410, answer: '' };
    case 'busy':
      return failed(`the endpoint answered ${answer.status}`, { status: answer.status, notBefore: answer.until });
    case 'refused':
      return failed(`refused (${answer.reason}): ${answer.why}`);
    case 'failed':
      return answer.kind === 'status'
        ? failed(`the endpoint answered ${answer.status}`, {
            status: answer.status ?? null,
            answer: answer.excerpt ?? '',
          })
        : failed(`${answer.kind}: ${answer.why}`);
    case 'wall':
      return failed(`the endpoint answered ${answer.status}`, { status: answer.status, answer: answer.excerpt });
    default:
      return failed(`the endpoint answered ${answer.status}`, { status: answer.status });
  }
}

const beginning = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, ANSWER_LENGTH * 4))
    .toString('utf8')
    .slice(0, ANSWER_LENGTH);

/** The static check of a target over HTTP: https unless allowed, no credentials, no address inside. */
export function checkHttpTarget(url: string, { allowHosts, allowHttp }: TargetRules): TargetCheck {
  const check = checkUrl(url, { allowHosts, httpsOnly: !allowHttp });
  return check.is === 'ok' ? check : { is: 'refused', why: check.why };
}
