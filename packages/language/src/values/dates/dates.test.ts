import { describe, expect, it, test } from 'vitest';
import { DATE_RULES, findDates } from './dates.js';

/** Wednesday, ISO week 7. */
const REFERENCE = '2026-02-11';
const values = (text: string, reference = REFERENCE): string[] => findDates(text, { reference }).map(d => d.value);

test.each([
  ['It signed on Monday (8/9/2025).', '2025-09-08'],
  ['It signed on Saturday (8/9/2025).', '2025-08-09'],
])('the weekday tells the month of %s', (text, value) => expect(values(text)).toContain(value));

describe('dates that say everything', () => {
  it.each([
    ['Acme filed on 21 November 2024.', '2024-11-21'],
    ['The deal of Feb. 5, 2025, was renewed.', '2025-02-05'],
    ['It closed on the 5th of March, 2024.', '2024-03-05'],
    ['Filed 2025-08-04 with the court.', '2025-08-04'],
    ['Updated 31.10.2025 in Bern.', '2025-10-31'],
    ['It signed on 8/9/2025.', '2025-08-09'],
    ['It opened in September 2025.', '2025-09'],
    ['It opened in Sept. 2025.', '2025-09'],
    ['The first half of 2027 looks busy.', '2027-H1'],
    ['Margins fell in 4Q25.', '2025-Q4'],
    ["Margins fell in Q4'25.", '2025-Q4'],
    ['Margins fell in Q1 FY26.', '2026-Q1'],
    ['Lines start in 2H 2026.', '2026-H2'],
    ['Lines start in 2H26.', '2026-H2'],
    ['Sales in the June 2025 quarter fell.', '2025-Q2'],
    ['Results for fiscal 2025 are due.', '2025'],
    ['Results for FY27 are due.', '2027'],
    ['Sales in the first nine months of 2025 fell.', '2025-01/2025-09'],
    ['Sales in the nine months to the end of September 2025 fell.', '2025-01/2025-09'],
    ['Profit for the three months ended Dec. 31, 2025, fell.', '2025-Q4'],
    ['It fell in the twelve months to March 2025.', '2024-04/2025-03'],
    ['Demand in the 2030s is open.', '2030/2039'],
    ['The first week of July 2025 was hot.', '2025-W27'],
    ['It met on the third Tuesday of September 2025.', '2025-09-16'],
    ['It ends on the last day of October 2026.', '2026-10-31'],
  ])('%s is %s', (text, value) => expect(values(text)).toEqual([value]));
});

describe('dates counted from publication', () => {
  it.each([
    ['Acme sold it last week.', '2026-W06'],
    ['Acme sold it two weeks ago.', '2026-W05'],
    ['The two shook hands at the weekend.', '2026-W06'],
    ['The board will meet next weekend.', '2026-W07'],
    ['Acme shut the line shortly before Christmas.', '2025-12'],
    ['It will reopen by Christmas.', '2026-12'],
    ['Before the month is out, Acme is to start the line.', '2026-02'],
    ['A filing on the 4th showed the sale.', '2026-02-04'],
    ['Acme sold it three days ago.', '2026-02-08'],
    ['Acme sold it five months ago.', '2025-09'],
    ['Acme sold it two years ago.', '2024'],
    ['Work begins next month.', '2026-03'],
    ['It should be ready by next year.', '2027'],
    ['They split in December last year.', '2025-12'],
    ['They split last December.', '2025-12'],
    ['They split on Feb. 28 last year.', '2025-02-28'],
    ['The grant was approved earlier this month.', '2026-02'],
    ['Talks began late last year.', '2025'],
    ['It will open in the second half of next year.', '2027-H2'],
    ["Last year's fourth quarter was weak.", '2025-Q4'],
    ['It will be done by the end of the decade.', '2030'],
    ['It will be done by the end of the year.', '2026'],
    ['It will be done by year-end.', '2026'],
    ['Yesterday the board met.', '2026-02-10'],
    ['The week after next is free.', '2026-W09'],
    ['They met on Friday last week.', '2026-02-06'],
    ['They will meet next Monday.', '2026-02-16'],
    ['Sales of the last two quarters fell.', '2025-Q3/2025-Q4'],
  ])('%s is %s', (text, value) => expect(values(text)).toEqual([value]));
});

