import { createPublicKey, randomBytes, verify } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newSecret } from '../secrets.js';
import { publicKeyOf, signWebhook } from './sign-webhook.js';

const at = new Date('2026-02-11T09:00:00Z');
const secret = `whsec_${Buffer.from('a secret of exactly 32 bytes, ok').toString('base64')}`;
const message = { id: 'msg_1', body: '{"a":"ü"}', at };

/** Whether the published library takes the message. */
function passes(of: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(of).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function verifyEd25519(publicKey: string, signature: string, content: string): boolean {
  const raw = Buffer.from(publicKey.replace('whpk_', ''), 'base64');
  const header = Buffer.from('302a300506032b6570032100', 'hex');
  const key = createPublicKey({ key: Buffer.concat([header, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(content), key, Buffer.from(signature.replace('v1a,', ''), 'base64'));
}

describe('a signature', () => {
  it('is that of the golden vector of the Standard Webhooks specification', () => {
    const headers = signWebhook(
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}', at: new Date(1_614_265_330_000) },
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    );
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('of 1,000 random bodies is taken by the published library, and not with a changed body, id or secret', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.uuid(), (text, id) => {
        const body = JSON.stringify({ text });
        const headers = signWebhook({ id, body, at: new Date() }, [secret]);
        expect(passes(secret, body, headers)).toBe(true);
        expect(passes(secret, `${body} `, headers)).toBe(false);
        expect(passes(secret, body, { ...headers, 'webhook-id': `${id}x` })).toBe(false);
        expect(passes(newSecret(), body, headers)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  type Headers = Record<string, string>;
  const minutesOff = (minutes: number): Headers => ({
    'webhook-timestamp': String(Math.floor(Date.now() / 1000) + minutes * 60),
  });
  const other = 'v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
  const signature = (change: (right: string) => string) => (sent: Headers) => ({
    'webhook-signature': change(sent['webhook-signature'] ?? ''),
  });
  it.each<[string, (sent: Headers) => Headers, boolean]>([
    ['as it was sent', () => ({}), true],
    ['of another time', () => minutesOff(-6), false],
    ['of a time to come', () => minutesOff(6), false],
    ['without an id', () => ({ 'webhook-id': '' }), false],
    ['without a time', () => ({ 'webhook-timestamp': '' }), false],
    ['without a signature', signature(() => ''), false],
    ['with a time that is no number', () => ({ 'webhook-timestamp': 'soon' }), false],
    ['with a wrong signature', signature(() => other), false],
    ['with a signature of another version', signature(right => right.replace('v1,', 'v2,')), false],
    ['with half a signature', signature(right => right.slice(0, 20)), false],
    ['with others before the right one', signature(right => `${other} v1a,AA ${right}`), true],
  ])('%s is judged by the library as it should be', (_, change, expected) => {
    const sent = signWebhook({ ...message, at: new Date() }, [secret]);
    expect(passes(secret, message.body, { ...sent, ...change(sent) })).toBe(expected);
  });

  it('is given by both secrets during a rotation, so that either verifies', () => {
    const other = newSecret();
    const headers = signWebhook({ ...message, at: new Date() }, [other, secret]);
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    expect(passes(secret, message.body, headers)).toBe(true);
    expect(passes(other, message.body, headers)).toBe(true);
  });

  it('of a key pair is verified by its public key, and by no other', () => {
    const key = newSecret('v1a');
    const signature = signWebhook(message, [key])['webhook-signature'] ?? '';
    const content = `msg_1.${at.getTime() / 1000}.${message.body}`;
    expect(signature).toMatch(/^v1a,/);
    expect(verifyEd25519(publicKeyOf(key) ?? '', signature, content)).toBe(true);
    expect(verifyEd25519(publicKeyOf(newSecret('v1a')) ?? '', signature, content)).toBe(false);
    expect(verifyEd25519(publicKeyOf(key) ?? '', signature, `${content} `)).toBe(false);
  });

  it('of a key pair is that of RFC 8032 for its seed', () => {
    // RFC 8032 section 7.1, test 1: the public key of a seed.
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    const point = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    expect(publicKeyOf(`whsk_${seed.toString('base64')}`)).toBe(`whpk_${point.toString('base64')}`);
    expect(publicKeyOf(`whsk_${Buffer.concat([seed, point]).toString('base64')}`)).toBe(
      `whpk_${point.toString('base64')}`,
    );
  });

  it('is not made with what is no secret', () => {
    expect(() => signWebhook(message, [randomBytes(32).toString('base64')])).toThrow('rotate');
    expect(signWebhook(message, [])).not.toHaveProperty('webhook-signature');
  });
});
