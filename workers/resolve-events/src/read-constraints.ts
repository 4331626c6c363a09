// What people decided about the mentions at hand: what belongs together, what does not, what is no event.
import type { Constraints } from '@cellwire/resolution';
import { type Correction, listCorrectionsOf, type Transaction } from '@cellwire/store';
import type { Component } from './load-component.js';

/**
 * The detail of a correction: mentions on either side, each by article and what it says, so that the correction outlives
 * re-extraction. `left` are the mentions of the event itself, `right` those merged into it or split from it.
 */
export interface CorrectionDetail {
  left: string[];
  right: string[];
}

/** Reads the corrections that hold for the component's events and turns them into constraints on its mentions. */
export async function readConstraints(
  tx: Transaction,
  component: Component,
): Promise<Constraints & { rejected: Set<string> }> {
  const corrections = component.events.size ? await listCorrectionsOf(tx, [...component.events]) : [];
  const present = new Set([...component.records.values()].map(r => r.id));
  const constraints = {
    mustLink: [] as [string, string][],
    cannotLink: [] as [string, string][],
    rejected: new Set<string>(),
  };
  for (const correction of corrections) apply(correction, present, constraints);
  return constraints;
}

function apply(
  correction: Correction,
  present: ReadonlySet<string>,
  into: { mustLink: [string, string][]; cannotLink: [string, string][]; rejected: Set<string> },
): void {
  const detail = correction.detail as unknown as CorrectionDetail;
  const left = (detail.left ?? []).filter(m => present.has(m));
  const right = (detail.right ?? []).filter(m => present.has(m));
  const [first] = left;
  switch (correction.kind) {
    case 'merge':
      if (first) for (const m of [...left.slice(1), ...right]) into.mustLink.push([first, m]);
      return;
    case 'split':
      for (const l of left) for (const r of right) into.cannotLink.push([l, r]);
      for (const r of right.slice(1)) into.mustLink.push([right[0] as string, r]);
      return;
    case 'reject':
      for (const m of left) into.rejected.add(m);
  }
}