describe('tense decides what the words leave open', () => {
  it.each([
    // A colon begins anew.
    ['It knows where the powder will go: in January it won an order.', '2026-01'],
    // "ready" and "book" are no verbs here, "won" is money.
    ['On October 15 the first customer-ready racks rolled out.', '2025-10-15'],
    ['It lowered the book value by 12 billion yen in the October-December period.', '2025-Q4'],
    ['It would take a charge of 270 billion won in the second quarter.', '2026-Q2'],
    ['Holders will see the cost in the accounts for the half to June.', '2026-H1'],
    ['Acme said on Monday it would close.', '2026-02-09'],
    ['Acme said Wednesday it had won.', '2026-02-11'],
    ['Acme will present it on Friday.', '2026-02-13'],
    ['Acme presented it on Friday.', '2026-02-06'],
    ['On Friday, Acme presented it.', '2026-02-06'],
    ['According to a report on Monday, the order would be large.', '2026-02-09'],
    ['The line was stopped in November.', '2025-11'],
    ['The line is to be stopped in November.', '2026-11'],
    ['The line, which opened in November, will grow.', '2025-11'],
    ['The plant will start shipping in June.', '2026-06'],
    ['The stake is due to be transferred by 1 June.', '2026-06-01'],
    ['The rules, which take effect on 8 March, are strict.', '2026-03-08'],
    ['Deliveries had been promised for May.', '2025-05'],
    ['They have agreed to close it by the end of June.', '2026-06'],
    ['They had shipped it to customers by the end of June.', '2025-06'],
    ['Output could start as early as the second half.', '2026-H2'],
    ['Profit fell in the second half.', '2025-H2'],
    ['Profit fell in the fourth quarter.', '2025-Q4'],
    ['Fourth-quarter results will please nobody.', '2025-Q4'],
    ['Shipments will rise 5% from the third quarter.', '2025-Q3'],
    ['The board approved it on Feb. 5.', '2026-02-05'],
    ['The board met on Dec. 12.', '2025-12-12'],
    ['Acme plans to cut 560 jobs by March 31.', '2026-03-31'],
    ['Acme will cut jobs in May.', '2026-05'],
    ['The company has until March 2 to appeal.', '2026-03-02'],
    ['The lines stood still last summer.', '2025'],
    ['Profit for the quarter ended December 31 fell.', '2025-Q4'],
  ])('%s is %s', (text, value) => expect(values(text)).toEqual([value]));

  it('puts a day that other time zones have reached beside publication, not a year back', () =>
    expect(values('Acme said on Feb. 12 that it had sold.')).toEqual(['2026-02-12']));
});

describe('dates that lean on another in the text', () => {
  it.each([
    ['In the fourth quarter of 2025 sales fell from the previous quarter.', ['2025-Q4', '2025-Q3']],
    ['In the fourth quarter of 2025 sales fell from a year earlier.', ['2025-Q4', '2024-Q4']],
    ['It earned more in January-March 2025 than in the same period a year earlier.', ['2025-Q1', '2024-Q1']],
    ['It lost money in the third quarter of 2025, unlike in the same quarter of 2024.', ['2025-Q3', '2024-Q3']],
    ['The price was set on Oct. 1, 2025, and paid on the same day.', ['2025-10-01', '2025-10-01']],
    ['Sales in 2024 were flat. Costs for the year rose.', ['2024', '2024']],
    ['It closed in October 2025. The month before, an order had been lost.', ['2025-10', '2025-09']],
    ['It opened in spring 2018. That same spring it hired 40 people.', ['2018', '2018']],
    ['It moved out on Monday. That day the shares passed.', ['2026-02-09', '2026-02-09']],
    ['It opened in 2021. Later that year it closed.', ['2021', '2021']],
    ['That day will come. It said that week one was hard.', []],
  ])('%s', (text, expected) => expect(values(text)).toEqual(expected));

  it('counts from publication where the paragraph names nothing', () =>
    expect(values('Sales in 2023 fell.\n\nThe previous quarter was better.')).toEqual(['2023', '2025-Q4']));
});

describe('ranges', () => {
  it.each([
    ['Cells will be supplied from 2028 to 2030.', '2028/2030'],
    ['It is paid between 2026 and 2029.', '2026/2029'],
    ['It takes 10,000 tonnes of salt a year from 2027 to 2031.', '2027/2031'],
    ['It takes 6,000 tonnes, beginning in 2027 and running through 2031.', '2027/2031'],
    ['The order covers 2028–2030.', '2028/2030'],
    ['The order covers 2028-30.', '2028/2030'],
    ['It runs from August 2027 to July 2030.', '2027-08/2030-07'],
    ['It runs from Jan. 1, 2028, to Dec. 31, 2032.', '2028-01-01/2032-12-31'],
    ['It runs for three years from 2026.', '2026/2028'],
    ['It runs over six years beginning on January 1, 2026.', '2026/2031'],
    ['It runs for three years from August 2027.', '2027-08/2030-07'],
    ['It is a three-year deal from 2027.', '2027/2029'],
    ['It is a five-year supply contract starting in January 2028.', '2028/2032'],
    ['It takes 5 tonnes over five years, starting in 2027.', '2027/2031'],
    ['Profit in the January-March quarter fell.', '2025-Q1'],
    ['Profit in the July-September period fell.', '2025-Q3'],
    ['It will run from next year to 2028.', '2027/2028'],
    ['The fair is open July 13-15, 2026.', '2026-07-13/2026-07-15'],
    ['It fell between October and December.', '2025-Q4'],
    ['It will be shut from Nov to March.', '2026-11/2027-03'],
  ])('%s is %s', (text, value) => expect(values(text)).toEqual([value]));

  it('reads two dates where something is put off from one to the other', () =>
    expect(values('The start was delayed from 2025 to 2027.')).toEqual(['2025', '2027']));
});

