// An operator that only the passage gave, against what the article says elsewhere of whose plants it tells of.
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from '../happenings/draft.js';
import type { GatherContext } from './gather-context.js';

/** Replaces an operator that was gathered by whose plant stands at the event's place, or by the only one named; in place. */
export function refineOperator(draft: Draft, def: EventTypeDefinition, ctx: GatherContext): void {
  const told = draft.roles.get('operator');
  if (!def.roles.operator || !told?.every(f => f.via?.startsWith('gathered'))) return;
  const owned = ctx.facilities.filter(f => f.operator !== undefined);
  const places = draft.roles.get('place')?.map(f => f.value) ?? [];
  const here = owned.filter(f => f.place !== undefined && ctx.placeRank(f.place) > 0 && places.includes(f.place));
  // A plant told of only behind the event says nothing of who it is.
  const before = owned.filter(f => f.in === 'title' || f.end < draft.match.reading.start);
  const from = here.length > 0 ? here : before;
  const [first] = from;
  if (!first || from.some(f => f.operator !== first.operator) || told.some(f => f.value === first.operator)) return;
  draft.roles.delete('operator');
  addFound(draft.roles, 'operator', [
    { value: first.operator!, in: first.in, start: first.start, end: first.end, via: 'whose plant it is' },
  ]);
}
