// event_mention: which mentions an event was gathered from, now and before.
import type { StoredMention } from './mentions.js';
import type { Queryable, Transaction } from './queryable.js';
import { select } from './statements.js';

/**
 * Makes these the mentions of each event: others are taken away from it, and those of other events moved to it. `why` is
 * by mention id. Call between `beginRecording` and the commit, with its instant.
 */
export async function setEventMentions(
  tx: Transaction,
  mentionsOf: ReadonlyMap<string, readonly number[]>,
  options: { at: Date; why?: ReadonlyMap<number, string> },
): Promise<void> {
  if (mentionsOf.size === 0) return;
  const pairs = [...mentionsOf].flatMap(([event, mentions]) => mentions.map(mention => ({ event, mention })));
  const events = pairs.map(p => p.event);
  const mentions = pairs.map(p => p.mention);
  await tx.query(
    `UPDATE event_mention em SET valid_to = $4 WHERE em.valid_to IS NULL
       AND (em.event_id = ANY($1::text[]) OR em.mention_id = ANY($3::bigint[]))
       AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::bigint[]) AS p(event_id, mention_id)
         WHERE p.event_id = em.event_id AND p.mention_id = em.mention_id)`,
    [[...mentionsOf.keys()], events, mentions, options.at],
  );
  if (pairs.length === 0) return;
  await tx.query(
    `INSERT INTO event_mention (event_id, mention_id, valid_from, why)
     SELECT p.event_id, p.mention_id, $3, p.why FROM unnest($1::text[], $2::bigint[], $4::text[]) AS p(event_id, mention_id, why)
     WHERE NOT EXISTS (SELECT FROM event_mention e
       WHERE e.event_id = p.event_id AND e.mention_id = p.mention_id AND e.valid_to IS NULL)`,
    [events, mentions, options.at, mentions.map(id => options.why?.get(id) ?? '')],
  );
}

/** Mentions of events at present, with the event of each. */
export const listMentionsOfEvents = (
  q: Queryable,
  eventIds: readonly string[],
): Promise<(StoredMention & { eventId: string })[]> =>
  select(
    q,
    `SELECT em.event_id, m.* FROM event_mention em JOIN mention m ON m.id = em.mention_id
     WHERE em.event_id = ANY($1::text[]) AND em.valid_to IS NULL ORDER BY em.event_id, m.id`,
    [eventIds],
  );

/** Which event each mention belongs to at present; mentions of none are missing. */
export async function readEventsOfMentions(q: Queryable, mentionIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await q.query<{ mention_id: number; event_id: string }>(
    'SELECT mention_id, event_id FROM event_mention WHERE mention_id = ANY($1::bigint[]) AND valid_to IS NULL',
    [mentionIds],
  );
  return new Map(rows.map(row => [row.mention_id, row.event_id]));
}

/** Mentions that events had at an instant (now when null), with the event of each, in the order of their numbers. */
export const listMentionsAsOf = (
  q: Queryable,
  eventIds: readonly string[],
  at: Date | null,
): Promise<(StoredMention & { eventId: string })[]> =>
  select(
    q,
    `SELECT em.event_id, m.* FROM event_mention em JOIN mention m ON m.id = em.mention_id
     WHERE em.event_id = ANY($1::text[]) AND CASE WHEN $2::timestamptz IS NULL THEN em.valid_to IS NULL
       ELSE em.valid_from <= $2 AND (em.valid_to IS NULL OR em.valid_to > $2) END
     ORDER BY em.event_id, m.id`,
    [eventIds, at],
  );
