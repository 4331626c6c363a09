// A stored article version → what the pack reads in it, ready to be recorded.
import type { Article, Mention, Pack } from '@cellwire/model';
import type { NewsThreads } from '@cellwire/pipeline';
import { recogniseLanguage } from '@cellwire/reading';
import { blockKeys, featuresOf, type NameKnowledge } from '@cellwire/resolution';
import type { ArticleVersion, ExtractionOutcome, FoundMention, StoredArticle } from '@cellwire/store';

export interface ReadContext {
  pack: Pick<Pack, 'name' | 'version' | 'types'>;
  /** Extracts away from the event loop. */
  threads: Pick<NewsThreads, 'extract'>;
  knowledge: NameKnowledge;
}

export interface ReadEvents {
  outcome: ExtractionOutcome;
  /** Why it was not read; null when it was. */
  reason: string | null;
  mentions: FoundMention[];
}

/** A stored article in the form that the extractor reads. */
export const articleOf = (article: StoredArticle, version: ArticleVersion): Article => ({
  id: article.id,
  ...(article.url ? { url: article.url } : {}),
  published: article.published,
  title: version.title,
  text: version.text ?? '',
  ...(article.outlet ? { outlet: article.outlet } : {}),
  authors: version.authors,
  language: version.language,
});

/** Reads a version for events; an article of another language is marked, never read as "no events". */
export async function readForEvents(
  context: ReadContext,
  article: StoredArticle,
  version: ArticleVersion,
  signal?: AbortSignal,
): Promise<ReadEvents> {
  const read = await readArticle(context.threads, articleOf(article, version), signal);
  const types = new Map(context.pack.types.map(t => [t.type, t]));
  const { published, outlet } = article;
  const mentions = read.mentions.map(mention => {
    const record = { id: mention.id, mention, article: article.id, published, outlet };
    return { ...mention, keys: blockKeys(featuresOf(record, types.get(mention.type), context.knowledge)) };
  });
  return { ...read, mentions };
}

async function readArticle(
  threads: ReadContext['threads'],
  article: Article,
  signal?: AbortSignal,
): Promise<Omit<ReadEvents, 'mentions'> & { mentions: Mention[] }> {
  const told = article.language && article.language !== 'und' ? article.language : null;
  const language = told ?? recogniseLanguage(`${article.title}\n${article.text}`, []);
  if (language && !/^en\b/i.test(language))
    return { outcome: 'language', reason: `not read: language ${language}`, mentions: [] };
  if (!article.text.trim() && !article.title.trim()) return { outcome: 'empty', reason: 'no text', mentions: [] };
  const { mentions, relevant } = await threads.extract(article, signal);
  return relevant
    ? { outcome: 'read', reason: null, mentions }
    : { outcome: 'irrelevant', reason: 'not of this industry', mentions: [] };
}
