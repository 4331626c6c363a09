// Secrets of subscriptions: made, checked, and encrypted at rest.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** A fresh Standard Webhooks secret: `whsec_` and 32 random bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** The bytes of a secret of 24 to 64 bytes; null when it is not one. */
export function secretBytes(secret: string): Buffer | null {
  const m = /^whsec_([A-Za-z0-9+/]{20,100}={0,2})$/.exec(secret);
  if (!m) return null;
  const bytes = Buffer.from(m[1] as string, 'base64');
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : null;
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
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, IV_LENGTH));
    decipher.setAuthTag(bytes.subarray(IV_LENGTH, IV_LENGTH + TAG_LENGTH));
    return Buffer.concat([decipher.update(bytes.subarray(IV_LENGTH + TAG_LENGTH)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(
      'a subscription secret cannot be decrypted: CELLWIRE_SECRET_KEY (or the key file in the data folder) is not the one it was stored with; put it back, or run "cellwire alerts rotate NAME"',
    );
  }
}
