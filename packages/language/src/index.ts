// Text → sentences with names, amounts, dates and references. Pure functions; offsets are UTF-16, into the text given.
export { splitDocument } from './text/split-document.js';
export { fold, tokenAt, tokenize } from './text/tokenize.js';
export * from './text/types.js';
