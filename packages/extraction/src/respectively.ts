// "A and B … 90 GWh and 20 GWh, respectively": one event for each pair.
import type { Draft } from './draft.js';
import type { Found } from './resolve-roles.js';

/** Splits a draft whose sentence aligns lists; any other comes back alone. */
export function splitRespectively(draft: Draft): Draft[] {
  const r = draft.match.reading;
  if (!r.parsed.tokens.some(t => t.lower === 'respectively')) return [draft];
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
