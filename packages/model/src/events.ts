// Mentions, events and exits: what one article says, what happened, and who left a venture.
import { z } from 'zod';
import { DateValue } from './dates.js';
import { RoleValue } from './values.js';

/** In the order of a deal's life; denied and cancelled stand apart. */
export const STATUSES = ['considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled'] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

export const Arguments = z.record(z.string(), z.array(RoleValue));
export type Arguments = z.infer<typeof Arguments>;

/** Where in the article a value was read: UTF-16 offsets into title or text. `value` is the index into the role's list; role `trigger` marks the word that set the mention off. */
export const Evidence = z.strictObject({
  in: z.enum(['title', 'text']),
  role: z.string(),
  value: z.number().int().min(0),
  start: z.number().int(),
  end: z.number().int(),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a stake sale's target is, where the text or the pack says so. */
export const Target = z.strictObject({
  kind: z.enum(['venture', 'company', 'unit', 'asset']),
  partners: z.array(z.string()),
});
export type Target = z.infer<typeof Target>;

/** What one article version says of one event. */
export const Mention = z.strictObject({
  /** Stable within article and pack version: `<article>#<n>`. */
  id: z.string(),
  type: z.string(),
  status: Status,
  date: DateValue.nullable(),
  arguments: Arguments,
  evidence: z.array(Evidence),
  /** The sentence that the mention was chiefly read from. */
  sentence: z.string(),
  /** The frame that found it, `<type>/<what-it-reads>`. */
  rule: z.string(),
  /** 0 to 1, calibrated: of mentions at 0.8 or more, nine in ten are right. */
  confidence: z.number().min(0).max(1),
  target: Target.optional(),
  /** An old event restated in passing (its own, earlier date; past perfect; relative clause). */
  background: z.boolean().optional(),
});
export type Mention = z.infer<typeof Mention>;

/** One step in the life of an event. `on` is the day the status was asserted, `at` when we recorded it. */
export interface HistoryStep {
  status: Status;
  on: string;
  article: string;
  sentence: string;
  at: string;
}

/** One reported value of one role, with every article that reports it. */
export interface Claim {
  role: string;
  value: z.infer<typeof RoleValue>;
  /** The same sum in other currencies, as articles give it beside the value. */
  also: z.infer<typeof RoleValue>[];
  articles: string[];
  outlets: number;
  canonical: boolean;
}

/** One real-world happening, gathered from mentions across outlets. */
export interface Event {
  /** Stable id, `ev_…`; ids of merged events redirect for ever. */
  event: string;
  type: string;
  status: Status;
  date: string | null;
  arguments: Arguments;
  confidence: number;
  /** Instants of the earliest and latest publication. */
  first_seen: string;
  last_seen: string;
  /** Independent outlets; copies of one agency text count once. */
  sources: number;
  history: HistoryStep[];
  related: { event: string; why: string }[];
  mentions: (Mention & { article: string })[];
}

/** A partner's leaving of a venture, gathered from its events. One row of `jv_exits`. */
export interface Exit {
  /** Stable id, `ex_…`. */
  id: string;
  venture: string;
  leaving: string[];
  /** Partners that stay, where known. */
  staying: string[];
  episode: number;
  status: Status;
  date: string | null;
  events: string[];
}
