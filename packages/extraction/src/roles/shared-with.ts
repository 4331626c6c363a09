// With whom somebody has what a deed is done to: "the venture that it formed with Beta".
import type { NounPhrase } from '@cellwire/language';
import type { EventTypeDefinition } from '@cellwire/model';
import type { Draft } from '../happenings/draft.js';
import { clausesOn, phrasesAfter } from '../reading/reading.js';
import { formsOfVerbs } from '../status/status-words.js';
import type { Found } from './found.js';
import type { GatherContext } from './gather-context.js';

/** Verbs of having and of making together. */
const SHARING = formsOfVerbs(
  'have own hold share run operate form found create establish launch start set build agree announce',
);

/**
 * The names that clauses on the venture of a draft give for one of its roles: their subjects, and those behind "with".
 * The venture stands in a sister of that role, one that is required instead of it.
 */
export function sharersOf(d: Draft, def: EventTypeDefinition, name: string, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const role = def.roles[name]!;
  const isVenture = (n: string): boolean =>
    n !== name && def.roles[n]?.required === role.required && def.roles[n]?.kind.includes('venture') === true;
  const ventures = d.match.fills.flatMap(f => (f.np && f.roles.some(isVenture) ? [f.np] : []));
  // "the venture in battery cells that it has with Beta": the clause may hang on the last words of the phrase.
  const phrases = ventures.flatMap(np => [np, ...phrasesAfter(r, np).filter(p => p.start === np.end + 1)]);
  // "the winding-up of Gamma, which Acme owns with Beta"
  const over = r.parsed.phrases.filter(np => np.of.some(inner => ventures.includes(inner)));
  const clauses = [...phrases, ...over]
    .flatMap(np => clausesOn(r, np))
    .filter(c => SHARING.has(r.parsed.tokens[c.vg.head]?.lower ?? ''));
  const names = (np: NounPhrase | null): Found[] => (np ? ctx.reader.names(r, np, role.kind) : []);
  return clauses.flatMap(c => {
    // "owned in equal parts by Acme and Beta", "run jointly with Beta"
    const by = c.vg.passive || c.relation === 'participle' ? c.complements.filter(p => p.preposition === 'by') : [];
    const owners = by.filter(p => p.conjuncts.length > 0).flatMap(names);
    if (owners.length > 1) return owners;
    const beside = c.complements.filter(p => p.preposition === 'with').flatMap(names);
    const doers = c.relation === 'participle' ? [] : names(c.subject);
    return beside.length > 0 ? [...doers, ...beside] : [];
  });
}
