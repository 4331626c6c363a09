// Which of two parties a deed goes to, where its frame does not tell them apart.
import type { EventTypeDefinition } from '@cellwire/model';
import type { Found } from '../roles/found.js';
import type { KindsOf } from '../roles/kinds-of.js';
import type { Draft } from './draft.js';

/** The roles of a draft with the two that its frame `swaps` exchanged. */
export function swapRoles(d: Draft): Map<string, Found[]> {
  const [x = '', y = ''] = d.match.frame.swaps;
  const roles = new Map(d.roles);
  const [one, other] = [d.roles.get(x), d.roles.get(y)];
  roles.delete(x);
  roles.delete(y);
  if (other) roles.set(x, other);
  if (one) roles.set(y, one);
  return roles;
}

/** Exchanges two roles that the frame does not tell apart when the kinds of their companies speak for it. */
export function rightDirection(d: Draft, def: EventTypeDefinition, kindsOf: KindsOf): void {
  const [x, y] = d.match.frame.swaps;
  if (!x || !y) return;
  const fits = (role: string, holder: string): number => {
    const kinds = d.roles.get(holder)?.flatMap(kindsOf) ?? [];
    const prefers = def.roles[role]?.prefers ?? [];
    const at = prefers.findIndex(k => kinds.includes(k));
    // Of two that both suit a role the one whose kind stands first suits it better.
    return at < 0 ? 0 : 1 + (prefers.length - at) / 100;
  };
  // Of one alone that may be either, the frame knows best.
  const [alone] = d.roles.has(x) === d.roles.has(y) ? [] : [d.roles.has(x) ? x : y];
  if (alone && fits(x, alone) > 0 && fits(y, alone) > 0) return;
  if (fits(y, x) + fits(x, y) > fits(x, x) + fits(y, y)) d.roles = swapRoles(d);
}
