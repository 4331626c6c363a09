// One article: fetch its page politely, read it, keep the bytes and the text, name the next stage's need.
import { ACCEPT, type Fetched, MAX_PAGE_BYTES, type Page } from '@cellwire/fetching';
import { done, later, type OutletHint, type ReadPage, reject, retry } from '@cellwire/model';
import {
  countFetch,
  type Job,
  type Need,
  type NewsThreads,
  type PoliteFetcher,
  type Verdict,
} from '@cellwire/pipeline';
import { articleAddress } from '@cellwire/reading';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import {
  type FetchState,
  listItemsOfArticle,
  type PackedPage,
  PRIORITIES,
  type Priority,
  packPage,
  readArticle,
  renameArticle,
  type Store,
  type StoredArticle,
  savePage,
  saveVersion,
  type Transaction,
  updateArticle,
} from '@cellwire/store';
import { type Summary, summaryOf } from './summary-of.js';

export interface FetchContext {
  store: Store;
  web: PoliteFetcher;
  /** Reads pages away from the event loop. */
  threads: Pick<NewsThreads, 'readPage'>;
  /** Per-outlet hints of the pack. */
  hints: readonly OutletHint[];
  log: Logger;
  metrics: Metrics;
  tracing?: Pick<Tracing, 'about'>;
}

/** Version of the page reader; a later one may read stored bytes again. */
export const READER = 'pages-1';

/** A page's own text counts as the article from this length on, in characters. */
const LEAST_TEXT = 250;

/** What the handler is asked. */
export type FetchJob = Pick<Job, 'id' | 'signal' | 'priority'>;

/** Fetches and reads the article with that id. What could not be had is told by the feed's own words instead. */
export async function fetchArticle(context: FetchContext, job: FetchJob): Promise<Verdict> {
  const { store } = context;
  const { id: articleId, signal, priority } = job;
  const article = await readArticle(store, articleId);
  if (!article) return { outcome: reject(`there is no article ${articleId}`) };
  context.tracing?.about([articleId]);
  if (!article.url) return { outcome: done };
  const known = article.version === null ? {} : { etag: article.etag, lastModified: article.lastModified };
  const polite = await context.web.fetch(article.url, {
    accept: ACCEPT.page,
    maxBytes: MAX_PAGE_BYTES,
    canWait: priority > PRIORITIES.news,
    ...known,
  });
  if (polite.is === 'wait') return { outcome: later(polite.until, polite.why) };
  const { answer } = polite;
  countFetch(context.metrics, 'page', answer);
  const summary = summaryOf(await listItemsOfArticle(store, articleId));
  const at = store.clock.now();
  const kept = { article, summary, priority };
  if (answer.is === 'busy')
    return {
      outcome: later(answer.until ?? new Date(at.getTime() + 600_000), `the server answered ${answer.status}`),
      record: keepSummary(context, kept, 'error'),
    };
  if (answer.is === 'failed') return { outcome: retry(answer.why), record: keepSummary(context, kept, 'error') };
  if (answer.is !== 'page') return { outcome: done, record: keepSummary(context, kept, stateOf(answer)) };
  const read = isHtml(answer)
    ? await context.threads.readPage(
        answer.bytes,
        {
          url: answer.finalUrl,
          contentType: answer.contentType ?? undefined,
          hints: hintsFor(context.hints, answer.finalUrl),
        },
        signal,
      )
    : null;
  const packed = await packPage(answer.bytes);
  return {
    outcome: done,
    record: (tx, need) => keepPage(context, tx, need, { ...kept, answer, read, packed, at }),
  };
}

const isHtml = (page: Page): boolean => page.contentType === null || /html|xml|^text\/plain/i.test(page.contentType);

function hintsFor(hints: readonly OutletHint[], url: string): OutletHint[] {
  const host = new URL(url).hostname;
  return hints.filter(h => host === h.host || host.endsWith(`.${h.host}`));
}

function stateOf(answer: Exclude<Fetched, Page>): FetchState {
  switch (answer.is) {
    case 'unchanged':
      return 'unchanged';
    case 'gone':
    case 'missing':
      return 'gone';
    case 'wall':
      return 'wall';
    case 'refused':
      return answer.reason === 'robots' ? 'robots' : 'refused';
    default:
      return 'error';
  }
}

