// Links events of one affair: those recorded now and their neighbours, in both directions.
import { type EventForRelation, type NameKnowledge, relateEvents } from '@cellwire/resolution';
import { type Recording, readEvents, recordEvent, type StoredEvent, select, type Transaction } from '@cellwire/store';
import { type RecordedEvent, stateFrom } from './resolve-batch.js';

/** Neighbours looked at for one event. */
const MOST_NEIGHBOURS = 40;

/** Sets `related` of the recorded events and of the neighbours that they are now related to. */
export async function relateNeighbours(
  tx: Transaction,
  recorded: readonly RecordedEvent[],
  recording: Recording,
  knowledge: NameKnowledge,
): Promise<void> {
  const live = recorded.filter(r => r.state.state === 'live');
  if (!live.length) return;
  const wanted = new Map<string, Set<string>>();
  const want = (a: string, b: string): void => void wanted.set(a, (wanted.get(a) ?? new Set()).add(b));
  for (const r of live) {
    want(r.id, r.id);
    for (const n of await neighboursOf(tx, r)) {
      want(r.id, n);
      want(n, r.id);
    }
  }
  const ids = [...new Set([...wanted.values()].flatMap(s => [...s]))];
  const events = new Map((await readEvents(tx, ids)).filter(e => e.state === 'live').map(e => [e.id, e]));
  const articles = await articlesOf(tx, ids);
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
    const kept = event.related.filter(x => !events.has(x.event));
    const related = [...found, ...kept].slice(0, 12);
    if (JSON.stringify(related) === JSON.stringify(event.related)) continue;
    const result = await recordEvent(tx, { ...stateFrom(event), related }, recording);
    const own = recorded.find(r => r.id === id);
    if (own && result.is !== 'unchanged') {
      own.version = result.version;
      own.state = { ...own.state, related };
    }
  }
}

/** Events that are told in the same articles, or of the same venture. */
async function neighboursOf(tx: Transaction, r: RecordedEvent): Promise<string[]> {
  const articles = [...new Set(r.records.map(m => m.article))].slice(0, 20);
  const ventures = [
    ...r.state.ventures,
    ...((r.state.arguments.target ?? []) as unknown[]).filter((v): v is string => typeof v === 'string'),
  ];
  const facets = ventures.flatMap(v => [`venture:${plain(v)}`, `role.target:${plain(v)}`]);
  const rows = await select<{ id: string }>(
    tx,
    `(SELECT DISTINCT em.event_id AS id FROM mention m JOIN event_mention em ON em.mention_id = m.id AND em.valid_to IS NULL
      WHERE m.article_id = ANY($1::text[]) AND em.event_id <> $3 LIMIT $4)
     UNION (SELECT id FROM event WHERE facets && $2::text[] AND state = 'live' AND id <> $3 ORDER BY first_seen_at DESC LIMIT $4)`,
    [articles, facets, r.id, MOST_NEIGHBOURS],
  );
  return rows.map(row => row.id).sort();
}

const plain = (s: string): string => s.normalize('NFKC').toLowerCase().trim();

async function articlesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await select<{ eventId: string; articles: string[] }>(
    tx,
    `SELECT em.event_id, array_agg(DISTINCT m.article_id) AS articles FROM event_mention em JOIN mention m ON m.id = em.mention_id
     WHERE em.event_id = ANY($1::text[]) AND em.valid_to IS NULL GROUP BY em.event_id`,
    [ids],
  );
  return new Map(rows.map(r => [r.eventId, r.articles]));
}
