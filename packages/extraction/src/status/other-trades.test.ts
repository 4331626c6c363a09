// Deeds of other trades are none of the pack's, whatever else the article is about.
import type { EventTypeDefinition } from '@cellwire/model';
import { describe, expect, test } from 'vitest';
import { dairyNews, dairyPack } from '../../test/dairy-pack.js';
import { createExtractor } from '../extract.js';

const sale: EventTypeDefinition = {
  type: 'sale',
  doc: 'A company sells a site.',
  roles: {
    seller: { kind: ['company'], identifies: true, required: true, gather: 'passage' },
    buyer: { kind: ['company'], identifies: true },
  },
  statuses: ['completed'],
  defaultStatus: 'completed',
  frames: [
    {
      id: 'sale/sells',
      verb: ['sell'],
      subject: 'seller',
      object: { head: ['site', 'creamery'], must: true },
      to: 'buyer',
    },
  ],
  examples: [],
};
const pack = dairyPack([sale]);
const extractor = createExtractor({
  ...pack,
  relevance: { ...pack.relevance, trades: ['tyre', 'container terminal'] },
});
const sellers = (text: string): unknown[] =>
  extractor.extract(dairyNews(text)).mentions.flatMap(m => m.arguments.seller ?? []);

describe('deeds of other trades', () => {
  test.each([
    'Tyre maker Orvane Rubber Ltd. sold its site to Marran Ltd. on Monday.',
    'Orvane Rubber Ltd., a maker of tyres, sold its site on Monday.',
    'Orvane Shipping Ltd. sold its container-terminal site on Monday.',
    'Tyre maker Orvane Rubber Ltd. made a loss. Orvane Rubber Ltd. sold a site on Monday.',
    'Brennock Ltd., which runs a creamery, sold its site for tyres on Monday.',
  ])('are silent: %s', text => {
    expect(sellers(text)).toEqual([]);
  });

  test.each([
    ['Brennock Foods, once a tyre maker, sold its site on Monday.', ['Brennock Foods']],
    ['Orvane Ltd. sold its creamery to tyre maker Marran Rubber Ltd. on Monday.', ['Orvane Ltd.']],
    ['Orvane Ltd. runs a creamery. Orvane Ltd. sold a site to the tyre maker Marran Ltd. on Monday.', ['Orvane Ltd.']],
    ['Tyres were dear. Orvane Ltd. sold its site on Monday.', ['Orvane Ltd.']],
  ])('of its own, beside them, are told: %s', (text, expected) => {
    expect(sellers(text).map(String)).toEqual(expected.map(e => expect.stringMatching(e.replace(/ Ltd\.$/, ''))));
  });
});

describe('a listed company that also does other business', () => {
  const grocer = { name: 'Orvane', aliases: [], kinds: ['grocer'], country: 'IE' };
  const by = createExtractor({
    ...pack,
    companies: [...pack.companies, grocer],
    relevance: { ...pack.relevance, trades: ['tyre'], kinds: { dairy: 2, grocer: 0.5 } },
  });
  test.each([
    ['Orvane put tyres on its shelves. Orvane sold a site on Monday.', []],
    ['Orvane buys from a creamery. Orvane put tyres on its shelves. Orvane sold a site on Monday.', ['Orvane']],
    ['Brennock Foods put tyres on its shelves. Brennock Foods sold a site on Monday.', ['Brennock Foods']],
  ])('is of the trade that the article begins with: %s', (text, expected) => {
    expect(by.extract(dairyNews(text)).mentions.flatMap(m => m.arguments.seller ?? [])).toEqual(expected);
  });
});
