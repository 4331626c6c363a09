// Standard Webhooks 1.0: headers and signature of one message, symmetric (v1) or asymmetric (v1a).
import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readSecret, type Secret } from '../secrets.js';

export interface SignedMessage {
  id: string;
  /** Exactly as it is sent. */
  body: string;
  at: Date;
}

/** Headers of a message. With several secrets (a rotation) every one of them signs. Throws on what is no secret. */
export function signWebhook(message: SignedMessage, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  const content = `${message.id}.${timestamp}.${message.body}`;
  const signatures = secrets.map(secret => signatureOf(content, secret));
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    ...(signatures.length ? { 'webhook-signature': signatures.join(' ') } : {}),
  };
}

function signatureOf(content: string, text: string): string {
  const secret = readSecret(text);
  if (!secret)
    throw new Error('a stored signing secret is neither whsec_ nor whsk_: run "cellwire alerts rotate NAME"');
  return secret.is === 'symmetric'
    ? `v1,${createHmac('sha256', secret.bytes).update(content, 'utf8').digest('base64')}`
    : `v1a,${sign(null, Buffer.from(content, 'utf8'), privateKeyOf(secret)).toString('base64')}`;
}

// An ed25519 seed as PKCS #8 (RFC 8410): fixed header, then the 32 bytes.
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKeyOf = ({ bytes }: Secret) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, bytes]), format: 'der', type: 'pkcs8' });

/** The public key, `whpk_…`, that receivers verify v1a signatures with; null for a secret of another kind. */
export function publicKeyOf(text: string): string | null {
  const secret = readSecret(text);
  if (secret?.is !== 'ed25519') return null;
  const der = createPublicKey(privateKeyOf(secret)).export({ format: 'der', type: 'spki' });
  return `whpk_${der.subarray(-32).toString('base64')}`;
}
