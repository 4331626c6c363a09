// Who is who in a draft: nobody has two parts in one deed, a venture is no partner in itself, and phrases tell of partners and places.

import type { EventTypeDefinition } from '@cellwire/model';
import type { Found } from '../roles/found.js';
import { addFound, type Draft, type DraftContext } from './draft.js';

/** No venture is a partner in itself: "Acme was formed by the tyre group and Beta". */
function dropSelf(draft: Draft): void {
  const ventures = draft.roles.get('venture') ?? [];
  const own = new Set(ventures.map(v => v.value));
  const partners = draft.roles.get('partner');
  if (own.size === 0 || !partners?.some(p => own.has(p.value))) return;
  // "Acme and Beta founded the company": taken for one of them, it is neither.
  if (ventures.every(v => v.referred)) {
    draft.roles.delete('venture');
    return;
  }
  const left = partners.filter(p => !own.has(p.value));
  if (left.length > 0) draft.roles.set('partner', left);
  else draft.roles.delete('partner');
}

/** "its venture with Acme" was taken for a venture that neither the holder nor Acme is a partner of: forget it. */
function dropForeignVenture(draft: Draft): void {
  const venture = draft.roles.get('venture')?.[0];
  const partners = draft.roles.get('partner') ?? [];
  const known = venture?.name?.partners;
  if (!venture || partners.length < 2 || !known?.length) return;
  if (partners.filter(p => known.includes(String(p.value))).length < 2) draft.roles.delete('venture');
}

/** "A and B have signed a supply deal": the two are its two sides. */
export function splitParties(draft: Draft): void {
  const [x, y] = draft.match.frame.swaps;
  if (!x || !y) return;
  const both = draft.roles.has(y) ? (draft.roles.has(x) ? undefined : draft.roles.get(y)) : draft.roles.get(x);
  if (both?.length !== 2) return;
  draft.roles.set(x, [both[0]!]);
  draft.roles.set(y, [both[1]!]);
}

/** Nobody buys from himself: a company that has one identifying role does not have another. */
export function onePartPerParty(draft: Draft, def: EventTypeDefinition): void {
  const roles = Object.keys(def.roles).filter(n => def.roles[n]!.identifies && def.roles[n]!.kind.includes('company'));
  const taken = new Set<unknown>();
  // "Acme will buy the company's cells": the company is another than Acme, so the subject keeps its role.
  // But "nobody to take over its unit": what is one's own one does not buy.
  const own = draft.match.fills.some(
    f => f.via.endsWith('.possessor') && draft.match.reading.parsed.tokens[f.np?.head ?? -1]?.pos === 'possessive',
  );
  const isSubject = (role: string): boolean =>
    !own && draft.match.fills.some(f => f.via === 'subject' && f.roles.includes(role));
  for (const name of roles.sort((a, b) => Number(isSubject(b)) - Number(isSubject(a)))) {
    const values = draft.roles.get(name);
    if (!values) continue;
    const left = values.filter(v => !taken.has(v.value));
    if (left.length > 0) draft.roles.set(name, left);
    else draft.roles.delete(name);
    for (const v of left) taken.add(v.value);
  }
}

/** Whether one company is the parent of another: the list may name either as a venture's partner. */
const isParent = (parent: Found, unit: Found): boolean => unit.name?.parent === parent.value;

/** What a phrase tells of other roles: a facility's place, a venture's partners. */
export function fillFromPhrases(draft: Draft, def: EventTypeDefinition, ctx: DraftContext): void {
  const r = draft.match.reading;
  for (const np of draft.phrases.values()) {
    if (def.roles.partner) {
      const told = draft.roles.get('partner') ?? [];
      const partners = ctx.reader.partners(r, np).filter(p => !told.some(t => isParent(t, p) || isParent(p, t)));
      if (partners.length > 1 || !draft.roles.has('partner'))
        addFound(draft.roles, 'partner', partners, 'partners of the venture');
    }
  }
  dropForeignVenture(draft);
  dropSelf(draft);
  const facility = draft.phrases.get('facility');
  const told = facility ? ctx.reader.facility(r, facility) : null;
  if (told?.place && def.roles.place && !draft.roles.has('place'))
    addFound(draft.roles, 'place', [{ ...told.found, value: told.place }], 'place of the facility');
  if (told?.operator && def.roles.operator && !draft.roles.has('operator'))
    addFound(draft.roles, 'operator', [{ ...told.found, value: told.operator }], 'operator of the facility');
}
