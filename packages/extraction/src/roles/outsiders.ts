// Who watches an industry without being part of it: analysts, brokers, researchers, campaigners.
import type { NounPhrase } from '@cellwire/language';
import type { Pack } from '@cellwire/model';
import { isHeaded } from '../frames/headed.js';
import type { Reading } from '../reading/reading.js';
import { kindsOfIn } from './kinds-of.js';
import type { RoleReader } from './resolve-roles.js';

/** Persons and bodies that speak of others' deeds, in every industry. */
const SPECULATORS = new Set(
  'analyst expert observer watcher researcher economist professor commentator critic activist campaigner union strategist pundit lobbyist environmentalist study survey consultancy consultant some many most others'.split(
    ' ',
  ),
);

/** Tells whether a phrase stands for outsiders: by its noun, or by the kind of every company that it names. */
export type IsOutsider = (r: Reading, np: NounPhrase | null, reader: RoleReader) => boolean;

/** "Bernstein said in a note": who writes notes to clients watches. */
const writesNote = (r: Reading, np: NounPhrase): boolean =>
  r.parsed.clauses.some(
    c => c.subject === np && c.complements.some(p => p.noun === 'note' && /^(?:in|to)$/.test(p.preposition ?? '')),
  );

/** "said Tom Berg, who follows the sector" */
const followsTrade = (r: Reading, np: NounPhrase): boolean =>
  r.parsed.clauses.some(
    c =>
      c.relation === 'relative' &&
      c.governorPhrase === np &&
      /^(?:follows?|covers?|tracks?|stud(?:y|ies))$/.test(r.parsed.tokens[c.vg.head]?.lower ?? ''),
  );

export function outsidersOf(pack: Pick<Pack, 'kinds'>): IsOutsider {
  const kinds = pack.kinds.filter(k => k.outsider);
  const nouns = kinds.flatMap(k => k.nouns.map(n => n.toLowerCase()));
  const isKind = new Set(kinds.map(k => k.kind));
  const kindsOf = kindsOfIn(pack);
  return (r, np, reader) => {
    if (!np) return false;
    const described = [np, ...np.appositions];
    if (described.some(x => SPECULATORS.has(x.noun) || nouns.some(n => isHeaded(r, x, n)))) return true;
    if (writesNote(r, np) || followsTrade(r, np)) return true;
    const names = reader.names(r, np, ['company']);
    return names.length > 0 && names.every(f => kindsOf(f).some(k => isKind.has(k)));
  };
}
