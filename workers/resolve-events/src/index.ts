export { type Corrected, type CorrectionRequest, correctEvents } from './correct-events.js';
export { eventKeys } from './event-state.js';
export type { CorrectionDetail } from './read-constraints.js';
export type { RecordedExit } from './record-exits.js';
export type { RecordedEvent } from './record-groups.js';
export { type MentionDifference, type Reextracted, type Reread, reextractArticles } from './reextract-articles.js';
export { type BatchStart, type ResolveContext, type Resolved, resolveBatch, startOf } from './resolve-batch.js';
export { resolveExtractions } from './resolve-extractions.js';
export { revalueEvents } from './revalue-events.js';
