// One article explained: what was told and how it was reached, what came of the other readings, what nearly matched.
import { type Extractor, Trace, type TracedFrame, type TracedMiss } from '@cellwire/extraction';
import type { ToExplain } from './articles-to-explain.js';

export interface Explanation {
  id: string;
  title: string;
  /** Why nothing was read, or null. */
  notRead: string | null;
  relevance: { score: number; relevant: boolean } | null;
  told: Trace['told'];
  /** Readings that told nothing of their own: merged, dropped, given way. */
  other: TracedFrame[];
  /** The nearest first. */
  misses: TracedMiss[];
}

/** Reads the article once more, with a trace. `anyIndustry` skips the relevance test. */
export function explainArticle(
  extractor: Extractor,
  { article, sentences }: ToExplain,
  anyIndustry: boolean,
): Explanation {
  const trace = new Trace();
  const { relevant, notRead } = extractor.extract(article, { trace, anyIndustry });
  const wanted = (x: { sentence: string }): boolean => sentences === null || sentences.has(x.sentence);
  const why = notRead ?? (relevant ? null : 'not of this industry; --any-industry reads it all the same');
  return {
    id: article.id,
    title: article.title,
    notRead: why,
    relevance: trace.relevance,
    told: trace.told.filter(wanted),
    other: trace.frames.filter(f => f.outcome !== 'kept' && wanted(f)),
    misses: nearest(trace).filter(wanted),
  };
}

/** Misses whose trigger told nothing of that type, the ones with most positions filled first. */
function nearest(trace: Trace): TracedMiss[] {
  const keyOf = (x: TracedFrame | TracedMiss): string => `${x.frame.split('/')[0]}|${x.sentence}|${x.trigger}`;
  const matched = new Set(trace.frames.map(keyOf));
  const filled = (m: TracedMiss): number => m.filled.length - (m.missing === null ? 1 : 0);
  return trace.misses.filter(m => !matched.has(keyOf(m))).sort((a, b) => filled(b) - filled(a));
}
