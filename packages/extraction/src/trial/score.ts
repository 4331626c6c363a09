// Scores what a pack reads in annotated articles: in all, by type and by frame.
import type { Article } from '@cellwire/model';
import type { Extractor } from '../extract.js';
import { type Definitions, definitionsOf, pairEvents, pairedValues, type ToldEvent } from './told-event.js';

/** An article with the events that a person found in it. */
export interface AnnotatedGold {
  article: Article;
  events: ToldEvent[];
}
/** What was wanted of one article and what was read; `pairs` are indexes of events that are one. */
export interface Trial {
  id: string;
  wanted: ToldEvent[];
  got: ToldEvent[];
  pairs: [wanted: number, got: number][];
}

/** How many are wanted, told, and both; shares are 0 to 1, and 1 where there is nothing to be wrong about. */
export interface Tally {
  wanted: number;
  told: number;
  right: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface FrameTally {
  frame: string;
  told: number;
  right: number;
  precision: number;
  /** Share of all wanted events of its type that it found. */
  recall: number;
}

/** Mentions of one band of confidence, and how many of them are right. */
export interface ConfidenceBand {
  from: number;
  told: number;
  right: number;
}

export interface Score {
  articles: number;
  events: Tally;
  arguments: Tally;
  /** Share of paired events whose status agrees; of those with a date on either side, whose date does. */
  status: number;
  date: number;
  /** Articles without events, and those of them that got one. */
  quiet: number;
  falseAlarms: number;
  types: Record<string, Tally>;
  frames: FrameTally[];
  confidence: ConfidenceBand[];
}

/** Reads annotated articles; the relevance test applies, as it does to news. */
export function tryArticles(extractor: Extractor, gold: readonly AnnotatedGold[]): Trial[] {
  const definitions = definitionsOf(extractor.pack.types);
  return gold.map(({ article, events }) => {
    const got = extractor.extract(article).mentions.map(briefOf);
    return { id: article.id, wanted: events, got, pairs: pairEvents(definitions, events, got) };
  });
}

const briefOf = (m: ToldEvent): ToldEvent => ({
  type: m.type,
  status: m.status,
  date: m.date,
  arguments: m.arguments,
  ...(m.rule === undefined ? {} : { rule: m.rule }),
  ...(m.sentence === undefined ? {} : { sentence: m.sentence }),
  ...(m.confidence === undefined ? {} : { confidence: m.confidence }),
});

const ratio = (part: number, whole: number): number => (whole ? part / whole : 1);
function tally(wanted: number, told: number, right: number): Tally {
  const f1 = wanted + told ? (2 * right) / (wanted + told) : 1;
  return { wanted, told, right, precision: ratio(right, told), recall: ratio(right, wanted), f1 };
}

/** Adds up trials. */
export function scoreTrials(extractor: Pick<Extractor, 'pack'>, trials: readonly Trial[]): Score {
  const definitions = definitionsOf(extractor.pack.types);
  const paired = trials.flatMap(t => t.pairs.map(([i, j]) => ({ wanted: t.wanted[i]!, got: t.got[j]! })));
  const dated = paired.filter(p => p.wanted.date !== null || p.got.date !== null);
  const quiet = trials.filter(t => t.wanted.length === 0);
  const [wanted, got] = [trials.flatMap(t => t.wanted), trials.flatMap(t => t.got)];
  return {
    articles: trials.length,
    events: tally(wanted.length, got.length, paired.length),
    arguments: argumentTally(definitions, wanted, got, paired),
    status: ratio(paired.filter(p => p.wanted.status === p.got.status).length, paired.length),
    date: ratio(dated.filter(p => p.wanted.date === p.got.date).length, dated.length),
    quiet: quiet.length,
    falseAlarms: quiet.filter(t => t.got.length > 0).length,
    types: typeTallies(wanted, got, paired),
    frames: frameTallies(wanted, got, paired),
    confidence: confidenceBands(
      got,
      paired.map(p => p.got),
    ),
  };
}

interface Paired {
  wanted: ToldEvent;
  got: ToldEvent;
}

/** Every value of every event counts: a missed event misses all of its values, a false one adds all of its own. */
function argumentTally(
  definitions: Definitions,
  wanted: readonly ToldEvent[],
  got: readonly ToldEvent[],
  paired: readonly Paired[],
): Tally {
  const size = (events: readonly ToldEvent[]): number =>
    events.reduce((n, e) => n + Object.values(e.arguments).flat().length, 0);
  const right = ({ wanted: w, got: g }: Paired): number =>
    Object.keys(w.arguments).reduce(
      (n, role) =>
        n +
        pairedValues(
          definitions.get(w.type)?.roles[role]?.kind ?? [],
          w.arguments[role] ?? [],
          g.arguments[role] ?? [],
        ),
      0,
    );
  return tally(
    size(wanted),
    size(got),
    paired.reduce((n, p) => n + right(p), 0),
  );
}

function typeTallies(
  wanted: readonly ToldEvent[],
  got: readonly ToldEvent[],
  paired: readonly Paired[],
): Record<string, Tally> {
  const types = [...new Set([...wanted, ...got].map(e => e.type))].sort();
  const of = (events: readonly ToldEvent[], type: string): number => events.filter(e => e.type === type).length;
  const rights = paired.map(p => p.got);
  return Object.fromEntries(types.map(t => [t, tally(of(wanted, t), of(got, t), of(rights, t))]));
}

function frameTallies(
  wanted: readonly ToldEvent[],
  got: readonly ToldEvent[],
  paired: readonly Paired[],
): FrameTally[] {
  const rights = new Set(paired.map(p => p.got));
  const byFrame = new Map<string, ToldEvent[]>();
  for (const e of got) byFrame.set(e.rule ?? '', [...(byFrame.get(e.rule ?? '') ?? []), e]);
  return [...byFrame]
    .map(([frame, told]) => {
      const right = told.filter(e => rights.has(e)).length;
      const ofType = wanted.filter(e => e.type === told[0]!.type).length;
      const precision = ratio(right, told.length);
      return { frame, told: told.length, right, precision, recall: ofType ? right / ofType : 0 };
    })
    .sort((a, b) => (a.frame < b.frame ? -1 : 1));
}

const BANDS = [0.9, 0.8, 0.7, 0.6, 0.5, 0];
function confidenceBands(got: readonly ToldEvent[], right: readonly ToldEvent[]): ConfidenceBand[] {
  return BANDS.map((from, i) => {
    const within = (e: ToldEvent): boolean => {
      const c = e.confidence ?? 0;
      return c >= from && c < (BANDS[i - 1] ?? Number.POSITIVE_INFINITY);
    };
    return { from, told: got.filter(within).length, right: right.filter(within).length };
  });
}
