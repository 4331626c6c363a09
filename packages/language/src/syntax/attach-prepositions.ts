// Joins prepositions with their phrases, and `of` with the phrase before it, before clauses are built.
import { isMark, isNp } from './chunk-kinds.js';
import type { Chunk, NounPhrase } from './chunk-types.js';
import type { Token } from './token.js';

/** Prepositions that open a clause when a subject and its verb follow: "as it seeks", "after Acme sold". */
const CLAUSE_OPENERS = new Set(['as', 'after', 'before', 'since', 'until', 'till']);

function subjectFollows(chunks: readonly Chunk[], i: number): boolean {
  let k = i;
  while (isMark(chunks[k], 'adverb') || isMark(chunks[k], 'date')) k++;
  const np = chunks[k];
  if (!isNp(np)) return false;
  for (k++; k < chunks.length; k++) {
    const c = chunks[k]!;
    if (c.is === 'vg') return c.form === 'finite' && !(c.ambiguous && !bareAfter(chunks, k));
    if (isMark(c, 'adverb') || isMark(c, 'date') || isMark(c, 'preposition')) continue;
    if (isNp(c) && isMark(chunks[k - 1], 'preposition')) continue;
    const behind = asideEnd(chunks, k);
    if (behind < 0) return false;
    k = behind;
  }
  return false;
}

/** "after Acme, the battery arm of Beta, withdrew": the comma that closes a description; -1 where none opens at `k`. */
function asideEnd(chunks: readonly Chunk[], k: number): number {
  const np = chunks[k + 1];
  if (!isMark(chunks[k], 'comma') || !isNp(np) || np.determiner === null) return -1;
  let at = k + 2;
  while (isMark(chunks[at], 'preposition') && isNp(chunks[at + 1])) at += 2;
  return isMark(chunks[at], 'comma') && chunks[at + 1]?.is === 'vg' ? at : -1;
}

/** A past form with an object or preposition after it may well be finite. */
function bareAfter(chunks: readonly Chunk[], k: number): boolean {
  const next = chunks[k + 1];
  return (
    isNp(next) ||
    isMark(next, 'preposition') ||
    next === undefined ||
    isMark(next, 'stop') ||
    isMark(next, 'comma') ||
    isMark(next, 'date') ||
    next.is === 'vg'
  );
}

/** What a sum consists of: "$19.5 billion in charges" is a sum of charges, "$2 billion in a plant" is none of a plant. */
const SUMS = new Set(
  'charge impairment write-down writedown write-off loss cash equity debt funding revenue sale sales order saving cost spending investment capital subsidy aid loan grant credit fee asset financing incentive bond booking fund support provision'.split(
    ' ',
  ),
);
const isSumOf = (word: string, previous: NounPhrase, target: NounPhrase, tokens: readonly Token[]): boolean =>
  word === 'in' &&
  target.determiner === null &&
  SUMS.has(target.noun) &&
  tokens[previous.head]?.value?.kind === 'money';

/** "the sale last month of its stake", "the end, on June 1, of the tax credit": the phrase before a date between it and its "of". */
function overDate(out: readonly Chunk[]): Chunk | undefined {
  const last = out[out.length - 1];
  const closed = isMark(last, 'comma') && isMark(out[out.length - 2], 'date') && isMark(out[out.length - 3], 'comma');
  const before = closed ? out[out.length - 4] : isMark(last, 'date') ? out[out.length - 2] : undefined;
  return isNp(before) && !before.of.length ? before : last;
}

/** "the sale of 30% of Acme": what the share is of hangs on the share. */
function innermostShare(np: NounPhrase, tokens: readonly Token[]): NounPhrase {
  const last = np.of.at(-1);
  const value = last && tokens[last.head]?.value;
  return value?.kind === 'quantity' && value.unit === '%' ? last! : np;
}

/** Gives every phrase its preposition; marks of prepositions with a phrase vanish. `of` hangs on the phrase before. */
export function attachPrepositions(chunks: readonly Chunk[], tokens: readonly Token[]): Chunk[] {
  const out: Chunk[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const c = chunks[i]!;
    if (isRate(c, out[out.length - 1], tokens)) continue;
    if (!isMark(c, 'preposition')) {
      out.push(c);
      continue;
    }
    const next = chunks[i + 1];
    if (CLAUSE_OPENERS.has(c.word) && subjectFollows(chunks, i + 1)) {
      out.push({ ...c, kind: 'subordinator' });
      continue;
    }
    // "sights on between 9 and 11 GWh": the range hangs on the preposition before it.
    const range = chunks[i + 2];
    if (isMark(next, 'preposition', 'between') && isNp(range) && tokens[range.head]?.pos === 'number') {
      i += 2;
      out.push({ ...range, preposition: c.word });
      continue;
    }
    const afterAdverb = isMark(next, 'adverb') ? chunks[i + 2] : next;
    const target = isNp(next) ? next : isNp(afterAdverb) ? afterAdverb : null;
    if (target) {
      const previous = c.word === 'of' ? overDate(out) : out[out.length - 1];
      i += isNp(next) ? 1 : 2;
      if (isNp(previous) && (c.word === 'of' || isSumOf(c.word, previous, target, tokens)))
        innermostShare(previous, tokens).of.push({ ...target, preposition: 'of' });
      else out.push({ ...target, preposition: c.word });
      continue;
    }
    const dated = chunks[i + 2];
    // "guidance for 2026 sales of $4 billion": the year stands before the noun that the preposition governs.
    if (
      isMark(next, 'date') &&
      c.word === 'for' &&
      isNp(dated) &&
      dated.start === next.end &&
      isPlainNoun(dated, tokens) &&
      !(out.length === 0 && isDoer(chunks, i + 2))
    ) {
      i += 2;
      out.push(next, { ...dated, preposition: c.word });
      continue;
    }
    if (isMark(next, 'date')) {
      i++;
      out.push({ ...next, start: c.start });
      continue;
    }
    out.push(c);
  }
  return out;
}

const STRETCHES = new Set(['year', 'month', 'week', 'day', 'annum']);

/** "6 GWh a year by 2028 is the aim": the stretch of time belongs to the figure before it. */
function isRate(c: Chunk, before: Chunk | undefined, tokens: readonly Token[]): boolean {
  if (!isNp(c) || !isNp(before) || c.head !== c.start + 1 || !STRETCHES.has(c.noun)) return false;
  if (c.determiner !== 'a' && c.determiner !== 'each' && c.determiner !== 'every') return false;
  const last = before.of.at(-1) ?? before;
  return last.end === c.start && tokens[last.head]?.pos === 'number';
}

/** "For 2027 management expects": behind the date that opens a sentence stands the subject. */
function isDoer(chunks: readonly Chunk[], at: number): boolean {
  const behind = isMark(chunks[at + 1], 'adverb') ? chunks[at + 2] : chunks[at + 1];
  return behind?.is === 'vg' && behind.form === 'finite' && !behind.ambiguous;
}

const isPlainNoun = (np: NounPhrase, tokens: readonly Token[]): boolean =>
  np.determiner === null && np.possessor === null && !tokens[np.head]?.name && tokens[np.head]?.pos === 'noun';
