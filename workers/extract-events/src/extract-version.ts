// One article version: read it for events, keep what was found, name the next stage's need.
import type { Article, Mention, Pack } from '@cellwire/model';
import { done, reject } from '@cellwire/model';
import type { Job, NewsThreads, Verdict } from '@cellwire/pipeline';
import { recogniseLanguage } from '@cellwire/reading';
import { blockKeys, featuresOf, type NameKnowledge, textSignature } from '@cellwire/resolution';
import type { Logger, Metrics } from '@cellwire/runtime';
import {
  type ExtractionOutcome,
  PRIORITIES,
  readArticle,
  readVersion,
  recordExtraction,
  type Store,
} from '@cellwire/store';

export interface ExtractContext {
  store: Store;
  pack: Pick<Pack, 'name' | 'version' | 'types'>;
  /** Extracts away from the event loop. */
  threads: Pick<NewsThreads, 'extract'>;
  knowledge: NameKnowledge;
  log: Logger;
  metrics: Metrics;
}

/** Reads the article version with that id. An article of another language is marked, never read as "no events". */
export async function extractVersion(context: ExtractContext, job: Pick<Job, 'id' | 'signal'>): Promise<Verdict> {
  const { store, pack } = context;
  const { id: versionId, signal } = job;
  const version = await readVersion(store, versionId);
  const article = version && (await readArticle(store, version.articleId));
  if (!version || !article) return { outcome: reject(`there is no article version ${versionId}`) };
  if (version.text === null) return { outcome: reject('its text was dropped by the retention setting') };
  const startedAt = store.clock.now();
  const began = performance.now();
  const toRead: Article = {
    id: article.id,
    ...(article.url ? { url: article.url } : {}),
    published: article.published,
    title: version.title,
    text: version.text,
    ...(article.outlet ? { outlet: article.outlet } : {}),
    authors: version.authors,
    language: version.language,
  };
  const { outcome, reason, mentions } = await read(context.threads, toRead, signal);
  const tookMs = Math.round(performance.now() - began);
  const types = new Map(pack.types.map(t => [t.type, t]));
  const found = mentions.map(mention => {
    const record = {
      id: mention.id,
      mention,
      article: article.id,
      published: article.published,
      outlet: article.outlet,
    };
    return { ...mention, keys: blockKeys(featuresOf(record, types.get(mention.type), context.knowledge)) };
  });
  const signature = textSignature(version.text)?.join(',') ?? null;
  return {
    outcome: done,
    record: async (tx, need) => {
      await tx.query('UPDATE article_version SET near_hash = $2 WHERE id = $1 AND near_hash IS DISTINCT FROM $2', [
        version.id,
        signature,
      ]);
      const recorded = await recordExtraction(
        tx,
        {
          articleId: article.id,
          versionId: version.id,
          pack: pack.name,
          packVersion: pack.version,
          outcome,
          reason,
          silent: article.silent,
          tookMs,
          extractedAt: startedAt,
        },
        found,
      );
      if (recorded.is === 'recorded' && recorded.added + recorded.removed > 0)
        await need('resolve-events', recorded.id, article.silent ? { priority: PRIORITIES.backfill } : {});
      if (outcome === 'read') for (const m of mentions) context.metrics.mentions.inc({ type: m.type });
      else context.metrics.articlesSkipped.inc({ reason: outcome });
      context.metrics.extractSeconds.observe(tookMs / 1000);
      context.log.info({ article: article.id, outcome, mentions: mentions.length }, 'extracted');
    },
  };
}

async function read(
  threads: ExtractContext['threads'],
  article: Article,
  signal: AbortSignal,
): Promise<{ outcome: ExtractionOutcome; reason: string | null; mentions: Mention[] }> {
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
