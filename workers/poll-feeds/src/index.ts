export { type PollContext, pollSource } from './poll-source.js';
