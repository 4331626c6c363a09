// A country that an event was placed in, told more exactly: by its facility's own words, or by the only place at which the
// article says that a plant is.
import type { EventTypeDefinition } from '@cellwire/model';
import { addFound, type Draft } from '../happenings/draft.js';
import { members } from '../reading/reading.js';
import type { Found } from './found.js';
import type { GatherContext } from './gather-context.js';
import { placesOfPhrase } from './places-near.js';

/** Replaces, or fills, the place of an event of a facility where the text says it more exactly; in place. */
export function refinePlaces(draft: Draft, def: EventTypeDefinition, ctx: GatherContext): void {
  const role = Object.keys(def.roles).find(n => def.roles[n]!.kind.includes('place'));
  const phrase = draft.phrases.get('facility');
  if (!role || !def.roles.operator || (!phrase && !draft.roles.has('facility'))) return;
  const told = draft.roles.get(role) ?? [];
  const own = phrase ? members(phrase).flatMap(m => placesOfPhrase(draft.match.reading, m)) : [];
  const better = [own, onlyPlace(draft, ctx)].find(found => saysMore(found, told, ctx));
  if (!better) return;
  draft.roles.delete(role);
  addFound(draft.roles, role, better, 'the place of its facility');
}

/** Whether places say where those told lie, more exactly or more fully. */
function saysMore(found: readonly Found[], told: readonly Found[], ctx: GatherContext): boolean {
  const rank = (f: Found): number => ctx.placeRank(String(f.value));
  if (found.length === 0 || found.some(f => rank(f) === 0)) return false;
  if (told.length === 0) return true;
  const agree = (f: Found): boolean => told.some(t => ctx.placesAgree(String(f.value), String(t.value)));
  if (found.length > told.length && told.every(t => found.some(f => f.value === t.value))) return true;
  return told.every(t => rank(t) === 0) && found.every(agree);
}

/** The place of the article's plants, where it tells one only. */
function onlyPlace(draft: Draft, ctx: GatherContext): Found[] {
  const operators = draft.roles.get('operator')?.map(f => f.value) ?? [];
  const placed = ctx.facilities.filter(f => f.place !== undefined && ctx.placeRank(f.place) > 0);
  const [first] = placed;
  if (!first || placed.some(f => f.place !== first.place)) return [];
  if (placed.some(f => f.operator !== undefined && !operators.includes(f.operator))) return [];
  return [{ value: first.place!, in: first.in, start: first.start, end: first.end }];
}
