// An article of the store explained in lines, as the API gives them: for each mention its steps, for the article its near misses.
import { articleOf } from '@cellwire/extract-events';
import { createExtractor, type Extractor, type Trace, type TracedMiss } from '@cellwire/extraction';
import type { Pack } from '@cellwire/model';
import { readArticle, readPresentVersion, type Store } from '@cellwire/store';
import { explainArticle } from './explain-article.js';

const MOST_MISSES = 8;

/** Explains articles with a pack that is loaded when it is first needed. An article whose text is not kept has no lines. */
export function openExplainer(
  store: Store,
  loadPack: () => Promise<Pack>,
): (articleId: string) => Promise<ReadonlyMap<string, readonly string[]>> {
  let extractor: Promise<Extractor> | null = null;
  return async articleId => {
    const [article, version] = [await readArticle(store, articleId), await readPresentVersion(store, articleId)];
    if (!article || !version || version.text === null) return new Map();
    extractor ??= loadPack().then(createExtractor);
    const { told, misses } = explainArticle(
      await extractor,
      { article: articleOf(article, version), sentences: null },
      true,
    );
    const lines = new Map<string, readonly string[]>(told.map(t => [t.id, stepsOf(t)]));
    return lines.set(articleId, misses.slice(0, MOST_MISSES).map(missLine));
  };
}

/** The steps that led to a mention, in order. */
export function stepsOf(told: Trace['told'][number]): string[] {
  const { frame, trigger, modality, status, date, dateFrom, roles, confidence } = told;
  const words = Object.entries(roles).flatMap(([role, values]) =>
    values.map(v => `${role}: ${v.value}, from “${v.words}” at ${v.via}${v.reference ? ', by reference' : ''}`),
  );
  const how = dateFrom ? `from “${dateFrom.words}”, ${dateFrom.how}` : 'by what stands around it';
  return [
    `${frame} fired on “${trigger}”${told.in === 'title' ? ' in the headline' : ''}`,
    ...words,
    date === null ? 'date: none is said' : `date: ${date}, ${how}`,
    `status: ${status}; the grammar says ${modality}`,
    `confidence: ${confidence}`,
  ];
}

function missLine({ frame, trigger, why, sentence }: TracedMiss): string {
  return `${frame} on “${trigger}”: ${why} — ${sentence}`;
}
