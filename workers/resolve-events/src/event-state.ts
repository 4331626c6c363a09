// A group of mentions → the state of its event as it is recorded.
import type { HistoryStep, RoleValue } from '@cellwire/model';
import {
  type BuiltEvent,
  blockKeys,
  exitKeys,
  featuresOf,
  isExit,
  relatedNames,
  type SignedRecord,
} from '@cellwire/resolution';
import type { EventState, HeadlineEvidence, StoredEvent, Transaction } from '@cellwire/store';
import { eventColumns } from './event-columns.js';
import type { LoadedRecord } from './load-component.js';
import { noveltyOf, relationKey, windowOn } from './novelty.js';
import { printHeadline } from './print-values.js';
import type { ResolveContext } from './resolve-batch.js';
import { ratesOn } from './usd-value.js';

export interface Group {
  id: string;
  built: BuiltEvent;
  records: readonly LoadedRecord[];
  /** The event of that id before. */
  old: StoredEvent | null;
  /** Steps recorded before, of all events that the mentions come from. */
  steps: readonly HistoryStep[];
  isRejected: boolean;
}

/** A stored event as resolution gives it again; its search text stands for the sentences that it was made of. */
export function stateFrom(stored: StoredEvent): EventState {
  const {
    version: _v,
    dateFrom: _f,
    dateTo: _t,
    facets: _a,
    searchText,
    createdAt: _c,
    recordedAt: _r,
    fingerprint: _p,
    ...rest
  } = stored;
  return { ...rest, searchTexts: searchText.split('\n') };
}

/** The state of a group's event; `related` and `exits` are carried on and set by later steps. */
export async function stateOf(
  tx: Transaction,
  { id, built, records, old, steps, isRejected }: Group,
  at: Date,
  context: ResolveContext,
): Promise<EventState> {
  const definition = context.types.get(built.type);
  const rate = await ratesOn(tx, built.arguments, built.firstSeen);
  const columns = eventColumns(built, definition, context.knowledge, rate);
  const head = records.find(r => r.id === built.headline) as LoadedRecord;
  const exit = isExit({ event: id, ...built }, context.knowledge);
  const seenOn = built.firstSeen.slice(0, 10);
  const { type, status, date, confidence, sources } = built;
  return {
    id,
    state: isRejected ? 'rejected' : 'live',
    type,
    status,
    date,
    arguments: built.arguments,
    headline: printHeadline(
      type,
      status,
      built.arguments as Record<string, RoleValue[]>,
      Object.keys(definition?.roles ?? {}),
    ),
    evidence: evidenceOf(head),
    confidence,
    sources,
    firstSeenAt: instantOf(built.firstSeen),
    lastSeenAt: instantOf(built.lastSeen),
    seenOn,
    history: keepInstants(built.history, steps, at),
    related: old?.related ?? [],
    ...columns,
    outlets: [...new Set(records.flatMap(r => r.outlet ?? []))].sort(),
    isExit: exit,
    exits: exit ? (old?.exits ?? []) : [],
    noveltyDays: await noveltyOf(tx, { id, type, seenOn, arguments: built.arguments }, context),
    searchTexts: [...new Set(records.map(r => r.mention.sentence))],
    keys: eventKeys({ id, built, records }, context),
  };
}

const instantOf = (published: string): Date => new Date(published.length === 10 ? `${published}T00:00:00Z` : published);

/** Everything that an event is looked up by: likeness, exits, affairs. */
export function eventKeys(
  { id, built, records }: Pick<Group, 'id' | 'built'> & { records: readonly SignedRecord[] },
  { types, knowledge }: Pick<ResolveContext, 'types' | 'knowledge'>,
): string[] {
  const window = windowOn(built.firstSeen.slice(0, 10));
  return [
    ...new Set([
      ...records.flatMap(r => blockKeys(featuresOf(r, types.get(r.mention.type), knowledge))),
      ...exitKeys({ event: id, ...built }, knowledge),
      ...relatedNames(built, knowledge).map(name => relationKey(name, window)),
    ]),
  ].sort();
}

const evidenceOf = ({ mention: { sentence }, article, outlet, url }: LoadedRecord): HeadlineEvidence => ({
  sentence,
  article,
  outlet,
  url,
});

/** A step keeps the instant at which it was first recorded. */
const keepInstants = (
  steps: readonly Omit<HistoryStep, 'at'>[],
  old: readonly HistoryStep[],
  at: Date,
): HistoryStep[] =>
  steps.map(step => {
    const known = old.filter(o => o.status === step.status && o.on === step.on && o.article === step.article);
    return { ...step, at: known.map(o => o.at).sort()[0] ?? at.toISOString() };
  });
