// What a kind of destination has to say: which targets it takes, and how a message goes there.
import type { Fetcher } from '@cellwire/fetching';
import type { Channel } from '@cellwire/store';
import type { AlertMessage, NoticeMessage, WebhookMessage } from '../alert-message.js';
import type { Mailer } from './mailer.js';

/** What is sent. Its id is the same on every try. */
export interface Outgoing {
  id: string;
  /** One, except for a digest. */
  bodies: readonly WebhookMessage[];
}

/** Where to, with its secrets opened. */
export interface OpenTarget {
  url: string;
  /** What signs: the present secret first, then an old one that is not over yet. */
  secrets: readonly string[];
  name: string;
}

/** What sending needs of its process. */
export interface Means {
  fetcher: Fetcher;
  /** Null where no SMTP server is set. */
  mailer: Mailer | null;
  now: Date;
  /** Plain http is refused unless this is set or the target is on the allow-list. */
  allowHttp: boolean;
  /** Total deadline of a try (15 s). */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** What a try came to. `gone` switches the subscription off at once. `answer` is the beginning of what was answered. */
export type Sent =
  | { is: 'delivered'; status: number | null; answer: string }
  | { is: 'failed'; why: string; status: number | null; notBefore: Date | null; answer: string }
  | { is: 'gone'; why: string; status: number; answer: string };

export interface TargetRules {
  allowHosts: readonly string[];
  allowHttp: boolean;
  hasMail: boolean;
}

/** `url` is the canonical form, which is stored and sent to. */
export type TargetCheck = { is: 'ok'; url: string } | { is: 'refused'; why: string };

export interface Destination {
  channel: Channel;
  /** One line for people who choose. */
  summary: string;
  /** Whether whoever knows the address can post there: then it is encrypted at rest and never shown. */
  hasSecretUrl: boolean;
  /** Whether messages are signed. */
  signs: boolean;
  checkTarget(url: string, rules: TargetRules): TargetCheck;
  /** Sends once. Never throws for anything that the other side does. */
  send(message: Outgoing, target: OpenTarget, means: Means): Promise<Sent>;
}

export const isNotice = (body: WebhookMessage): body is NoticeMessage => body.type === 'destination.disabled';
export const isAlert = (body: WebhookMessage): body is AlertMessage => !isNotice(body);
