// Groups of a component → recorded events with stable ids; events that lost all mentions are closed.
import {
  assignIds,
  type BuiltEvent,
  buildEvent,
  groupMentions,
  matchMentions,
  newEventId,
  type SignedRecord,
} from '@cellwire/resolution';
import {
  addRedirect,
  type EventState,
  mentionOf,
  type Recording,
  type RecordState,
  readEvents,
  recordEvent,
  removeRedirect,
  type StoredEvent,
  setEventMentions,
  type Transaction,
} from '@cellwire/store';
import { stateFrom, stateOf } from './event-state.js';
import type { Component, LoadedRecord } from './load-component.js';
import { type Decided, factsOfMention, readConstraints } from './read-constraints.js';
import type { ResolveContext } from './resolve-batch.js';

/** An event as recorded in this batch. */
export interface RecordedEvent {
  id: string;
  state: EventState;
  built: BuiltEvent | null;
  records: SignedRecord[];
  before: StoredEvent | null;
  version: number;
  isNew: boolean;
  /** The event that it was merged into in this batch, or null. */
  into: string | null;
}

/** Ids that mentions are to have, whatever they had: null asks for a new one. */
export type ChosenIds = ReadonlyMap<string, string | null>;

/** Groups the component's mentions anew and records every event that came out different. */
export async function recordGroups(
  tx: Transaction,
  component: Component,
  chosen: ChosenIds,
  recording: Recording,
  context: ResolveContext,
): Promise<RecordedEvent[]> {
  const decided = readConstraints(component);
  const groups = groupMentions([...component.records.values()], context, decided) as LoadedRecord[][];
  const before = new Map((await readEvents(tx, [...component.events])).map(e => [e.id, e]));
  const known = knownIds(component, chosen);
  const states = new Map([...before.values()].map(e => [e.id, e.state]));
  const assigned = assignIds(
    groups.map(g => g.map(r => r.id)),
    known,
    id => before.get(id)?.createdAt.getTime() ?? Number.MAX_SAFE_INTEGER,
    newEventId,
  );
  // An id that was given up may come back with the mention that it was made of.
  const others = assigned.map(a => a.id).filter(id => !before.has(id));
  for (const e of await readEvents(tx, others)) before.set(e.id, e);
  const steps = [...before.values()].flatMap(e => e.history);
  const out: RecordedEvent[] = [];
  for (const [i, { id }] of assigned.entries()) {
    const records = groups[i] as LoadedRecord[];
    const built = buildEvent(records, context.knowledge, context.types.get((records[0] as LoadedRecord).mention.type));
    const old = before.get(id) ?? null;
    const group = {
      id,
      built,
      records,
      old,
      steps,
      isRejected: isRejected(records, decided, m => states.get(known.get(m) ?? '')),
    };
    const state = await stateOf(tx, group, recording.at, context);
    const result = await recordEvent(tx, state, recording, old);
    if (old?.state === 'merged') await removeRedirect(tx, id);
    if (result.is === 'unchanged') continue;
    out.push({
      id,
      state,
      built,
      records,
      before: old,
      version: result.version,
      isNew: result.is === 'created',
      into: null,
    });
  }
  // Mentions move to their new events at once, and before the old ones are closed, so that none is ever in two.
  await setEventMentions(
    tx,
    new Map(assigned.map(({ id }, i) => [id, (groups[i] as LoadedRecord[]).map(r => r.number)])),
    { at: recording.at },
  );
  const successors = new Map(assigned.flatMap(({ id, redirects }) => redirects.map(from => [from, id] as const)));
  const live = new Set(assigned.map(a => a.id));
  for (const old of before.values())
    if (!live.has(old.id) && component.events.has(old.id))
      out.push(...(await closeEvent(tx, old, successors.get(old.id) ?? null, recording)));
  return out;
}

/** The event that each mention belonged to; a mention read anew has that of the one it took the place of. */
function knownIds(component: Component, chosen: ChosenIds): Map<string, string> {
  const known = new Map([...component.eventOf].filter(([mention]) => component.records.has(mention)));
  const gone = component.gone.map(m => factsOfMention(m.articleId, mentionOf(m)));
  const fresh = [...component.records.values()].filter(r => !known.has(r.id));
  const heirs = matchMentions(
    gone,
    fresh.map(r => factsOfMention(r.article, r.mention)),
  );
  for (const [from, to] of heirs) known.set(to, component.eventOf.get(from) as string);
  // Mentions that were not chosen for follow their group.
  const given = new Set(chosen.values());
  for (const [mention, id] of known) if (given.has(id)) known.delete(mention);
  for (const [mention, id] of chosen)
    if (id === null) known.delete(mention);
    else known.set(mention, id);
  return known;
}

/**
 * Whether people rejected what a group tells: some of its mentions, and the others are new or were counted with them
 * before. A mention of an event that people let stand keeps the group alive.
 */
const isRejected = (
  records: readonly LoadedRecord[],
  { rejected }: Decided,
  stateBefore: (mention: string) => RecordState | undefined,
): boolean =>
  records.some(r => rejected.has(r.id)) && records.every(r => rejected.has(r.id) || stateBefore(r.id) !== 'live');

/** An event that has no mention left: merged into another one, or no longer said by any article. */
async function closeEvent(
  tx: Transaction,
  old: StoredEvent,
  into: string | null,
  recording: Recording,
): Promise<RecordedEvent[]> {
  if (into) await addRedirect(tx, { from: old.id, to: into, kind: 'event', reason: 'one happening', at: recording.at });
  if (old.state === 'merged' || (old.state === 'rejected' && !into)) return [];
  const state: EventState = { ...stateFrom(old), state: into ? 'merged' : 'rejected', exits: [] };
  const result = await recordEvent(tx, state, recording, old);
  await setEventMentions(tx, new Map([[old.id, []]]), { at: recording.at });
  if (result.is === 'unchanged') return [];
  return [{ id: old.id, state, built: null, records: [], before: old, version: result.version, isNew: false, into }];
}
