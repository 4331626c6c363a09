export type { UsdRate } from './event-columns.js';
export type { CorrectionDetail } from './read-constraints.js';
export { type BatchStart, type ResolveContext, type Resolved, resolveBatch, startOf } from './resolve-batch.js';
export { resolveExtractions } from './resolve-extractions.js';
