// Spans of a text by place: what lies between two offsets, without walking all of them each time.
import type { Span } from '@cellwire/model';

export class SpanIndex<T extends Span> {
  private readonly sorted: readonly T[];
  /** Longest span, which bounds how far back one that covers an offset may begin. */
  private readonly longest: number;

  constructor(spans: readonly T[]) {
    this.sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
    this.longest = this.sorted.reduce((n, s) => Math.max(n, s.end - s.start), 0);
  }

  /** Spans that lie between two offsets, in order. */
  within(start: number, end: number): T[] {
    const out: T[] = [];
    for (let i = this.first(start); i < this.sorted.length && this.sorted[i]!.start < end; i++)
      if (this.sorted[i]!.end <= end) out.push(this.sorted[i]!);
    return out;
  }

  /** Spans that share a character with a range, in order. */
  touching(start: number, end: number): T[] {
    const out: T[] = [];
    for (let i = this.first(start - this.longest); i < this.sorted.length && this.sorted[i]!.start < end; i++)
      if (this.sorted[i]!.end > start) out.push(this.sorted[i]!);
    return out;
  }

  /** Index of the first span that starts at or behind an offset. */
  private first(offset: number): number {
    let [low, high] = [0, this.sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
