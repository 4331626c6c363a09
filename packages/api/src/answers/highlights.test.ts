import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightsOf } from './highlights.js';

type Said = Parameters<typeof highlightsOf>[0];
const SENTENCE = 'Acme sold Volta to Beta.';
const said = (more: Partial<Said>): Said => ({
  sentence: SENTENCE,
  title: '',
  evidence: [],
  arguments: {},
  sentenceAt: 10,
  sentenceShift: 0,
  ...more,
});
const words = (of: Said) => highlightsOf(of).map(h => `${h.role}=${of.sentence.slice(h.start, h.end)}`);
const at = (role: string, start: number, end: number, part: 'title' | 'text' = 'text') => ({
  in: part,
  role,
  value: 0,
  start,
  end,
});

describe('highlights', () => {
  it.each<[string, Said, string[]]>([
    [
      'stand where the evidence does',
      said({ evidence: [at('buyer', 29, 33), at('seller', 10, 14)] }),
      ['seller=Acme', 'buyer=Beta'],
    ],
    [
      'leave out what another sentence says',
      said({ evidence: [at('seller', 10, 14), at('price', 90, 94), at('date', 2, 6)] }),
      ['seller=Acme'],
    ],
    [
      'do not overlap',
      said({ evidence: [at('seller', 10, 14), at('trigger', 12, 18), at('target', 20, 25)] }),
      ['seller=Acme', 'target=Volta'],
    ],
    [
      'count characters beyond the basic plane',
      said({ sentenceShift: 2, evidence: [at('seller', 12, 16)] }),
      ['seller=Acme'],
    ],
    [
      'stand in a title',
      said({ title: `News: ${SENTENCE}`, evidence: [at('target', 16, 21, 'title')] }),
      ['target=Volta'],
    ],
    [
      'are names where the text is gone',
      said({
        sentenceAt: null,
        evidence: [at('seller', 10, 14)],
        arguments: { seller: ['ACME'], stake: [{ percent: 5 }], buyer: ['Beta', 'Nobody'] },
      }),
      ['seller=Acme', 'buyer=Beta'],
    ],
  ])('%s', (_title, of, expected) => {
    expect(words(of)).toEqual(expected);
  });

  it('lie within the sentence, in order and apart, whatever the evidence says', () => {
    const evidence = fc.array(
      fc.record({
        in: fc.constantFrom<'title' | 'text'>('title', 'text'),
        role: fc.constantFrom('seller', 'trigger'),
        value: fc.nat(3),
        start: fc.integer({ min: -5, max: 60 }),
        end: fc.integer({ min: -5, max: 60 }),
      }),
    );
    fc.assert(
      fc.property(evidence, fc.option(fc.nat(20)), (all, sentenceAt) => {
        let last = 0;
        for (const h of highlightsOf(said({ evidence: all, sentenceAt, title: `x${SENTENCE}` }))) {
          expect(h.start).toBeGreaterThanOrEqual(last);
          expect(h.end).toBeGreaterThan(h.start);
          expect(h.end).toBeLessThanOrEqual(SENTENCE.length);
          last = h.end;
        }
      }),
    );
  });
});
