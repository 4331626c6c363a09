// Whether an article is of the pack's industry at all: weighted words for and against, and the names of its companies.
import type { Pack } from '@cellwire/model';

export type RelevanceTest = (text: string) => { relevant: boolean; score: number };

/** Characters of an article that are looked at. */
const SAMPLE = 20_000;
const WORD = /[\p{L}\p{N}]+/gu;
const INSIDE = /[\p{L}\p{N}]/u;

interface Entry {
  /** As it stands in the text. */
  text: string;
  /** What is counted: several texts may name one company. */
  name: string;
  weight: number;
}
type Table = ReadonlyMap<string, readonly Entry[]>;

/** Entries by their first word, longer ones first. */
function byFirstWord(entries: readonly Entry[]): Table {
  const out = new Map<string, Entry[]>();
  for (const e of [...entries].sort((a, b) => b.text.length - a.text.length)) {
    const first = e.text.match(WORD)?.[0] ?? e.text;
    out.set(first, [...(out.get(first) ?? []), e]);
  }
  return out;
}

/** Length of an entry's occurrence at an offset, 0 if it is not there. */
function lengthAt(text: string, at: number, entry: Entry, endings: readonly string[]): number {
  if (!text.startsWith(entry.text, at)) return 0;
  for (const ending of endings) {
    const end = at + entry.text.length + ending.length;
    if (text.startsWith(ending, end - ending.length) && !INSIDE.test(text[end] ?? ' ')) return end - at;
  }
  return 0;
}

interface Word {
  text: string;
  at: number;
}
const wordsOf = (text: string): Word[] => Array.from(text.matchAll(WORD), m => ({ text: m[0], at: m.index }));

/** How often each entry occurs; occurrences do not overlap. `words` are those of the text, or as long as those. */
function countEntries(
  table: Table,
  text: string,
  words: readonly Word[],
  endings: readonly string[],
): Map<Entry, number> {
  const counts = new Map<Entry, number>();
  let past = 0;
  for (const { at, text: own } of words) {
    if (at < past) continue;
    const entries = table.get(own) ?? (own.endsWith('s') ? table.get(own.replace(/e?s$/, '')) : undefined);
    if (!entries) continue;
    for (const entry of entries) {
      const length = lengthAt(text, at, entry, endings);
      if (length === 0) continue;
      counts.set(entry, (counts.get(entry) ?? 0) + 1);
      past = at + length;
      break;
    }
  }
  return counts;
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]/g, ' ');
const wordTable = (weights: Readonly<Record<string, number>>): Table =>
  byFirstWord(Object.entries(weights).map(([word, weight]) => ({ text: plain(word), name: word, weight })));

/** The sum of the words' weights; of repeats each adds less. `text` is plain. */
function weighWords(table: Table, text: string, words: readonly Word[]): number {
  let total = 0;
  for (const [entry, n] of countEntries(table, text, words, ['', 's', 'es']))
    total += entry.weight * (1 + Math.log2(n));
  return total;
}

/** The names of the companies of the kinds that weigh anything, and of the ventures, which weigh as the heaviest kind. */
function nameTable(pack: Pick<Pack, 'companies' | 'ventures'>, kinds: Readonly<Record<string, number>>): Table {
  const most = Math.max(0, ...Object.values(kinds));
  const weightOf = (own: readonly string[]): number => Math.max(0, ...own.map(k => kinds[k] ?? 0));
  const listed = [
    ...pack.companies.map(c => ({ ...c, weight: weightOf(c.kinds) })),
    ...pack.ventures.map(v => ({ ...v, weight: most })),
  ];
  return byFirstWord(
    listed
      .filter(c => c.weight > 0)
      .flatMap(({ name, aliases, weight }) => [name, ...aliases].map(text => ({ text, name, weight }))),
  );
}

/** The sum of the weights of the companies named, each once, written as the list has them. */
function weighNames(table: Table, text: string, words: readonly Word[]): number {
  if (table.size === 0) return 0;
  const named = new Map([...countEntries(table, text, words, ['']).keys()].map(e => [e.name, e.weight]));
  return [...named.values()].reduce((sum, n) => sum + n, 0);
}

/** Compiles what a pack says of relevance; a pack that says nothing holds every article relevant. */
export function relevanceTest(pack: Pick<Pack, 'relevance' | 'companies' | 'ventures'>): RelevanceTest {
  const { threshold, kinds = {} } = pack.relevance;
  const words = wordTable(pack.relevance.words);
  const against = wordTable(pack.relevance.against);
  const names = nameTable(pack, kinds);
  return text => {
    const sample = text.slice(0, SAMPLE);
    const lower = plain(sample);
    const own = wordsOf(sample);
    // Lower case is as long, but for a few letters of other alphabets.
    const small =
      lower.length === sample.length ? own.map(w => ({ ...w, text: w.text.toLowerCase() })) : wordsOf(lower);
    const score = weighWords(words, lower, small) + weighNames(names, sample, own) - weighWords(against, lower, small);
    return { relevant: threshold <= 0 || score >= threshold, score };
  };
}
