export { type HubAnswer, type HubMeans, type HubPort, type HubPush, hubCallbacks } from './hub-callbacks.js';
export { type PollContext, pollSource } from './poll-source.js';
