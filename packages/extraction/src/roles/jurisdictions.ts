// Whose measure it is where no slot says so: the country of the event's own phrases, of its sentence, of the sentences
// beside it, of the headline, of the article; a town stands for its country.
import type { NounPhrase } from '@cellwire/language';
import type { Draft } from '../happenings/draft.js';
import { type AnnotatedArticle, partText } from '../reading/annotate.js';
import type { Reading } from '../reading/reading.js';
import { type Found, foundName } from './found.js';
import { type GatherContext, phrasesOfDraft } from './gather-context.js';
import type { CountryOfTown } from './seat-of-government.js';

/** A country or union named in the article, or the one that a named town lies in. */
export interface StateNamed {
  found: Found;
  /** Sentence and paragraph; -2 outside the sentences, as in a dateline. */
  order: number;
  block: number;
  /** By its own name, not by a town's. */
  outright: boolean;
}

/** How many sentences back a measure's country may stand. */
const REACH = 3;

/** "imports from China", "China's Geely": where goods come from and whose company it is make no law. */
function isElsewhere(text: string, start: number, end: number, companyNext: boolean): boolean {
  return (
    /\bfrom (?:the )?$/.test(text.slice(Math.max(0, start - 12), start)) ||
    (companyNext && /^['’]s /.test(text.slice(end, end + 3)))
  );
}

/** Every state that an article names, in the order of the text. `isCountry` knows countries and unions. */
export function statesNamed(
  a: AnnotatedArticle,
  isCountry: (value: string) => boolean,
  countryOfTown: CountryOfTown,
): StateNamed[] {
  const out: StateNamed[] = [];
  for (const part of ['title', 'text'] as const)
    for (const n of a.names[part]) {
      if (n.kind !== 'place') continue;
      const outright = isCountry(n.value);
      const value = outright ? n.value : countryOfTown(n.value);
      const company = a.names[part].some(c => c.kind === 'company' && c.start > n.end && c.start - n.end < 5);
      if (value === null || isElsewhere(partText(a, part), n.start, n.end, company)) continue;
      const order = a.sentences.findIndex(s => s.in === part && s.start <= n.start && n.end <= s.end);
      const block = order < 0 ? -2 : a.sentences[order]!.block;
      out.push({
        found: { value, in: part, start: n.start, end: n.end, name: n },
        order: order < 0 ? -2 : order,
        block,
        outright,
      });
    }
  return out;
}

/** "The Polish government", "Seoul's environment ministry", "Indian import duties": whose it is, the phrase itself says. */
function jurisdictionIn(r: Reading, np: NounPhrase, ctx: GatherContext): Found[] {
  const owner = np.possessor && r.parsed.tokens[np.possessor.head];
  if (owner?.name?.kind === 'place') return foundName(r, owner);
  for (let i = np.start; i < np.head; i++) {
    const [t, next] = [r.parsed.tokens[i]!, r.parsed.tokens[i + 1]!];
    const two = ctx.countryOfPeople(`${t.lower} ${next.lower}`);
    const value = two ?? ctx.countryOfPeople(t.lower);
    if (value && t.name?.kind !== 'company') return [{ value, in: r.in, start: t.start, end: two ? next.end : t.end }];
  }
  return [];
}

/** The country that an article names most; a town counts for half. */
function mostNamed(states: readonly StateNamed[]): StateNamed | undefined {
  const weights = new Map<unknown, number>();
  for (const s of states) weights.set(s.found.value, (weights.get(s.found.value) ?? 0) + (s.outright ? 1 : 0.5));
  return [...states].sort((x, y) => weights.get(y.found.value)! - weights.get(x.found.value)!)[0];
}

/** The country or union that the event's own phrases name, else the nearest one. */
export function jurisdictionNear(d: Draft, ctx: GatherContext): Found[] {
  const r = d.match.reading;
  const own = phrasesOfDraft(d).flatMap(np => jurisdictionIn(r, np, ctx));
  if (own[0]) return [own[0]];
  const beside = ctx.states.filter(s => s.block === r.block && Math.abs(s.order - r.order) <= REACH);
  const before = (s: StateNamed): number => (s.order <= r.order ? 0 : 1) * 10 + Math.abs(s.order - r.order);
  const nearby = (some: readonly StateNamed[]): StateNamed | undefined =>
    [...some].sort((x, y) => before(x) - before(y))[0];
  const here = beside.filter(s => s.order === r.order);
  const chosen =
    here.find(s => s.outright) ??
    here[0] ??
    nearby(beside.filter(s => s.outright)) ??
    nearby(beside) ??
    ctx.states.find(s => s.found.in === 'title' && s.outright) ??
    mostNamed(ctx.states);
  return chosen ? [chosen.found] : [];
}
