// What `cellwire explain` shows: which frame fired on which words, how roles, status and dates were reached, what came
// of each reading, and which frames nearly matched and why they did not.
import type { Mention } from '@cellwire/model';
import type { NearMiss, Unfilled } from './frames/near-miss.js';
import type { Draft } from './happenings/draft.js';
import { valueText } from './trial/run-examples.js';

/** A value, the article's words for it, and how it was reached. */
export interface TracedValue {
  value: string;
  words: string;
  /** The frame's position (`object.in`), or where it was gathered; `reference` where a pronoun or description said it. */
  via: string;
  reference: boolean;
}
export interface TracedFrame {
  frame: string;
  in: 'title' | 'text';
  sentence: string;
  trigger: string;
  roles: Record<string, TracedValue[]>;
  status: string;
  /** What the grammar says of the deed, which holds the status back: fact, future, possible, agreed, denied … */
  modality: string;
  date: string | null;
  dateFrom: { words: string; how: string } | null;
  /** What became of it: kept, merged into another, or dropped and why. */
  outcome: string;
}
export interface TracedMention extends TracedFrame {
  id: string;
  confidence: number;
  /** What the confidence was reckoned from. */
  features: Readonly<Record<string, number>>;
}
export interface TracedMiss {
  frame: string;
  sentence: string;
  trigger: string;
  why: string;
  /** Positions that were filled before it failed. */
  filled: { position: string; text: string }[];
  missing: Unfilled | null;
}

/** Collects the steps of one extraction; pass one to `extract` to have it filled. */
export class Trace {
  relevance: { score: number; relevant: boolean } | null = null;
  /** In the order of merging: sentences first, headlines last; a draft stands again when it is dropped later. */
  readonly frames: TracedFrame[] = [];
  readonly misses: TracedMiss[] = [];
  /** What is told in the end, in the order of the mentions. */
  readonly told: TracedMention[] = [];
  /** Reads words of the article; the extractor sets it. */
  words: (part: 'title' | 'text', start: number, end: number) => string = () => '';

  /** A draft that became a mention, as it stands after merging. */
  mention(
    draft: Draft,
    { id, confidence }: Pick<Mention, 'id' | 'confidence'>,
    features: Readonly<Record<string, number>>,
  ): void {
    this.told.push({ ...this.traced(draft, 'told'), id, confidence, features });
  }

  frame(draft: Draft, outcome: string): void {
    this.frames.push(this.traced(draft, outcome));
  }

  private traced(draft: Draft, outcome: string): TracedFrame {
    const { match } = draft;
    const r = match.reading;
    return {
      frame: match.frame.id,
      in: r.in,
      sentence: r.text.slice(r.start, r.end),
      trigger: r.parsed.tokens[match.trigger]?.text ?? '',
      roles: this.rolesOf(draft),
      status: draft.status,
      modality: draft.modality,
      date: draft.date,
      dateFrom: draft.dateFrom,
      outcome,
    };
  }

  private rolesOf(draft: Draft): TracedFrame['roles'] {
    const traced = [...draft.roles].map(([role, values]): [string, TracedValue[]] => [
      role,
      values.map(v => ({
        value: valueText(v.value),
        words: this.words(v.in, v.start, v.end),
        via: v.via ?? 'the sentence',
        reference: v.referred === true,
      })),
    ]);
    return Object.fromEntries(traced);
  }

  miss({ frame, reading: r, trigger, why, filled, missing }: NearMiss): void {
    this.misses.push({
      frame,
      sentence: r.text.slice(r.start, r.end),
      trigger: r.parsed.tokens[trigger]?.text ?? '',
      why,
      filled,
      missing,
    });
  }
}
