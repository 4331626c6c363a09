// Secrets of subscriptions: made, checked, and encrypted at rest.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** How messages are signed: `v1` is HMAC-SHA256 with a shared secret, `v1a` ed25519 with a key pair. */
export const SIGNATURES = ['v1', 'v1a'] as const;
export type SignatureScheme = (typeof SIGNATURES)[number];

/** A fresh Standard Webhooks secret: `whsec_` or, for v1a, `whsk_`, and 32 random bytes in base64. */
export const newSecret = (scheme: SignatureScheme = 'v1'): string =>
  `${scheme === 'v1' ? 'whsec_' : 'whsk_'}${randomBytes(32).toString('base64')}`;

/** A secret as bytes; for ed25519 the 32 bytes of the seed. */
export interface Secret {
  is: 'symmetric' | 'ed25519';
  bytes: Buffer;
}

/** Reads `whsec_` and 24 to 64 bytes, or `whsk_` and a seed of 32 bytes (or 64: seed and public key); null for anything else. */
export function readSecret(text: string): Secret | null {
  const m = /^(whsec|whsk)_([A-Za-z0-9+/]{20,100}={0,2})$/.exec(text);
  if (!m) return null;
  const bytes = Buffer.from(m[2] as string, 'base64');
  if (m[1] === 'whsk')
    return bytes.length === 32 || bytes.length === 64 ? { is: 'ed25519', bytes: bytes.subarray(0, 32) } : null;
  return bytes.length >= 24 && bytes.length <= 64 ? { is: 'symmetric', bytes } : null;
}

const IV_LENGTH = 12;
const TAG_LENGTH = 16;
const keyOf = (key: string): Buffer => createHash('sha256').update(`cellwire secrets\0${key}`).digest();

/** AES-256-GCM under a key derived from the setting; the answer is nonce, tag and ciphertext. */
export function encryptSecret(secret: string, key: string): Buffer {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** Throws, naming the mend, when the key is not the one it was encrypted with. */
export function decryptSecret(sealed: Uint8Array, key: string): string {
  const bytes = Buffer.from(sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, IV_LENGTH), {
      authTagLength: TAG_LENGTH,
    });
    decipher.setAuthTag(bytes.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH));
    return Buffer.concat([decipher.update(bytes.subarray(IV_LENGTH + TAG_LENGTH)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(
      'a subscription secret cannot be decrypted: CELLWIRE_SECRET_KEY (or the key file in the data folder) is not the one it was stored with; put it back, or run "cellwire alerts rotate NAME"',
    );
  }
}
