// What `cellwire explain` shows: which frame fired on which words, how roles and dates were reached, what nearly matched.
import type { Draft } from './draft.js';
import type { NearMiss } from './near-miss.js';

export interface TracedFrame {
  frame: string;
  sentence: string;
  trigger: string;
  roles: Record<string, string[]>;
  status: string;
  modality: string;
  date: string | null;
  /** What became of it: kept, merged into another, or dropped and why. */
  outcome: string;
}
export interface TracedMiss {
  frame: string;
  sentence: string;
  trigger: string;
  why: string;
}

/** Collects the steps of one extraction; pass one to `extract` to have it filled. */
export class Trace {
  relevance: { score: number; relevant: boolean } | null = null;
  readonly frames: TracedFrame[] = [];
  readonly misses: TracedMiss[] = [];

  frame(draft: Draft, outcome: string): void {
    const { match } = draft;
    const r = match.reading;
    const roles = Object.fromEntries(
      [...draft.roles].map(([role, values]) => [
        role,
        values.map(v => (typeof v.value === 'string' ? v.value : JSON.stringify(v.value))),
      ]),
    );
    this.frames.push({
      frame: match.frame.id,
      sentence: r.text.slice(r.start, r.end),
      trigger: r.parsed.tokens[match.trigger]?.text ?? '',
      roles,
      status: draft.status,
      modality: draft.modality,
      date: draft.date,
      outcome,
    });
  }

  miss(miss: NearMiss): void {
    const r = miss.reading;
    this.misses.push({
      frame: miss.frame,
      sentence: r.text.slice(r.start, r.end),
      trigger: r.parsed.tokens[miss.trigger]?.text ?? '',
      why: miss.why,
    });
  }
}
