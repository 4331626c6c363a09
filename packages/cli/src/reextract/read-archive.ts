// The archive read once more by the present pack, in batches.
import { type ReadContext, readForEvents } from '@cellwire/extract-events';
import type { Reread } from '@cellwire/resolve-events';
import { listPresentVersionIds, readArticle, readVersion, type Store } from '@cellwire/store';

/** Readings of all articles published since a day, in the order of their versions; texts that retention dropped are left out. */
export async function* readArchive(
  store: Store,
  context: ReadContext,
  options: { since: string | null; batch: number },
): AsyncGenerator<Reread[]> {
  let afterId = 0;
  for (;;) {
    const ids = await listPresentVersionIds(store, { since: options.since, afterId, limit: options.batch });
    if (ids.length === 0) return;
    const readings = await Promise.all(ids.map(id => reread(store, context, id)));
    yield readings.filter(r => r !== null);
    afterId = ids.at(-1)!;
  }
}

async function reread(store: Store, context: ReadContext, id: number): Promise<Reread | null> {
  const version = await readVersion(store, id);
  const article = version && (await readArticle(store, version.articleId));
  if (!version || !article) return null;
  const began = performance.now();
  const read = await readForEvents(context, article, version);
  return { article, version, ...read, tookMs: Math.round(performance.now() - began) };
}
