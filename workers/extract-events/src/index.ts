export { type ExtractContext, extractVersion } from './extract-version.js';
