// What people decided about the grouping, as the rules have to respect it.

/** Pairs of mentions that must share an event, and pairs that must not; a pair of both must. */
export interface Constraints {
  mustLink: readonly (readonly [string, string])[];
  cannotLink: readonly (readonly [string, string])[];
}
export const NO_CONSTRAINTS: Constraints = { mustLink: [], cannotLink: [] };

/** A correction on the mentions at hand: `left` are those of the event itself, `right` those merged into it or split off. */
export interface Decision {
  kind: 'merge' | 'split';
  left: readonly string[];
  right: readonly string[];
}

/** Constraints that follow from decisions, the earliest first: of two that contradict each other the later one holds. */
export function constraintsOf(decisions: readonly Decision[]): Constraints {
  let together: Set<string>[] = [];
  let apart: [string, string][] = [];
  for (const { kind, left, right } of decisions) {
    if (kind === 'merge') {
      const all = new Set([...left, ...right]);
      const touched = together.filter(group => [...group].some(m => all.has(m)));
      together = [
        ...together.filter(group => !touched.includes(group)),
        new Set([...all, ...touched.flatMap(g => [...g])]),
      ];
      const merged = together.at(-1) as Set<string>;
      apart = apart.filter(([a, b]) => !(merged.has(a) && merged.has(b)));
    } else {
      const off = new Set(right);
      together = together.flatMap(group => divide(group, off));
      // What is split off is one event, whatever the rules would make of its parts.
      together.push(off);
      apart = [...apart, ...left.flatMap(l => right.map((r): [string, string] => [l, r]))];
    }
  }
  return { mustLink: together.flatMap(chainOf), cannotLink: apart };
}

const divide = (group: ReadonlySet<string>, off: ReadonlySet<string>): Set<string>[] =>
  [[...group].filter(m => !off.has(m)), [...group].filter(m => off.has(m))].filter(p => p.length).map(p => new Set(p));

function chainOf(group: ReadonlySet<string>): [string, string][] {
  const [first, ...others] = [...group].sort();
  return others.map(m => [first as string, m]);
}
