// What resolution looks up among events: candidates by key, similar ones before and after, targets, former states.
import type { Mention } from '@cellwire/model';
import type { Correction } from './corrections.js';
import type { StoredEvent } from './events.js';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

const idsOf = (rows: { id: string }[]): string[] => rows.map(row => row.id);

/** Events that have one of the keys. Nothing else is asked at first, so that the index of keys is what there is to use. */
const WITH_KEYS = (keys = '$1::text[]'): string =>
  `WITH found AS MATERIALIZED (SELECT id, state, seen_on, novelty_days FROM event WHERE keys && ${keys})`;

/**
 * Keys looked up at once. A batch asks for thousands: of so many the planner expects a large part of the table, and reads all of it
 * instead of the index.
 */
const KEYS_AT_ONCE = 40;

/** Ids of live events that have one of the keys, by the index however many keys there are. */
export async function findEventIds(q: Queryable, keys: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (let i = 0; i < keys.length; i += KEYS_AT_ONCE) {
    const rows = await select<{ id: string }>(q, `${WITH_KEYS()} SELECT id FROM found WHERE state = 'live'`, [
      keys.slice(i, i + KEYS_AT_ONCE),
    ]);
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort();
}

/** Ids of events that people rejected and that have one of the keys: later reports of them are rejected too. */
export const findRejectedIds = async (q: Queryable, keys: readonly string[]): Promise<string[]> =>
  idsOf(
    await select(
      q,
      `SELECT DISTINCT e.id FROM correction c LEFT JOIN redirect r ON r.from_id = c.event_id
         JOIN event e ON e.id = coalesce(r.to_id, c.event_id) AND e.state = 'rejected' AND e.keys && $1::text[]
       WHERE c.kind = 'reject' AND c.undone_at IS NULL ORDER BY e.id`,
      [keys],
    ),
  );

/** Corrections that hold for any of the events, under their present ids or former ones. */
export const listCorrectionsAround = (q: Queryable, eventIds: readonly string[]): Promise<Correction[]> =>
  select<Correction>(
    q,
    `WITH known AS (SELECT unnest($1::text[]) AS id UNION SELECT from_id FROM redirect WHERE to_id = ANY($1::text[]))
     SELECT c.* FROM correction c WHERE c.undone_at IS NULL
       AND (c.event_id IN (SELECT id FROM known) OR c.other_id IN (SELECT id FROM known)) ORDER BY c.id`,
    [eventIds],
  );

/** The ids that stand for these now, in the same order. */
export async function resolveIds(q: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await select<{ fromId: string; toId: string }>(
    q,
    'SELECT from_id, to_id FROM redirect WHERE from_id = ANY($1::text[])',
    [ids],
  );
  const sent = new Map(rows.map(r => [r.fromId, r.toId]));
  return ids.map(id => sent.get(id) ?? id);
}

/** Days from the last live event that has one of the keys and was first seen before a day, to that day; null: none. */
export async function daysSinceSimilar(
  q: Queryable,
  { id, seenOn, keys }: { id: string; seenOn: string; keys: readonly string[] },
): Promise<number | null> {
  const [row] = await select<{ days: number | null }>(
    q,
    `${WITH_KEYS()} SELECT $2::date - max(seen_on) AS days FROM found
     WHERE state = 'live' AND seen_on < $2::date AND id <> $3`,
    [keys, seenOn, id],
  );
  return row?.days ?? null;
}

/** Parts keys where several lists of them are one parameter. */
const BETWEEN_KEYS = '\u001f';

/**
 * Live events that have one of a subject's keys, were first seen after its day, and look back to that day or beyond for a
 * similar one; in the order of the subjects.
 */
export async function findLaterSimilar(
  q: Queryable,
  subjects: readonly { keys: readonly string[]; day: string }[],
): Promise<string[][]> {
  const found: string[][] = subjects.map(() => []);
  if (subjects.length === 0) return found;
  const rows = await select<{ n: number; id: string }>(
    q,
    `SELECT s.n::int AS n, e.id FROM unnest($1::text[], $2::date[]) WITH ORDINALITY AS s(keys, day, n)
     CROSS JOIN LATERAL (${WITH_KEYS('string_to_array(s.keys, $3)')} SELECT id FROM found
       WHERE state = 'live' AND seen_on > s.day AND (novelty_days IS NULL OR seen_on - novelty_days <= s.day)) AS e
     ORDER BY s.n, e.id`,
    [subjects.map(s => s.keys.join(BETWEEN_KEYS)), subjects.map(s => s.day), BETWEEN_KEYS],
  );
  for (const { n, id } of rows) found[n - 1]?.push(id);
  return found;
}

/** What the standing mentions of events say their targets are, by event. */
export async function readTargets(
  q: Queryable,
  eventIds: readonly string[],
): Promise<Map<string, NonNullable<Mention['target']>[]>> {
  const rows = await select<{ eventId: string; target: NonNullable<Mention['target']> }>(
    q,
    `SELECT em.event_id, m.target FROM event_mention em JOIN mention m ON m.id = em.mention_id
     WHERE em.event_id = ANY($1::text[]) AND em.valid_to IS NULL AND m.target IS NOT NULL ORDER BY em.event_id, m.id`,
    [eventIds],
  );
  const targets = new Map<string, NonNullable<Mention['target']>[]>();
  for (const { eventId, target } of rows) targets.set(eventId, [...(targets.get(eventId) ?? []), target]);
  return targets;
}

/** An article as its independence from others is judged. */
export interface SourceFacts {
  article: string;
  outlet: string | null;
  /** Signature of its present text, numbers parted by commas. */
  nearHash: string | null;
}

/** Articles that report the events. */
export const listArticlesOfEvents = (
  q: Queryable,
  eventIds: readonly string[],
): Promise<(SourceFacts & { eventId: string })[]> =>
  select(
    q,
    `SELECT DISTINCT em.event_id, a.id AS article, a.outlet, v.near_hash
     FROM event_mention em JOIN mention m ON m.id = em.mention_id JOIN article a ON a.id = m.article_id
     LEFT JOIN article_version v ON v.article_id = a.id AND v.n = a.version
     WHERE em.event_id = ANY($1::text[]) AND em.valid_to IS NULL ORDER BY em.event_id, a.id`,
    [eventIds],
  );

/** Events told in articles, by article. */
export async function findEventsOfArticles(
  q: Queryable,
  articleIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await select<{ articleId: string; eventIds: string[] }>(
    q,
    `SELECT m.article_id, array_agg(DISTINCT em.event_id) AS event_ids FROM mention m
     JOIN event_mention em ON em.mention_id = m.id AND em.valid_to IS NULL
     WHERE m.article_id = ANY($1::text[]) GROUP BY m.article_id`,
    [articleIds],
  );
  return new Map(rows.map(row => [row.articleId, row.eventIds]));
}

/** Says which event a correction split off, once it has an id. */
export async function setSplitOff(tx: Transaction, correctionId: number, eventId: string): Promise<void> {
  await tx.query('UPDATE correction SET other_id = $2 WHERE id = $1 AND other_id IS NULL', [correctionId, eventId]);
}

/**
 * Gives exits names that nothing else has until they are recorded again: where several change their episodes at once,
 * none may hold for an instant what another one held.
 */
export async function freeExitNames(tx: Transaction, exitIds: readonly string[]): Promise<void> {
  await tx.query("UPDATE exit SET venture_key = venture_key || ' ' || id WHERE id = ANY($1::text[])", [exitIds]);
}

/** Live events with a sum of money in whatever currency, by id, after one. */
export const listEventsWithMoney = (
  q: Queryable,
  { after, limit }: { after: string; limit: number },
): Promise<StoredEvent[]> =>
  select<StoredEvent>(
    q,
    `SELECT * FROM event WHERE state = 'live' AND id > $1 AND arguments @? '$.*[*].currency' ORDER BY id LIMIT $2`,
    [after, limit],
  );
