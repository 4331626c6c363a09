// Recorded versions of events and exits → the changes that alerts are decided on. Live run, preview and replay all read here.
import { type Arguments, daysOf, type HistoryStep, type Status } from '@cellwire/model';
import type { EventFacts } from '@cellwire/query';
import {
  type ChangeKey,
  type EventChange,
  type EventVersion,
  type ExitChange,
  type HeadlineEvidence,
  listAlertable,
  type Queryable,
  readEventChanges,
  readEventsAsOf,
  readExitChanges,
} from '@cellwire/store';
import { figuresOf, type SubjectState } from './decide-alert.js';
import { cutArguments } from './fit-alert.js';

/** A recorded change, with what an alert on it would say. */
export interface AlertableChange {
  version: number;
  at: Date;
  state: SubjectState;
  headline: string;
  evidence: HeadlineEvidence | null;
  venture?: string;
  leaving?: string[];
  /** The event, or the one that stands for the exit; its arguments are cut already. */
  event: EventVersion;
}

const PAGE = 200;

/** Changes that are not silent, recorded in a span of time (both ends included), in the order of their recording. */
export async function* readChanges(
  q: Queryable,
  span: { from: Date; to: Date | null },
): AsyncGenerator<AlertableChange, void, void> {
  let after = 0;
  for (;;) {
    const keys = await listAlertable(q, { ...span, after, limit: PAGE });
    yield* await readVersions(q, keys);
    if (keys.length < PAGE) return;
    after = keys.at(-1)?.seq ?? after;
  }
}

/** The changes of the given versions, in the order given; those of an exit without any known event are left out. */
export async function readVersions(
  q: Queryable,
  keys: readonly Pick<ChangeKey, 'kind' | 'id' | 'version'>[],
): Promise<AlertableChange[]> {
  const events = await readEventChanges(
    q,
    keys.filter(k => k.kind === 'event'),
  );
  const exits = await readExitChanges(
    q,
    keys.filter(k => k.kind === 'exit'),
  );
  const found = new Map<string, AlertableChange>();
  for (const event of events) found.set(`${event.id} ${event.version}`, changeOfEvent(event));
  for (const exit of exits) {
    const change = await changeOfExit(q, exit);
    if (change) found.set(`${exit.id} ${exit.version}`, change);
  }
  return keys.flatMap(k => found.get(`${k.id} ${k.version}`) ?? []);
}

function changeOfEvent(row: EventChange): AlertableChange {
  const event = { ...row, arguments: cutArguments(row.arguments) };
  const news = newsOn(row.date, row.firstSeenAt);
  const corrected = correctedOf(row.state, row);
  const state: SubjectState = {
    kind: 'event',
    id: row.id,
    status: row.status,
    facts: factsOf(row),
    figures: figuresOf(event.arguments, 'event'),
    newsOn: news,
    statusOn: statusOn(row.history, row.status, news),
    fresh: row.fresh,
    ...(corrected ? { corrected } : {}),
  };
  return { version: row.version, at: row.recordedAt, state, headline: row.headline, evidence: row.evidence, event };
}

async function changeOfExit(q: Queryable, row: ExitChange): Promise<AlertableChange | null> {
  const { snapshot } = row;
  const ids = snapshot.events.length ? snapshot.events : (row.eventsBefore ?? []);
  const known = new Map((await readEventsAsOf(q, ids, row.recordedAt)).map(e => [e.id, e]));
  const own = ids.flatMap(id => known.get(id) ?? []);
  const head = own.find(e => e.status === snapshot.status) ?? own[0];
  if (!head) return null;
  const event = { ...head, arguments: cutArguments(head.arguments) };
  const news = newsOn(snapshot.date, new Date(snapshot.firstSeenAt));
  const corrected = correctedOf(snapshot.state, row);
  const facts: EventFacts = {
    ...factsOf(head),
    status: snapshot.status,
    sources: snapshot.sources,
    confidence: snapshot.confidence,
    isExit: true,
  };
  const state: SubjectState = {
    kind: 'exit',
    id: row.id,
    status: snapshot.status,
    facts,
    figures: figuresOf(event.arguments, 'exit'),
    newsOn: news,
    statusOn: statusOn(snapshot.history, snapshot.status, news),
    fresh: row.fresh,
    ...(corrected ? { corrected } : {}),
  };
  const { headline, evidence, venture, leaving } = snapshot;
  return { version: row.version, at: row.recordedAt, state, headline, evidence, venture, leaving, event };
}

/** What a change mends. A split is one for the part that keeps the id, which lost what others hold now. */
function correctedOf(
  state: EventChange['state'],
  { cause, stateBefore }: Pick<EventChange, 'cause' | 'stateBefore'>,
): SubjectState['corrected'] {
  if (state !== 'live') return state;
  return cause === 'split' && stateBefore === 'live' ? 'split' : undefined;
}

function newsOn(date: string | null, firstSeen: Date): string {
  const end = date ? daysOf(date)?.end : null;
  return end || firstSeen.toISOString().slice(0, 10);
}

const statusOn = (history: readonly HistoryStep[], status: Status, fallback: string): string =>
  history.filter(s => s.status === status).at(-1)?.on ?? fallback;

/** What a filter asks of an event, as one version recorded it. */
export function factsOf(e: EventVersion): EventFacts {
  const { id, type, status, dateFrom, dateTo, seenOn, companies, ventures, facilities, places, countries, segments } =
    e;
  const { outlets, gwh, usd, sources, confidence, isExit } = e;
  const names = { companies, ventures, facilities, places, countries, segments, outlets };
  const figures = { gwh, usd, sources, confidence, isExit };
  const args: Arguments = e.arguments;
  return { id, type, status, dateFrom, dateTo, seenOn, ...names, ...figures, arguments: args, text: e.searchText };
}
