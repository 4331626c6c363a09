// What threads do for the stages: read pages and feeds, extract. This module is loaded by each thread, with the pack
// as `workerData`; its exports are the tasks.
import { workerData } from 'node:worker_threads';
import { createExtractor, type Extraction } from '@cellwire/extraction';
import type { Article, Pack, ReadPage } from '@cellwire/model';
import { type FeedOptions, type ReadPageOptions, readFeed, readPage } from '@cellwire/reading';
import { handOver } from './hand-over.js';
import { type PortionedFeed, portionFeed } from './portion-feed.js';

const { pack } = workerData as { pack: Pack };
const extractor = createExtractor(pack);

/** Answers once the module is loaded and the pack compiled. */
export function ready(): void {}

/** The article of a page's bytes. */
export const readPageTask = ({ bytes, options }: { bytes: Uint8Array; options: ReadPageOptions }): ReadPage =>
  readPage(bytes, options);

/** The entries of a feed's bytes; of a long one the newest as they are, the others in portions. */
export async function readFeedTask({
  bytes,
  options,
}: {
  bytes: Uint8Array;
  options: FeedOptions;
}): Promise<PortionedFeed> {
  const { newest = Number.POSITIVE_INFINITY, ...how } = options;
  const feed = portionFeed(await readFeed(bytes, how), newest);
  return handOver(feed, [...new Set(feed.older.map(portion => portion.buffer as ArrayBuffer))]);
}

/** The mentions of an article. */
export const extractTask = (article: Article): Extraction => extractor.extract(article);
