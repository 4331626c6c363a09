// Whether an article is of the pack's industry at all: weighted words for and against, and the names of its companies.
import type { Pack } from '@cellwire/model';
import { eachRun } from './words.js';

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

/** "batteries" is looked up as "batteri" and "cells" as "cell", where the word itself is not in the table. */
function stemOf(word: string): string | null {
  if (!word.endsWith('s')) return null;
  return word.slice(0, word.endsWith('es') ? -2 : -1);
}

/** Counts how often each entry of a table occurs while a text is gone through word by word; occurrences do not overlap. */
class Tally {
  readonly counts = new Map<Entry, number>();
  private past = 0;

  constructor(
    private readonly table: Table,
    private readonly text: string,
    private readonly endings: readonly string[],
  ) {}

  /** The next word of the text, in order. */
  see(word: string, at: number): void {
    const entries = this.table.get(word) ?? this.table.get(stemOf(word) ?? word);
    if (!entries || at < this.past) return;
    for (const entry of entries) {
      const length = lengthAt(this.text, at, entry, this.endings);
      if (length === 0) continue;
      this.counts.set(entry, (this.counts.get(entry) ?? 0) + 1);
      this.past = at + length;
      return;
    }
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]/g, ' ');
const wordTable = (weights: Readonly<Record<string, number>>): Table =>
  byFirstWord(Object.entries(weights).map(([word, weight]) => ({ text: plain(word), name: word, weight })));

/** The sum of the words' weights; of repeats each adds less. */
function weightOfWords({ counts }: Tally): number {
  let total = 0;
  for (const [entry, n] of counts) total += entry.weight * (1 + Math.log2(n));
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

/** The sum of the weights of the companies named, each once. */
function weightOfNames({ counts }: Tally): number {
  const named = new Map([...counts.keys()].map(e => [e.name, e.weight]));
  return [...named.values()].reduce((sum, n) => sum + n, 0);
}

const PLURALS = ['', 's', 'es'];

/** Compiles what a pack says of relevance; a pack that says nothing holds every article relevant. */
export function relevanceTest(pack: Pick<Pack, 'relevance' | 'companies' | 'ventures'>): RelevanceTest {
  const { threshold, kinds = {} } = pack.relevance;
  const forIt = wordTable(pack.relevance.words);
  const againstIt = wordTable(pack.relevance.against);
  const companies = nameTable(pack, kinds);
  return text => {
    const sample = text.slice(0, SAMPLE);
    const lower = plain(sample);
    const words = new Tally(forIt, lower, PLURALS);
    const against = new Tally(againstIt, lower, PLURALS);
    // Names are counted as the list writes them.
    const names = new Tally(companies, sample, ['']);
    eachRun(lower, (word, at) => {
      words.see(word, at);
      against.see(word, at);
    });
    eachRun(sample, (word, at) => names.see(word, at));
    const score = weightOfWords(words) + weightOfNames(names) - weightOfWords(against);
    return { relevant: threshold <= 0 || score >= threshold, score };
  };
}
