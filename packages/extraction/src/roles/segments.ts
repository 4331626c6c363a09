// Segments of the market ("EV", "ESS", "ESS/LFP"), read by the pack's words.
import type { Reading } from '../reading/reading.js';
import type { Found } from './found.js';

interface Entry {
  words: readonly string[];
  value: string;
}

/** A word of a sentence, those of hyphenated ones apart, and the index of its token. */
interface Part {
  word: string;
  token: number;
}
const PARTS = new WeakMap<Reading, readonly Part[]>();
/** The words of a sentence: cut once, asked for at every event. */
function partsOf(r: Reading): readonly Part[] {
  const known = PARTS.get(r);
  if (known) return known;
  const parts = r.parsed.tokens.flatMap((t, token) => t.lower.split(/[\s-]+/).map(word => ({ word, token })));
  PARTS.set(r, parts);
  return parts;
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
  /** The entry that begins at a word, which may be read as the singular `first`. */
  const at = (parts: readonly Part[], i: number, first = parts[i]!.word): Entry | null => {
    const stands = (w: string, k: number): boolean => {
      const word = k === 0 ? first : parts[i + k]?.word;
      return word === w || word === `${w}s`;
    };
    return byFirst.get(first)?.find(e => e.words.every(stands)) ?? null;
  };
  return {
    find(r, start, end) {
      const parts = partsOf(r).filter(p => p.token >= start && p.token < end);
      let segment: { value: string; token: number } | null = null;
      let qualifier: string | null = null;
      for (let i = 0; i < parts.length; i++) {
        const { word } = parts[i]!;
        const entry = at(parts, i) ?? (word.endsWith('s') ? at(parts, i, word.slice(0, -1)) : null);
        if (!entry) continue;
        if (isQualifier(entry.value)) qualifier ??= entry.value;
        else segment ??= { value: entry.value, token: parts[i]!.token };
      }
      if (!segment) return null;
      const value = `${segment.value}${qualifier ?? ''}`;
      const named = r.parsed.tokens[segment.token]!;
      return { value, in: r.in, start: named.start, end: named.end };
    },
  };
}
