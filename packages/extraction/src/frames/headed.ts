// What heads a phrase: a noun, words that end in it, or a name or value of a kind; and who owns it.
import type { NounPhrase } from '@cellwire/language';
import { clausesOn, extent, type Reading } from '../reading/reading.js';
import { isShare } from './share.js';
import { valueKindOf } from './value-kinds.js';

/** Nouns that stand for what follows their "of": "a part of its stake", "all of its shares". */
export const TRANSPARENT = new Set(
  'many few hundreds thousands dozens scores majority lot part portion some all rest remainder number series pair majority minority one two three half bulk slice most any more each both couple group set several third quarter fifth sixth eighth tenth first second last worth total piece share hectare acre'.split(
    ' ',
  ),
);

/** Whether a phrase is headed by a noun, by words that end in it, or by a name of a kind (`@venture`). */
export function isHeaded(r: Reading, np: NounPhrase, noun: string): boolean {
  const tokens = r.parsed.tokens;
  if (noun.startsWith('@')) {
    const wanted = noun.slice(1);
    if (wanted === 'share') return isShare(r, np);
    if (
      wanted === 'money' ||
      wanted === 'percent' ||
      wanted === 'volume' ||
      wanted === 'units' ||
      wanted === 'headcount' ||
      wanted === 'date'
    ) {
      const [start, end] = extent(np);
      for (let i = start; i < end; i++) if (valueKindOf(r, i) === wanted) return true;
      return false;
    }
    const name = tokens[np.head]?.name;
    return name !== undefined && (wanted === 'name' || name.kind === wanted);
  }
  const head = tokens[np.head];
  if (!noun.includes(' '))
    return np.noun === noun || head?.lower === noun || np.noun.endsWith(`-${noun}`) || isNamedAs(head, noun);
  const words = noun.split(' ');
  const last = words[words.length - 1];
  if (np.noun !== last && tokens[np.head]?.lower !== last) return false;
  return words.slice(0, -1).every((w, k) => tokens[np.head - (words.length - 1) + k]?.lower === w);
}

/** "the Sagunto battery plant": a name of a plant that says what it is. */
const isNamedAs = (head: Reading['parsed']['tokens'][number] | undefined, noun: string): boolean =>
  head?.name?.kind === 'facility' && head.lower.endsWith(` ${noun}`);

/** "its partner Acme": a name with a noun as its title. */
export const isTitled = (r: Reading, np: NounPhrase, noun: string): boolean =>
  np.head > np.start && r.parsed.tokens[np.head]?.name !== undefined && r.parsed.tokens[np.head - 1]?.lower === noun;

/** "the 30% stake that Acme holds", "the half held by Acme": who does the owning in a clause that hangs on a phrase. */
export function relativeOwner(r: Reading, np: NounPhrase): (NounPhrase | null)[] {
  // "a 24% stake in Acme held by Beta": what is held is the share.
  const behind = r.parsed.clauses.filter(c => c.relation === 'participle' && c.alternates.includes(np));
  const owning = [...clausesOn(r, np), ...behind].filter(
    c => OWNING.has(r.parsed.tokens[c.vg.head]?.lower ?? '') && !c.vg.negated,
  );
  // "the 15% that belongs to Acme"
  const belonging = [...clausesOn(r, np), ...r.parsed.clauses.filter(c => c.alternates.includes(np))].filter(c =>
    /^belong(?:s|ed|ing)?$/.test(r.parsed.tokens[c.vg.head]?.lower ?? ''),
  );
  const owners = belonging.flatMap(c => c.complements.filter(p => p.preposition === 'to'));
  if (owners.length > 0) return owners;
  return owning.flatMap(c => {
    if (c.relation === 'relative' && !c.vg.passive) return c.subject === np ? [] : [c.subject];
    return c.complements.filter(p => p.preposition === 'by');
  });
}
/** Verbs of owning. */
export const OWNING = new Set('hold holds held own owns owned have has had'.split(' '));

/** A name that stands before the head, as a phrase of its own: "the Tesla contract". */
export function modifierPhrase(r: Reading, np: NounPhrase): NounPhrase | null {
  const names: NounPhrase[] = [];
  for (let i = np.possessor ? np.possessor.end : np.start; i < np.head; i++) {
    if (!r.parsed.tokens[i]?.name) continue;
    // "the Acme-Beta contract": both.
    const tied = names.length === 0 || /^[-–/]$/.test(r.parsed.tokens[i - 1]!.text);
    if (tied) names.push(wordOf(r, np, i));
  }
  const [first, ...others] = names;
  return first ? { ...first, conjuncts: others } : null;
}

/** One word of a phrase as a phrase. */
const wordOf = (r: Reading, np: NounPhrase, i: number): NounPhrase => ({
  ...np,
  start: i,
  end: i + 1,
  head: i,
  noun: r.parsed.tokens[i]!.lower,
  possessor: null,
  of: [],
  conjuncts: [],
  appositions: [],
  aside: null,
});

/** "home storage units": things of a kind, none of which the text has singled out. */
export function isBarePlural(r: Reading, np: NounPhrase): boolean {
  const head = r.parsed.tokens[np.head]!;
  const singled = np.determiner !== null || np.possessor !== null;
  return !singled && !head.name && /[^s]s$/.test(head.lower);
}

const GROUPS = new Set('they both pair duo trio two three four each'.split(' '));
/** "Acme and Beta", "the pair", "both", "the two partners": more than one, so that what they do they do together. */
export const isSeveral = (r: Reading, np: NounPhrase): boolean =>
  np.conjuncts.length > 0 ||
  GROUPS.has(np.noun) ||
  GROUPS.has(np.determiner ?? '') ||
  /^(?:partners|owners|shareholders|companies|parents|firms|sides|groups)$/.test(r.parsed.tokens[np.head]?.lower ?? '');
