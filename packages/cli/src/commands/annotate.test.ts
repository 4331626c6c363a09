import { buildNameIndex } from '@cellwire/language';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.js';
import { annotate, readKinds, readLine } from './annotate.js';

const line = (text: string) => ({ id: 'a', text, reference: '2026-02-11' });

describe('annotate', () => {
  it('prints spans in order, each with its kind and value', () => {
    const { id, mentions } = annotate(line('Last week Acme cut 1,600 jobs for $5m.'), readKinds('date,money,quantity'));
    expect(id).toBe('a');
    expect(mentions).toEqual([
      { kind: 'date', start: 0, end: 9, value: '2026-W06' },
      { kind: 'quantity', start: 19, end: 24, amount: 1600, unit: 'count', noun: 'jobs' },
      { kind: 'money', start: 34, end: 37, amount: 5_000_000, currency: 'USD' },
    ]);
  });

  it('points sameAs into the list that is printed', () => {
    const text = 'In 2025 it lost 5%, or €5bn ($6bn).';
    const sameAs = (kinds: string) => annotate(line(text), readKinds(kinds)).mentions.map(m => m.sameAs);
    expect(sameAs('money')).toEqual([undefined, 0]);
    expect(sameAs('date,money,quantity')).toEqual([undefined, undefined, undefined, 2]);
  });

  it('leaves dates out where a line has no reference', () =>
    expect(
      annotate({ id: 1, text: 'It paid $5m in 2025.' }, readKinds('date,money')).mentions.map(m => m.kind),
    ).toEqual(['money']));

  it.each([
    ['{', /line 7: not JSON/],
    ['{"id":1}', /line 7: "id" and "text" are needed/],
    ['null', /line 7: "id" and "text" are needed/],
    ['{"id":1,"text":"x","reference":"soon"}', /line 7: "reference" must be the day/],
    ['{"id":1,"text":"x"}', /line 7: "reference" must be the day/],
  ])('refuses %s with its line and the mend', (raw, message) => expect(() => readLine(raw, 7, true)).toThrow(message));

  it('prints names with their canonical values', () => {
    const index = buildNameIndex({
      companies: [{ name: 'Orion Cells', aliases: ['Orion'], kinds: [], country: 'KR' }],
      ventures: [],
      facilities: [],
      places: [],
      kinds: [],
    });
    const { mentions } = annotate(line('Orion paid Zentara Inc. in the U.S.'), readKinds('company,place'), index);
    expect(mentions).toEqual([
      { kind: 'company', start: 0, end: 5, value: 'Orion Cells', listed: true },
      { kind: 'company', start: 11, end: 23, value: 'Zentara', listed: false },
      { kind: 'place', start: 31, end: 35, value: 'United States', listed: true },
    ]);
  });

  it('refuses a kind that it does not know', () => expect(() => readKinds('date,colour')).toThrow(UsageError));
});
