// What people decided about the mentions at hand: what belongs together, what does not, what is no event.
import type { Mention } from '@cellwire/model';
import { type Constraints, constraintsOf, type Decision, type MentionFacts, matchMentions } from '@cellwire/resolution';
import { type Correction, namesOf } from '@cellwire/store';
import type { Component } from './load-component.js';

/**
 * The detail of a correction: mentions on either side, each with its article and what it says, so that the correction
 * outlives a new reading. `left` are the mentions of the event itself, `right` those merged into it or split from it.
 */
export interface CorrectionDetail {
  left: MentionFacts[];
  right: MentionFacts[];
}

/** What people's corrections come to for a component. */
export interface Decided extends Constraints {
  /** Mentions that tell no event. */
  rejected: ReadonlySet<string>;
}

/** A mention as corrections and newer readings recognise it. */
export const factsOfMention = (article: string, mention: Mention): MentionFacts => ({
  id: mention.id,
  article,
  type: mention.type,
  sentence: mention.sentence,
  names: namesOf(mention.arguments),
});

/** Turns the corrections on the component's events into constraints on its mentions. */
export function readConstraints(component: Component): Decided {
  const present = [...component.records.values()].map(r => factsOfMention(r.article, r.mention));
  const decisions: Decision[] = [];
  const rejected = new Set<string>();
  for (const correction of component.corrections) {
    const { left, right } = sidesOf(correction, present);
    if (correction.kind === 'reject') for (const m of left) rejected.add(m);
    else decisions.push({ kind: correction.kind, left, right });
  }
  return { ...constraintsOf(decisions), rejected };
}

/** The present mentions on either side of a correction. */
export function sidesOf(correction: Correction, present: readonly MentionFacts[]): { left: string[]; right: string[] } {
  const { left = [], right = [] } = correction.detail as Partial<CorrectionDetail>;
  const found = matchMentions([...left, ...right], present);
  const sideOf = (side: readonly MentionFacts[]): string[] => side.flatMap(m => found.get(m.id) ?? []);
  return { left: sideOf(left), right: sideOf(right) };
}
