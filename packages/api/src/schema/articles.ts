// Mentions by themselves, and the articles that they were read from.
import { Status } from '@cellwire/model';
import { z } from 'zod';
import { MentionItem } from './events.js';
import { Cursor, Instant, limitOf, NextCursor } from './shared.js';

export const MentionListQuery = z.object({
  article: z.string().max(400).optional(),
  event: z.string().max(100).optional(),
  type: z.string().max(60).optional(),
  status: Status.optional(),
  rule: z.string().max(120).optional(),
  limit: limitOf(500, 100),
  cursor: Cursor.optional(),
});
export const MentionPage = z.object({ mentions: z.array(MentionItem), next: NextCursor }).meta({ id: 'MentionPage' });

/** An article without its text. */
export const ArticleItem = z
  .object({
    article: z.string(),
    title: z.string(),
    url: z.string().nullable(),
    outlet: z.string().nullable(),
    source: z.string().nullable().describe('Name of the source that named it first'),
    published: z.string(),
    published_at: Instant,
    seen_at: Instant,
    fetched_at: Instant.nullable(),
    fetch_state: z.string(),
    language: z.string().nullable(),
    authors: z.array(z.string()),
    completeness: z.enum(['full', 'summary']).nullable(),
    paywalled: z.boolean().nullable(),
    copy_of: z.string().nullable(),
    outcome: z.enum(['read', 'irrelevant', 'language', 'empty']).nullable().describe('null until it was read'),
    outcome_reason: z.string().nullable(),
    mentions: z.number().int(),
  })
  .meta({ id: 'Article' });
export type ArticleItem = z.output<typeof ArticleItem>;

export const ArticleListQuery = z.object({
  source: z.string().max(200).optional(),
  outlet: z.string().max(200).optional(),
  outcome: z.enum(['read', 'irrelevant', 'language', 'empty']).optional(),
  since: z.iso.date().optional(),
  limit: limitOf(500, 100),
  cursor: Cursor.optional(),
});
export const ArticlePage = z.object({ articles: z.array(ArticleItem), next: NextCursor }).meta({ id: 'ArticlePage' });

export const ArticleDetail = ArticleItem.extend({
  excerpt: z.string().nullable().describe('The first sentences; null where the retention setting keeps nothing'),
  text: z.string().nullable().describe('The text, where the retention setting keeps it (full)'),
  versions: z.array(
    z.object({
      n: z.number().int(),
      title: z.string(),
      length: z.number().int(),
      completeness: z.enum(['full', 'summary']),
      recorded_at: Instant,
    }),
  ),
  mention_details: z.array(MentionItem),
}).meta({ id: 'ArticleDetail' });
export type ArticleDetail = z.output<typeof ArticleDetail>;
