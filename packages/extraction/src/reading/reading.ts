// One sentence as the engine sees it: parsed, with the article's names and values at hand.

import type { Clause, NounPhrase, ParsedSentence, SyntaxToken } from '@cellwire/language';
import type { DateSpan, NameSpan } from '@cellwire/model';
import type { TriggerTest } from './sentence-words.js';

export interface Reading {
  /** Position among the article's sentences, headline first. */
  order: number;
  in: 'title' | 'text';
  text: string;
  start: number;
  end: number;
  headline: boolean;
  /** Paragraph number; the headline's is -1. */
  block: number;
  parsed: ParsedSentence;
  /** Its words and the kinds of its values, as frames ask for them. */
  words: TriggerTest;
  /** The sentences right before and after, lower case. */
  around: string;
}

/** First and last token (exclusive) of a phrase with what hangs on it, its aside too. */
export function extent(np: NounPhrase): [start: number, end: number] {
  let end = Math.max(np.end, np.aside?.[1] ?? 0);
  for (const inner of np.of) end = Math.max(end, extent(inner)[1]);
  return [np.start, end];
}

/** The phrase and its coordinated sisters. */
export const members = (np: NounPhrase): NounPhrase[] => [np, ...np.conjuncts];

export const tokensOf = (r: Reading, [start, end]: readonly [number, number]): SyntaxToken[] =>
  r.parsed.tokens.slice(start, end);

/** Names among the tokens of a phrase, without those of its possessor. */
export function namesIn(r: Reading, np: NounPhrase): NameSpan[] {
  const from = np.possessor ? np.possessor.end : np.start;
  return r.parsed.tokens.slice(from, np.end).flatMap(t => (t.name ? [t.name] : []));
}

/** Index among the chunks of the one that holds a token. */
export function chunkIndex(r: Reading, token: number): number {
  const chunks = r.parsed.chunks;
  let found = -1;
  for (let i = 0; i < chunks.length && chunks[i]!.start <= token; i++) found = i;
  return found;
}

/** "with immediate effect", "with a view to": how something is done, not with whom. */
const MANNERS = new Set('effect view regard respect reference exception'.split(' '));

/** Whether a phrase stands behind a preposition as a party or a thing would. */
export const isBehind = (np: NounPhrase, preposition: string): boolean =>
  np.preposition === preposition && !(preposition === 'with' && MANNERS.has(np.noun));

/** Phrases with a preposition that follow a phrase without a verb between: what may hang on it. */
export function phrasesAfter(r: Reading, np: NounPhrase): NounPhrase[] {
  const out: NounPhrase[] = [...np.of, ...np.of.flatMap(o => o.of)];
  const chunks = r.parsed.chunks;
  for (let i = chunkIndex(r, np.head) + 1; i < chunks.length; i++) {
    const c = chunks[i]!;
    if (c.is === 'np') {
      if (c.preposition === null) break;
      out.push(c, ...c.of);
    } else if (
      c.is === 'vg' ||
      c.kind === 'stop' ||
      c.kind === 'subordinator' ||
      c.kind === 'relative' ||
      c.kind === 'conjunction'
    )
      break;
    else if (c.kind === 'comma' && chunks[i + 1]?.is !== 'np') break;
  }
  return out;
}

/** Dates that stand among the chunks of a phrase and behind it, up to the next verb. */
export function datesOf(r: Reading, from: number, to: number): DateSpan[] {
  return r.parsed.tokens.slice(from, to).flatMap(t => (t.value?.kind === 'date' ? [t.value] : []));
}

/** The clause that a token stands in: the last one that begins at or before it, else the first. */
export function clauseAt(r: Reading, token: number): Clause | null {
  let found: Clause | null = null;
  for (const c of r.parsed.clauses) {
    const inSubject = c.subject && c.vg.form === 'finite' && token >= c.subject.start && token < c.vg.start;
    if (inSubject) return c;
    if (c.vg.start <= token) found = c;
  }
  return found ?? r.parsed.clauses[0] ?? null;
}

/** A bare noun phrase's clause and function there. */
export function functionOf(
  r: Reading,
  np: NounPhrase,
): { clause: Clause; as: 'subject' | 'object' | 'complement' } | null {
  const holds = (x: NounPhrase | null | undefined): boolean => {
    if (!x) return false;
    const [start, end] = extent(x);
    return (np.head >= start && np.head < end) || x.conjuncts.some(c => np.head >= c.start && np.head < extent(c)[1]);
  };
  for (let i = r.parsed.clauses.length - 1; i >= 0; i--) {
    const clause = r.parsed.clauses[i]!;
    // The antecedent of a relative clause has its function outside it.
    if (clause.relation === 'relative' && clause.governorPhrase?.head === np.head) continue;
    if (clause.objects.some(holds)) return { clause, as: 'object' };
    if (clause.complements.some(holds)) return { clause, as: 'complement' };
  }
  for (const clause of r.parsed.clauses)
    if (clause.relation !== 'relative' && holds(clause.subject)) return { clause, as: 'subject' };
  return null;
}

/** Clauses that hang on a phrase: "orders totalling 90 GWh", "a contract signed with Acme", "a plant that will make …". */
export function clausesOn(r: Reading, np: NounPhrase): Clause[] {
  return r.parsed.clauses.filter(
    c =>
      c.governorPhrase === np &&
      (c.relation === 'participle' ||
        c.relation === 'gerund' ||
        c.relation === 'relative' ||
        c.relation === 'infinitive'),
  );
}
