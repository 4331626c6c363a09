// Status and date through the whole engine, with a pack of another industry: how far a deed has come, and on what day.
import type { EventTypeDefinition, Status } from '@cellwire/model';
import { describe, expect, test } from 'vitest';
import { dairyNews, dairyPack } from '../../test/dairy-pack.js';
import { createExtractor } from '../extract.js';

const STATUSES: Status[] = ['considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled'];

const sale: EventTypeDefinition = {
  type: 'sale',
  doc: 'A company sells a creamery, or its share of one.',
  roles: {
    seller: { kind: ['company'], identifies: true, required: true, gather: 'passage' },
    buyer: { kind: ['company'], identifies: true },
    stake: { kind: ['percent'] },
  },
  statuses: STATUSES,
  defaultStatus: 'completed',
  frames: [
    {
      id: 'sale/sells',
      verb: ['sell'],
      subject: 'seller',
      object: { head: ['stake', 'creamery'], must: true, percent: 'stake' },
      to: 'buyer',
    },
    {
      id: 'sale/sale-of',
      noun: ['sale'],
      of: { head: ['stake', 'creamery'], must: true, percent: 'stake' },
      holder: 'seller',
    },
  ],
  examples: [],
};
const plan: EventTypeDefinition = {
  type: 'plan',
  doc: 'A company builds a creamery.',
  roles: {
    operator: { kind: ['company'], identifies: true, required: true, gather: 'passage' },
    start: { kind: ['date'] },
  },
  statuses: STATUSES,
  defaultStatus: 'announced',
  frames: [{ id: 'plan/builds', verb: ['build'], subject: 'operator', object: { head: ['creamery'], must: true } }],
  examples: [],
};
const closure: EventTypeDefinition = {
  type: 'closure',
  doc: 'A creamery is closed.',
  roles: { operator: { kind: ['company'], identifies: true, required: true, gather: 'passage' } },
  statuses: STATUSES.filter(s => s !== 'agreed'),
  defaultStatus: 'completed',
  frames: [
    { id: 'closure/closes', verb: ['close'], subject: 'operator', object: { head: ['creamery'], must: true } },
    { id: 'closure/closure-of', noun: ['closure'], of: { head: ['creamery'], must: true }, holder: 'operator' },
  ],
  examples: [],
};

const extractor = createExtractor(dairyPack([sale, plan, closure]));
const read = (text: string, title = ''): [type: string, status: Status, date: string | null][] => {
  return extractor.extract(dairyNews(text, title), { anyIndustry: true }).mentions.map(m => [m.type, m.status, m.date]);
};

type Case = [text: string, status: Status, date: string | null];
const check = (type: string, cases: Case[]): void => {
  test.each(cases)('%s', (text, status, date) => {
    expect(read(text).find(([t]) => t === type)).toEqual([type, status, date]);
  });
};

describe('how far a deed has come', () => {
  check('sale', [
    ['Brennock Foods has sold its creamery to Calder Dairy.', 'completed', null],
    ['Brennock Foods is selling its creamery to Calder Dairy.', 'announced', null],
    ['Brennock Foods said that it was selling its creamery to Calder Dairy.', 'announced', null],
    ['Brennock Foods is thinking of selling its creamery.', 'considered', null],
    ['Brennock Foods will reportedly sell its creamery.', 'considered', null],
    ['Brennock Foods is in talks on the sale of its creamery.', 'considered', null],
    ['Brennock Foods has agreed to sell its creamery to Calder Dairy.', 'agreed', null],
    ['Brennock Foods reached a binding agreement on Monday on the sale of its creamery.', 'agreed', '2026-03-09'],
    ['Brennock Foods denied that it would sell its creamery.', 'denied', null],
    ['Brennock Foods has no plans to sell its creamery.', 'denied', null],
    ['Brennock Foods will not sell its creamery after all.', 'cancelled', null],
    ['Brennock Foods has dropped plans to sell its creamery.', 'cancelled', null],
    ['Brennock Foods and Calder Dairy have decided to sell their creamery.', 'agreed', null],
    ['Brennock Foods signed a non-binding agreement to sell its creamery.', 'announced', null],
    ['Brennock Foods expects to sign an agreement to sell its creamery.', 'announced', null],
    ['Under a deal with Calder Dairy, Brennock Foods sells its creamery.', 'agreed', null],
    ['Under a deed signed on Tuesday, Brennock Foods is to sell its creamery.', 'agreed', '2026-03-10'],
    ['Under a preliminary deal, Brennock Foods is to sell its creamery.', 'announced', null],
    ['Brennock Foods broke off talks on the sale of its creamery on Monday.', 'cancelled', '2026-03-09'],
    // What a report has it that somebody was about to do: heard, or denied.
    ['A newspaper has a report according to which Brennock Foods is to sell its creamery.', 'considered', null],
    [
      'Brennock Foods dismissed on Monday a report according to which it was getting ready to sell its creamery.',
      'denied',
      '2026-03-09',
    ],
    ['Brennock Foods said there was no truth in a report that it would sell its creamery.', 'denied', null],
    [
      'Brennock Foods said on Monday that there was “no truth whatsoever” in a report according to which it is to sell its creamery.',
      'denied',
      '2026-03-09',
    ],
  ]);
  check('plan', [
    ['Brennock Foods and Calder Dairy plan to build a creamery in Ireland.', 'announced', null],
    ['Brennock Foods is weighing whether to build a creamery in Ireland.', 'considered', null],
  ]);
  check('closure', [
    // The type knows no agreement: what was agreed has been announced.
    ['Brennock Foods has agreed to close its creamery.', 'announced', null],
  ]);
});

