// One batch of resolution: mentions that came or went → events, exits and alerts, in one transaction.
import { type ActiveSubscription, readActiveSubscriptions } from '@cellwire/alerts';
import type { EventTypeDefinition, HistoryStep, RoleValue } from '@cellwire/model';
import {
  assignIds,
  type BuiltEvent,
  blockKeys,
  buildEvent,
  type Constraints,
  featuresOf,
  groupMentions,
  isExit,
  type NameKnowledge,
  newEventId,
  type SignedRecord,
} from '@cellwire/resolution';
import {
  addRedirect,
  beginRecording,
  type Cause,
  type EventState,
  type Extraction,
  type HeadlineEvidence,
  listMentionsOfArticles,
  type RecordState,
  readEvents,
  recordEvent,
  type Store,
  type StoredEvent,
  select,
  setEventMentions,
  type Transaction,
} from '@cellwire/store';
import { eventColumns, type UsdRate } from './event-columns.js';
import { type Component, loadComponent } from './load-component.js';
import { printHeadline } from './print-values.js';
import { readConstraints } from './read-constraints.js';
import { recordExits } from './record-exits.js';
import { relateNeighbours } from './relate-neighbours.js';
import { tellOfChanges } from './tell-of-changes.js';

export interface ResolveContext {
  store: Store;
  types: ReadonlyMap<string, EventTypeDefinition>;
  knowledge: NameKnowledge;
  usdRate: UsdRate;
  alertMaxAgeDays: number;
  alertSettleMs: number;
  /** Base URL of the page, for links in alerts; null where it is not known. */
  publicUrl: string | null;
  onRecorded?: (change: { kind: 'event' | 'exit'; type: string; is: 'created' | 'changed' }) => void;
  onAlert?: (type: string, deliveries: number) => void;
}

/** What a batch came to. */
export interface Resolved {
  created: number;
  changed: number;
  /** Ids of new deliveries, to be enqueued after the commit. */
  deliveries: number[];
}

/** An event as recorded in this batch. */
export interface RecordedEvent {
  id: string;
  state: EventState;
  built: BuiltEvent | null;
  records: SignedRecord[];
  before: StoredEvent | null;
  version: number;
  isNew: boolean;
}

/** What a batch starts from: articles whose mentions changed, and events to be looked at again (corrections). */
export interface BatchStart {
  articles: readonly string[];
  events: readonly string[];
  cause: Cause;
  silent: boolean;
}

/** The start of a batch of extractions. It is silent when all of them are. */
export function startOf(extractions: readonly Extraction[]): BatchStart {
  const silent = extractions.every(x => x.silent);
  return {
    articles: [...new Set(extractions.map(x => x.articleId))],
    events: [],
    cause: silent ? 'import' : 'mention',
    silent,
  };
}

/** Resolves a batch. Call inside a transaction that does nothing else; the recording lock is taken here. */
export async function resolveBatch(tx: Transaction, start: BatchStart, context: ResolveContext): Promise<Resolved> {
  const at = await beginRecording(tx, context.store.clock);
  const standing = await listMentionsOfArticles(tx, start.articles);
  const touched = await eventsOfArticles(tx, start.articles);
  const component = await loadComponent(tx, standing, [...touched, ...start.events], context);
  const constraints = await readConstraints(tx, component);
  const recorded = await recordGroups(tx, component, constraints, { ...start, at }, context);
  await relateNeighbours(tx, recorded, { at, cause: start.cause, silent: true }, context.knowledge);
  await recordExits(tx, recorded, { at, cause: start.cause, silent: start.silent }, context);
  for (const r of recorded)
    context.onRecorded?.({ kind: 'event', type: r.state.type, is: r.isNew ? 'created' : 'changed' });
  const subscriptions: ActiveSubscription[] = start.silent ? [] : await readActiveSubscriptions(tx);
  const deliveries = subscriptions.length ? await tellOfChanges(tx, { subscriptions, at }, context) : [];
  return { created: recorded.filter(r => r.isNew).length, changed: recorded.filter(r => !r.isNew).length, deliveries };
}

/** Events that some mention of the articles, standing or superseded, belongs to. */
async function eventsOfArticles(tx: Transaction, articles: readonly string[]): Promise<string[]> {
  const rows = await select<{ eventId: string }>(
    tx,
    'SELECT DISTINCT em.event_id FROM mention m JOIN event_mention em ON em.mention_id = m.id AND em.valid_to IS NULL WHERE m.article_id = ANY($1::text[]) ORDER BY 1',
    [articles],
  );
  return rows.map(r => r.eventId);
}

type Batch = BatchStart & { at: Date };

