// How a status moves: the precedence table, and the history that comes of it.
import { dayOf, daysOf, type HistoryStep, type Status } from '@cellwire/model';
import { inOrder, type MentionRecord } from './mention-record.js';

/**
 * The status after an assertion. Rows: what holds; columns: what is asserted next, in the order of the days on which
 * things were asserted. A late report of an early stage moves nothing back; a denial ends a rumour and an
 * announcement, but not a signed or a closed deal; what was called off can be taken up again; what is done stays done.
 */
export const PRECEDENCE: Record<Status, Record<Status, Status>> = {
  considered: {
    considered: 'considered',
    announced: 'announced',
    agreed: 'agreed',
    completed: 'completed',
    denied: 'denied',
    cancelled: 'cancelled',
  },
  announced: {
    considered: 'announced',
    announced: 'announced',
    agreed: 'agreed',
    completed: 'completed',
    denied: 'denied',
    cancelled: 'cancelled',
  },
  agreed: {
    considered: 'agreed',
    announced: 'agreed',
    agreed: 'agreed',
    completed: 'completed',
    denied: 'agreed',
    cancelled: 'cancelled',
  },
  completed: {
    considered: 'completed',
    announced: 'completed',
    agreed: 'completed',
    completed: 'completed',
    denied: 'completed',
    cancelled: 'completed',
  },
  denied: {
    considered: 'denied',
    announced: 'announced',
    agreed: 'agreed',
    completed: 'completed',
    denied: 'denied',
    cancelled: 'cancelled',
  },
  cancelled: {
    considered: 'cancelled',
    announced: 'announced',
    agreed: 'agreed',
    completed: 'completed',
    denied: 'cancelled',
    cancelled: 'cancelled',
  },
};

/** Order of two assertions of one day: the rumour comes before its denial, the plan before the deal. */
const SAME_DAY: Status[] = ['considered', 'denied', 'announced', 'agreed', 'cancelled', 'completed'];

export interface Assertion {
  status: Status;
  on: string;
  article: string;
  sentence: string;
  published: string;
}

/** The day a mention asserts its status: its own date where that lies before the publication, else the day of publication. */
export function assertionOf(record: MentionRecord): Assertion {
  const published = dayOf(record.published);
  const end = record.mention.date ? (daysOf(record.mention.date)?.end ?? '') : '';
  const on = end && end < published ? end : published;
  return {
    status: record.mention.status,
    on,
    article: record.article,
    sentence: record.mention.sentence,
    published: record.published,
  };
}

const compare = (a: Assertion, b: Assertion): number =>
  a.on < b.on
    ? -1
    : a.on > b.on
      ? 1
      : SAME_DAY.indexOf(a.status) - SAME_DAY.indexOf(b.status) ||
        inOrder(a.published, b.published) ||
        inOrder(a.article, b.article) ||
        inOrder(a.sentence, b.sentence);

/** The status that follows from assertions, whatever their order of arrival. */
export function statusOf(assertions: readonly Assertion[]): Status {
  let status: Status | null = null;
  for (const next of [...assertions].sort(compare))
    status = status === null ? next.status : PRECEDENCE[status][next.status];
  if (status === null) throw new Error('an event has at least one mention');
  return status;
}

/** Each step once: the first assertion of every status, and each one that changed what held. */
export function historyOf(assertions: readonly Assertion[]): Omit<HistoryStep, 'at'>[] {
  const seen = new Set<Status>();
  const steps: Omit<HistoryStep, 'at'>[] = [];
  let status: Status | null = null;
  for (const next of [...assertions].sort(compare)) {
    const after: Status = status === null ? next.status : PRECEDENCE[status][next.status];
    if (after !== status || !seen.has(next.status))
      steps.push({ status: next.status, on: next.on, article: next.article, sentence: next.sentence });
    seen.add(next.status);
    status = after;
  }
  return steps;
}
