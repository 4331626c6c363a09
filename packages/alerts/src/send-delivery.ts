// One try of one message: opens the target's secrets, sends by its channel, and keeps secrets out of what is told of it.
import { redactText } from '@cellwire/runtime';
import type { Subscription } from '@cellwire/store';
import type { WebhookMessage } from './alert-message.js';
import type { Means, OpenTarget, Sent } from './destinations/destination.js';
import { destinations } from './destinations/registry.js';
import { decryptSecret } from './secrets.js';

export interface SendOptions extends Means {
  /** Key that secrets are encrypted with. */
  secretKey: string;
}

/** Sends once. What it answers is free of the target's secrets. Throws where a secret cannot be decrypted. */
export async function sendMessage(
  message: { id: string; bodies: readonly WebhookMessage[] },
  subscription: Subscription,
  options: SendOptions,
): Promise<Sent> {
  const target = openTarget(subscription, options);
  const sent = await destinations[subscription.channel].send(message, target, options);
  const clean = (text: string): string => scrub(text, target);
  return sent.is === 'delivered'
    ? { ...sent, answer: clean(sent.answer) }
    : { ...sent, why: clean(sent.why), answer: clean(sent.answer) };
}

/** The target with its secrets in the clear. */
export function openTarget(
  subscription: Subscription,
  { secretKey, now }: Pick<SendOptions, 'secretKey' | 'now'>,
): OpenTarget {
  const { channel, name, secret, oldSecret, oldSecretUntil } = subscription;
  const old = oldSecretUntil && oldSecretUntil > now ? oldSecret : null;
  const [present, ...others] = [secret, old].flatMap(s => (s ? [decryptSecret(s, secretKey)] : []));
  if (destinations[channel].hasSecretUrl) return { name, url: present ?? subscription.url, secrets: [] };
  return { name, url: subscription.url, secrets: present === undefined ? [] : [present, ...others] };
}

/** Endpoints echo what they were sent: the address's secret part and signing secrets are taken out of their answers. */
function scrub(text: string, { url, secrets }: OpenTarget): string {
  const path = URL.canParse(url) ? new URL(url).pathname + new URL(url).search : '';
  let clean = text;
  for (const secret of [url, path, ...secrets]) if (secret.length > 8) clean = clean.replaceAll(secret, '[redacted]');
  return redactText(clean);
}
