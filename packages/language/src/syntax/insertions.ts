// "The plant, the company said, will close": who says it stands between subject and verb. The clauses are built as if it
// stood before them: "The company said the plant will close".
import { isComma } from './chunk-kinds.js';
import type { Chunk, NounPhrase } from './chunk-types.js';

const isSubject = (c: Chunk | undefined): c is NounPhrase => c?.is === 'np' && c.preposition === null;
/** "on Monday", "in a statement": what may stand behind the verb of saying. */
const isDetail = (c: Chunk | undefined): boolean =>
  (c?.is === 'np' && c.preposition !== null) || (c?.is === 'mark' && (c.kind === 'date' || c.kind === 'adverb'));
/** Most of those. */
const MOST_DETAILS = 3;

/** The first chunk from `from` on that is no detail, at most so many behind it. */
function behindDetails(chunks: readonly Chunk[], from: number): number {
  let at = from;
  while (isDetail(chunks[at]) && at < from + MOST_DETAILS) at++;
  return at;
}

/** Index of the comma that closes the insertion opening at a chunk, or -1: behind it the verb goes on that has not come before it. */
export function insertionEnd(chunks: readonly Chunk[], at: number, isSaying: (token: number) => boolean): number {
  if (!isComma(chunks[at]) || !isSubject(chunks[at + 1])) return -1;
  const verb = behindDetails(chunks, at + 2);
  const says = chunks[verb];
  if (says?.is !== 'vg' || !isSaying(says.head) || says.modal !== null || says.passive) return -1;
  const close = behindDetails(chunks, verb + 1);
  const goesOn = chunks[close + 1];
  const ends = isComma(chunks[close]) && goesOn?.is === 'vg' && goesOn.form === 'finite';
  return ends && subjectBefore(chunks, at) >= 0 ? close : -1;
}

/** Index of the bare phrase before the insertion that no verb has followed, or -1. */
function subjectBefore(chunks: readonly Chunk[], at: number): number {
  for (let i = at - 1; i >= 0; i--) {
    const c = chunks[i]!;
    if (c.is === 'vg') return -1;
    if (c.is === 'mark' && c.kind !== 'date' && c.kind !== 'adverb') return -1;
    if (isSubject(c)) return i;
  }
  return -1;
}

/** The verb of saying as one that nothing hangs on: "the company said". */
const asTold = (c: Chunk): Chunk => (c.is === 'vg' ? { ...c, form: 'finite', ambiguous: false } : c);

/** ", hitherto 7.5 per cent,": a figure between commas, before the verb of the phrase that it describes. */
function figureEnd(chunks: readonly Chunk[], at: number, isFigure: (token: number) => boolean): number {
  const [figure, close, goesOn] = chunks.slice(at + 1, at + 4);
  const isAside = isComma(chunks[at]) && isSubject(figure) && isFigure(figure.head) && isComma(close);
  return isAside && goesOn?.is === 'vg' && goesOn.form === 'finite' && subjectBefore(chunks, at) >= 0 ? at + 2 : -1;
}

/** The chunks without the first figure that stands as an aside between subject and verb. */
export function withoutFigureAside(chunks: readonly Chunk[], isFigure: (token: number) => boolean): readonly Chunk[] {
  const at = chunks.findIndex((_, i) => figureEnd(chunks, i, isFigure) > 0);
  return at < 0 ? chunks : [...chunks.slice(0, at), ...chunks.slice(at + 3)];
}

/** The chunks with the first insertion moved before the subject that it stands behind. */
export function withInsertionFirst(chunks: readonly Chunk[], isSaying: (token: number) => boolean): readonly Chunk[] {
  const at = chunks.findIndex((_, i) => insertionEnd(chunks, i, isSaying) > 0);
  if (at < 0) return chunks;
  const close = insertionEnd(chunks, at, isSaying);
  const subject = subjectBefore(chunks, at);
  const inserted = chunks.slice(at + 1, close).map(asTold);
  return [...chunks.slice(0, subject), ...inserted, ...chunks.slice(subject, at), ...chunks.slice(close + 1)];
}
