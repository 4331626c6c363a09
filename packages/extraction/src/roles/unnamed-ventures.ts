// "Acme is leaving the venture that it set up with Beta. … Gamma Cells, the venture, …": a venture that its sentence does
// not name is the one that the article names, when it names one only.
import type { EventTypeDefinition, NameSpan } from '@cellwire/model';
import type { Draft } from '../happenings/draft.js';
import type { AnnotatedArticle } from '../reading/annotate.js';
import type { Found } from './found.js';

/** Nouns that say there is a venture: its own, what one holds of it, who holds it too. */
const VENTURE = /^(?:venture|jv|partnership|partner|stake|holding|shareholding|interest)$/;

/** Gives drafts that speak of an unnamed venture the name of the article's only one; in place. */
export function nameVentures(
  drafts: readonly Draft[],
  a: AnnotatedArticle,
  definitions: ReadonlyMap<string, EventTypeDefinition>,
): void {
  const ventures = [...a.names.text, ...a.names.title].filter(n => n.kind === 'venture' && n.value !== '');
  if (ventures.length === 0) return;
  for (const d of drafts) {
    const role = ventureRole(d, definitions.get(d.type)!);
    if (!role) continue;
    const fitting = ventures.filter(v => mayBe(v, d));
    const [only] = fitting;
    if (only && fitting.every(v => v.value === only.value)) d.roles.set(role, [foundAt(only, a)]);
  }
}

/** The empty role for a venture, where one of the draft's phrases is headed by a noun for ventures. */
function ventureRole(d: Draft, def: EventTypeDefinition): string | null {
  const empty = Object.keys(def.roles).find(
    n => def.roles[n]!.identifies && def.roles[n]!.kind.includes('venture') && !d.roles.get(n)?.some(f => f.name),
  );
  const speaks = d.match.fills.some(f => f.np?.determiner && VENTURE.test(f.np.noun) && !/^an?$/.test(f.np.determiner));
  return empty && speaks ? empty : null;
}

/** Whether a venture may be the draft's: those known as its partners hold all of the draft's parties. */
function mayBe(venture: NameSpan, d: Draft): boolean {
  const parties = [...d.roles.values()].flat().flatMap(f => (f.name?.kind === 'company' ? [String(f.value)] : []));
  return parties.length > 0 && (!venture.partners?.length || parties.every(p => venture.partners!.includes(p)));
}

const foundAt = (name: NameSpan, a: AnnotatedArticle): Found => ({
  value: name.value,
  in: a.names.text.includes(name) ? 'text' : 'title',
  start: name.start,
  end: name.end,
  name,
});
