// Links events of one affair: those recorded now and their neighbours, in both directions.
import {
  type EventForRelation,
  type NameKnowledge,
  RELATION_REASONS,
  relateEvents,
  ventureNames,
} from '@cellwire/resolution';
import {
  findEventIds,
  findEventsOfArticles,
  listArticlesOfEvents,
  type Recording,
  readEvents,
  recordEvent,
  type StoredEvent,
  select,
  type Transaction,
} from '@cellwire/store';
import { stateFrom } from './event-state.js';
import { relationKey, windowOn } from './novelty.js';
import type { RecordedEvent } from './record-groups.js';

/** Neighbours looked at for one event. */
const MOST_NEIGHBOURS = 40;

/** Sets `related` of the recorded events and of the neighbours that they are now related to. */
export async function relateNeighbours(
  tx: Transaction,
  recorded: readonly RecordedEvent[],
  recording: Recording,
  knowledge: NameKnowledge,
): Promise<void> {
  const wanted = await wantedLinks(tx, recorded, knowledge);
  const ids = [...new Set([...wanted].flatMap(([id, others]) => [id, ...others]))];
  if (!ids.length) return;
  const events = new Map((await readEvents(tx, ids)).filter(e => e.state === 'live').map(e => [e.id, e]));
  const unseen = [...events.values()].flatMap(e => e.related.map(x => x.event)).filter(id => !events.has(id));
  const live = new Set(await onlyLive(tx, unseen));
  const articles = await articlesOf(tx, [...events.keys()]);
  const forRelation = (e: StoredEvent): EventForRelation => ({
    event: e.id,
    type: e.type,
    arguments: e.arguments,
    firstSeen: e.firstSeenAt.toISOString(),
    articles: articles.get(e.id) ?? [],
  });
  for (const [id, others] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const event = events.get(id);
    if (!event) continue;
    const candidates = [...new Set([...others, ...event.related.map(x => x.event)])].flatMap(x => events.get(x) ?? []);
    const found = relateEvents(forRelation(event), candidates.map(forRelation), knowledge);
    const related = ranked([...found, ...event.related.filter(x => live.has(x.event))]);
    if (JSON.stringify(related) === JSON.stringify(event.related)) continue;
    const result = await recordEvent(tx, { ...stateFrom(event), related }, recording, event);
    const own = recorded.find(r => r.id === id);
    if (own && result.is !== 'unchanged') {
      own.version = result.version;
      own.state = { ...own.state, related };
    }
  }
}

/** Which events have to be looked at, each with those that it may be related to. */
async function wantedLinks(
  tx: Transaction,
  recorded: readonly RecordedEvent[],
  knowledge: NameKnowledge,
): Promise<Map<string, Set<string>>> {
  const wanted = new Map<string, Set<string>>();
  const told = await findEventsOfArticles(tx, [...new Set(recorded.flatMap(articlesTelling))]);
  const want = (a: string, b: string): void => void wanted.set(a, (wanted.get(a) ?? new Set()).add(b));
  for (const r of recorded) {
    // Events that were related to one that has ended let go of it.
    if (r.state.state !== 'live') for (const { event } of r.before?.related ?? []) want(event, r.id);
    else
      for (const n of [r.id, ...(await neighboursOf(tx, r, told, knowledge))]) {
        want(r.id, n);
        want(n, r.id);
      }
  }
  return wanted;
}

/** The same list whatever the order in which the links were found. */
const ranked = (related: readonly { event: string; why: string }[]): { event: string; why: string }[] =>
  [...related]
    .sort((a, b) => RELATION_REASONS.indexOf(a.why) - RELATION_REASONS.indexOf(b.why) || (a.event < b.event ? -1 : 1))
    .slice(0, MOST_RELATED);
const MOST_RELATED = 12;

const onlyLive = async (tx: Transaction, ids: readonly string[]): Promise<string[]> =>
  (await select<{ id: string }>(tx, "SELECT id FROM event WHERE id = ANY($1::text[]) AND state = 'live'", [ids])).map(
    row => row.id,
  );

/** Events that are told in the same articles, or of the same venture within a year. */
async function neighboursOf(
  tx: Transaction,
  r: RecordedEvent,
  told: ReadonlyMap<string, readonly string[]>,
  knowledge: NameKnowledge,
): Promise<string[]> {
  const window = windowOn(r.state.seenOn);
  const keys = ventureNames(r.state, knowledge).flatMap(name =>
    AROUND.map(offset => relationKey(name, window + offset)),
  );
  const same = [...new Set(articlesTelling(r).flatMap(article => told.get(article) ?? []))].sort();
  const found = [...same.slice(0, MOST_NEIGHBOURS), ...(await findEventIds(tx, keys))];
  return [...new Set(found)].filter(id => id !== r.id).sort();
}
/** Articles whose other events are looked at. */
const articlesTelling = (r: RecordedEvent): string[] => [...new Set(r.records.map(m => m.article))].slice(0, 20);
/** A year is three windows. */
const AROUND = [-3, -2, -1, 0, 1, 2, 3];

async function articlesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
  const articles = new Map<string, string[]>();
  for (const { eventId, article } of await listArticlesOfEvents(tx, ids))
    articles.set(eventId, [...(articles.get(eventId) ?? []), article]);
  return articles;
}
