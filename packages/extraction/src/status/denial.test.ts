// A rumour and its denial, a deal and its end in sentences of their own, and approvals of deals, in a pack of another industry.
import type { EventTypeDefinition } from '@cellwire/model';
import { describe, expect, test } from 'vitest';
import { dairyNews, dairyPack } from '../../test/dairy-pack.js';
import { createExtractor } from '../extract.js';

const sale: EventTypeDefinition = {
  type: 'sale',
  doc: 'A company sells a creamery.',
  roles: {
    seller: { kind: ['company'], identifies: true, required: true, gather: 'passage' },
    buyer: { kind: ['company'], identifies: true },
  },
  statuses: ['considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled'],
  defaultStatus: 'completed',
  frames: [
    { id: 'sale/sells', verb: ['sell'], subject: 'seller', object: { head: ['creamery'], must: true }, to: 'buyer' },
    {
      id: 'sale/sale-of',
      noun: ['sale'],
      holder: 'seller',
      of: { head: ['creamery'], must: true, possessor: 'seller' },
      to: 'buyer',
    },
  ],
  examples: [],
};
const extractor = createExtractor(dairyPack([sale]));
const statuses = (text: string): unknown[] => extractor.extract(dairyNews(text)).mentions.map(m => m.status);

const RUMOUR = 'Brennock Foods may sell its creamery, a newspaper reported.';
describe('a rumour', () => {
  test.each([
    ['is denied by its party', `${RUMOUR} Brennock Foods denied the report.`, 'denied'],
    ['is denied by who speaks for it', `${RUMOUR} A spokesman dismissed the speculation.`, 'denied'],
    ['is denied where there are no such plans', `${RUMOUR} "There are no such plans," the company said.`, 'denied'],
    ['is denied where the spokesman stands behind', `${RUMOUR} "No truth in it," said a spokeswoman.`, 'denied'],
    [
      'is denied where its contents are called false',
      'A claim that Brennock Foods would sell its creamery was "plainly untrue," a spokesman said.',
      'denied',
    ],
    [
      'is denied where talk of it is not true',
      'Talk that Brennock Foods will sell its creamery is not true, the company said.',
      'denied',
    ],
    [
      'is denied where negotiating is denied',
      'Brennock Foods denied that it is negotiating the sale of its creamery to Calder Dairy.',
      'denied',
    ],
    [
      'stands where another claim is false',
      `Brennock Foods said that it may sell its creamery. The claim that milk is dear is wrong.`,
      'considered',
    ],
    ['stands where union leaders deny it', `${RUMOUR} Union leaders denied that it was likely.`, 'considered'],
    ['stands where another denies something', `${RUMOUR} Calder Dairy denied the claim.`, 'considered'],
    ['stands where wrongdoing is denied', `${RUMOUR} The company denied wrongdoing in another case.`, 'considered'],
    ['stands where nobody comments', `${RUMOUR} The company declined to comment.`, 'considered'],
  ])('%s', (_title, text, status) => expect(statuses(text)).toEqual([status]));
});

describe('a sale that an authority lets pass', () => {
  test.each([
    ["A court approved the sale of Brennock Foods' creamery to Calder Dairy.", 'agreed'],
    ["The board approved the sale of Brennock Foods' creamery to Calder Dairy.", 'announced'],
  ])('%s', (text, status) => expect(statuses(text)).toEqual([status]));
});

const DEAL = 'Brennock Foods agreed to sell its creamery to Calder Dairy.';
describe('a deal', () => {
  test.each([
    ['is off where it fell through', `${DEAL} The sale has since fallen through.`, 'cancelled'],
    ['is off where a party drops it', `${DEAL} In May Calder Dairy called off the deal.`, 'cancelled'],
    [
      'is off where a party does not go through with it',
      `${DEAL} Calder Dairy is not going through with it.`,
      'cancelled',
    ],
    ['stands where it might fall through', `${DEAL} The sale could be called off if milk falls.`, 'agreed'],
    ['stands where another deal falls through', `${DEAL} A sale of mills has fallen through.`, 'agreed'],
  ])('%s', (_title, text, status) => expect(statuses(text)).toEqual([status]));
});
