// Whether an article is of the pack's industry at all: weighted words for and against, each counted once.
import type { Pack } from '@cellwire/model';

export type RelevanceTest = (text: string) => { relevant: boolean; score: number };

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pattern(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const sorted = [...words].sort((a, b) => b.length - a.length).map(w => escaped(w).replace(/ /g, '[\\s-]'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sorted.join('|')})(?:s|es)?(?![\\p{L}\\p{N}])`, 'giu');
}

/** Compiles the pack's relevance words; a pack without any holds every article relevant. */
export function relevanceTest(relevance: Pack['relevance']): RelevanceTest {
  const forWords = pattern(Object.keys(relevance.words));
  const against = pattern(Object.keys(relevance.against));
  const weights = new Map(Object.entries({ ...relevance.words }).map(([w, n]) => [w.toLowerCase(), n]));
  const counter = new Map(Object.entries(relevance.against).map(([w, n]) => [w.toLowerCase(), n]));
  const sum = (re: RegExp | null, table: ReadonlyMap<string, number>, text: string): number => {
    if (!re) return 0;
    const counts = new Map<string, number>();
    for (const m of text.matchAll(re)) {
      const word = m[0].toLowerCase().replace(/[\s-]/g, ' ');
      const key = table.has(word) ? word : word.replace(/e?s$/, '');
      const name = table.has(key)
        ? key
        : table.has(word.replace(/s$/, ''))
          ? word.replace(/s$/, '')
          : ([...table.keys()].find(k => k.replace(/-/g, ' ') === word) ?? '');
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    let total = 0;
    for (const [word, n] of counts) total += (table.get(word) ?? 0) * (1 + Math.log2(n));
    return total;
  };
  return text => {
    const sample = text.slice(0, 20_000);
    const score = sum(forWords, weights, sample) - sum(against, counter, sample);
    return { relevant: relevance.threshold <= 0 || score >= relevance.threshold, score };
  };
}