describe('distances from a date', () => {
  it.each([
    ['Three days after Feb. 5, 2026, it failed.', '2026-02-08'],
    ['It closed two weeks before May 13, 2025.', '2025-04-29'],
    ['The day before yesterday was cold.', '2026-02-09'],
    ['It was the week of Feb. 2.', '2026-W06'],
    ['It is for the week commencing Feb. 2.', '2026-W06'],
  ])('%s is %s', (text, value) => expect(values(text)).toEqual([value]));
});

describe('what only looks like a date', () => {
  it.each([
    'The company may cut output.',
    'It may take two plants to do so.',
    'May we all be well.',
    'Workers march on the plant.',
    'The march of progress goes on.',
    'It bought shares of March Networks.',
    'The Model 3 sells well.',
    'BMW i4 drivers like the 46 series.',
    'Its 2170 and 4680 cells are cheap.',
    'It makes 2170 cylindrical cells.',
    'Article 301 and Section 45X apply.',
    'Regulation 2023 applies to it.',
    'It shipped 2,026 packs.',
    'About 2000 workers left.',
    'It needs 2030 MWh.',
    'It paid 2025 euros.',
    'The 2026 Chevrolet Bolt is back.',
    'Visitors to CES 2026 saw it.',
    'A second half of the line stands idle.',
    'The second half of the assembly line stands idle.',
    'It was the third quarter of losses.',
    'Sales grew over the past year.',
    'It was the biggest fall in five years.',
    'The order doubled in two years.',
    'It has 24/7 support and a 50/50 split.',
    'The sun sat low and they wed.',
    'An august body spoke.',
    'H2 is hydrogen.',
    'It came two years later than planned.',
    'It sold 5.2026 shares.',
    'Route ABC-2024 is closed.',
  ])('%s', text => expect(values(text)).toEqual([]));

  it.each([
    ['The Phoenix plant may open in May.', ['2026-05']],
    ['Output in March rose, said March Networks.', ['2025-03']],
    ['It makes the Model 3 since 2017.', ['2017']],
    ['Vision 2030 was drawn up in 2016.', ['2016']],
    ['Under the 2022 law it ends in 2032.', ['2022', '2032']],
  ])('%s', (text, expected) => expect(values(text)).toEqual(expected));
});

describe('spans', () => {
  it('cover the date with the words that qualify it, and nothing else', () => {
    const text = 'It will open by the end of June 2027, not in mid-2026.';
    const spans = findDates(text, { reference: REFERENCE });
    expect(spans.map(s => text.slice(s.start, s.end))).toEqual(['end of June 2027', 'mid-2026']);
  });

  it.each([
    ['It opens by 2027.', 'max'],
    ['It has run since 2021.', 'min'],
    ['It starts from 2027.', 'min'],
    ['It will not open until 2027.', 'min'],
    ['It ran until 2024.', 'max'],
    ['It opens no later than 2027.', 'max'],
    ['It opens as early as 2027.', 'min'],
    ['It opens around 2027.', 'about'],
    ['It opens in 2027.', undefined],
    ['It is up 5% from last year.', undefined],
  ])('%s is bounded %s', (text, bound) => expect(findDates(text, { reference: REFERENCE })[0]?.bound).toBe(bound));

  it('have UTF-16 offsets', () => {
    const text = '전지 🔋 2027 — 2026년';
    expect(findDates(text, { reference: REFERENCE }).map(s => text.slice(s.start, s.end))).toContain('2027');
  });
});

it('refuses a reference that is no day, with the mend', () =>
  expect(() => findDates('today', { reference: 'soon' })).toThrow(/"soon".*YYYY-MM-DD/));

it('gives every rule an id of its own', () => expect(new Set(DATE_RULES.map(r => r.id)).size).toBe(DATE_RULES.length));
