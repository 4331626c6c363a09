// A price or size that hangs on the event's own clause by a preposition which no position of the frame asks for: "will go
// to Beta for $95 million", "at a cost of $210 million".

import type { Clause, NounPhrase } from '@cellwire/language';
import type { RoleDefinition } from '@cellwire/model';
import { valueKindOf } from '../frames/value-kinds.js';
import type { Draft } from '../happenings/draft.js';
import { extent, type Reading } from '../reading/reading.js';
import type { Found } from './found.js';
import type { GatherContext } from './gather-context.js';

/** "for a total of", "at a price of": what only introduces a sum. */
const SUMS = new Set('price cost sum total consideration amount payment fee equivalent figure cash'.split(' '));

/** The clauses whose phrases are the deed's: its own, and the relative ones that took them up, "the share that it had in Beta for $1". */
function clausesOf(r: Reading, own: Clause): Clause[] {
  const onObjects = r.parsed.clauses.filter(
    c => c.relation === 'relative' && c.governorPhrase !== null && own.objects.includes(c.governorPhrase),
  );
  return [own, ...onObjects];
}

/** The token of the figure that a phrase is, or introduces; -1 for none. */
function figureIn(r: Reading, np: NounPhrase, role: RoleDefinition): number {
  const fits = (i: number): boolean => {
    const kind = valueKindOf(r, i);
    return kind !== null && (role.kind as string[]).includes(kind === 'units' ? 'volume' : kind);
  };
  if (fits(np.head)) return np.head;
  const [start, end] = extent(np);
  for (let i = start; SUMS.has(np.noun) && i < end; i++) if (fits(i)) return i;
  return -1;
}

/** The figures that a role has through the prepositions of its `by`; empty for none. */
export function figuresBy(d: Draft, role: RoleDefinition, ctx: GatherContext): Found[] {
  const { reading: r, clause } = d.match;
  if (!role.by || !clause) return [];
  const taken = new Set([...d.roles.values()].flat().map(f => `${f.in}${f.start}`));
  for (const c of clausesOf(r, clause))
    for (const p of c.complements) {
      if (!role.by.includes(p.preposition ?? '')) continue;
      const at = figureIn(r, p, role);
      const found = at < 0 ? [] : ctx.reader.figures(r, at);
      if (found.length > 0 && !taken.has(`${found[0]!.in}${found[0]!.start}`)) return found;
    }
  return [];
}
