// The negative control of the poison test: the same tasks in the process itself, without threads.

import { createExtractor } from '@cellwire/extraction';
import type { Article, Pack } from '@cellwire/model';
import { type NewsThreads, portionFeed } from '@cellwire/pipeline';
import { readFeed, readPage } from '@cellwire/reading';

/** Reading and extraction on the event loop; a text that names the poison `exit` ends the process. */
export function openInline(pack: Pack): NewsThreads {
  const extractor = createExtractor(pack);
  return {
    readPage: async (bytes, options) => readPage(bytes, options),
    readFeed: async (bytes, { newest = Number.POSITIVE_INFINITY, ...how }) =>
      portionFeed(await readFeed(bytes, how), newest),
    extract: async (article: Article) => {
      if (/POISON exit/.test(article.text)) process.exit(7);
      return extractor.extract(article);
    },
    load: () => ({ running: 0, waiting: 0 }),
    close: async () => {},
  };
}
