// Corrections by people: merge, split, reject and undo, each recorded with its reason and resolved in one transaction.
import type { MentionFacts } from '@cellwire/resolution';
import {
  addCorrection,
  beginRecording,
  type Correction,
  listMentionsOfEvents,
  markDue,
  mentionOf,
  PRIORITIES,
  readCorrection,
  readEvents,
  resolveId,
  type StoredEvent,
  type StoredMention,
  setSplitOff,
  type Transaction,
  undoCorrection,
} from '@cellwire/store';
import { type CorrectionDetail, factsOfMention, sidesOf } from './read-constraints.js';
import { type BatchStart, type ResolveContext, type Resolved, resolveBatch } from './resolve-batch.js';

/** What a person wants corrected. Events are named by their present or any former id, mentions as `article#n`. */
export type CorrectionRequest =
  | { do: 'merge'; event: string; other: string; reason: string; by: string }
  | { do: 'split'; event: string; mentions: readonly string[]; reason: string; by: string }
  | { do: 'reject'; event: string; reason: string; by: string }
  | { do: 'undo'; correction: number; by: string };

export type Corrected =
  /** Done; `events` are the ids of the events that changed by it, the corrected one first. */
  | { is: 'done'; correction: number; events: string[]; resolved: Resolved }
  /** Not possible, with the reason and the mend in words. Nothing was changed. */
  | { is: 'refused'; why: string };

const refused = (why: string): Corrected => ({ is: 'refused', why });

/**
 * Carries out one correction. Later runs and new readings respect it until it is undone. Subscribers are told. A dry run
 * does all of it in a transaction that is given up: it answers what the run would, but for the correction's number.
 */
export async function correctEvents(
  context: ResolveContext,
  request: CorrectionRequest,
  { isDryRun = false }: { isDryRun?: boolean } = {},
): Promise<Corrected> {
  const run = async (tx: Transaction): Promise<Corrected> => {
    await beginRecording(tx, context.store.clock);
    switch (request.do) {
      case 'merge':
        return mergeEvents(tx, request, context);
      case 'split':
        return splitEvent(tx, request, context);
      case 'reject':
        return rejectEvent(tx, request, context);
      case 'undo':
        return undo(tx, request, context);
    }
  };
  if (!isDryRun) return context.store.inTransaction(run);
  return context.store
    .inTransaction<Corrected>(async tx => {
      throw new GivenUp(await run(tx));
    })
    .catch(error => {
      if (error instanceof GivenUp) return error.result;
      throw error;
    });
}

/** Rolls a dry run back and carries out what it came to. */
class GivenUp extends Error {
  constructor(readonly result: Corrected) {
    super('dry run');
  }
}

type Of<Do extends CorrectionRequest['do']> = Extract<CorrectionRequest, { do: Do }>;

async function mergeEvents(tx: Transaction, request: Of<'merge'>, context: ResolveContext): Promise<Corrected> {
  const { reason, by } = request;
  const [event, other] = [await standing(tx, request.event), await standing(tx, request.other)];
  if (typeof event === 'string') return refused(event);
  if (typeof other === 'string') return refused(other);
  if (event.id === other.id) return refused(`${request.event} and ${request.other} are one event already: ${event.id}`);
  if (event.type !== other.type)
    return refused(
      `${event.id} is a ${event.type} and ${other.id} a ${other.type}; only events of one type are merged`,
    );
  const [left, right] = [await mentionsOf(tx, event.id), await mentionsOf(tx, other.id)];
  const detail = { left: left.map(factsOf), right: right.map(factsOf) };
  const id = await record(tx, { kind: 'merge', eventId: event.id, otherId: other.id, reason, by, detail }, context);
  return resolve(tx, id, { events: [event.id, other.id], cause: 'merge' }, context);
}

