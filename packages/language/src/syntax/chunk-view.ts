// Looks along the chunks of a sentence, back and ahead of where its clauses are being built. Knows nothing of the clauses.
import { isComma, isMark } from './chunk-kinds.js';
import type { Chunk, Mark, NounPhrase } from './chunk-types.js';
import type { WordClasses } from './clause-types.js';

/** Nouns whose "that" opens what is said, not a relative clause. */
const REPORT_NOUNS = new Set(
  'report speculation announcement news decision statement belief view fact hope expectation claim possibility rumour rumor notice confirmation suggestion conclusion sign risk'.split(
    ' ',
  ),
);

const isAdverb = (c: Chunk | undefined): boolean => isMark(c, 'adverb');

/** What stands around a place in the sentence; places are indexes of chunks. */
export class ChunkView {
  constructor(
    private readonly chunks: readonly Chunk[],
    private readonly words: WordClasses,
  ) {}

  /** A bare phrase right behind a verb: its object. */
  bareFollows(at: number): boolean {
    const next = this.chunks[at + 1];
    return next?.is === 'np' && next.preposition === null;
  }

  /**
   * "said on Tuesday that": no bare phrase stands between the verb and "that", or the phrase is a noun of saying. `told`:
   * something is reported before.
   */
  followsVerb(relative: Mark, told: boolean): boolean {
    const i = this.chunks.indexOf(relative);
    for (let k = i - 1; k >= 0; k--) {
      const c = this.chunks[k]!;
      if (c.is === 'vg') return k === i - 1 || this.words.isSaying(c.head) || this.onlyMarks(k, i);
      if (c.is === 'np' && REPORT_NOUNS.has(c.noun)) return true;
      if (c.is === 'np' && c.preposition === null && !this.objectOfSaying(k)) return false;
      if (c.is === 'mark' && c.kind === 'conjunction') return this.chunks[k - 1]?.is !== 'np' || told;
      if (c.is === 'mark' && c.kind === 'stop') return false;
    }
    return false;
  }

  private onlyMarks(from: number, to: number): boolean {
    return this.chunks.slice(from + 1, to).every(c => c.is === 'mark');
  }

  /** "told investors that": the phrase is whom it was told. */
  private objectOfSaying(k: number): boolean {
    const before = this.chunks[k - 1];
    return before?.is === 'vg' && this.words.isTelling(before.head);
  }

  /** The preposition that stands by itself at a place: "under which". */
  prepositionAt(at: number): string | null {
    const c = this.chunks[at];
    return c?.is === 'mark' && c.kind === 'preposition' ? c.word : null;
  }

  /** The phrases that lead up to a place in the sentence, nearest first, without the nearest: "plant in Ohio for cells". */
  phrasesBefore(at: number): NounPhrase[] {
    const out: NounPhrase[] = [];
    for (let k = at - 1; k >= 0 && out.length < 4; k--) {
      const c = this.chunks[k]!;
      if (c.is === 'np') {
        out.push(c);
        if (c.preposition === null) break;
      } else if (c.is === 'vg' || c.kind === 'conjunction' || c.kind === 'stop') break;
    }
    return out.slice(1);
  }

  /**
   * "…," said Kim Min-su, an analyst: behind a comma the one who speaks stands behind the verb, and no other verb takes the
   * phrase for its subject. Null where nobody does.
   */
  speakerBehind(at: number): NounPhrase | null {
    const [verb, speaker, next] = [this.chunks[at], this.chunks[at + 1], this.chunks[at + 2]];
    const before = this.chunks[at - 1];
    const quoted = isMark(before, 'quote');
    if (verb?.is !== 'vg' || verb.end - verb.start !== 1 || !(isComma(before) || quoted)) return null;
    if (speaker?.is !== 'np' || speaker.preposition !== null || this.words.isFigure(speaker.head)) return null;
    if (!this.words.speaksFirst(verb.head) && !(quoted && this.words.isSaying(verb.head))) return null;
    return next?.is === 'vg' && next.form === 'finite' && !next.ambiguous ? null : speaker;
  }

  /** "The unit, wholly owned since Acme left in 2022, will close": between commas, with the verb behind the second. */
  isInserted(at: number): boolean {
    let from = at - 1;
    while (isAdverb(this.chunks[from])) from--;
    if (!isComma(this.chunks[from])) return false;
    let end = at + 1;
    while (end < this.chunks.length && !isComma(this.chunks[end])) end++;
    let k = end + 1;
    while (isAdverb(this.chunks[k])) k++;
    const verb = this.chunks[k];
    return verb?.is === 'vg' && verb.form === 'finite' && !verb.ambiguous;
  }

  /** Whether a finite verb comes that the phrases read so far must give a subject. */
  verbFollows(at: number): boolean {
    for (let k = at + 1; k < this.chunks.length; k++) {
      const c = this.chunks[k]!;
      const before = this.chunks[k - 1]!;
      if (c.is === 'mark' && ['stop', 'relative', 'subordinator'].includes(c.kind)) return false;
      if (c.is === 'mark' && c.kind === 'conjunction' && (c.word !== 'and' || this.chunks[k + 1]?.is === 'vg'))
        return false;
      if (c.is === 'np' && c.preposition === null && before.is !== 'vg') return false;
      const object = this.chunks[k + 1];
      const surely =
        c.is === 'vg' && c.form === 'finite' && (!c.ambiguous || (object?.is === 'np' && object.preposition === null));
      if (surely) return !(before.is === 'np' && before.preposition === null);
    }
    return false;
  }
}
