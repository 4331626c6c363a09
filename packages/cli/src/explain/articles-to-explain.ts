// What `explain` is asked about: a file, an article of the store, or an event, which has several articles.
import { stat } from 'node:fs/promises';
import { articleOf } from '@cellwire/extract-events';
import type { Article } from '@cellwire/model';
import {
  listMentionsOfEvents,
  readPresentVersion,
  readArticle as readStored,
  resolveId,
  type Store,
} from '@cellwire/store';
import { readArticle } from '../article-file.js';
import { openParts } from '../process/open-parts.js';
import { UsageError } from '../usage-error.js';

export interface ToExplain {
  article: Article;
  /** Only readings of these sentences; null for all. */
  sentences: ReadonlySet<string> | null;
}

/** Finds what was asked about. Wrong usage when there is no such file, article or event. */
export async function articlesToExplain(asked: string, published: string | undefined): Promise<ToExplain[]> {
  if ((await stat(asked).catch(() => null))?.isFile())
    return [{ article: await readArticle(asked, 'explain', published), sentences: null }];
  const parts = await openParts();
  try {
    const found = asked.startsWith('ev_')
      ? await ofEvent(parts.store, asked)
      : [await ofArticle(parts.store, asked)].filter(a => a !== null);
    if (found.length) return found;
  } finally {
    await parts.close();
  }
  throw new UsageError(`explain: ${asked} is no file, and the store holds no article or event of that id`);
}

async function ofArticle(store: Store, id: string): Promise<ToExplain | null> {
  const [article, version] = [await readStored(store, id), await readPresentVersion(store, id)];
  if (!article || !version) return null;
  if (version.text === null)
    throw new UsageError(`explain: the text of ${id} was dropped by the retention setting; give its file`);
  return { article: articleOf(article, version), sentences: null };
}

async function ofEvent(store: Store, id: string): Promise<ToExplain[]> {
  const mentions = await listMentionsOfEvents(store, [await resolveId(store, id)]);
  const byArticle = new Map<string, Set<string>>();
  for (const m of mentions) byArticle.set(m.articleId, (byArticle.get(m.articleId) ?? new Set()).add(m.sentence));
  const found: ToExplain[] = [];
  for (const [article, sentences] of byArticle) {
    const one = await ofArticle(store, article);
    if (one) found.push({ ...one, sentences });
  }
  return found;
}
