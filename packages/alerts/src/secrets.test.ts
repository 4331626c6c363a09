import { describe, expect, it } from 'vitest';
import { decryptSecret, encryptSecret, newSecret, secretBytes } from './secrets.js';

describe('a secret', () => {
  it('is made of 32 random bytes', () => {
    expect(secretBytes(newSecret())).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });
  it.each(['', 'whsec_', 'whsec_short', 'secret', `whsec_${'A'.repeat(200)}`])('is not %s', text => {
    expect(secretBytes(text)).toBeNull();
  });
  it('comes back with its key and with no other', () => {
    const sealed = encryptSecret('whsec_x', 'key');
    expect(sealed.toString('latin1')).not.toContain('whsec_x');
    expect(decryptSecret(sealed, 'key')).toBe('whsec_x');
    expect(() => decryptSecret(sealed, 'other')).toThrow('CELLWIRE_SECRET_KEY');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => decryptSecret(sealed, 'key')).toThrow();
  });
});
