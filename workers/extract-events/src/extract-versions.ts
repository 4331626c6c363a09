// Article versions taken together: each is read for events, what was found is kept, the next stage's need named.
import { type Outcome, reject, retry } from '@cellwire/model';
import type { BatchVerdict, Job, Need } from '@cellwire/pipeline';
import { textSignature } from '@cellwire/resolution';
import type { Logger, Metrics, Tracing } from '@cellwire/runtime';
import {
  type ArticleVersion,
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
  article: StoredArticle;
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
  const texts = await loadTexts(context.store, jobs);
  const ends = await Promise.all(jobs.map(job => endOf(context, job, texts.get(job.id), jobs.length > 1)));
  const reads = ends.flatMap(end => (end.is === 'read' ? [end.read] : []));
  context.tracing?.about(
    reads.map(({ article }) => article.id),
    { 'cellwire.mentions': reads.reduce((sum, { found }) => sum + found.length, 0) },
  );
  const of = <T>(pick: (end: RowEnd) => T | undefined) =>
    new Map(jobs.flatMap(({ id }, i) => [pick(ends[i] as RowEnd)].flatMap(v => (v === undefined ? [] : [[id, v]]))));
  return {
    outcomes: of(end => (end.is === 'ended' ? end.outcome : undefined)),
    failures: of<unknown>(end => (end.is === 'failed' ? end.error : undefined)),
    record: (tx, need) => recordReads(context, tx, need, reads),
  };
}

/** A version's text with its article, or why there is none to read. */
type Text = { article: StoredArticle; version: ArticleVersion } | { why: string } | { error: Error };

async function loadTexts(store: Store, jobs: readonly ExtractJob[]): Promise<Map<string, Text>> {
  const found = await readBoundedVersions(
    store,
    jobs.map(job => job.id),
    LONGEST_TEXT,
  );
  const versions = [...found.values()].flatMap(v => (v.is === 'version' ? [v.version] : []));
  const articles = new Map(
    (
      await readArticles(
        store,
        versions.map(v => v.articleId),
      )
    ).map(article => [article.id, article]),
  );
  const textOf = (id: string): Text => {
    const bounded = found.get(Number(id));
    // Not rejected but thrown: it is no article that anybody meant to publish, so a person should look at it.
    if (bounded?.is === 'too-long')
      return { error: new Error(`its text has ${bounded.length} characters, and ${LONGEST_TEXT} are read at most`) };
    const version = bounded?.version;
    const article = version && articles.get(version.articleId);
    if (!article) return { why: `there is no article version ${id}` };
    return version.text === null ? { why: 'its text was dropped by the retention setting' } : { article, version };
  };
  return new Map(jobs.map(({ id }) => [id, textOf(id)]));
}

async function endOf(
  context: ExtractContext,
  job: ExtractJob,
  text: Text | undefined,
  isBesideOthers: boolean,
): Promise<RowEnd> {
  if (!text || 'why' in text) return { is: 'ended', outcome: reject(text?.why ?? 'there is no such version') };
  if ('error' in text) return { is: 'failed', error: text.error };
  const { patienceMs = 10_000 } = context;
  const signal = isBesideOthers ? AbortSignal.any([job.signal, AbortSignal.timeout(patienceMs)]) : job.signal;
  try {
    return { is: 'read', read: await readText(context, { ...job, signal }, text) };
  } catch (error) {
    if (signal.aborted && !job.signal.aborted)
      return {
        is: 'ended',
        outcome: retry(`took longer than ${patienceMs / 1000} s beside others: it is read alone next`),
      };
    return { is: 'failed', error };
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
  return {
    article,
    version,
    nearHash: textSignature(version.text ?? '')?.join(',') ?? null,
    priority: article.silent ? PRIORITIES.backfill : job.priority,
    extraction: {
      articleId: article.id,
      versionId: version.id,
      pack: pack.name,
      packVersion: pack.version,
      outcome,
      reason,
      silent: article.silent,
      tookMs: Math.round(performance.now() - began),
      extractedAt,
    },
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
