// Segments of the market ("EV", "ESS", "ESS/LFP"), read by the pack's words.
import type { Reading } from './reading.js';
import type { Found } from './resolve-roles.js';

interface Entry {
  words: readonly string[];
  value: string;
}

export interface SegmentWords {
  /** The first segment named between two tokens, with what qualifies it where that stands there too. */
  find(r: Reading, start: number, end: number): Found | null;
}

/** A value that begins with a slash says nothing by itself: it qualifies a segment (`ESS` and `/LFP` give `ESS/LFP`). */
const isQualifier = (value: string): boolean => value.startsWith('/');

/** Builds the look-up from the pack's table of words. */
export function segmentWords(table: Record<string, string>): SegmentWords {
  const byFirst = new Map<string, Entry[]>();
  for (const [text, value] of Object.entries(table)) {
    const words = text.toLowerCase().split(/[\s-]+/);
    const list = byFirst.get(words[0]!) ?? [];
    list.push({ words, value });
    byFirst.set(
      words[0]!,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }
  const at = (parts: readonly { word: string }[], i: number): Entry | null =>
    (byFirst.get(parts[i]!.word) ?? []).find(e =>
      e.words.every((w, k) => parts[i + k] && (parts[i + k]!.word === w || parts[i + k]!.word === `${w}s`)),
    ) ?? null;
  return {
    find(r, start, end) {
      const parts = r.parsed.tokens.slice(start, end).flatMap(t => t.lower.split(/[\s-]+/).map(word => ({ word, t })));
      let segment: { value: string; t: (typeof parts)[number]['t'] } | null = null;
      let qualifier: string | null = null;
      for (let i = 0; i < parts.length; i++) {
        const entry =
          at(parts, i) ??
          (parts[i]!.word.endsWith('s') ? at([{ word: parts[i]!.word.slice(0, -1) }, ...parts.slice(i + 1)], 0) : null);
        if (!entry) continue;
        if (isQualifier(entry.value)) qualifier ??= entry.value;
        else segment ??= { value: entry.value, t: parts[i]!.t };
      }
      if (!segment) return null;
      const value = `${segment.value}${qualifier ?? ''}`;
      return { value, in: r.in, start: segment.t.start, end: segment.t.end };
    },
  };
}
