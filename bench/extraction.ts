// Speed of extraction against compromise's own full parse, side by side in one run:
//   npx tsx --conditions=cellwire-source bench/extraction.ts [--gold DIR]
// Every article is read once by each, in turn, after both have warmed up on other articles: nothing of an article is
// known before it is timed. CPU time is counted, so that other work on the machine does not tell. Ratios travel between machines; the milliseconds beside them do not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createExtractor, type Extractor } from '@cellwire/extraction';
import { Article } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import nlp from 'compromise';
import { quietArticle } from './quiet-articles.js';

/** CPU time counts in steps too coarse for one quiet article: each is timed over so many readings. */
const REPEATS = 20;
/** Share of the articles that only warm up. */
const WARM = 0.5;
/** A process that has just begun runs code that is not compiled yet. */
const WARM_ROUNDS = 4;

interface Timing {
  ours: number;
  theirs: number;
}

const { values } = parseArgs({ options: { gold: { type: 'string', default: '../shared/corpus/dev' } } });
const extractor = createExtractor(await loadPack(defaultPackDir()));
const relevant = readArticles(values.gold);
if (relevant.length === 0) console.log(`${values.gold} is absent: only articles without a trigger are timed`);
else report('relevant articles', timeArticles(extractor, relevant, 1), 0.6);
const quiet = Array.from({ length: 60 }, (_, n) => quietArticle(n));
report('articles without a trigger', timeArticles(extractor, quiet, REPEATS), 0.02);

function readArticles(dir: string): Article[] {
  try {
    const files = readdirSync(dir).filter(f => f.endsWith('.json'));
    return files.map(f => Article.parse(JSON.parse(readFileSync(join(dir, f), 'utf8'))));
  } catch {
    return [];
  }
}

function timeArticles(by: Extractor, articles: readonly Article[], repeats: number): Timing[] {
  const warm = Math.floor(articles.length * WARM);
  for (let round = 0; round < WARM_ROUNDS; round++)
    for (const article of articles.slice(0, warm)) timeBoth(by, article, repeats);
  return articles.slice(warm).map(article => timeBoth(by, article, repeats));
}

function timeBoth(by: Extractor, article: Article, repeats: number): Timing {
  const ours = time(() => {
    for (let n = 0; n < repeats; n++) by.extract(article, { anyIndustry: true });
  });
  return { ours: ours / repeats, theirs: time(() => nlp(`${article.title}\n\n${article.text}`)) };
}

function time(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function report(what: string, timings: readonly Timing[], bar: number): void {
  const ratio = median(timings.map(t => t.ours / t.theirs));
  console.log(
    `${what} (${timings.length}): ${ratio.toFixed(3)} × compromise (bar ${bar}); ` +
      `median ${median(timings.map(t => t.ours)).toFixed(2)} ms against ${median(timings.map(t => t.theirs)).toFixed(2)} ms`,
  );
}

function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
