import { readFileSync } from 'node:fs';
import type { RoleValue } from '@cellwire/model';
import type { EventVersion } from '@cellwire/store';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertBody } from './alert-body.js';
import { AlertMessage, alertSchema, WebhookMessage } from './alert-message.js';
import { changedFigures, figuresOf } from './decide-alert.js';
import { cutArguments, jsonBytes, MAX_BODY_BYTES } from './fit-alert.js';
import type { AlertableChange } from './recorded-changes.js';
import { sampleAlert } from './sample-alert.js';

const at = new Date('2026-02-11T09:00:00Z');
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'x'.repeat(50_000),
    '\u0001'.repeat(9000),
    '한'.repeat(20_000),
    '"'.repeat(30_000),
    '\ud800'.repeat(9000),
  ),
);
const value: fc.Arbitrary<RoleValue> = fc.oneof(
  text,
  fc.record({ amount: fc.integer(), currency: fc.constant('USD') }),
  fc.record({ percent: fc.integer({ min: 0, max: 100 }) }),
);
const args = fc.dictionary(
  fc.constantFrom('seller', 'target', 'price', 'stake', 'reason'),
  fc.array(value, { maxLength: 300 }),
);

function changeOf(t: string, a: Record<string, RoleValue[]>): AlertableChange {
  const event = {
    ...{ id: 'ev_1', type: 'stake_sale', status: 'announced', date: '2026-02', arguments: cutArguments(a) },
    ...{ confidence: 0.9, sources: 2, firstSeenAt: at, lastSeenAt: at },
    history: Array.from({ length: 30 }, () => ({
      status: 'announced',
      on: '2026-02-11',
      article: t,
      sentence: t,
      at: t,
    })),
  } as unknown as EventVersion;
  const state = { kind: 'exit', id: 'ex_1', status: 'announced' } as AlertableChange['state'];
  const evidence = { sentence: t, article: t, outlet: t, url: `https://a.example/${t}` };
  return { version: 1, at, state, headline: t, evidence, venture: t, leaving: [t, t, t], event };
}

describe('the body of an alert', () => {
  it('stays under 20 kB and within its schema whatever was read', () => {
    fc.assert(
      fc.property(text, args, args, (t, before, now) => {
        const changes = changedFigures(figuresOf(cutArguments(before), 'event'), figuresOf(cutArguments(now), 'event'));
        const decision = { type: 'exit.updated', previous: 'considered', corrected: 'merged', changes } as const;
        const body = alertBody(
          changeOf(t, now),
          { ...decision, changes },
          { publicUrl: `https://c.example/${t.slice(0, 9)}`, into: 'ex_2' },
        );
        expect(jsonBytes(body)).toBeLessThan(MAX_BODY_BYTES);
        expect(JSON.stringify(body).isWellFormed()).toBe(true);
        expect(AlertMessage.safeParse(body).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('cuts the same arguments always in the same way, figures last', () => {
    const many = {
      seller: Array.from({ length: 400 }, (_, i) => `Company number ${i}`),
      price: [{ amount: 5, currency: 'USD' }],
    };
    const cut = cutArguments(many);
    expect(cut.price).toEqual(many.price);
    expect(cut.seller?.length).toBeLessThan(400);
    expect(cutArguments(structuredClone(many))).toEqual(cut);
  });

  it('leaves a short one whole', () => {
    const body = alertBody(
      changeOf('Acme leaves', { seller: ['Acme'] }),
      { type: 'exit.created' },
      { publicUrl: 'https://c.example/page' },
    );
    expect(body.data).toMatchObject({
      headline: 'Acme leaves',
      leaving: ['Acme leaves', 'Acme leaves', 'Acme leaves'],
      link: 'https://c.example/page/exits/ex_1',
      event: { arguments: { seller: ['Acme'] } },
    });
    expect(body.data).not.toHaveProperty('previous');
  });
});

describe('the published schema', () => {
  it('is freshly generated in docs/alert.schema.json', () => {
    const published = readFileSync(new URL('../../../docs/alert.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(alertSchema());
  });
  it('takes the test alert and a notice, and no other type', () => {
    const alert = sampleAlert(at, null);
    expect(WebhookMessage.safeParse(alert).success).toBe(true);
    const notice = {
      type: 'destination.disabled',
      timestamp: at.toISOString(),
      data: { name: 'a', reason: 'b', mend: 'c' },
    };
    expect(WebhookMessage.safeParse(notice).success).toBe(true);
    expect(WebhookMessage.safeParse({ ...alert, type: 'exit.deleted' }).success).toBe(false);
  });
});
