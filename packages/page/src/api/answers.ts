// Shapes of the read API's answers, as the views use them. The API's own schemas are the contract (/docs).
import type { Value } from '../text/format-value.js';

export type Status = 'considered' | 'announced' | 'agreed' | 'completed' | 'denied' | 'cancelled';

/** The sentence a headline rests on, and where it stands. */
export interface HeadlineEvidence {
  sentence: string;
  article: string;
  outlet: string | null;
  url: string | null;
}

export interface Step {
  status: Status;
  on: string;
  article: string;
  sentence: string;
  at: string;
}

export interface EventRow {
  event: string;
  type: string;
  status: Status;
  date: string | null;
  arguments: Record<string, Value[]>;
  headline: string;
  confidence: number;
  sources: number;
  outlets: string[];
  first_seen: string;
  last_seen: string;
  is_exit: boolean;
  exits: string[];
  history: Step[];
  related: { event: string; why: string }[];
  evidence: HeadlineEvidence | null;
  novelty_days: number | null;
  version: number;
}

export interface EventPage {
  events: EventRow[];
  next: string | null;
}
