// Polite, bounded, safe HTTP: one call asks for one URL and answers with a value, whatever the other side does.
import { Agent } from 'undici';
import type { Fetched } from './answers.js';
import { DEADLINE_MS, type FetcherOptions, type FetchRequest } from './fetch-request.js';
import { followChain } from './follow-chain.js';
import { guardedConnector } from './guarded-connector.js';
import { resolveHost } from './resolve-host.js';

export interface Fetcher {
  /** Asks once, following redirects of a GET. Never throws for anything that the URL or the other side does. */
  fetch(url: string, request?: FetchRequest): Promise<Fetched>;
  /** Closes all sockets; fetches under way end as failed. */
  close(): Promise<void>;
}

/** A fetcher holds the connections of one process; make one and share it. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const dispatcher = options.dispatcher ?? guardedAgent(options);
  const now = options.now ?? (() => new Date());
  return {
    fetch: (url, request = {}) => followChain({ options, dispatcher, now, request, url }),
    close: () => dispatcher.destroy(),
  };
}

function guardedAgent(options: FetcherOptions): Agent {
  const connect = guardedConnector({
    allowHosts: options.allowHosts ?? [],
    resolve: options.resolve ?? resolveHost,
    connectTimeoutMs: options.connectTimeoutMs ?? DEADLINE_MS,
    ...(options.ca ? { ca: options.ca } : {}),
  });
  // undici's own timeouts restart with every byte; the total deadline stands in their place.
  return new Agent({ connect, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 10_000, maxHeaderSize: 65_536 });
}
