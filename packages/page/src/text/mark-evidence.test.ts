import { describe, expect, it } from 'vitest';
import { type Mark, markEvidence } from './mark-evidence.js';

const passage = { in: 'text' as const, start: 100, text: 'Acme sold its 49 percent stake.' };
const mark = (role: string, start: number, end: number, where: 'title' | 'text' = 'text'): Mark => ({
  in: where,
  role,
  start,
  end,
});
const shown = (marks: Mark[]) => markEvidence(passage, marks).map(p => [p.text, ...p.roles]);

describe('evidence in a passage', () => {
  it.each<[string, Mark[], string[][]]>([
    ['plain text is one piece', [], [['Acme sold its 49 percent stake.']]],
    [
      'marks cut it',
      [mark('seller', 100, 104), mark('trigger', 105, 109)],
      [['Acme', 'seller'], [' '], ['sold', 'trigger'], [' its 49 percent stake.']],
    ],
    [
      'overlaps keep both roles',
      [mark('stake', 114, 130), mark('trigger', 125, 130)],
      [['Acme sold its '], ['49 percent ', 'stake'], ['stake', 'stake', 'trigger'], ['.']],
    ],
    [
      'a role is named once',
      [mark('seller', 100, 104), mark('seller', 100, 104)],
      [['Acme', 'seller'], [' sold its 49 percent stake.']],
    ],
    [
      'other parts and places are left out',
      [mark('seller', 100, 104, 'title'), mark('buyer', 0, 50), mark('buyer', 131, 140)],
      [['Acme sold its 49 percent stake.']],
    ],
    [
      'marks that reach over the edge are cut',
      [mark('seller', 90, 104)],
      [['Acme', 'seller'], [' sold its 49 percent stake.']],
    ],
    [
      'an empty or reversed mark is none',
      [mark('seller', 102, 102), mark('seller', 104, 101)],
      [['Acme sold its 49 percent stake.']],
    ],
  ])('%s', (_title, marks, expected) => {
    expect(shown(marks)).toEqual(expected);
  });

  it('loses no character, whatever the marks', () => {
    for (let seed = 1; seed < 200; seed++) {
      const marks = Array.from({ length: seed % 9 }, (_, i) => {
        const start = 90 + ((seed * 7 + i * 13) % 50);
        return mark(`r${i % 3}`, start, start + ((seed + i * 5) % 20));
      });
      expect(
        markEvidence(passage, marks)
          .map(p => p.text)
          .join(''),
      ).toBe(passage.text);
    }
  });
});
