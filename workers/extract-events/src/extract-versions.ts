// Article versions taken together: each is read for events, what was found is kept, the next stage's need named.
import { type Outcome, reject, retry } from '@cellwire/model';
import type { BatchVerdict, Job, Need } from '@cellwire/pipeline';
import { textSignature } from '@cellwire/resolution';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import {
  type ArticleVersion,
  extractionOf,
  PRIORITIES,
  type Priority,
  readArticles,
  readBoundedVersions,
  recordExtractions,
  type Store,
  type StoredArticle,
  saveNearHashes,
  type Transaction,
  type VersionReading,
} from '@cellwire/store';
import { type ReadContext, readForEvents } from './read-for-events.js';

export interface ExtractContext extends ReadContext {
  store: Store;
  log: Logger;
  metrics: Metrics;
  tracing?: Pick<Tracing, 'about'>;
  /** Whoever takes longer beside others, in milliseconds, is read alone (10,000). */
  patienceMs?: number;
}

/** Characters; a longer text would cost the process itself more than its thread is bounded to. */
const LONGEST_TEXT = 5_000_000;

type ExtractJob = Pick<Job, 'id' | 'signal' | 'priority'>;

/** A version that was read, ready to be recorded. */
interface Read extends VersionReading {
  version: ArticleVersion;
  nearHash: string | null;
  priority: Priority;
}

/** What came of one row: read; an outcome that says why not; or what was thrown. */
type RowEnd = { is: 'read'; read: Read } | { is: 'ended'; outcome: Outcome } | { is: 'failed'; error: unknown };

/**
 * Reads the article versions with those ids. An article of another language is marked, never read as "no events". What
 * one of them does to its thread is its own failure, and the others are recorded.
 */
export async function extractVersions(context: ExtractContext, jobs: readonly ExtractJob[]): Promise<BatchVerdict> {
  const textOf = await loadTexts(context.store, jobs);
  const ends = await Promise.all(jobs.map(job => endOf(context, job, textOf(job.id), jobs.length > 1)));
  const reads: Read[] = [];
  const outcomes = new Map<string, Outcome>();
  const failures = new Map<string, unknown>();
  for (const [i, end] of ends.entries()) {
    const { id } = jobs[i] as ExtractJob;
    if (end.is === 'read') reads.push(end.read);
    else if (end.is === 'ended') outcomes.set(id, end.outcome);
    else failures.set(id, end.error);
  }
  context.tracing?.about(
    reads.map(({ extraction }) => extraction.articleId),
    { 'cellwire.mentions': reads.reduce((sum, { found }) => sum + found.length, 0) },
  );
  return { outcomes, failures, record: (tx, need) => recordReads(context, tx, need, reads) };
}

/** A version's text with its article, or why there is none to read. */
type Text = { article: StoredArticle; version: ArticleVersion } | { why: string } | { error: Error };

async function loadTexts(store: Store, jobs: readonly ExtractJob[]): Promise<(id: string) => Text> {
  const ids = jobs.map(job => job.id);
  const found = await readBoundedVersions(store, ids, LONGEST_TEXT);
  const articleIds = [...found.values()].flatMap(v => (v.is === 'version' ? [v.version.articleId] : []));
  const articles = new Map((await readArticles(store, articleIds)).map(article => [article.id, article]));
  return id => {
    const bounded = found.get(Number(id));
    // Not rejected but thrown: it is no article that anybody meant to publish, so a person should look at it.
    if (bounded?.is === 'too-long')
      return { error: new Error(`its text has ${bounded.length} characters, and ${LONGEST_TEXT} are read at most`) };
    const version = bounded?.version;
    const article = version && articles.get(version.articleId);
    if (!article) return { why: `there is no article version ${id}` };
    return version.text === null ? { why: 'its text was dropped by the retention setting' } : { article, version };
  };
}

async function endOf(context: ExtractContext, job: ExtractJob, text: Text, isBesideOthers: boolean): Promise<RowEnd> {
  if ('why' in text) return { is: 'ended', outcome: reject(text.why) };
  if ('error' in text) return { is: 'failed', error: text.error };
  const { patienceMs = 10_000 } = context;
  const signal = isBesideOthers ? AbortSignal.any([job.signal, AbortSignal.timeout(patienceMs)]) : job.signal;
  try {
    return { is: 'read', read: await readText(context, { ...job, signal }, text) };
  } catch (error) {
    if (!signal.aborted || job.signal.aborted) return { is: 'failed', error };
    const why = `took longer than ${patienceMs / 1000} s beside others: it is read alone next`;
    return { is: 'ended', outcome: retry(why) };
  }
}

async function readText(
  context: ExtractContext,
  job: ExtractJob,
  { article, version }: { article: StoredArticle; version: ArticleVersion },
): Promise<Read> {
  const { store, pack } = context;
  const extractedAt = store.clock.now();
  const began = performance.now();
  const { outcome, reason, mentions } = await readForEvents(context, article, version, job.signal);
  const tookMs = Math.round(performance.now() - began);
  return {
    version,
    nearHash: textSignature(version.text ?? '')?.join(',') ?? null,
    priority: article.silent ? PRIORITIES.backfill : job.priority,
    extraction: extractionOf(version, pack, { outcome, reason, silent: article.silent, tookMs, extractedAt }),
    found: mentions,
  };
}

async function recordReads(
  { log, metrics }: ExtractContext,
  tx: Transaction,
  need: Need,
  reads: readonly Read[],
): Promise<void> {
  if (reads.length === 0) return;
  const changed = reads.filter(({ nearHash, version }) => nearHash !== version.nearHash);
  await saveNearHashes(
    tx,
    changed.map(({ version: { id }, nearHash }) => ({ id, nearHash })),
  );
  const recorded = await recordExtractions(tx, reads);
  const due = new Map<Priority, number[]>();
  for (const [i, end] of recorded.entries()) {
    const { extraction, found, priority } = reads[i] as Read;
    if (end.is === 'recorded' && end.added + end.removed > 0) due.set(priority, [...(due.get(priority) ?? []), end.id]);
    if (extraction.outcome === 'read') for (const { type } of found) metrics.mentions.inc({ type });
    else metrics.articlesSkipped.inc({ reason: extraction.outcome });
    metrics.extractSeconds.observe(extraction.tookMs / 1000);
    log.info({ article: extraction.articleId, outcome: extraction.outcome, mentions: found.length }, 'extracted');
  }
  for (const [priority, ids] of due) await need('resolve-events', ids, { priority });
}