async function recordGroups(
  tx: Transaction,
  component: Component,
  constraints: Constraints & { rejected: ReadonlySet<string> },
  batch: Batch,
  context: ResolveContext,
): Promise<RecordedEvent[]> {
  const records = [...component.records.values()];
  const groups = groupMentions(records, context, constraints);
  const numbers = new Map([...component.records].map(([n, r]) => [r.id, n]));
  const before = new Map((await readEvents(tx, [...component.events])).map(e => [e.id, e]));
  const known = new Map(
    [...component.eventOf].flatMap(([n, id]) => {
      const record = component.records.get(n);
      return record ? [[record.id, id] as const] : [];
    }),
  );
  const age = (id: string): number => before.get(id)?.createdAt.getTime() ?? Number.MAX_SAFE_INTEGER;
  const assigned = assignIds(
    groups.map(g => g.map(r => r.id)),
    known,
    age,
    newEventId,
  );
  const byId = new Map(records.map(r => [r.id, r]));
  const out: RecordedEvent[] = [];
  // Mentions move to their new event before the old one is closed, so that none is ever in two.
  for (const { id, members } of assigned) {
    const group = members.map(m => byId.get(m) as SignedRecord);
    const built = buildEvent(group, context.knowledge, context.types.get(group[0]?.mention.type ?? ''));
    const old = before.get(id) ?? null;
    const state = await stateOf(
      tx,
      { id, built, group, old, rejected: group.every(r => constraints.rejected.has(r.id)) },
      batch.at,
      context,
    );
    const result = await recordEvent(tx, state, batch);
    await setEventMentions(
      tx,
      id,
      members.map(m => numbers.get(m) as number),
      { at: batch.at },
    );
    if (result.is !== 'unchanged')
      out.push({
        id,
        state,
        built,
        records: group,
        before: old,
        version: result.version,
        isNew: result.is === 'created',
      });
  }
  const live = new Set(assigned.map(a => a.id));
  for (const { id, redirects } of assigned)
    for (const from of redirects)
      await addRedirect(tx, { from, to: id, kind: 'event', reason: 'one happening', at: batch.at });
  for (const old of before.values())
    if (!live.has(old.id) && old.state === 'live')
      out.push(
        ...(await closeEvent(
          tx,
          old,
          assigned.some(a => a.redirects.includes(old.id)),
          batch,
        )),
      );
  return out;
}

/** An event that has no mention left: merged into another one, or no longer said by any article. */
async function closeEvent(
  tx: Transaction,
  old: StoredEvent,
  isMerged: boolean,
  batch: Batch,
): Promise<RecordedEvent[]> {
  const state: EventState = { ...stateFrom(old), state: isMerged ? 'merged' : 'rejected' };
  const result = await recordEvent(tx, state, batch);
  await setEventMentions(tx, old.id, [], { at: batch.at });
  return result.is === 'unchanged'
    ? []
    : [{ id: old.id, state, built: null, records: [], before: old, version: result.version, isNew: false }];
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

interface Group {
  id: string;
  built: BuiltEvent;
  group: readonly SignedRecord[];
  old: StoredEvent | null;
  rejected: boolean;
}

async function stateOf(
  tx: Transaction,
  { id, built, group, old, rejected }: Group,
  at: Date,
  context: ResolveContext,
): Promise<EventState> {
  const definition = context.types.get(built.type);
  const columns = eventColumns(built, definition, context.knowledge, context.usdRate);
  const head = group.find(r => r.id === built.headline) as SignedRecord;
  const state: RecordState = rejected ? 'rejected' : 'live';
  const event: EventState = {
    id,
    state,
    type: built.type,
    status: built.status,
    date: built.date,
    arguments: built.arguments,
    headline: printHeadline(
      built.type,
      built.status,
      built.arguments as Record<string, RoleValue[]>,
      Object.keys(definition?.roles ?? {}),
    ),
    evidence: await evidenceOf(tx, head),
    confidence: built.confidence,
    sources: built.sources,
    firstSeenAt: new Date(built.firstSeen.length === 10 ? `${built.firstSeen}T00:00:00Z` : built.firstSeen),
    lastSeenAt: new Date(built.lastSeen.length === 10 ? `${built.lastSeen}T00:00:00Z` : built.lastSeen),
    seenOn: built.firstSeen.slice(0, 10),
    history: keepInstants(built.history, old?.history ?? [], at),
    related: old?.related ?? [],
    ...columns,
    outlets: [...new Set(group.flatMap(r => r.outlet ?? []))].sort(),
    isExit: isExit({ event: id, ...built }, context.knowledge),
    exits: old?.exits ?? [],
    noveltyDays: await noveltyOf(tx, id, built, columns.companies),
    searchTexts: [...new Set(group.map(r => r.mention.sentence))],
    keys: keysOf(group, context),
  };
  return event;
}

const keysOf = (group: readonly SignedRecord[], context: ResolveContext): string[] =>
  [
    ...new Set(group.flatMap(r => blockKeys(featuresOf(r, context.types.get(r.mention.type), context.knowledge)))),
  ].sort();

async function evidenceOf(tx: Transaction, head: SignedRecord): Promise<HeadlineEvidence> {
  const [article] = await select<{ url: string | null }>(tx, 'SELECT url FROM article WHERE id = $1', [head.article]);
  return { sentence: head.mention.sentence, article: head.article, outlet: head.outlet, url: article?.url ?? null };
}

/** A step keeps the instant at which it was first recorded. */
function keepInstants(steps: readonly Omit<HistoryStep, 'at'>[], old: readonly HistoryStep[], at: Date): HistoryStep[] {
  return steps.map(step => ({
    ...step,
    at:
      old.find(o => o.status === step.status && o.on === step.on && o.article === step.article)?.at ?? at.toISOString(),
  }));
}

/** Days since the last earlier event of the type with one of the companies. */
async function noveltyOf(
  tx: Transaction,
  id: string,
  built: BuiltEvent,
  companies: readonly string[],
): Promise<number | null> {
  if (!companies.length) return null;
  const [row] = await select<{ days: number | null }>(
    tx,
    `SELECT $3::date - max(seen_on) AS days FROM event WHERE type = $1 AND state = 'live' AND facets && $2::text[] AND seen_on < $3::date AND id <> $4`,
    [
      built.type,
      companies.map(c => `company:${c.normalize('NFKC').toLowerCase().trim()}`),
      built.firstSeen.slice(0, 10),
      id,
    ],
  );
  return row?.days ?? null;
}
