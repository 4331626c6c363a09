// What the API is given: the store, what may be asked of it, and the doors to what it must not import.
import type { AlertOptions, SendOptions, SubscribeRules } from '@cellwire/alerts';
import type { Pack } from '@cellwire/model';
import type { Logger, Metrics } from '@cellwire/runtime';
import type { Store } from '@cellwire/store';
import type { CorrectionBody } from './schema/keeping.js';

/** What came of a correction. */
export type CorrectionAnswer = { is: 'done'; correction: number; events: string[] } | { is: 'refused'; why: string };

/** Corrections are carried out by resolution, which the API does not import: the process brings this. */
export interface CorrectionPort {
  correct(body: CorrectionBody, by: string): Promise<CorrectionAnswer>;
  undo(correction: number, by: string): Promise<CorrectionAnswer>;
}

/** What a WebSub hub is answered, as text/plain. */
export interface HubAnswer {
  status: number;
  body: string;
}

/** Hubs are answered by the stage that polls feeds, which the API does not import: the process brings this. */
export interface HubPort {
  verify(source: string, token: string, query: URLSearchParams): Promise<HubAnswer>;
  receive(
    source: string,
    token: string,
    push: { body: Uint8Array; contentType: string | undefined; signature: string | undefined },
  ): Promise<HubAnswer>;
}

/** What changing subscriptions, sending tests and previews take. */
export interface AlertMeans {
  rules: Omit<SubscribeRules, 'now' | 'secretKey'> & { secretKey(): string };
  preview: AlertOptions;
  send(): Omit<SendOptions, 'now' | 'signal'>;
}

export interface AccessRules {
  /** What a visitor on loopback may do without a token (read). */
  local?: 'none' | 'read' | 'admin';
  /** A token that needs no row: the one that the lock file tells the commands of this machine. */
  localToken?: string | null;
  /** Origins that browsers may call from; none by default. */
  corsOrigins?: readonly string[];
  /** Requests a minute and address or token (1,200); 0: no limit. */
  requestsPerMinute?: number;
}

export interface ApiOptions {
  store: Store;
  log: Logger;
  metrics: Metrics;
  /** What else must be well for /readyz: null when it is, else what is wrong. */
  isReady?: () => Promise<string | null>;
  /** BullMQ's queues, where they are on Redis: shown at /queues to those who may administer. */
  bullQueues?: readonly unknown[];
  /** Names, aliases and countries; without it only what events say is known. */
  pack?: Pack;
  access?: AccessRules;
  corrections?: CorrectionPort;
  alerts?: AlertMeans;
  /** Answers WebSub hubs at /websub; absent: nothing is there. */
  hubs?: HubPort;
  /** Explains mentions of an article whose text is kept: lines by mention id. */
  explain?: (articleId: string) => Promise<ReadonlyMap<string, readonly string[]>>;
  /** Whether to lend the store to the other commands of this machine, which show `access.localToken`. */
  lendStore?: boolean;
  /** Base URL as readers reach it, for links in feeds; the request's own when absent. */
  publicUrl?: string | null;
  /** Folder of the built page; that of packages/page by default. */
  pageDir?: string;
  version?: string;
  /** Compares every answer with its schema and fails where they differ; for tests. */
  checkAnswers?: boolean;
}
