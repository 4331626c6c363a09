// Text → sentences with names, amounts, dates and references. Pure functions; offsets are UTF-16, into the text given.

export { findNames } from './names/find-names.js';
export { buildNameIndex, firstWords } from './names/name-index.js';
export type { DocumentName, ListedName, NameIndex, NamePack } from './names/types.js';
export { PLACE_NOUNS } from './names/word-lists.js';
export { partnersIn } from './reference/partners-in.js';
export { resolveReferences } from './reference/resolve-references.js';
export { type Standing, Standings } from './reference/standing.js';
export type { Reference, ReferenceKind, VenturePartners } from './reference/types.js';
export * from './syntax/index.js';
export { splitDocument } from './text/split-document.js';
export { fold, tokenAt, tokenize } from './text/tokenize.js';
export * from './text/types.js';
export { type DateOptions, findDates } from './values/dates/dates.js';
export { findMoney } from './values/money/money.js';
export { findQuantities } from './values/quantities/quantities.js';
export { findValues } from './values/values.js';
