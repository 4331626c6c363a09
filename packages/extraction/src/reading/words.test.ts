import { describe, expect, it } from 'vitest';
import { eachRun, eachWord } from './words.js';

const RUN = /[\p{L}\p{N}]+/gu;
const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

const TEXTS = [
  '',
  'Acme sold its 49% stake.',
  'a write-down’s end, the joint-venture-agreement',
  "O'Brien's -not- 'quoted' words--two",
  'Türkiye’s Gökçe, İzmir, naïve',
  '电池 배터리 الشركة Акме',
  '𝐀cme 𝟐𝟎𝟐𝟔 🔋 a\ud835 \udc00b \ud83d',
  'a-\u0301b c-- d-’e',
];

const runsOf = (text: string): [string, number][] => {
  const runs: [string, number][] = [];
  eachRun(text, (run, at) => runs.push([run, at]));
  return runs;
};
const wordsOf = (text: string): string[] => {
  const words: string[] = [];
  eachWord(text, word => words.push(word));
  return words;
};

describe('words', () => {
  it.each(TEXTS)('of %j are the runs of letters and digits', text => {
    expect(runsOf(text)).toEqual(Array.from(text.matchAll(RUN), m => [m[0], m.index]));
  });

  it.each(TEXTS)(
    'of %j are joined by hyphens and apostrophes, owners and the last part of hyphenated ones told too',
    text => {
      const expected = Array.from(text.matchAll(WORD), ([word]) => {
        const own = word.replace(/['’]s$/u, '');
        const last = word.includes('-') ? [own.slice(own.lastIndexOf('-') + 1)] : [];
        return [word, ...(own === word ? [] : [own]), ...last];
      });
      expect(wordsOf(text)).toEqual(expected.flat());
    },
  );

  it('of an owner is the noun itself, so that a frame that asks for it is tried', () => {
    expect(wordsOf("The plant's switch")).toEqual(['The', "plant's", 'plant', 'switch']);
  });
});