describe('the day of a deed', () => {
  check('sale', [
    // Its own day before the day it was told.
    ['Brennock Foods said on Tuesday that it had sold its creamery on March 2.', 'completed', '2026-03-02'],
    ['Brennock Foods said on Tuesday that it had sold its creamery.', 'completed', '2026-03-10'],
    ['Brennock Foods will sell its creamery, it said on Monday.', 'announced', '2026-03-09'],
    // What is to come: the day it takes effect.
    ['Brennock Foods will sell its creamery in June, it said on Monday.', 'announced', '2026-06'],
    // A date that opens the sentence holds for both verbs.
    ['In January Brennock Foods cut jobs and sold its creamery.', 'completed', '2026-01'],
    // One in brackets says it more exactly.
    ['Brennock Foods sold its creamery last week (March 5).', 'completed', '2026-03-05'],
    // A weekday beside a past verb lies behind, whatever else the sentence holds.
    ['Brennock Foods unveiled plans on Tuesday for the sale of its creamery.', 'announced', '2026-03-10'],
    // A day without its month, before a name.
    ['In a filing on the 9th Brennock Foods said that it would sell its creamery.', 'announced', '2026-03-09'],
    // What a figure is compared with is no day of the deed.
    [
      'Brennock Foods will sell its creamery, which makes 40% more butter than in 2024, it said on Monday.',
      'announced',
      '2026-03-09',
    ],
    // A statement has a day too.
    ['Brennock Foods will sell its creamery, according to a filing dated March 10.', 'announced', '2026-03-10'],
    ['In a Tuesday filing, Brennock Foods said it would sell its creamery.', 'announced', '2026-03-10'],
    // No day of the deed.
    ['In its third-quarter report Brennock Foods said that it would sell its creamery.', 'announced', null],
    ['Brennock Foods is weighing the sale of its creamery, it said on Monday.', 'considered', null],
    ['Brennock Foods said on Monday that milk, which it needs since it sold its creamery, is dear.', 'completed', null],
  ]);
  check('plan', [
    // The type has a role for what lies ahead.
    ['Brennock Foods said on Wednesday it would build a creamery by 2028.', 'announced', '2026-03-11'],
    [
      'Brennock Foods, which bought Dunmore Milk in 2017, said on Tuesday that it would build a creamery.',
      'announced',
      '2026-03-10',
    ],
  ]);
});

describe('the day of a clause beside the deed', () => {
  check('sale', [
    ['Brennock Foods did well until September, when it sold its creamery.', 'completed', '2025-09'],
    ['The mayor was told on Monday: Brennock Foods has sold its creamery.', 'completed', '2026-03-09'],
    ['The board of Brennock Foods, which met on March 3, sold its creamery.', 'completed', '2026-03-03'],
    ['Brennock Foods told the mayor on Monday evening that it had sold its creamery.', 'completed', '2026-03-09'],
    ['In the fourth quarter Brennock Foods sold its creamery.', 'completed', '2025-Q4'],
    ['Brennock Foods cut jobs on Monday and sold its creamery.', 'completed', '2026-03-09'],
    [
      'Brennock Foods told the mayor on March 2. That same day, Brennock Foods sold its creamery.',
      'completed',
      '2026-03-02',
    ],
    ['Brennock Foods has a contract, signed last month, to sell its creamery.', 'agreed', '2026-02'],
  ]);
});

describe('days told in sentences of their own', () => {
  check('sale', [
    ['Brennock Foods is to sell its creamery. The contract was signed on Monday.', 'agreed', '2026-03-09'],
    ['Brennock Foods is to sell its creamery, with completion pencilled in for June.', 'agreed', '2026-06'],
    ['Brennock Foods is to sell its creamery. The contract provides for a handover on 1 May.', 'agreed', '2026-05-01'],
    ['Brennock Foods has sold its creamery. Title passed on March 2.', 'completed', '2026-03-02'],
    ['Brennock Foods has sold its creamery. The shares changed hands on March 2.', 'completed', '2026-03-02'],
    // Trading, and the end of another thing.
    ['Brennock Foods is to sell its creamery. Some 40,000 shares changed hands on March 2.', 'announced', null],
    ['Brennock Foods is to sell its creamery. Completion of the new dairy is expected in June.', 'announced', null],
    ['Brennock Foods has sold its creamery. The dairy announced the sale on Tuesday.', 'completed', '2026-03-10'],
    [
      'Brennock Foods has agreed to sell its creamery. The transaction is expected to close in June.',
      'agreed',
      '2026-06',
    ],
    ['Brennock Foods is to sell its creamery. Closing is expected in the second quarter.', 'agreed', '2026-Q2'],
    ['Brennock Foods has agreed to sell its creamery. The sale was completed on March 3.', 'completed', '2026-03-03'],
    ['Brennock Foods is to sell its creamery. Its shares fell 3% on Wednesday, traders said.', 'announced', null],
  ]);
  check('closure', [
    [
      'Brennock Foods will close its creamery, it said on Monday. The closure will begin in May.',
      'announced',
      '2026-05',
    ],
    [
      'Brennock Foods will close its creamery, it said on Monday. The change takes effect on May 2.',
      'announced',
      '2026-05-02',
    ],
  ]);

  test('an event of the headline takes the day of the announcement', () => {
    const text = 'The dairy has had a hard year. Milk is dear. It announced the step on Tuesday.';
    expect(read(text, 'Brennock Foods to sell its creamery')).toEqual([['sale', 'announced', '2026-03-10']]);
  });
});
