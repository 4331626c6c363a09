// The checked tree that a filter text becomes, and the fields it can name.

/** A test of one field. `values` of one test are alternatives. */
export type FieldTest =
  | { is: 'words'; field: WordField; values: string[] }
  | { is: 'role'; role: string; values: string[] }
  | { is: 'number'; field: NumberField; op: Comparison; value: number }
  | { is: 'days'; field: DayField; from: string; to: string }
  | { is: 'flag'; flag: Flag }
  | { is: 'text'; text: string };

export type Filter = { is: 'and' | 'or'; of: Filter[] } | { is: 'not'; of: Filter } | FieldTest;

export type Comparison = '=' | '>' | '>=' | '<' | '<=';

/** Fields compared as names or codes, without regard to case. */
export const WORD_FIELDS = {
  type: 'event type, such as stake_sale',
  status: 'considered, announced, agreed, completed, denied or cancelled',
  company: 'a company in any role',
  venture: 'a joint venture',
  facility: 'words of a facility name',
  place: 'words of a place',
  country: 'ISO code of a country, such as US',
  segment: 'EV, ESS, consumer, robot, other, LFP …',
  outlet: 'an outlet that reports the event',
  id: 'id of an event',
} as const;
export type WordField = keyof typeof WORD_FIELDS;

export const NUMBER_FIELDS = {
  gwh: 'largest energy figure in gigawatt-hours',
  usd: 'largest sum in US dollars',
  sources: 'independent outlets',
  confidence: '0 to 1',
} as const;
export type NumberField = keyof typeof NUMBER_FIELDS;

export const DAY_FIELDS = {
  date: 'day of the event itself',
  seen: 'day of the first report',
} as const;
export type DayField = keyof typeof DAY_FIELDS;

export const FLAGS = { jv_exit: 'a partner leaves a joint venture' } as const;
export type Flag = keyof typeof FLAGS;

/** Shorthand that stands for another spelling of a test. */
export const SHORTHAND = {
  since: 'first reported on that day or later',
  until: 'first reported on that day or earlier',
  'min-sources': 'at least so many independent outlets',
  'min-confidence': 'at least that confidence',
  'min-usd': 'at least that sum in US dollars, such as 1bn',
  'min-gwh': 'at least so many gigawatt-hours',
  is: 'is:jv_exit',
  region: 'a country code, or one of africa, americas, asia, europe, north-america, oceania',
  sort: 'not a filter: use the sort option',
} as const;

/** A filter text that cannot be understood: position is the UTF-16 offset of the offending word. */
export class FilterError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
  }
}
