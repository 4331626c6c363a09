// How new an event is: days since the last one of its type and names. Also the windows of time that lookups go by.
import type { Arguments, EventTypeDefinition } from '@cellwire/model';
import { reportedKey, windowOf } from '@cellwire/resolution';
import {
  daysSinceSimilar,
  findLaterSimilar,
  type Recording,
  readEvents,
  recordEvent,
  type StoredEvent,
  type Transaction,
} from '@cellwire/store';
import { stateFrom } from './event-state.js';
import type { RecordedEvent } from './record-groups.js';
import type { ResolveContext } from './resolve-batch.js';

/** The number of the window of a day, `YYYY-MM-DD`. */
export const windowOn = (day: string): number => windowOf(Math.floor(Date.parse(day) / 86_400_000));

/** Key of a name, in whatever role and type, in a window of first reports. */
export const relationKey = (name: string, window: number): string => `rel|${name}|${window}`;

/** Windows looked back for a similar event: three years and more; what is older is as good as none. */
const WINDOWS_BACK = 9;

interface Subject {
  id: string;
  type: string;
  seenOn: string;
  arguments: Arguments;
}

/** Names in the type's identifying roles, as keys. */
function namesOf(event: Subject, { types, knowledge }: Pick<ResolveContext, 'types' | 'knowledge'>): string[] {
  const definition: EventTypeDefinition | undefined = types.get(event.type);
  const named = Object.entries(event.arguments).flatMap(([role, values]) => {
    const { kind = [], identifies = false } = definition?.roles[role] ?? {};
    const isName = kind.some(k => k === 'company' || k === 'venture' || k === 'jurisdiction');
    return identifies && isName ? values.filter((v): v is string => typeof v === 'string') : [];
  });
  return [...new Set(named.map(knowledge.key))];
}

const keysOf = (event: Subject, names: readonly string[], first: number, last: number): string[] =>
  names.flatMap(name => Array.from({ length: last - first + 1 }, (_, i) => reportedKey(event.type, name, first + i)));

/** Days since the last earlier event of the type with one of the names; null when there was none in three years. */
export async function noveltyOf(tx: Transaction, event: Subject, context: ResolveContext): Promise<number | null> {
  const names = namesOf(event, context);
  if (!names.length) return null;
  const window = windowOn(event.seenOn);
  const look = (first: number, last: number): Promise<number | null> =>
    daysSinceSimilar(tx, { id: event.id, seenOn: event.seenOn, keys: keysOf(event, names, first, last) });
  // Mostly the answer lies in the last months; only what is rare is looked for further back.
  return (await look(window - 1, window)) ?? (await look(window - WINDOWS_BACK, window - 2));
}

/** Brings the novelty of later events up to date where an event came in before them, or went. */
export async function refreshNovelty(
  tx: Transaction,
  recorded: readonly RecordedEvent[],
  recording: Recording,
  context: ResolveContext,
): Promise<void> {
  const later = new Set(await laterThan(tx, recorded, context));
  for (const event of await readEvents(tx, [...later].sort())) {
    const noveltyDays = await noveltyOf(tx, event, context);
    if (noveltyDays === event.noveltyDays) continue;
    const result = await recordEvent(tx, { ...stateFrom(event), noveltyDays }, { ...recording, silent: true }, event);
    const own = recorded.find(r => r.id === event.id);
    if (!own || result.is === 'unchanged') continue;
    own.version = result.version;
    own.state = { ...own.state, noveltyDays };
  }
}

/** Events after the recorded ones that look back to them, or did. */
async function laterThan(
  tx: Transaction,
  recorded: readonly RecordedEvent[],
  context: ResolveContext,
): Promise<string[]> {
  const subjects = recorded.flatMap(r => subjectsOf(r, context).map(subject => ({ of: r.state.id, ...subject })));
  const found = await findLaterSimilar(tx, subjects);
  return subjects.flatMap(({ of }, i) => (found[i] as string[]).filter(id => id !== of));
}

/** What others look back to: the event as it is, and as it was where that differs. */
function subjectsOf({ state, before }: RecordedEvent, context: ResolveContext): { keys: string[]; day: string }[] {
  if (before && before.state === state.state && before.seenOn === state.seenOn && sameNames(before, state, context))
    return [];
  return (before ? [before, state] : [state]).flatMap(subject => {
    const window = windowOn(subject.seenOn);
    const keys = keysOf(subject, namesOf(subject, context), window, window + WINDOWS_BACK + 1);
    return keys.length ? [{ keys, day: subject.seenOn }] : [];
  });
}

const sameNames = (a: StoredEvent, b: Subject, context: ResolveContext): boolean =>
  namesOf(a, context).sort().join('|') === namesOf(b, context).sort().join('|');
