// Exits around the events recorded now: found anew over all events of the same ventures and partners.
import {
  type Assigned,
  assertionsOfEvent,
  assignIds,
  type FoundExit,
  findExits,
  groupSources,
  historyOf,
  newExitId,
} from '@cellwire/resolution';
import {
  addRedirect,
  type ExitState,
  exitKeys as exitNames,
  freeExitNames,
  type Recording,
  recordEvent,
  recordExit,
  removeRedirect,
  type StoredEvent,
  type Transaction,
} from '@cellwire/store';
import { stateFrom } from './event-state.js';
import { type ExitEvents, loadExitEvents, type OldExit } from './load-exit-events.js';
import type { RecordedEvent } from './record-groups.js';
import type { ResolveContext } from './resolve-batch.js';

/** An exit as recorded in this batch. */
export interface RecordedExit {
  state: ExitState;
  before: OldExit | null;
  version: number;
  isNew: boolean;
  /** The exit that it became part of, or null. */
  into: string | null;
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
  const around = await loadExitEvents(tx, touched, context);
  const found = findExits([...around.events.values()], context.knowledge);
  const assigned = assignExitIds(found, around.exits);
  // What is no exit any more ends first: its names may be taken over by another one.
  const kept = new Set(assigned.map(a => a.id));
  const out: RecordedExit[] = [];
  for (const gone of around.exits.values())
    if (!kept.has(gone.id))
      out.push(...(await endExit(tx, gone, assigned.find(a => a.redirects.includes(gone.id))?.id ?? null, recording)));
  await freeExitNames(tx, renamed(assigned, found, around.exits));
  for (const [i, { id }] of assigned.entries()) {
    const old = around.exits.get(id) ?? null;
    const state = exitState(id, found[i] as FoundExit, around, old, recording.at);
    const result = await recordExit(tx, state, recording);
    if (result.is === 'unchanged') continue;
    // An id that was given up has come back.
    if (!old && result.is === 'changed') await removeRedirect(tx, id);
    context.onRecorded?.({ kind: 'exit', type: 'exit', is: result.is });
    out.push({ state, before: old, version: result.version, isNew: result.is === 'created', into: null });
  }
  await markEvents(tx, assigned, around, recording);
  return out;
}

function assignExitIds(found: readonly FoundExit[], exits: ReadonlyMap<string, OldExit>): Assigned[] {
  const known = new Map([...exits.values()].flatMap(x => x.events.map(e => [e, x.id] as const)));
  const age = (id: string): number => exits.get(id)?.createdAt.getTime() ?? Number.MAX_SAFE_INTEGER;
  const episodes = new Map(found.map(f => [f.events[0] as string, f.episode]));
  return assignIds(
    found.map(f => f.events),
    known,
    age,
    first => newExitId(first, episodes.get(first) ?? 1),
  );
}

/** Exits whose names or episode change: they let go of the old ones before any takes them. */
const renamed = (
  assigned: readonly Assigned[],
  found: readonly FoundExit[],
  exits: ReadonlyMap<string, OldExit>,
): string[] =>
  assigned.flatMap(({ id }, i) => {
    const old = exits.get(id),
      { venture, leaving, episode } = found[i] as FoundExit;
    if (!old) return [];
    const { ventureKey, leavingKey } = exitNames(venture, leaving);
    const isSame = old.ventureKey === ventureKey && old.leavingKey === leavingKey && old.episode === episode;
    return isSame ? [] : [id];
  });

function exitState(id: string, found: FoundExit, around: ExitEvents, old: OldExit | null, at: Date): ExitState {
  const own = found.events.map(e => around.stored.get(e) as StoredEvent);
  const head = own.find(e => e.status === found.status) ?? (own[0] as StoredEvent);
  const { venture, leaving, staying, episode, status, date, events } = found;
  return {
    id,
    state: 'live',
    venture,
    leaving,
    staying,
    episode,
    status,
    date,
    headline: `${leaving.join(' and ')} ${leaving.length > 1 ? 'leave' : 'leaves'} ${venture} (${status})`,
    evidence: head.evidence,
    history: historyOf(own.flatMap(assertionsOfEvent)).map(step => ({
      ...step,
      at:
        old?.history.find(o => o.status === step.status && o.on === step.on && o.article === step.article)?.at ??
        at.toISOString(),
    })),
    sources: groupSources(own.flatMap(e => around.articles.get(e.id) ?? [])).length,
    confidence: Math.max(...own.map(e => e.confidence)),
    firstSeenAt: new Date(Math.min(...own.map(e => e.firstSeenAt.getTime()))),
    lastSeenAt: new Date(Math.max(...own.map(e => e.lastSeenAt.getTime()))),
    events,
  };
}

async function endExit(
  tx: Transaction,
  gone: OldExit,
  into: string | null,
  recording: Recording,
): Promise<RecordedExit[]> {
  const { version: _v, ventureKey: _k, leavingKey: _l, dateFrom: _f, dateTo: _t, ...rest } = gone;
  const { createdAt: _c, recordedAt: _r, fingerprint: _p, ...last } = rest;
  const state: ExitState = { ...last, state: into ? 'merged' : 'rejected', events: [] };
  const result = await recordExit(tx, state, recording);
  if (into) await addRedirect(tx, { from: gone.id, to: into, kind: 'exit', reason: 'one exit', at: recording.at });
  return result.is === 'unchanged' ? [] : [{ state, before: gone, version: result.version, isNew: false, into }];
}

/** Events name the exit that they belong to, and no other. */
async function markEvents(
  tx: Transaction,
  assigned: readonly Assigned[],
  { stored }: ExitEvents,
  recording: Recording,
): Promise<void> {
  const exitOf = new Map(assigned.flatMap(({ id, members }) => members.map(e => [e, id] as const)));
  for (const event of stored.values()) {
    const exits = [exitOf.get(event.id)].filter(id => id !== undefined);
    if (event.exits.join() === exits.join()) continue;
    await recordEvent(tx, { ...stateFrom(event), exits }, { ...recording, silent: true });
  }
}
