// Articles as they come in, and as the readers of pages and feeds give them.
import { z } from 'zod';

/** A day `2026-02-11`, or an instant with offset `2026-02-11T09:00:00+09:00`. */
export const Published = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/,
    'a day (2026-02-11) or an instant with offset',
  );

/** What Cellwire reads events from. Paragraphs of `text` are separated by a blank line. Other keys are ignored. */
export const Article = z.object({
  id: z.string().min(1),
  url: z.string().optional(),
  published: Published,
  title: z.string().default(''),
  text: z.string(),
  outlet: z.string().optional(),
  authors: z.array(z.string()).optional(),
  /** BCP 47 primary tag where the source told it. */
  language: z.string().optional(),
  source: z.object({ url: z.string().optional(), outlet: z.string().optional() }).optional(),
});
export type Article = z.infer<typeof Article>;

/** `full`: the page's own text. `summary`: the feed's title and text, until the page can be had. */
export const COMPLETENESS = ['full', 'summary'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** A page as read: everything may be absent but the text, which is empty when no article was found. */
export interface ReadPage {
  title: string | null;
  /** ISO 8601, a day or an instant. */
  published: string | null;
  modified: string | null;
  authors: string[];
  outlet: string | null;
  canonicalUrl: string | null;
  language: string | null;
  paywalled: boolean;
  /** Paragraphs separated by a blank line. */
  text: string;
}

/** One entry of a feed; links are absolute, instants ISO 8601 in UTC; `published` falls back to `updated`. */
export interface FeedEntry {
  title: string | null;
  link: string | null;
  /** The feed's own id, else the link, else a hash of title and date. */
  guid: string | null;
  published: string | null;
  updated: string | null;
  summary: string | null;
  content: string | null;
  authors: string[];
}

/** A feed document of any kind. `ok` is false where the bytes hold no feed. */
export interface ReadFeed {
  ok: boolean;
  kind: 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap' | 'cdf' | null;
  title: string | null;
  link: string | null;
  language: string | null;
  /** What the feed says of its own rhythm (ttl, sy:update…), in minutes. */
  ttlMinutes: number | null;
  /** WebSub hub and topic, where announced. */
  hub: string | null;
  self: string | null;
  entries: FeedEntry[];
  /** How many older entries were left out, where a bound was set. */
  omitted?: number;
  error?: string;
}
