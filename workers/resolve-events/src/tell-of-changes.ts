// Recorded changes as alerts see them.
import { type ActiveSubscription, EXIT_FIGURES, figuresOf, type SubjectState, writeAlerts } from '@cellwire/alerts';
import { type Arguments, daysOf, type HistoryStep, type Status } from '@cellwire/model';
import type { EventFacts } from '@cellwire/query';
import type { EventState, HeadlineEvidence, StoredEvent, Transaction } from '@cellwire/store';
import type { RecordedExit } from './record-exits.js';
import type { RecordedEvent, ResolveContext } from './resolve-batch.js';

export interface Changes {
  recorded: readonly RecordedEvent[];
  exits: readonly RecordedExit[];
  subscriptions: readonly ActiveSubscription[];
  at: Date;
}

/** Writes the alerts of a batch; answers the ids of the new deliveries. */
export async function tellOfEvents(tx: Transaction, changes: Changes, context: ResolveContext): Promise<number[]> {
  const options = { now: changes.at, alertMaxAgeDays: context.alertMaxAgeDays, settleMs: context.alertSettleMs };
  const deliveries: number[] = [];
  const note = (written: { type: string; deliveries: number[] }[]): void => {
    for (const w of written) {
      context.onAlert?.(w.type, w.deliveries.length);
      deliveries.push(...w.deliveries);
    }
  };
  for (const exit of changes.exits) {
    const { state, event } = exit;
    const fresh = changes.recorded.filter(r => state.events.includes(r.id)).some(isFresh);
    const data = {
      headline: state.headline,
      evidence: evidence(state.evidence),
      venture: state.venture,
      leaving: state.leaving,
      event: publicEvent(event),
      link: link(context, `exits/${state.id}`),
    };
    note(
      await writeAlerts(
        tx,
        { state: exitSubject(exit, fresh), version: exit.version, data },
        changes.subscriptions,
        options,
      ),
    );
  }
  for (const r of changes.recorded) {
    const data = {
      headline: r.state.headline,
      evidence: evidence(r.state.evidence),
      event: publicEvent(r.state),
      link: link(context, `events/${r.id}`),
    };
    note(await writeAlerts(tx, { state: eventSubject(r), version: r.version, data }, changes.subscriptions, options));
  }
  return deliveries;
}

const link = ({ publicUrl }: ResolveContext, path: string): string | null =>
  publicUrl ? new URL(path, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href : null;
const evidence = (e: HeadlineEvidence | null) => e ?? { sentence: '', article: '', outlet: null, url: null };

/** The part of an event that an alert carries. */
function publicEvent(e: EventState | StoredEvent) {
  return {
    event: e.id,
    type: e.type,
    status: e.status,
    date: e.date,
    arguments: e.arguments,
    confidence: e.confidence,
    sources: e.sources,
    first_seen: e.firstSeenAt.toISOString(),
    last_seen: e.lastSeenAt.toISOString(),
    history: e.history.slice(-10).map(({ status, on, article }) => ({ status, on, article })),
  };
}

/** Whether some mention tells the present status as news, not in passing. */
const isFresh = (r: RecordedEvent): boolean =>
  r.records.some(m => !m.mention.background && m.mention.status === r.state.status);

function newsOn(date: string | null, firstSeen: Date): string {
  const end = date ? daysOf(date)?.end : null;
  return end || firstSeen.toISOString().slice(0, 10);
}

const statusOn = (history: readonly HistoryStep[], status: Status, fallback: string): string =>
  history.filter(s => s.status === status).at(-1)?.on ?? fallback;

function eventSubject(r: RecordedEvent): SubjectState {
  const { state } = r;
  const news = newsOn(state.date, state.firstSeenAt);
  const corrected =
    state.state === 'merged'
      ? 'merged'
      : state.state === 'rejected'
        ? 'rejected'
        : r.before?.state === 'rejected'
          ? 'restored'
          : undefined;
  return {
    kind: 'event',
    id: r.id,
    status: state.status,
    facts: factsOf(
      state,
      r.records.map(m => m.mention.sentence),
    ),
    figures: figuresOf(state.arguments),
    newsOn: news,
    statusOn: statusOn(state.history, state.status, news),
    fresh: isFresh(r),
    ...(corrected ? { corrected } : {}),
  };
}

function exitSubject({ state, event }: RecordedExit, fresh: boolean): SubjectState {
  const news = newsOn(state.date, state.firstSeenAt);
  const facts: EventFacts = {
    ...factsOf(event, [event.searchText]),
    status: state.status,
    sources: state.sources,
    confidence: state.confidence,
    isExit: true,
  };
  return {
    kind: 'exit',
    id: state.id,
    status: state.status,
    facts,
    figures: figuresOf(event.arguments as Arguments, EXIT_FIGURES),
    newsOn: news,
    statusOn: statusOn(state.history, state.status, news),
    fresh,
  };
}

/** The facts that a filter asks for. */
export function factsOf(e: EventState | StoredEvent, sentences: readonly string[]): EventFacts {
  const days = e.date ? daysOf(e.date) : null;
  return {
    id: e.id,
    type: e.type,
    status: e.status,
    dateFrom: days?.start || null,
    dateTo: days?.end || null,
    seenOn: e.seenOn,
    companies: e.companies,
    ventures: e.ventures,
    facilities: e.facilities,
    places: e.places,
    countries: e.countries,
    segments: e.segments,
    outlets: e.outlets,
    arguments: e.arguments,
    gwh: e.gwh,
    usd: e.usd,
    sources: e.sources,
    confidence: e.confidence,
    isExit: e.isExit,
    text: [e.headline, ...e.companies, ...e.ventures, ...e.facilities, ...e.places, ...sentences].join('\n'),
  };
}
