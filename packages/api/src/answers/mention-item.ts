// Mentions and articles as the API writes them.
import type { ArticleRow, MentionRow } from '@cellwire/store';
import type { ArticleItem } from '../schema/articles.js';
import type { MentionItem } from '../schema/events.js';
import { highlightsOf } from './highlights.js';

export const mentionItem = (m: MentionRow): MentionItem => ({
  id: m.mention,
  event: m.eventId,
  type: m.type,
  status: m.status,
  date: m.date,
  arguments: m.arguments,
  evidence: m.evidence,
  sentence: m.sentence,
  highlights: highlightsOf(m),
  rule: m.rule,
  confidence: m.confidence,
  target: m.target ?? null,
  background: m.background,
  pack_version: m.packVersion,
  recorded_at: m.recordedAt.toISOString(),
  superseded_at: m.supersededAt?.toISOString() ?? null,
  article: {
    article: m.articleId,
    title: m.title,
    url: m.url,
    outlet: m.outlet,
    published: m.published,
    copy_of: m.copyOf,
  },
});

export const articleItem = (a: ArticleRow): ArticleItem => ({
  article: a.id,
  title: a.title ?? '',
  url: a.url,
  outlet: a.outlet,
  source: a.source,
  published: a.published,
  published_at: a.publishedAt.toISOString(),
  seen_at: a.seenAt.toISOString(),
  fetched_at: a.fetchedAt?.toISOString() ?? null,
  fetch_state: a.fetchState,
  language: a.language,
  authors: a.authors ?? [],
  completeness: a.completeness,
  paywalled: a.paywalled,
  copy_of: a.copyOf,
  outcome: a.outcome,
  outcome_reason: a.reason,
  mentions: a.mentions,
});
