// The threads that read pages and feeds and extract, as the stages' handlers use them.
import type { Article, Pack, ReadPage } from '@cellwire/model';
import type * as newsTasks from './news-tasks.js';
import type { PortionedFeed } from './portion-feed.js';
import type { TaskFailure } from './task-failure.js';
import { threadModule } from './thread-module.js';
import { openThreads } from './thread-pool.js';

type FeedInput = Parameters<typeof newsTasks.readFeedTask>[0];
type PageInput = Parameters<typeof newsTasks.readPageTask>[0];

/** Reading and extraction away from the event loop. Each rejects with TaskFailure for what its input did to the thread. */
export interface NewsThreads {
  readPage(bytes: Uint8Array, options: PageInput['options'], signal?: AbortSignal): Promise<ReadPage>;
  /** `options.newest` entries come as they are, older ones in portions. Takes `bytes` over: they are empty afterwards. */
  readFeed(bytes: Uint8Array, options: FeedInput['options'], signal?: AbortSignal): Promise<PortionedFeed>;
  extract(article: Article, signal?: AbortSignal): Promise<Awaited<ReturnType<typeof newsTasks.extractTask>>>;
  /** Tasks running and waiting. */
  load(): { running: number; waiting: number };
  close(): Promise<void>;
}

export interface NewsThreadOptions {
  pack: Pack;
  threads: number;
  /** Bound of one article, page or feed: milliseconds from its start. */
  timeMs: number;
  /** Bound of one thread's heap, in megabytes. */
  memoryMb: number;
  onFailure?: (task: string, failure: TaskFailure) => void;
  /** Instead of the tasks of this package; for tests of what wild tasks do. */
  module?: { filename: string; execArgv: string[] };
}

/** Opens threads that have the pack compiled. */
export async function openNewsThreads(options: NewsThreadOptions): Promise<NewsThreads> {
  const { pack, module = threadModule(import.meta.url, 'news-tasks'), ...rest } = options;
  const threads = await openThreads<typeof newsTasks>({ module, data: { pack }, ...rest });
  return {
    readPage: (bytes, pageOptions, signal) => threads.run('readPageTask', { bytes, options: pageOptions }, { signal }),
    readFeed: (bytes, feedOptions, signal) =>
      threads.run('readFeedTask', { bytes, options: feedOptions }, { signal, handOver: ownMemory(bytes) }),
    extract: (article, signal) => threads.run('extractTask', article, { signal }),
    load: threads.load,
    close: threads.close,
  };
}

/** The memory of `bytes` where nothing else lies in it: handed over it need not be copied, which holds up the loop. */
const ownMemory = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
