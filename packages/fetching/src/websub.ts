// WebSub (W3C Recommendation, 2018): what a subscriber sends to a hub, answers to it, and believes of it. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Subscription {
  hub: string;
  topic: string;
  /** Our own URL, unguessable and one per subscription (section 4.1). */
  callback: string;
  /** At most 199 bytes; the hub signs what it sends with it. */
  secret: string;
  leaseSeconds?: number;
}

/** What to post to the hub. Hubs answer 202; redirects are not followed. */
export interface HubRequest {
  url: string;
  method: 'POST';
  headers: Record<string, string>;
  body: string;
}

const TEN_DAYS_SECONDS = 864_000;

/** The request that subscribes, renews (the same again) or unsubscribes (section 5.1). Throws where the secret is too long. */
export function hubRequest(mode: 'subscribe' | 'unsubscribe', subscription: Subscription): HubRequest {
  const { hub, topic, callback, secret, leaseSeconds = TEN_DAYS_SECONDS } = subscription;
  if (Buffer.byteLength(secret) >= 200) throw new Error('a WebSub secret must be shorter than 200 bytes');
  const form = new URLSearchParams({ 'hub.mode': mode, 'hub.topic': topic, 'hub.callback': callback });
  if (mode === 'subscribe') {
    form.set('hub.lease_seconds', String(leaseSeconds));
    form.set('hub.secret', secret);
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { url: hub, method: 'POST', headers, body: form.toString() };
}

/** What a hub's GET on our callback means. `confirm`: answer 200 with `challenge` as text/plain. `refuse`: answer 404. */
export type HubCall =
  | { is: 'confirm'; mode: 'subscribe' | 'unsubscribe'; challenge: string; leaseSeconds: number | null }
  | { is: 'denied'; why: string }
  | { is: 'refuse'; why: string };

/** Judges a verification of intent (section 5.3) or a denial (5.2) against what we have asked for and not yet settled. */
export function judgeHubCall(
  query: URLSearchParams,
  wanted: { topic: string; mode: 'subscribe' | 'unsubscribe' },
): HubCall {
  const mode = query.get('hub.mode');
  if (query.get('hub.topic') !== wanted.topic) return { is: 'refuse', why: 'the topic is not the one asked for' };
  if (mode === 'denied') return { is: 'denied', why: query.get('hub.reason') ?? 'the hub gives no reason' };
  if (mode !== wanted.mode) return { is: 'refuse', why: `mode ${mode ?? 'absent'} was not asked for` };
  const challenge = query.get('hub.challenge') ?? '';
  // It is echoed: nothing longer, and sent as text/plain, lest the callback become somebody's page.
  if (challenge === '' || challenge.length > 1024) return { is: 'refuse', why: 'no usable challenge' };
  const lease = query.get('hub.lease_seconds') ?? '';
  const leaseSeconds = /^\d{1,10}$/.test(lease) ? Number(lease) : null;
  return { is: 'confirm', mode: wanted.mode, challenge, leaseSeconds };
}

const MIN_LEASE_SECONDS = 300;
const MAX_LEASE_SECONDS = 30 * 86_400;

/** When to renew: after four fifths of the lease, taken to lie between five minutes and thirty days. */
export function renewAt(leaseSeconds: number | null, now: Date): Date {
  const lease = Math.min(Math.max(leaseSeconds ?? TEN_DAYS_SECONDS, MIN_LEASE_SECONDS), MAX_LEASE_SECONDS);
  return new Date(now.getTime() + lease * 800);
}

const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/**
 * Whether a pushed body is signed with our secret (section 7: `X-Hub-Signature: sha256=…`). Without a true answer the
 * body is thrown away, yet the hub is told 2xx. Compared in constant time.
 */
export function isSignedBy(secret: string, header: string | null | undefined, body: Uint8Array): boolean {
  const [, method = '', hex = ''] = /^\s*([a-z0-9]+)=([0-9a-f]+)\s*$/i.exec(header ?? '') ?? [];
  if (!METHODS.has(method.toLowerCase())) return false;
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest();
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Hub and topic that a response's Link header names (section 4); relative URLs are resolved against the response's. */
export function readHubLinks(
  link: string | null | undefined,
  base: string,
): { hub: string | null; self: string | null } {
  const found: { hub: string | null; self: string | null } = { hub: null, self: null };
  for (const [, target = '', parameters = ''] of (link ?? '').slice(0, 16_384).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    const names = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/);
    if (!URL.canParse(target, base)) continue;
    const url = new URL(target, base).href;
    if (names.includes('hub')) found.hub ??= url;
    if (names.includes('self')) found.self ??= url;
  }
  return found;
}
