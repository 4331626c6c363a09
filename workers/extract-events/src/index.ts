export { type ExtractContext, extractVersion } from './extract-version.js';
export { articleOf, type ReadContext, type ReadEvents, readForEvents } from './read-for-events.js';
