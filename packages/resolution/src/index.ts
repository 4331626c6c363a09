// Mentions in, events and exits out. Everything here is a function of its arguments.
export { type Assigned, assignIds, newEventId, newExitId } from './assign-ids.js';
export { blockKeys, reportedKey, windowOf } from './block-keys.js';
export { type BuiltEvent, buildEvent, newsDay, type SignedRecord } from './build-event.js';
export { compareMentions, LINK_AT, type Verdict } from './compare-mentions.js';
export { type Constraints, constraintsOf, type Decision, NO_CONSTRAINTS } from './constraints.js';
export { groupSources, type SourceArticle } from './count-sources.js';
export { type Features, featuresOf } from './features.js';
export {
  assertionsOfEvent,
  type EventForExit,
  exitKeys,
  type FoundExit,
  findExits,
  isExit,
  isExitKey,
} from './find-exits.js';
export { groupMentions, type ResolutionContext } from './group-mentions.js';
export { type Assertion, assertionOf, historyOf, PRECEDENCE, statusOf } from './lifecycle.js';
export { type FindGroups, linkedGroups } from './linked-records.js';
export { type MentionFacts, matchMentions } from './match-mentions.js';
export { byPublication, type MentionRecord } from './mention-record.js';
export { knowledgeOf, type NameKnowledge, type PlaceParts, plainName } from './name-knowledge.js';
export { type EventForRelation, RELATION_REASONS, relatedNames, relateEvents, ventureNames } from './relate-events.js';
export { COPY_AT, signatureLikeness, textSignature } from './text-signature.js';
