// Exits around the events recorded now: found anew over all events of the same ventures and partners.

import type { HistoryStep } from '@cellwire/model';
import { assignIds, type EventForExit, type FoundExit, findExits, newExitId } from '@cellwire/resolution';
import {
  addRedirect,
  type ExitState,
  findExitsOfEvents,
  type Recording,
  readEvents,
  readExits,
  recordEvent,
  recordExit,
  type StoredEvent,
  type StoredExit,
  select,
  type Transaction,
} from '@cellwire/store';
import { type RecordedEvent, type ResolveContext, stateFrom } from './resolve-batch.js';

/** An exit as recorded in this batch, with the event that stands for it. */
export interface RecordedExit {
  state: ExitState;
  before: StoredExit | null;
  version: number;
  isNew: boolean;
  /** The event of the exit's present status that was reported first. */
  event: StoredEvent;
}

/** Brings the exits of the recorded events to what all events say; answers those that changed. */
export async function recordExits(
  tx: Transaction,
  recorded: readonly RecordedEvent[],
  recording: Recording,
  context: ResolveContext,
): Promise<RecordedExit[]> {
  const touched = recorded.filter(r => r.state.isExit || r.before?.isExit);
  if (!touched.length) return [];
  const events = await exitEventsAround(tx, touched);
  const found = findExits([...events.values()].map(forExit), context.knowledge);
  const old = new Map((await readExits(tx, await findExitsOfEvents(tx, [...events.keys()]))).map(x => [x.id, x]));
  const known = new Map([...old.values()].flatMap(x => x.events.map(e => [e, x.id] as const)));
  const age = (id: string): number => old.get(id)?.createdAt.getTime() ?? Number.MAX_SAFE_INTEGER;
  const episodes = new Map(found.map(f => [f.events[0] as string, f.episode]));
  const assigned = assignIds(
    found.map(f => f.events),
    known,
    age,
    first => newExitId(first, episodes.get(first) ?? 1),
  );
  const out: RecordedExit[] = [];
  // What is no exit any more ends first: its names may be taken over by another one.
  const live = new Set(assigned.map(a => a.id));
  for (const gone of old.values())
    if (!live.has(gone.id))
      await endExit(tx, gone, assigned.find(a => a.redirects.includes(gone.id))?.id ?? null, recording);
  for (const [i, { id }] of assigned.entries()) {
    const state = exitState(id, found[i] as FoundExit, events, old.get(id) ?? null, recording.at);
    const result = await recordExit(tx, state, recording);
    if (result.is === 'unchanged') continue;
    await markEvents(tx, state, events, recording);
    context.onRecorded?.({ kind: 'exit', type: 'exit', is: result.is });
    const event = headOf(state, events);
    out.push({ state, before: old.get(id) ?? null, version: result.version, isNew: result.is === 'created', event });
  }
  return out;
}

const plain = (s: string): string => s.normalize('NFKC').toLowerCase().trim();

/** Live exit events that share a venture, a partner or an exit with the touched ones. */
async function exitEventsAround(tx: Transaction, touched: readonly RecordedEvent[]): Promise<Map<string, StoredEvent>> {
  const names = touched.flatMap(r => [
    ...r.state.companies,
    ...r.state.ventures,
    ...Object.values(r.state.arguments)
      .flat()
      .filter((v): v is string => typeof v === 'string'),
  ]);
  const facets = [
    ...new Set(names.flatMap(n => ['role.venture', 'role.target', 'role.partner'].map(role => `${role}:${plain(n)}`))),
  ];
  const exits = await readExits(
    tx,
    await findExitsOfEvents(
      tx,
      touched.map(r => r.id),
    ),
  );
  const rows = await select<{ id: string }>(
    tx,
    `SELECT id FROM event WHERE state = 'live' AND is_exit AND (facets && $1::text[] OR id = ANY($2::text[])) ORDER BY id`,
    [facets, [...touched.map(r => r.id), ...exits.flatMap(x => x.events)]],
  );
  const events = await readEvents(
    tx,
    rows.map(r => r.id),
  );
  return new Map(events.map(e => [e.id, e]));
}

