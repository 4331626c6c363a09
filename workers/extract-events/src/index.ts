export { type ExtractContext, extractVersion, type MentionFinder } from './extract-version.js';
