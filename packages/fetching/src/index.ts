// Polite, bounded, safe HTTP.
export * from './answers.js';
export { checkUrl, isAllowedPair, MAX_URL_LENGTH, type UrlCheck, type UrlRules } from './check-url.js';
export {
  ACCEPT,
  DEADLINE_MS,
  type FetcherOptions,
  type FetchRequest,
  MAX_FEED_BYTES,
  MAX_PAGE_BYTES,
  MAX_REDIRECTS,
} from './fetch-request.js';
export * from './fetch-robots.js';
export * from './fetcher.js';
export * from './host-slot.js';
export { judgeAddress } from './judge-address.js';
export * from './next-poll.js';
export * from './poll-outcome.js';
export { type HostAddress, hostResolver, type ResolveHost, type ResolverOptions, resolveHost } from './resolve-host.js';
export { readRetryAfter } from './retry-after.js';
export { crawlDelayOf, isAllowed, parseRobots, type Robots } from './robots.js';
export { PRODUCT_TOKEN, userAgent } from './user-agent.js';
export * from './websub.js';
