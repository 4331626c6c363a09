// One try of one delivery: sign, send, judge the answer.
import type { Fetched, Fetcher } from '@cellwire/fetching';
import type { Alert, Subscription } from '@cellwire/store';
import { decryptSecret } from './secrets.js';
import { signWebhook } from './sign-webhook.js';

export interface SendOptions {
  fetcher: Fetcher;
  /** Key that secrets are encrypted with. */
  secretKey: string;
  now: Date;
  /** Plain http is refused unless this is set or the target is on the allow-list. */
  allowHttp: boolean;
  /** Total deadline of a try (15 s). */
  timeoutMs?: number;
}

/** What a try came to. `gone` disables the subscription at once. */
export type Sent =
  | { is: 'delivered'; status: number }
  | { is: 'failed'; why: string; status: number | null; notBefore: Date | null }
  | { is: 'gone'; why: string };

const TIMEOUT_MS = 15_000;
/** As much of an answer as is read. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Sends an alert to a subscription's webhook. 2xx alone is success; redirects are never followed. */
export async function sendDelivery(alert: Alert, subscription: Subscription, options: SendOptions): Promise<Sent> {
  const { fetcher, now, secretKey } = options;
  const body = JSON.stringify(alert.body);
  const secrets = [
    subscription.secret,
    subscription.oldSecretUntil && subscription.oldSecretUntil > now ? subscription.oldSecret : null,
  ];
  const plain = secrets.flatMap(s => (s ? [decryptSecret(s, secretKey)] : []));
  const answer = await fetcher.fetch(subscription.url, {
    method: 'POST',
    body,
    headers: signWebhook({ id: alert.id, body, at: now }, plain),
    accept: '*/*',
    maxBytes: MAX_ANSWER_BYTES,
    tooLarge: 'truncate',
    deadlineMs: options.timeoutMs ?? TIMEOUT_MS,
    maxRedirects: 0,
    httpsOnly: !options.allowHttp,
  });
  return judgeAnswer(answer);
}

/** The verdict on an endpoint's answer. */
export function judgeAnswer(answer: Fetched): Sent {
  switch (answer.is) {
    case 'page':
      return { is: 'delivered', status: answer.status };
    case 'gone':
      return { is: 'gone', why: 'the endpoint answered 410 Gone' };
    case 'busy':
      return {
        is: 'failed',
        why: `the endpoint answered ${answer.status}`,
        status: answer.status,
        notBefore: answer.until,
      };
    case 'refused':
      return { is: 'failed', why: `refused (${answer.reason}): ${answer.why}`, status: null, notBefore: null };
    case 'failed':
      return { is: 'failed', why: answer.why, status: answer.status ?? null, notBefore: null };
    default:
      return { is: 'failed', why: `the endpoint answered ${answer.status}`, status: answer.status, notBefore: null };
  }
}
