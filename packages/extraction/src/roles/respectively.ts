// "A and B … 90 GWh and 20 GWh, respectively": one event for each pair.
import type { Draft } from '../happenings/draft.js';
import { members, type Reading } from '../reading/reading.js';
import type { Found } from './found.js';
import type { RoleReader } from './resolve-roles.js';

/** Whether the sentence of a draft aligns lists. */
export const isAligned = (d: Draft): boolean => d.match.reading.parsed.tokens.some(t => t.lower === 'respectively');

/** The figures of the coordination in which a figure stands first: of "3 GWh and 5 GWh" both. */
function coordinated(r: Reading, first: Found, reader: RoleReader): Found[] {
  const at = r.parsed.tokens.findIndex(t => t.start === first.start);
  const np = r.parsed.phrases.find(p => p.conjuncts.length > 0 && at >= p.start && at < p.end);
  if (!np) return [];
  return members(np).flatMap(m => {
    for (let i = m.start; i < m.end; i++) if (r.parsed.tokens[i]?.value) return reader.figures(r, i).slice(0, 1);
    return [];
  });
}

/** Gives a role whose first figure alone was read the figures that stand beside it, as many as there are `size`. */
function widen(d: Draft, size: number, reader: RoleReader): void {
  for (const [role, values] of d.roles) {
    const [only] = values;
    if (values.length !== 1 || typeof only?.value !== 'object') continue;
    const all = coordinated(d.match.reading, only, reader);
    if (all.length === size) d.roles.set(role, all);
  }
}

/** Splits a draft whose sentence aligns lists; any other comes back alone. */
export function splitRespectively(draft: Draft, reader: RoleReader): Draft[] {
  if (!isAligned(draft)) return [draft];
  const longest = Math.max(...[...draft.roles.values()].map(v => v.length));
  if (longest >= 2) widen(draft, longest, reader);
  const lists = [...draft.roles].filter(([, v]) => v.length > 1);
  const size = lists[0]?.[1].length ?? 0;
  const aligned = lists.filter(([, v]) => v.length === size);
  if (size < 2 || aligned.length < 2) return [draft];
  return Array.from({ length: size }, (_, i) => {
    const roles = new Map<string, Found[]>(draft.roles);
    for (const [role, values] of aligned) roles.set(role, [values[i]!]);
    return { ...draft, roles };
  });
}
