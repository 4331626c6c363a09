import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hubRequest, isSignedBy, judgeHubCall, readHubLinks, renewAt } from './websub.js';

const subscription = {
  hub: 'https://hub.example/',
  topic: 'https://cells.example/feed?a=1&b=2',
  callback: 'https://wire.example/websub/k3y',
  secret: 's3cret',
};

describe('the request to a hub', () => {
  it('subscribes', () => {
    const request = hubRequest('subscribe', { ...subscription, leaseSeconds: 3600 });
    expect(request).toMatchObject({
      url: 'https://hub.example/',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(Object.fromEntries(new URLSearchParams(request.body))).toEqual({
      'hub.mode': 'subscribe',
      'hub.topic': subscription.topic,
      'hub.callback': subscription.callback,
      'hub.lease_seconds': '3600',
      'hub.secret': 's3cret',
    });
  });
  it('unsubscribes without telling the secret again', () => {
    expect(hubRequest('unsubscribe', subscription).body).not.toContain('secret');
  });
  it('refuses a secret of 200 bytes', () => {
    expect(() => hubRequest('subscribe', { ...subscription, secret: 'ö'.repeat(100) })).toThrow('200 bytes');
    expect(hubRequest('subscribe', { ...subscription, secret: 'ö'.repeat(99) }).url).toBe(subscription.hub);
  });
});

describe('a hub’s call', () => {
  const wanted = { topic: subscription.topic, mode: 'subscribe' as const };
  const call = (change: Record<string, string | null>) => {
    const query = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': subscription.topic,
      'hub.challenge': 'c-1',
      'hub.lease_seconds': '3600',
    });
    for (const [name, value] of Object.entries(change)) {
      if (value === null) query.delete(`hub.${name}`);
      else query.set(`hub.${name}`, value);
    }
    return judgeHubCall(query, wanted);
  };
  it.each<[string, Record<string, string | null>, object]>([
    ['as asked for', {}, { is: 'confirm', challenge: 'c-1', leaseSeconds: 3600 }],
    ['without lease', { lease_seconds: null }, { is: 'confirm', leaseSeconds: null }],
    ['with an odd lease', { lease_seconds: '-1' }, { is: 'confirm', leaseSeconds: null }],
    ['of another topic', { topic: 'https://cells.example/other' }, { is: 'refuse' }],
    ['of another mode', { mode: 'unsubscribe' }, { is: 'refuse' }],
    ['without mode', { mode: null }, { is: 'refuse' }],
    ['without challenge', { challenge: null }, { is: 'refuse' }],
    ['with a huge challenge', { challenge: 'x'.repeat(1025) }, { is: 'refuse' }],
    ['that denies', { mode: 'denied', reason: 'no such topic' }, { is: 'denied', why: 'no such topic' }],
    ['that denies another topic', { mode: 'denied', topic: 'https://x.example/' }, { is: 'refuse' }],
  ])('%s', (_, change, expected) => {
    expect(call(change)).toMatchObject(expected);
  });
});

describe('a signature', () => {
  const body = Buffer.from('<feed/>');
  const sign = (method: string, secret = 's3cret') =>
    `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('of %s is believed', method => {
    expect(isSignedBy('s3cret', sign(method), body)).toBe(true);
    expect(isSignedBy('s3cret', sign(method).toUpperCase(), body)).toBe(true);
  });
  it.each<[string, string | null]>([
    ['none', null],
    ['an empty one', ''],
    ['one of another secret', sign('sha256', 'other')],
    ['one of md5', sign('md5')],
    ['a shortened one', sign('sha256').slice(0, -2)],
    ['a method without digest', 'sha256='],
    ['an unknown method', 'constructor=00'],
    ['words', 'sha256=hello'],
  ])('is not believed: %s', (_, header) => {
    expect(isSignedBy('s3cret', header, body)).toBe(false);
  });
  it('is not believed of another body', () => {
    expect(isSignedBy('s3cret', sign('sha256'), Buffer.from('<feed />'))).toBe(false);
  });
});

it.each([
  [1000, 800],
  [1, 240],
  [null, 691_200],
  [1e9, 2_073_600],
])('a lease of %s seconds is renewed after %i', (lease, seconds) => {
  const now = new Date('2026-02-11T09:00:00Z');
  expect(renewAt(lease, now).getTime() - now.getTime()).toBe(seconds * 1000);
});

it.each<[string | null, string | null, string | null]>([
  [
    '<https://hub.example/>; rel="hub", <https://cells.example/feed>; rel="self"',
    'https://hub.example/',
    'https://cells.example/feed',
  ],
  ['</hub>; rel=hub', 'https://cells.example/hub', null],
  ['<a>; title="x"; rel="next hub"', 'https://cells.example/a', null],
  ['<https://one.example/>; REL=HUB, <https://two.example/>; rel=hub', 'https://one.example/', null],
  ['<https://a.example/x,y>; rel=hub', 'https://a.example/x,y', null],
  ['<http://[>; rel=hub', null, null],
  ['<https://a.example/>; rel="github"', null, null],
  ['', null, null],
  [null, null, null],
])('the Link header %j names hub %s and topic %s', (link, hub, self) => {
  expect(readHubLinks(link, 'https://cells.example/feed')).toEqual({ hub, self });
});
