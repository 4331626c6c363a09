// cellwire import: articles straight into the store and through to events; silent unless asked.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Article, type Stage } from '@cellwire/model';
import { drain } from '@cellwire/pipeline';
import { articleAddress } from '@cellwire/reading';
import { listStuckArticles, markDue, PRIORITIES, type Store, saveArticle, saveVersion } from '@cellwire/store';
import type { Command } from 'commander';
import { z } from 'zod';
import { countOf, say, tellDone } from '../print.js';
import { openParts } from '../process/open-parts.js';
import { openRowProgress } from '../process/row-progress.js';
import { stageHandlers } from '../process/stage-handlers.js';

const STAGES_AFTER_FETCH: Stage[] = ['extract-events', 'resolve-events', 'deliver-alerts'];
const BATCH = 100;

export function define(command: Command): void {
  command
    .argument('<file>', 'articles, one JSON object a line; - for standard input')
    .option('--alert', 'let new events alert subscribers')
    .option('--json', 'what was done as JSON')
    .action(async (file: string, options: { alert?: boolean; json?: boolean }) => {
      const parts = await openParts();
      try {
        const faults: string[] = [];
        const named: string[] = [];
        let stored = 0;
        for await (const batch of readArticles(file, faults)) {
          const taken = await storeArticles(parts.store, batch, !options.alert);
          named.push(...taken.ids);
          stored += taken.stored;
        }
        for (const fault of faults) say(fault);
        const progress = openRowProgress('articles', stored);
        const handlers = await stageHandlers(parts, STAGES_AFTER_FETCH);
        await drain({
          store: parts.store,
          handlers,
          concurrency: parts.settings.concurrency,
          log: parts.log,
          metrics: parts.metrics,
          tracing: parts.tracing,
          patienceMs: 30_000,
          onProgress: ({ ended }) => progress.update(ended.get('extract-events') ?? 0),
        });
        progress.end();
        const stuck = await listStuckArticles(parts.store, named);
        for (const { articleId, stage, state, why } of stuck)
          say(`${articleId}: ${state} at ${stage}: ${why ?? 'no reason kept'}`);
        const refused = faults.length ? `, ${countOf(faults.length, 'line')} refused` : '';
        const aside = stuck.length ? `, ${stuck.length} put aside: cellwire jobs list` : '';
        tellDone(
          options,
          { articles: named.length, stored, refused: faults, putAside: stuck },
          `${countOf(stored, 'article')} stored${refused}${aside}`,
        );
        if (faults.length || stuck.length) process.exitCode = 1;
      } finally {
        await parts.close();
      }
    });
}

async function* readArticles(file: string, faults: string[]): AsyncGenerator<Article[]> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let batch: Article[] = [];
  let n = 0;
  for await (const line of lines) {
    n++;
    if (!line.trim()) continue;
    const article = parseLine(line, `${file}:${n}`, faults);
    if (article) batch.push(article);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length) yield batch;
}

function parseLine(line: string, where: string, faults: string[]): Article | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    faults.push(`${where}: not JSON (${(error as Error).message})`);
    return null;
  }
  const article = Article.safeParse(value);
  if (article.success) return article.data;
  faults.push(`${where}: ${z.prettifyError(article.error).replaceAll('\n', ' ')}`);
  return null;
}

/** Stores articles whose text is new; answers how many they are, and the ids of all. */
async function storeArticles(
  store: Store,
  articles: readonly Article[],
  silent: boolean,
): Promise<{ ids: string[]; stored: number }> {
  return store.inTransaction(async tx => {
    const ids: string[] = [];
    let stored = 0;
    const now = store.clock.now();
    for (const article of articles) {
      const url = article.url ? articleAddress(article.url) : null;
      const { id } = await saveArticle(tx, {
        id: article.id,
        url,
        published: article.published,
        outlet: article.outlet ?? article.source?.outlet ?? null,
        origin: 'import',
        silent,
        seenAt: now,
      });
      ids.push(id);
      const saved = await saveVersion(tx, {
        articleId: id,
        title: article.title,
        text: article.text,
        authors: article.authors ?? [],
        ...(article.language ? { language: article.language } : {}),
        completeness: 'full',
        reader: 'import',
        recordedAt: now,
      });
      if (saved.is === 'unchanged') continue;
      stored++;
      await markDue(tx, 'extract-events', saved.id, {
        at: now,
        priority: silent ? PRIORITIES.backfill : PRIORITIES.news,
      });
    }
    return { ids, stored };
  });
}
