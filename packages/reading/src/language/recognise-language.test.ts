import { describe, expect, it } from 'vitest';
import { primaryTag, recogniseLanguage } from './recognise-language.js';

const ENGLISH =
  'The company said on Tuesday that it would sell its half of the venture to its partner, and that the plant would go on as before.';
const GERMAN =
  'Das Unternehmen teilte am Dienstag mit, dass es seine Hälfte an den Partner verkauft und dass das Werk weiterläuft wie bisher.';
const STRANGE_NAMES =
  'Kenmir Aktan sold its 40 percent stake in Lugorken to Ozdra on Monday. Velken opened a cell plant in Ritad, Eshdra said.';
const DUTCH =
  'Het bedrijf zei dinsdag dat het zijn helft van de onderneming aan de partner verkoopt en dat de fabriek gewoon doorgaat.';

describe('recogniseLanguage', () => {
  const cases: [title: string, text: string, labels: (string | null)[], want: string | null][] = [
    ['English by its text', ENGLISH, [], 'en'],
    ['German under an English label', GERMAN, ['en-US'], 'de'],
    ['English full of strange names', STRANGE_NAMES, [], 'en'],
    ['Dutch', DUTCH, [], 'nl'],
    ['a short text by its label', 'Kurz und gut.', ['de_DE'], 'de'],
    ['a short Korean text by its script', '합작법인 지분을 전량 매각', [null], 'ko'],
    ['a short Japanese text by its kana', 'バッテリー工場の建設を中止', [], 'ja'],
    ['nothing', '', [null], null],
  ];
  for (const [title, text, labels, want] of cases) it(title, () => expect(recogniseLanguage(text, labels)).toBe(want));

  it('reads primary tags only where there is one', () => {
    expect(['en_US', 'pt-BR', 'ko', 'English', '', null].map(primaryTag)).toEqual(['en', 'pt', 'ko', null, null, null]);
  });
});
