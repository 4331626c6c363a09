// Articles + a compiled pack → mentions with their evidence; explains itself.

export { createExtractor, type Extraction, type ExtractOptions, type Extractor } from './extract.js';
export type { Unfilled } from './frames/near-miss.js';
export { type ConfidenceTable, confidenceOf } from './happenings/confidence.js';
export { Trace, type TracedFrame, type TracedMention, type TracedMiss, type TracedValue } from './trace.js';
export { type Change, changesBetween } from './trial/changes.js';
export {
  type ExampleResult,
  eventText,
  runExample,
  runExamples,
  type Verdict,
  valueText,
} from './trial/run-examples.js';
export {
  type AnnotatedGold,
  type ConfidenceBand,
  type FrameTally,
  type Score,
  scoreTrials,
  type Tally,
  type Trial,
  tryArticles,
} from './trial/score.js';
export { definitionsOf, pairEvents, type ToldEvent } from './trial/told-event.js';
