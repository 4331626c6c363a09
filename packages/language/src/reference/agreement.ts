// Whether an entity can be what a description asks for.
import type { Entity } from './entities.js';
import type { Want } from './phrases.js';

/** What a description of a company asks for. */
export type CompanyWant = Extract<Want, { is: 'company' }>;

/** Companies and ventures: what "it", "the company" and "the pair" stand for. */
export function isParty(entity: Entity): boolean {
  return entity.is === 'company' || entity.is === 'venture';
}

/** 2: agrees in all that is known and asked; 1: what is asked is not known; 0: disagrees. */
export function fits(entity: Entity, want: CompanyWant): 0 | 1 | 2 {
  if (want.country && entity.country && want.country !== entity.country) return 0;
  const kindKnown = entity.kinds.size > 0;
  const kindFits = want.kinds.some(kind => entity.kinds.has(kind));
  if (want.kinds.length && kindKnown && !kindFits) return 0;
  const unknown = (want.kinds.length && !kindKnown) || (want.country && !entity.country);
  if (entity.is === 'venture' && (want.kinds.length || want.country) && !kindFits) return 0;
  return unknown ? 1 : 2;
}

/** Whether a description beside a name can be that name's. */
export function agrees(entity: Entity, want: Want): boolean {
  return want.is === 'company' ? fits(entity, want) > 0 : want.is !== 'venture' || entity.is === 'venture';
}