/** The page cannot be had (now): the feed's title and text are the article until it can. */
function keepSummary({ metrics, store }: FetchContext, { article, summary, priority }: Told, fetchState: FetchState) {
  return async (tx: Transaction, need: Need): Promise<void> => {
    const at = store.clock.now();
    await updateArticle(tx, article.id, { fetchState });
    if (!summary) return;
    const saved = await saveVersion(tx, {
      articleId: article.id,
      ...summary,
      completeness: 'summary',
      reader: 'feed',
      recordedAt: at,
    });
    if (saved.is === 'unchanged') return;
    metrics.articlesStored.inc({ completeness: 'summary' });
    await need('extract-events', saved.id, { priority });
  };
}

/** An article and what its feeds tell of it. */
interface Told {
  article: StoredArticle;
  summary: Summary | null;
  priority: Priority;
}

interface Kept extends Told {
  answer: Page;
  read: ReadPage | null;
  packed: PackedPage;
  at: Date;
}

async function keepPage({ metrics, log }: FetchContext, tx: Transaction, need: Need, kept: Kept): Promise<void> {
  const { article, answer, read, packed, summary, priority, at } = kept;
  const pageId = await savePage(
    tx,
    { articleId: article.id, url: answer.finalUrl, status: answer.status, contentType: answer.contentType, at },
    packed,
  );
  const { text, isOwn, fetchState } = judgeText(read, summary);
  const canonical = read?.canonicalUrl ? articleAddress(read.canonicalUrl) : null;
  const twin = canonical && canonical !== article.url && isOwn ? await renameArticle(tx, article.id, canonical) : null;
  await updateArticle(tx, article.id, {
    fetchedAt: at,
    fetchState,
    etag: answer.etag,
    lastModified: answer.lastModified,
    ...(twin ? { copyOf: twin.sameAs } : {}),
    ...publication(article, read),
  });
  if (twin)
    return void log.info(
      { article: article.id, same: twin.sameAs },
      'the page names another article as its canonical address',
    );
  if (!text) return;
  const title = (isOwn ? read?.title : null) ?? summary?.title ?? read?.title ?? '';
  const saved = await saveVersion(tx, {
    articleId: article.id,
    pageId,
    title,
    text,
    authors: read?.authors.length ? read.authors : (summary?.authors ?? []),
    ...(read?.language ? { language: read.language } : {}),
    completeness: isOwn ? 'full' : 'summary',
    paywalled: read?.paywalled ?? false,
    reader: isOwn ? READER : 'feed',
    recordedAt: at,
  });
  if (saved.is === 'unchanged') return;
  metrics.articlesStored.inc({ completeness: isOwn ? 'full' : 'summary' });
  await need('extract-events', saved.id, { priority });
}

/** Whether the page's own text is the article, or the feed says more. */
function judgeText(
  read: ReadPage | null,
  summary: Summary | null,
): { text: string; isOwn: boolean; fetchState: FetchState } {
  const own = read?.text ?? '';
  const fed = summary?.text ?? '';
  if (read?.paywalled)
    return own.length >= fed.length
      ? { text: own, isOwn: false, fetchState: 'paywall' }
      : { text: fed, isOwn: false, fetchState: 'paywall' };
  if (own.length >= LEAST_TEXT || own.length > fed.length)
    return { text: own, isOwn: true, fetchState: own ? 'ok' : 'no_text' };
  return { text: fed, isOwn: false, fetchState: read ? 'no_text' : 'not_html' };
}

/** The page's own date counts when the feed had none, or when it names the same day's instant in the outlet's offset. */
function publication(article: StoredArticle, read: ReadPage | null): { published?: string } {
  if (!read?.published) return {};
  const fedNone = article.published === article.seenAt.toISOString();
  const apart = Math.abs(Date.parse(read.published) - article.publishedAt.getTime());
  const offset = /[+-]\d{2}:?\d{2}$/.test(read.published);
  return fedNone || (offset && apart < 86_400_000) ? { published: read.published } : {};
}
