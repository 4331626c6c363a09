// Mentions as readers see them: with the article, its title, and the text around where it is still kept.
import type { Status } from '@cellwire/model';
import type { StoredMention } from './mentions.js';
import type { Queryable } from './queryable.js';
import { select } from './statements.js';

/** A mention with its article. */
export interface MentionRow extends StoredMention {
  /** The event that it belongs to at present. */
  eventId: string | null;
  /** Why resolution put it there. */
  why: string | null;
  url: string | null;
  outlet: string | null;
  published: string;
  copyOf: string | null;
  title: string;
  /** Where the sentence begins in the text, counted in characters (code points) from 0; null where the text is not kept. */
  sentenceAt: number | null;
  /** The text before the sentence holds characters beyond the Basic Multilingual Plane: so many more UTF-16 units. */
  sentenceShift: number | null;
}

const FROM = `FROM mention m
  JOIN article a ON a.id = m.article_id
  JOIN article_version v ON v.id = m.version_id
  LEFT JOIN event_mention em ON em.mention_id = m.id AND em.valid_to IS NULL
  CROSS JOIN LATERAL (SELECT nullif(position(m.sentence IN v.text), 0) - 1 AS at) s`;
const ROWS = `SELECT m.*, em.event_id, em.why, a.url, a.outlet, a.published, a.copy_of, v.title, s.at AS sentence_at,
    octet_length(convert_to(regexp_replace(left(v.text, s.at), '[\\u0001-\\uffff]', '', 'g'), 'UTF8')) / 4 AS sentence_shift`;

export interface MentionListOptions {
  article?: string | undefined;
  event?: string | undefined;
  type?: string | undefined;
  status?: Status | undefined;
  rule?: string | undefined;
  /** Number of the last mention of the page before. */
  before?: number | null;
  limit: number;
}

/** Standing mentions, newest first. */
export function listMentions(q: Queryable, options: MentionListOptions): Promise<MentionRow[]> {
  const { article, event, type, status, rule, before, limit } = options;
  return select<MentionRow>(
    q,
    `${ROWS} ${FROM}
     WHERE m.superseded_at IS NULL AND ($1::text IS NULL OR m.article_id = $1) AND ($2::text IS NULL OR em.event_id = $2)
       AND ($3::text IS NULL OR m.type = $3) AND ($4::text IS NULL OR m.status = $4) AND ($5::text IS NULL OR m.rule = $5)
       AND ($6::bigint IS NULL OR m.id < $6)
     ORDER BY m.id DESC LIMIT $7`,
    [article ?? null, event ?? null, type ?? null, status ?? null, rule ?? null, before ?? null, limit],
  );
}

/** Mentions of an event, at present or as they were at an instant; earliest publication first. */
export function listMentionRowsOf(q: Queryable, eventId: string, asOf: Date | null = null): Promise<MentionRow[]> {
  return select<MentionRow>(
    q,
    `SELECT m.*, em.event_id, em.why, a.url, a.outlet, a.published, a.copy_of, v.title, s.at AS sentence_at,
       octet_length(convert_to(regexp_replace(left(v.text, s.at), '[\\u0001-\\uffff]', '', 'g'), 'UTF8')) / 4 AS sentence_shift
     FROM event_mention em JOIN mention m ON m.id = em.mention_id
       JOIN article a ON a.id = m.article_id JOIN article_version v ON v.id = m.version_id
       CROSS JOIN LATERAL (SELECT nullif(position(m.sentence IN v.text), 0) - 1 AS at) s
     WHERE em.event_id = $1 AND ($2::timestamptz IS NULL AND em.valid_to IS NULL
       OR em.valid_from <= $2 AND (em.valid_to IS NULL OR em.valid_to > $2))
     ORDER BY a.published_at, m.article_id, m.n`,
    [eventId, asOf],
  );
}