const forExit = (e: StoredEvent): EventForExit => ({
  event: e.id,
  type: e.type,
  status: e.status,
  date: e.date,
  arguments: e.arguments,
  firstSeen: e.firstSeenAt.toISOString(),
  history: e.history,
  // What the text said of the target was decided when the event was built: it is an exit.
  target: e.type === 'stake_sale' ? { kind: 'venture', partners: [] } : null,
});

function headOf(state: ExitState, events: ReadonlyMap<string, StoredEvent>): StoredEvent {
  const own = state.events.map(id => events.get(id) as StoredEvent);
  return own.find(e => e.status === state.status) ?? (own[0] as StoredEvent);
}

function exitState(
  id: string,
  found: FoundExit,
  events: ReadonlyMap<string, StoredEvent>,
  old: StoredExit | null,
  at: Date,
): ExitState {
  const own = found.events.map(e => events.get(e) as StoredEvent);
  const head = own.find(e => e.status === found.status) ?? (own[0] as StoredEvent);
  const history: HistoryStep[] = own
    .flatMap(e => e.history)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.article < b.article ? -1 : 1));
  const seen = new Set<string>();
  const steps = history.filter(s => !seen.has(s.status) && seen.add(s.status));
  const instants = own.map(e => e.firstSeenAt.getTime());
  return {
    id,
    state: 'live',
    venture: found.venture,
    leaving: found.leaving,
    staying: found.staying,
    episode: found.episode,
    status: found.status,
    date: found.date,
    headline: `${found.leaving.join(' and ')} ${found.leaving.length > 1 ? 'leave' : 'leaves'} ${found.venture} (${found.status})`,
    evidence: head.evidence,
    history: steps.map(s => ({
      ...s,
      at: old?.history.find(o => o.status === s.status && o.article === s.article)?.at ?? at.toISOString(),
    })),
    sources: new Set(own.flatMap(e => e.outlets)).size ? Math.max(...own.map(e => e.sources)) : 1,
    confidence: Math.max(...own.map(e => e.confidence)),
    firstSeenAt: new Date(Math.min(...instants)),
    lastSeenAt: new Date(Math.max(...own.map(e => e.lastSeenAt.getTime()))),
    events: found.events,
  };
}

async function endExit(
  tx: Transaction,
  gone: StoredExit & { events: string[] },
  into: string | null,
  recording: Recording,
): Promise<void> {
  const {
    version: _v,
    ventureKey: _k,
    leavingKey: _l,
    dateFrom: _f,
    dateTo: _t,
    createdAt: _c,
    recordedAt: _r,
    ...rest
  } = gone;
  await recordExit(tx, { ...pickExit(rest), state: into ? 'merged' : 'rejected', events: [] }, recording);
  if (into) await addRedirect(tx, { from: gone.id, to: into, kind: 'exit', reason: 'one exit', at: recording.at });
}

const pickExit = (x: Omit<ExitState, 'events'>): Omit<ExitState, 'events'> => ({
  id: x.id,
  state: x.state,
  venture: x.venture,
  leaving: x.leaving,
  staying: x.staying,
  episode: x.episode,
  status: x.status,
  date: x.date,
  headline: x.headline,
  evidence: x.evidence,
  history: x.history,
  sources: x.sources,
  confidence: x.confidence,
  firstSeenAt: x.firstSeenAt,
  lastSeenAt: x.lastSeenAt,
});

/** Events name the exits that they belong to. */
async function markEvents(
  tx: Transaction,
  exit: ExitState,
  events: Map<string, StoredEvent>,
  recording: Recording,
): Promise<void> {
  for (const id of exit.events) {
    const event = events.get(id) as StoredEvent;
    if (event.exits.length === 1 && event.exits[0] === exit.id) continue;
    await recordEvent(tx, { ...stateFrom(event), exits: [exit.id] }, { ...recording, silent: true });
    events.set(id, { ...event, exits: [exit.id] });
  }
}
