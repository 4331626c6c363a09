import type { Subscription } from '@cellwire/store';
import { describe, expect, it } from 'vitest';
import { decryptSecret } from './secrets.js';
import { openTarget } from './send-delivery.js';
import { makeSubscription, rotateSubscription, type SubscribeRules, type SubscriptionRequest } from './subscribe.js';

const now = new Date('2026-02-11T09:00:00Z');
const rules: SubscribeRules = { allowHosts: ['127.0.0.1:9'], allowHttp: false, hasMail: true, secretKey: 'key', now };
const request: SubscriptionRequest = { name: 'desk', filter: 'jv_exit', url: 'https://hooks.example/x' };
const SLACK = 'https://hooks.slack.example/services/T0/B0/a-secret-path';

function made(more: Partial<SubscriptionRequest>) {
  const answer = makeSubscription({ ...request, ...more }, rules);
  if (answer.is !== 'made') throw new Error(answer.why);
  return answer;
}
const stored = (more: Partial<SubscriptionRequest>): Subscription => ({
  ...{
    oldSecret: null,
    oldSecretUntil: null,
    state: 'active',
    stateReason: null,
    failingSince: null,
    failures: 0,
    failedAt: null,
  },
  ...{ succeededAt: null, options: {} },
  ...(made(more).row as Subscription),
});

describe('a subscription', () => {
  it.each<[string, Partial<SubscriptionRequest>, string]>([
    ['a filter that is none', { filter: 'stake:' }, 'filter'],
    ['plain http', { url: 'http://hooks.example/' }, 'url'],
    ['an address inside', { url: 'https://10.0.0.1/' }, 'url'],
    ['a user name in the address', { url: 'https://a:b@hooks.example/' }, 'url'],
    ['a secret that is none', { secret: 'hunter2' }, 'secret'],
    ['a secret for a chat', { channel: 'slack', url: SLACK, secret: `whsec_${'A'.repeat(44)}` }, 'secret'],
    ['a channel that is none', { channel: 'pigeon' }, 'channel'],
    ['a mail address with a line break', { url: 'mailto:a@b.example\r\nBcc:c@d.example' }, 'url'],
    ['a mail address with a name', { url: 'mailto:Bob <a@b.example>' }, 'url'],
    ['no mail address', { url: 'mailto:' }, 'url'],
    ['a name with control characters', { name: 'a\u001b[31m' }, 'name'],
    ['a name that is an id', { name: 'sub_1' }, 'name'],
    ['an hour that is none', { channel: 'digest', url: 'mailto:a@b.example', digestAt: '25:00' }, 'digestAt'],
  ])('is refused with %s', (_, more, field) => {
    expect(makeSubscription({ ...request, ...more }, rules)).toMatchObject({ is: 'refused', field });
  });

  it.each<[string, Partial<SubscriptionRequest>, string, string]>([
    ['a webhook', {}, 'webhook', 'https://hooks.example/x'],
    ['a receiver on the allow-list without TLS', { url: 'http://127.0.0.1:9/x' }, 'webhook', 'http://127.0.0.1:9/x'],
    ['mail', { url: 'mailto:a@b.example, c@d.example' }, 'email', 'mailto:a@b.example,c@d.example'],
    ['a chat, whose address is not shown', { channel: 'slack', url: SLACK }, 'slack', 'https://hooks.slack.example/…'],
  ])('goes to %s', (_, more, channel, url) => {
    expect(made(more).row).toMatchObject({ channel, url });
  });

  it('shows a secret that was made, and none that was given', () => {
    const { row, shown } = made({});
    expect(decryptSecret(row.secret ?? new Uint8Array(), 'key')).toBe(shown.secret);
    expect(made({ secret: shown.secret ?? '' }).shown).toEqual({});
    expect(made({ signature: 'v1a' }).shown).toEqual({
      secret: expect.stringMatching(/^whsk_/),
      publicKey: expect.stringMatching(/^whpk_/),
    });
  });

  it('keeps the address of a chat encrypted, and sends to it', () => {
    const slack = stored({ channel: 'slack', url: SLACK });
    expect(JSON.stringify({ ...slack, secret: Buffer.from(slack.secret ?? []).toString('latin1') })).not.toContain(
      'a-secret-path',
    );
    expect(openTarget(slack, { secretKey: 'key', now })).toEqual({ name: 'desk', url: SLACK, secrets: [] });
  });

  it('signs with both secrets for 24 hours after a rotation', () => {
    const before = stored({});
    const rotated = rotateSubscription(before, {}, rules);
    if (rotated.is !== 'rotated') throw new Error(rotated.why);
    const after = { ...before, ...rotated.change } as Subscription;
    const secretsAt = (ms: number) =>
      openTarget(after, { secretKey: 'key', now: new Date(now.getTime() + ms) }).secrets;
    expect(secretsAt(24 * 3_600_000 - 1)).toEqual([
      rotated.shown.secret,
      openTarget(before, { secretKey: 'key', now }).secrets[0],
    ]);
    expect(secretsAt(24 * 3_600_000)).toEqual([rotated.shown.secret]);
  });

  it('keeps its way of signing in a rotation', () => {
    const rotated = rotateSubscription(stored({ signature: 'v1a' }), {}, rules);
    expect(rotated).toMatchObject({ is: 'rotated', shown: { secret: expect.stringMatching(/^whsk_/) } });
    expect(rotateSubscription(stored({}), {}, { ...rules, secretKey: 'lost' })).toMatchObject({
      is: 'rotated',
      shown: { secret: expect.stringMatching(/^whsec_/) },
    });
  });

  it('of a chat is rotated by a new address only', () => {
    const slack = stored({ channel: 'slack', url: SLACK });
    expect(rotateSubscription(slack, {}, rules)).toMatchObject({ is: 'refused', field: 'url' });
    const rotated = rotateSubscription(slack, { url: `${SLACK}-2` }, rules);
    if (rotated.is !== 'rotated') throw new Error(rotated.why);
    expect(openTarget({ ...slack, ...rotated.change } as Subscription, { secretKey: 'key', now }).url).toBe(
      `${SLACK}-2`,
    );
  });
});
