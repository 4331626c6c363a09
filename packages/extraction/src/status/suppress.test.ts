// What others wish, guess or make a condition is no event, in a pack of another industry.
import type { EventTypeDefinition } from '@cellwire/model';
import { describe, expect, test } from 'vitest';
import { dairyNews, dairyPack } from '../../test/dairy-pack.js';
import { createExtractor } from '../extract.js';

const sale: EventTypeDefinition = {
  type: 'sale',
  doc: 'A company sells a creamery.',
  roles: { seller: { kind: ['company'], identifies: true, required: true, gather: 'passage' } },
  statuses: ['considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled'],
  defaultStatus: 'completed',
  frames: [{ id: 'sale/sells', verb: ['sell'], subject: 'seller', object: { head: ['creamery'], must: true } }],
  examples: [],
};
const extractor = createExtractor(
  dairyPack(
    [sale],
    [{ kind: 'analyst house', nouns: ['broker', 'research firm'], names: ['Securities'], outsider: true }],
  ),
);
const sellers = (text: string): unknown[] =>
  extractor.extract(dairyNews(text)).mentions.flatMap(m => m.arguments.seller ?? []);

describe('what is no event', () => {
  test.each([
    // Wishes.
    'Brennock Foods should sell its creamery, Calder Dairy said.',
    'Hartley Securities said that Brennock Foods ought to sell its creamery.',
    'Hartley Securities said that Brennock Foods should consider selling its creamery.',
    'The fund Merlin urged Brennock Foods to sell its creamery.',
    'Brennock Foods was urged to sell its creamery.',
    'Analysts had called on Brennock Foods to sell its creamery.',
    'The broker recommended that Brennock Foods sell its creamery.',
    'Union leaders want Brennock Foods to sell its creamery.',
    // Guesses.
    'Hartley Securities expects Brennock Foods to sell its creamery.',
    'The research firm predicts that Brennock Foods will sell its creamery.',
    'Calder Dairy reckons that Brennock Foods will sell its creamery.',
    'According to analysts at Hartley, Brennock Foods could sell its creamery.',
    'Analysts at Hartley reckon that Brennock Foods may sell its creamery.',
    'Milk could become dear, or Brennock Foods could sell its creamery.',
    'That will take years before Brennock Foods could sell its creamery.',
    'Brennock Foods is small. Somebody would have to sell a creamery.',
    // Conditions.
    'Were Brennock Foods to sell its creamery, milk would become cheaper.',
    'Should Brennock Foods sell its creamery, milk would become cheaper.',
    'If Brennock Foods sells its creamery, milk will become cheaper.',
    'Brennock Foods could sell its creamery if milk becomes cheap.',
    'Unless milk becomes dear, Brennock Foods would sell its creamery.',
    'Milk may become cheap. In that case Brennock Foods would sell its creamery.',
    'Without a loan, Brennock Foods would sell its creamery.',
    'Brennock Foods may sell its creamery should milk become cheap.',
    'Brennock Foods grew. A sale would cost the dairy its creamery.',
    'The mayor hopes that Brennock Foods will sell its creamery.',
    'Some believe Brennock Foods will sell its creamery.',
    '"They will have to sell the creamery," said Mary Quill, who follows the sector.',
    'Brennock Foods grew. The sale of creameries in the sector went on.',
    // What never came about.
    'With dearer milk Brennock Foods would have sold its creamery.',
    'It was to have sold the creamery of Brennock Foods.',
    // Whoever speaks.
    '"Brennock Foods should sell its creamery in Cork," said Mary Quill, an analyst at Hartley.',
    '"We believe Brennock Foods will sell its creamery," Hartley said in a note.',
    // Nobody in particular.
    'Brennock Foods grew. Several dairies have sold a creamery.',
    'Brennock Foods grew. Companies have been selling a creamery here and there.',
    'Brennock Foods is better off than rivals that sold a creamery.',
    'Brennock Foods grew. Many have sold a creamery.',
  ])('%s', text => expect(sellers(text)).toEqual([]));
});

describe('what is one all the same', () => {
  test.each([
    'Brennock Foods should sell its creamery in June, it said.',
    'Brennock Foods expects to sell its creamery.',
    'Brennock Foods said that it expected to sell its creamery.',
    'Brennock Foods sold its creamery, analysts said.',
    'Brennock Foods called a meeting to sell its creamery.',
    'Brennock Foods wants to sell its creamery.',
    'Brennock Foods could sell its creamery, or it could close a dairy.',
    'Brennock Foods could sell its creamery.',
    'Brennock Foods said it would sell its creamery if prices fell.',
    'Brennock Foods will sell its creamery if the court agrees.',
    '"We will sell the creamery," said Brennock Foods.',
    'Brennock Foods grew. The two dairies have sold a creamery.',
  ])('%s', text => expect(sellers(text)).toEqual(['Brennock Foods']));
});
