// Subscriptions as people make and change them: everything is checked before it is stored, secrets are shown once.
import { randomUUID } from 'node:crypto';
import { FilterError, parseFilter } from '@cellwire/query';
import {
  CHANNELS,
  type Channel,
  type NewSubscription,
  type Subscription,
  type SubscriptionChange,
} from '@cellwire/store';
import type { TargetRules } from './destinations/destination.js';
import { destinations } from './destinations/registry.js';
import { publicKeyOf } from './destinations/sign-webhook.js';
import { isTimeOfDay } from './digest-time.js';
import { decryptSecret, encryptSecret, newSecret, readSecret, type SignatureScheme } from './secrets.js';

/** What is asked for. */
export interface SubscriptionRequest {
  name: string;
  filter: string;
  url: string;
  /** Told by the address where absent: mailto: is e-mail, anything else a webhook. */
  channel?: string;
  /** A signing secret of one's own; one is made when absent. */
  secret?: string;
  signature?: SignatureScheme;
  /** Hour of a digest, HH:MM in UTC. */
  digestAt?: string;
}

export interface SubscribeRules extends TargetRules {
  secretKey: string;
  now: Date;
}

/** What is shown once, and never again. */
export interface Shown {
  /** The signing secret, where we made it. */
  secret?: string;
  /** What receivers verify ed25519 signatures with. */
  publicKey?: string;
}

export type Made = { is: 'made'; row: NewSubscription; shown: Shown } | Refusal;
export type Refusal = { is: 'refused'; field: keyof SubscriptionRequest; why: string };
const refused = (field: keyof SubscriptionRequest, why: string): Refusal => ({ is: 'refused', field, why });

/** Checks a request and makes its row. */
export function makeSubscription(request: SubscriptionRequest, rules: SubscribeRules): Made {
  const wrong = checkName(request.name) ?? checkFilter(request.filter) ?? checkDigestAt(request.digestAt);
  if (wrong) return wrong;
  const channel = request.channel ?? (/^mailto:/i.test(request.url) ? 'email' : 'webhook');
  if (!isChannel(channel)) return refused('channel', `is one of ${CHANNELS.join(', ')}, not "${channel}"`);
  const target = sealTarget(channel, request, rules);
  if (target.is === 'refused') return target;
  const { url, secret, shown } = target;
  const row = {
    id: `sub_${randomUUID().replaceAll('-', '').slice(0, 20)}`,
    name: request.name,
    filter: request.filter,
    channel,
    url,
    secret,
    options: request.digestAt ? { at: request.digestAt } : {},
    createdAt: rules.now,
  };
  return { is: 'made', row, shown };
}

const isChannel = (text: string): text is Channel => (CHANNELS as readonly string[]).includes(text);

function checkName(name: string): Refusal | null {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name) && !/^(?:sub|msg)_/.test(name)
    ? null
    : refused(
        'name',
        'wants 1 to 64 letters, digits, spaces, dots, dashes or underscores, the first a letter or digit',
      );
}

function checkFilter(text: string): Refusal | null {
  try {
    parseFilter(text);
    return null;
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    return refused('filter', `at character ${error.position + 1}: ${error.message}`);
  }
}

const checkDigestAt = (at: string | undefined): Refusal | null =>
  at === undefined || isTimeOfDay(at) ? null : refused('digestAt', `wants a time of day such as 07:00, not "${at}"`);

type Sealed = { is: 'sealed'; url: string; secret: Buffer | null; shown: Shown } | Refusal;

function sealTarget(channel: Channel, request: SubscriptionRequest, rules: SubscribeRules): Sealed {
  const kind = destinations[channel];
  const check = kind.checkTarget(request.url, rules);
  if (check.is === 'refused') return refused('url', check.why);
  if (kind.hasSecretUrl) {
    if (request.secret) return refused('secret', `a ${channel} address is its own secret: leave it out`);
    return { is: 'sealed', url: maskedUrl(check.url), secret: encryptSecret(check.url, rules.secretKey), shown: {} };
  }
  if (!kind.signs) {
    if (request.secret) return refused('secret', `${channel} is not signed: leave it out`);
    return { is: 'sealed', url: check.url, secret: null, shown: {} };
  }
  const secret = request.secret ?? newSecret(request.signature);
  if (!readSecret(secret))
    return refused(
      'secret',
      'wants whsec_ and the base64 of 24 to 64 bytes, or whsk_ and that of 32; leave it out and one is made',
    );
  return {
    is: 'sealed',
    url: check.url,
    secret: encryptSecret(secret, rules.secretKey),
    shown: shownOf(secret, request.secret),
  };
}

function shownOf(secret: string, given: string | undefined): Shown {
  const publicKey = publicKeyOf(secret);
  return { ...(given ? {} : { secret }), ...(publicKey ? { publicKey } : {}) };
}

/** `https://hooks.example/…`: enough to tell addresses apart by their service. */
const maskedUrl = (url: string): string => `${new URL(url).origin}/…`;

/** How long an old secret signs beside the new one. */
export const ROTATION_MS = 24 * 3_600_000;

export type Rotated = { is: 'rotated'; change: SubscriptionChange; shown: Shown } | Refusal;

/**
 * A new secret, and for 24 hours the old one signs as well; for a destination whose address is its secret, the new
 * address at once. A secret that was itself replaced less than 24 hours ago ends now.
 */
export function rotateSubscription(
  subscription: Subscription,
  request: { secret?: string; url?: string; signature?: SignatureScheme },
  rules: SubscribeRules,
): Rotated {
  const { channel, name, filter } = subscription;
  const kind = destinations[channel];
  if (!kind.signs && !request.url)
    return refused('url', `${channel} has no secret but its address: give the new one with --url`);
  const signature = request.signature ?? schemeOf(subscription, rules.secretKey);
  const sealed = sealTarget(
    channel,
    { ...request, signature, name, filter, url: request.url ?? subscription.url },
    rules,
  );
  if (sealed.is === 'refused') return sealed;
  const { url, secret, shown } = sealed;
  const old = kind.signs
    ? { oldSecret: subscription.secret, oldSecretUntil: new Date(rules.now.getTime() + ROTATION_MS) }
    : {};
  return { is: 'rotated', change: { url, secret, ...old }, shown };
}

/** How a subscription signs at present; HMAC where its secret cannot be read any more, which rotating mends. */
function schemeOf({ secret }: Subscription, key: string): SignatureScheme {
  try {
    return secret && readSecret(decryptSecret(secret, key))?.is === 'ed25519' ? 'v1a' : 'v1';
  } catch {
    return 'v1';
  }
}
