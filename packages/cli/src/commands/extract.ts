// `cellwire extract`: articles (JSON, HTML or plain text; JSONL on stdin) → their events, one JSON object a line.
import { createInterface } from 'node:readline';
import { createExtractor, type Extractor } from '@cellwire/extraction';
import { type Article, Published } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import type { Command } from 'commander';
import { parseArticle, readArticle } from '../article-file.js';
import { say } from '../print.js';
import { UsageError } from '../usage-error.js';

interface Options {
  jsonl?: boolean;
  json?: boolean;
  published?: string;
  anyIndustry?: boolean;
  pack?: string;
}

export function define(command: Command): void {
  command
    .argument('[file...]', 'articles: JSON, HTML or plain text')
    .option('--jsonl', 'read one JSON article per line on standard input')
    .option('--json', 'one JSON object a line on standard output (the default)')
    .option('--published <date>', 'day of publication, for files that do not tell theirs: 2026-02-11')
    .option('--any-industry', 'skip the test whether an article is of the pack’s industry')
    .option('--pack <dir>', 'folder of another pack')
    .action(async (files: string[], options: Options) => {
      checkUsage(files, options);
      const extractor = createExtractor(await loadPack(options.pack ?? defaultPackDir()));
      if (options.jsonl) await extractLines(extractor, options);
      for (const file of files) print(extractor, await readArticle(file, 'extract', options.published), options);
    });
}

function checkUsage(files: readonly string[], options: Options): void {
  if (files.length === 0 && !options.jsonl)
    throw new UsageError(
      'extract: nothing to read; give files, or --jsonl with one article per line on standard input',
    );
  if (options.published !== undefined && !Published.safeParse(options.published).success)
    throw new UsageError(`extract: --published ${options.published} is no date; write it as 2026-02-11`);
}

function print(extractor: Extractor, article: Article, options: Options): void {
  const { mentions, notRead, limits = [] } = extractor.extract(article, { anyIndustry: options.anyIndustry === true });
  for (const limit of limits) say(`${article.id}: ${limit}`);
  process.stdout.write(`${JSON.stringify({ id: article.id, events: mentions, ...(notRead ? { notRead } : {}) })}\n`);
}

async function extractLines(extractor: Extractor, options: Options): Promise<void> {
  let number = 0;
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (raw.trim() !== '')
      print(extractor, parseArticle(raw, `standard input, line ${number}`, null, options.published), options);
  }
}
