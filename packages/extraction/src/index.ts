// Articles + a compiled pack → mentions with their evidence; explains itself.
export { createExtractor, type Extraction, type ExtractOptions, type Extractor } from './extract.js';
export { Trace, type TracedFrame, type TracedMiss } from './trace.js';
