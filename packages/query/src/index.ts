// The filter language of every list, export, subscription and feed. docs/filters.md writes it out for people.
export { closest } from './closest.js';
export type { EventFacts } from './event-facts.js';
export { DAY_FIELDS, type Filter, FilterError, FLAGS, NUMBER_FIELDS, SHORTHAND, WORD_FIELDS } from './filter.js';
export { filterHints, type KnownNames } from './filter-hints.js';
export { filterToSql, type SqlCondition } from './filter-to-sql.js';
export { matchesFilter } from './matches-filter.js';
export { type ParseOptions, parseFilter } from './parse-filter.js';
export { REGIONS } from './regions.js';
