import { expect, test } from 'vitest';
import { splitDocument } from './split-document.js';

const quotesOf = (text: string) =>
  splitDocument({ title: '', text }).quotes.map(quote => ({
    says: text.slice(quote.inner.start, quote.inner.end),
    speaker: quote.speaker ? text.slice(quote.speaker.start, quote.speaker.end) : null,
  }));

test.each([
  ['“We will leave the venture,” said Ida Moe, the chief executive.', 'Ida Moe'],
  ['“We will leave the venture,” the researcher added.', 'the researcher'],
  ['Jon Lund, an analyst at Beta, said, “They will leave the venture.”', 'Jon Lund'],
  ['"We will leave the venture," Moe told reporters.', 'Moe'],
  ['According to Ida Moe, “the venture will be left to others.”', 'Ida Moe'],
  ['“We will leave the venture,” according to a spokesman.', 'a spokesman'],
])('%s', (text, speaker) => {
  expect(quotesOf(text).map(quote => quote.speaker)).toEqual([speaker]);
});

test('a term in quotes is a fragment without a speaker', () => {
  const text = 'Beta is the “stalking horse” in the sale, Moe said.';
  expect(splitDocument({ title: '', text }).quotes[0]).toMatchObject({ fragment: true });
  expect(quotesOf(text)[0]!.speaker).toBeNull();
});

test('a quote that runs on in the next paragraph keeps its speaker', () => {
  const text = '“The plant is closed,” Moe said. “It will not open again.\n\n“We are sorry about the jobs,” she said.';
  const { quotes } = splitDocument({ title: '', text });
  expect(quotes.map(quote => [quote.open, quote.continues])).toEqual([
    [false, undefined],
    [true, undefined],
    [false, 1],
  ]);
});

test('an apostrophe opens no quote', () => {
  expect(quotesOf('The firms’ plants and Acme’s site aren’t sold.')).toEqual([]);
});
