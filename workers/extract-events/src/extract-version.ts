// One article version: read it for events, keep what was found, name the next stage's need.
import { done, reject } from '@cellwire/model';
import type { Job, Verdict } from '@cellwire/pipeline';
import { textSignature } from '@cellwire/resolution';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import { PRIORITIES, readArticle, readBoundedVersion, recordExtraction, type Store } from '@cellwire/store';
import { type ReadContext, readForEvents } from './read-for-events.js';

export interface ExtractContext extends ReadContext {
  store: Store;
  log: Logger;
  metrics: Metrics;
  tracing?: Pick<Tracing, 'about'>;
}

/** Characters; a longer text would cost the process itself more than its thread is bounded to. */
const LONGEST_TEXT = 5_000_000;

/** Reads the article version with that id. An article of another language is marked, never read as "no events". */
export async function extractVersion(
  context: ExtractContext,
  job: Pick<Job, 'id' | 'signal' | 'priority'>,
): Promise<Verdict> {
  const { store, pack } = context;
  const { id: versionId, signal } = job;
  const found = await readBoundedVersion(store, versionId, LONGEST_TEXT);
  // Not rejected but thrown: it is no article that anybody meant to publish, so a person should look at it.
  if (found?.is === 'too-long')
    throw new Error(`its text has ${found.length} characters, and ${LONGEST_TEXT} are read at most`);
  const version = found?.version;
  const article = version && (await readArticle(store, version.articleId));
  if (!version || !article) return { outcome: reject(`there is no article version ${versionId}`) };
  if (version.text === null) return { outcome: reject('its text was dropped by the retention setting') };
  const startedAt = store.clock.now();
  const began = performance.now();
  const { outcome, reason, mentions } = await readForEvents(context, article, version, signal);
  context.tracing?.about([article.id], { 'cellwire.read': outcome, 'cellwire.mentions': mentions.length });
  const tookMs = Math.round(performance.now() - began);
  const signature = textSignature(version.text)?.join(',') ?? null;
  return {
    outcome: done,
    record: async (tx, need) => {
      if (signature !== version.nearHash)
        await tx.query('UPDATE article_version SET near_hash = $2 WHERE id = $1', [version.id, signature]);
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
        mentions,
      );
      if (recorded.is === 'recorded' && recorded.added + recorded.removed > 0)
        await need('resolve-events', recorded.id, { priority: article.silent ? PRIORITIES.backfill : job.priority });
      if (outcome === 'read') for (const m of mentions) context.metrics.mentions.inc({ type: m.type });
      else context.metrics.articlesSkipped.inc({ reason: outcome });
      context.metrics.extractSeconds.observe(tookMs / 1000);
      context.log.info({ article: article.id, outcome, mentions: mentions.length }, 'extracted');
    },
  };
}
