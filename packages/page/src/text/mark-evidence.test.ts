import { describe, expect, it } from 'vitest';
import { type Mark, markEvidence } from './mark-evidence.js';

const SENTENCE = 'Acme sold its 49 percent stake.';
const mark = (role: string, start: number, end: number): Mark => ({ role, start, end });
const shown = (marks: Mark[]) => markEvidence(SENTENCE, marks).map(p => [p.text, ...p.roles]);

describe('evidence in a sentence', () => {
  it.each<[string, Mark[], string[][]]>([
    ['plain text is one piece', [], [[SENTENCE]]],
    [
      'marks cut it',
      [mark('seller', 0, 4), mark('trigger', 5, 9)],
      [['Acme', 'seller'], [' '], ['sold', 'trigger'], [' its 49 percent stake.']],
    ],
    [
      'overlaps keep both roles',
      [mark('stake', 14, 30), mark('trigger', 25, 30)],
      [['Acme sold its '], ['49 percent ', 'stake'], ['stake', 'stake', 'trigger'], ['.']],
    ],
    [
      'a role is named once',
      [mark('seller', 0, 4), mark('seller', 0, 4)],
      [['Acme', 'seller'], [' sold its 49 percent stake.']],
    ],
    [
      'marks that reach over the edge are cut',
      [mark('seller', -9, 4)],
      [['Acme', 'seller'], [' sold its 49 percent stake.']],
    ],
    ['marks elsewhere are left out', [mark('seller', 40, 50), mark('buyer', -5, 0)], [[SENTENCE]]],
    ['an empty or reversed mark is none', [mark('seller', 2, 2), mark('seller', 4, 1)], [[SENTENCE]]],
  ])('%s', (_title, marks, expected) => {
    expect(shown(marks)).toEqual(expected);
  });

  it('loses no character, whatever the marks', () => {
    for (let seed = 1; seed < 200; seed++) {
      const marks = Array.from({ length: seed % 9 }, (_, i) => {
        const start = ((seed * 7 + i * 13) % 50) - 10;
        return mark(`r${i % 3}`, start, start + ((seed + i * 5) % 20));
      });
      expect(
        markEvidence(SENTENCE, marks)
          .map(p => p.text)
          .join(''),
      ).toBe(SENTENCE);
    }
  });

  it('has no piece for an empty sentence', () => {
    expect(markEvidence('', [mark('seller', 0, 4)])).toEqual([]);
  });
});
