import { describe, expect, it } from 'vitest';
import { decryptSecret, encryptSecret, newSecret, readSecret } from './secrets.js';

describe('a secret', () => {
  it('is made of 32 random bytes', () => {
    expect(readSecret(newSecret())).toMatchObject({ is: 'symmetric' });
    expect(readSecret(newSecret())?.bytes).toHaveLength(32);
    expect(readSecret(newSecret('v1a'))).toMatchObject({ is: 'ed25519' });
    expect(newSecret()).not.toBe(newSecret());
  });
  it.each(['', 'whsec_', 'whsec_short', 'secret', `whsec_${'A'.repeat(200)}`, `whsk_${'A'.repeat(32)}`])(
    'is not %s',
    text => {
      expect(readSecret(text)).toBeNull();
    },
  );
  it('comes back with its key and with no other', () => {
    const sealed = encryptSecret('whsec_x', 'key');
    expect(sealed.toString('latin1')).not.toContain('whsec_x');
    expect(decryptSecret(sealed, 'key')).toBe('whsec_x');
    expect(() => decryptSecret(sealed, 'other')).toThrow('CELLWIRE_SECRET_KEY');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => decryptSecret(sealed, 'key')).toThrow();
  });
});