async function splitEvent(tx: Transaction, request: Of<'split'>, context: ResolveContext): Promise<Corrected> {
  const { reason, by } = request;
  const event = await standing(tx, request.event);
  if (typeof event === 'string') return refused(event);
  const mentions = await mentionsOf(tx, event.id);
  const wanted = new Set(request.mentions);
  const strange = [...wanted].filter(id => !mentions.some(m => m.mention === id));
  if (strange.length)
    return refused(
      `${strange.join(', ')}: no mention of ${event.id}; it has ${mentions.map(m => m.mention).join(', ')}`,
    );
  if (!wanted.size) return refused('name the mentions to split off');
  if (wanted.size === mentions.length)
    return refused(`these are all mentions of ${event.id}; to drop the event, reject it`);
  const right = mentions.filter(m => wanted.has(m.mention)),
    left = mentions.filter(m => !wanted.has(m.mention));
  const detail = { left: left.map(factsOf), right: right.map(factsOf) };
  const id = await record(tx, { kind: 'split', eventId: event.id, otherId: null, reason, by, detail }, context);
  // The event keeps its id, whichever part is older.
  const chosen = new Map([
    ...left.map(m => [m.mention, event.id] as const),
    ...right.map(m => [m.mention, null] as const),
  ]);
  const done = await resolve(tx, id, { events: [event.id], cause: 'split', chosen }, context);
  const off = done.resolved.events.find(r => r.records.some(m => wanted.has(m.id)));
  if (off) await setSplitOff(tx, id, off.id);
  return done;
}

async function rejectEvent(tx: Transaction, request: Of<'reject'>, context: ResolveContext): Promise<Corrected> {
  const { reason, by } = request;
  const event = await standing(tx, request.event);
  if (typeof event === 'string') return refused(event);
  const detail = { left: (await mentionsOf(tx, event.id)).map(factsOf), right: [] };
  const id = await record(tx, { kind: 'reject', eventId: event.id, otherId: null, reason, by, detail }, context);
  return resolve(tx, id, { events: [event.id], cause: 'reject' }, context);
}

async function undo(tx: Transaction, { correction: id, by }: Of<'undo'>, context: ResolveContext): Promise<Corrected> {
  const correction = await readCorrection(tx, id);
  if (!correction) return refused(`there is no correction ${id}: cellwire events corrections`);
  if (!(await undoCorrection(tx, id, by, context.store.clock.now())))
    return refused(`correction ${id} was undone already`);
  const ids = [correction.eventId, ...(correction.otherId ? [correction.otherId] : [])];
  const events = [...new Set([...(await Promise.all(ids.map(x => resolveId(tx, x)))), ...ids])];
  const chosen = correction.kind === 'merge' ? await formerIds(tx, correction, events) : new Map();
  return resolve(tx, id, { events, cause: 'restore', chosen }, context);
}

/** After an undone merge each side has its own id again. */
async function formerIds(
  tx: Transaction,
  correction: Correction,
  events: readonly string[],
): Promise<Map<string, string>> {
  const present = (await listMentionsOfEvents(tx, events)).filter(m => m.supersededAt === null);
  const { left, right } = sidesOf(correction, present.map(factsOf));
  return new Map([
    ...left.map(m => [m, correction.eventId] as const),
    ...right.map(m => [m, correction.otherId as string] as const),
  ]);
}

/** The live event that an id stands for, or why there is none. */
async function standing(tx: Transaction, id: string): Promise<StoredEvent | string> {
  const [event] = await readEvents(tx, [await resolveId(tx, id)]);
  if (!event) return `there is no event ${id}`;
  return event.state === 'live' ? event : `${id} is rejected; undo that first: cellwire events corrections`;
}

const mentionsOf = async (tx: Transaction, id: string): Promise<StoredMention[]> =>
  (await listMentionsOfEvents(tx, [id])).filter(m => m.supersededAt === null);

const factsOf = (m: StoredMention): MentionFacts => factsOfMention(m.articleId, mentionOf(m));

const record = (
  tx: Transaction,
  correction: Pick<Correction, 'kind' | 'eventId' | 'otherId' | 'reason'> & { by: string; detail: CorrectionDetail },
  context: ResolveContext,
): Promise<number> => {
  const { by, detail, ...rest } = correction;
  return addCorrection(tx, { ...rest, detail: { ...detail }, madeBy: by, madeAt: context.store.clock.now() });
};

async function resolve(
  tx: Transaction,
  correction: number,
  start: Pick<BatchStart, 'events' | 'cause' | 'chosen'>,
  context: ResolveContext,
): Promise<Extract<Corrected, { is: 'done' }>> {
  const resolved = await resolveBatch(tx, { articles: [], silent: false, ...start }, context);
  if (resolved.deliveries.length)
    await markDue(tx, 'deliver-alerts', resolved.deliveries, {
      at: context.store.clock.now(),
      priority: PRIORITIES.urgent,
    });
  return { is: 'done', correction, events: resolved.events.map(r => r.id), resolved };
}
