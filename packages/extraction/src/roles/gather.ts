// Roles that no slot filled, looked for near the frame as far as the role's `gather` allows: place, segment, a company
// that the sentence leaves to its context.
import type { EventTypeDefinition, RoleDefinition } from '@cellwire/model';
import { addFound, type Draft } from '../happenings/draft.js';
import { companiesNear, venturesNear } from './companies-near.js';
import { facilitiesNear } from './facilities-near.js';
import { figuresNear, periodNear, segmentsNear } from './figures-near.js';
import type { Found } from './found.js';
import { carriedFrom, type GatherContext } from './gather-context.js';
import { describedFor, otherSideFor, ownedBeside, recalledFor, rightOwner, topicFor } from './held-target.js';
import { addPartners } from './implied-partners.js';
import { jurisdictionNear } from './jurisdictions.js';
import { placeCarried, placesNear } from './places-near.js';
import { placesOfPlants } from './plant-places.js';
import { seatsOf } from './seats.js';
import { figuresBy } from './sums-by.js';

/** Values of another event, as if they had not been reached yet. */
const fresh = (values: readonly Found[]): Found[] => values.map(({ via: _via, ...v }) => v);

const NEAR: Record<NonNullable<RoleDefinition['gather']>, number> = {
  none: 0,
  carry: 0.5,
  phrase: 1,
  clause: 2,
  sentence: 3,
  passage: 4,
};

/** Fills what is still empty, in the order of the type's roles. */
export function gatherRoles(draft: Draft, def: EventTypeDefinition, ctx: GatherContext): void {
  addPartners(draft, def, ctx);
  for (const [name, role] of Object.entries(def.roles)) {
    const reach = NEAR[role.gather ?? 'none'];
    if (role.by && !draft.roles.has(name) && !isUnnamed(draft, name))
      addFound(draft.roles, name, fresh(figuresBy(draft, role, ctx)), 'its clause');
    if (reach === 0 || draft.roles.has(name) || isUnnamed(draft, name) || draft.match.frame.lacks.includes(name))
      continue;
    if (reach === 0.5) {
      addFound(draft.roles, name, fresh(recalledFor(draft, name, ctx)), 'what the party holds');
      if (!draft.roles.has(name))
        addFound(draft.roles, name, fresh(describedFor(draft, name, role, ctx)), 'whom a description may mean');
      if (!draft.roles.has(name)) {
        rightOwner(draft, name, ctx);
        addFound(draft.roles, name, fresh(carriedFrom(draft, name, ctx)), 'an event told just before');
      }
      if (!draft.roles.has(name))
        addFound(draft.roles, name, ownedBeside(draft, role), 'whose owners the sentence names');
      if (!draft.roles.has(name)) addFound(draft.roles, name, topicFor(draft, role, ctx), 'what the article is about');
      continue;
    }
    addFound(draft.roles, name, fresh(valuesNear(draft, name, role, reach, ctx)), `gathered from the ${role.gather}`);
    addFound(draft.roles, name, otherSideFor(draft, name, ctx), 'whom the article is about');
  }
}

const DEFINITE = new Set([
  'the',
  'this',
  'that',
  'these',
  'those',
  "'s",
  'its',
  'their',
  'his',
  'her',
  'our',
  'both',
  'each',
  'either',
]);

/** "to other companies", "with an unnamed client": the text says that there is one and not who, so nobody is looked for. */
function isUnnamed(d: Draft, role: string): boolean {
  return d.match.fills.some(
    f =>
      f.np !== null &&
      f.via !== 'subject' &&
      f.roles.length === 1 &&
      f.roles[0] === role &&
      !DEFINITE.has(f.np.determiner ?? '') &&
      d.match.reading.parsed.tokens[f.np.head]?.pos === 'noun' &&
      d.match.reading.parsed.tokens[f.np.head]?.name === undefined,
  );
}

function valuesNear(d: Draft, name: string, role: RoleDefinition, reach: number, ctx: GatherContext): Found[] {
  const takes = (kind: RoleDefinition['kind'][number]): boolean => role.kind.includes(kind);
  if (takes('segment')) return segmentsNear(d, role, reach, ctx);
  if (takes('jurisdiction')) return jurisdictionNear(d, ctx);
  if (takes('place')) {
    const near = placesNear(d, reach, ctx);
    const known = near.length > 0 || reach < 4 ? near : placeCarried(d, name, ctx);
    const seats = known.length > 0 ? known : seatsOf(d, role, ctx);
    return seats.length > 0 ? seats : placesOfPlants(d, role, ctx);
  }
  if (takes('venture') && !takes('company')) return venturesNear(d);
  if (takes('company') || takes('venture')) return companiesNear(d, name, role, reach, ctx);
  if (takes('date')) return periodNear(d, reach, ctx);
  if (takes('facility')) return reach < 4 ? facilitiesNear(d, reach, ctx) : carriedFrom(d, name, ctx);
  return figuresNear(d, role, reach, ctx);
}

/** Adds the parties of an event in the same sentence to a role that `joins` them, where the two share one. */
export function joinParties(drafts: readonly Draft[], definitions: ReadonlyMap<string, EventTypeDefinition>): void {
  for (const d of drafts)
    for (const [name, role] of Object.entries(definitions.get(d.type)?.roles ?? {})) {
      const own = d.roles.get(name);
      if (!role.joins || !own) continue;
      const other = drafts.find(
        o => o !== d && o.order === d.order && o.roles.get(role.joins!)?.some(f => own.some(x => x.value === f.value)),
      );
      if (other) addFound(d.roles, name, fresh(other.roles.get(role.joins)!), `parties of ${other.match.frame.id}`);
    }
}
