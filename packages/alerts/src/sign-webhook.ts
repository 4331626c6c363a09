// Standard Webhooks 1.0: headers and signature of one message.
import { Webhook } from 'standardwebhooks';

/** Headers of a message. With several secrets (a rotation) every one of them signs. */
export function signWebhook(
  message: { id: string; body: string; at: Date },
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map(secret => new Webhook(secret).sign(message.id, message.at, message.body));
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1000)),
    ...(signatures.length ? { 'webhook-signature': signatures.join(' ') } : {}),
  };
}
