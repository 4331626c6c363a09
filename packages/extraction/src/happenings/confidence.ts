// How sure a mention is: what its frame is worth, what it filled, and what it had to borrow from its surroundings. The
// weights are data (confidence-table.ts), fitted by scripts/fit-confidence.ts.
import type { EventTypeDefinition } from '@cellwire/model';
import type { Found } from '../roles/found.js';
import type { Draft } from './draft.js';

/** Weights of a logistic curve over the features of a mention; a feature without a weight counts nothing. */
export interface ConfidenceTable {
  /** Where the curve stands without any feature, in log odds. */
  bias: number;
  weights: Readonly<Record<string, number>>;
}

/** 0.05 to 0.99. Calibrated: of mentions at 0.8 or more, nine in ten are right. */
export function confidenceOf(features: Readonly<Record<string, number>>, { bias, weights }: ConfidenceTable): number {
  const odds = Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, bias);
  return Math.min(0.99, Math.max(0.05, 1 / (1 + Math.exp(-odds))));
}

/** What speaks for and against a draft; every feature lies between 0 and 1. */
export function featuresOf(d: Draft, def: EventTypeDefinition): Record<string, number> {
  const identifying = Object.keys(def.roles).filter(n => def.roles[n]!.identifies);
  const found = identifying.flatMap(n => d.roles.get(n) ?? []);
  const names = found.filter(f => f.name !== undefined);
  const share = (list: readonly Found[], test: (f: Found) => boolean): number =>
    list.length ? list.filter(test).length / list.length : 0;
  const roles = [...d.roles.keys()].length;
  return {
    trust: d.match.frame.trust,
    identified: Math.min(1, identifying.filter(n => d.roles.has(n)).length / 3),
    filled: Math.min(1, roles / 6),
    unlisted: share(names, f => f.name?.listed === false),
    nameless: names.length ? 0 : 1,
    gathered: share(found, f => /^(?:gathered|an event|parties)/.test(f.via ?? '')),
    referred: share(found, f => f.referred === true),
    constrained: Math.min(1, d.match.frame.weight / 6),
    noun: d.match.frame.nouns.length ? 1 : 0,
    retold: Math.min(1, (d.tellings - 1) / 2),
    headline: d.headline ? 1 : 0,
    late: Math.min(1, d.order / 20),
    dated: d.date === null ? 0 : 1,
    reported: d.dateReported ? 1 : 0,
    [`modality ${d.modality}`]: 1,
    [`type ${d.type}`]: 1,
  };
}
