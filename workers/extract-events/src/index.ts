export { type ExtractContext, extractVersions } from './extract-versions.js';
export { articleOf, type ReadContext, type ReadEvents, readForEvents } from './read-for-events.js';
