// Requests as spans. Of an address only the host is told: paths and queries of feeds and webhooks hold secrets.
import { type Fetcher, hostKey } from '@cellwire/fetching';
import type { Tracing } from '@cellwire/runtime';

/** The same fetcher; each request is a step of the job under way. */
export function tracedFetcher(fetcher: Fetcher, tracing: Tracing): Fetcher {
  return {
    fetch: (url, request) =>
      tracing.step(
        `HTTP ${request?.method ?? 'GET'}`,
        URL.canParse(url) ? { 'server.address': hostKey(url) } : {},
        () => fetcher.fetch(url, request),
        answer => ({
          'cellwire.answer': answer.is,
          ...('status' in answer && answer.status ? { 'http.response.status_code': answer.status } : {}),
        }),
      ),
    close: () => fetcher.close(),
  };
}
