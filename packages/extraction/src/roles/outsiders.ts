// Who watches an industry without being part of it: analysts, brokers, researchers, campaigners.
import type { NounPhrase } from '@cellwire/language';
import type { Pack } from '@cellwire/model';
import { isHeaded } from '../frames/headed.js';
import type { Reading } from '../reading/reading.js';
import { kindsOfIn } from './kinds-of.js';
import type { RoleReader } from './resolve-roles.js';

/** Persons and bodies that speak of others' deeds, in every industry. */
const SPECULATORS = new Set(
  'analyst expert observer watcher researcher economist professor commentator critic activist campaigner union strategist pundit lobbyist environmentalist study survey consultancy consultant'.split(
    ' ',
  ),
);

/** Tells whether a phrase stands for outsiders: by its noun, or by the kind of every company that it names. */
export type IsOutsider = (r: Reading, np: NounPhrase | null, reader: RoleReader) => boolean;

export function outsidersOf(pack: Pick<Pack, 'kinds'>): IsOutsider {
  const kinds = pack.kinds.filter(k => k.outsider);
  const nouns = kinds.flatMap(k => k.nouns.map(n => n.toLowerCase()));
  const isKind = new Set(kinds.map(k => k.kind));
  const kindsOf = kindsOfIn(pack);
  return (r, np, reader) => {
    if (!np) return false;
    if (SPECULATORS.has(np.noun) || nouns.some(n => isHeaded(r, np, n))) return true;
    const names = reader.names(r, np, ['company']);
    return names.length > 0 && names.every(f => kindsOf(f).some(k => isKind.has(k)));
  };
}
