// `cellwire extract`: articles (JSON, HTML or plain text; JSONL on stdin) → their events, one JSON object a line.
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { createInterface } from 'node:readline';
import { createExtractor, type Extractor } from '@cellwire/extraction';
import { Article, Published } from '@cellwire/model';
import { defaultPackDir, loadPack } from '@cellwire/pack';
import { readPage } from '@cellwire/reading';
import type { Command } from 'commander';
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
      for (const file of files) print(extractor, await readArticle(file, options), options);
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
  const { mentions, notRead } = extractor.extract(article, { anyIndustry: options.anyIndustry === true });
  process.stdout.write(`${JSON.stringify({ id: article.id, events: mentions, ...(notRead ? { notRead } : {}) })}\n`);
}

async function extractLines(extractor: Extractor, options: Options): Promise<void> {
  let number = 0;
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (raw.trim() !== '')
      print(extractor, parseArticle(raw, `standard input, line ${number}`, null, options), options);
  }
}

/** An article from JSON text; `id` is the file's name where the JSON has none. */
function parseArticle(raw: string, where: string, id: string | null, options: Options): Article {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    throw new Error(`${where}: not JSON; an article is {"id","title","text","published"}`);
  }
  const defaults = { ...(id === null ? {} : { id }), ...(options.published ? { published: options.published } : {}) };
  const checked = Article.safeParse({ ...defaults, ...(value as object) });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(`${where}: ${issue?.path.join('.') || 'the article'}: ${issue?.message ?? 'not an article'}`);
}

async function readArticle(file: string, options: Options): Promise<Article> {
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`extract: ${file} cannot be read; give an existing file`);
  });
  const id = basename(file, extname(file));
  if (/\.json$/i.test(file)) return parseArticle(bytes.toString('utf8'), file, id, options);
  if (/\.x?html?$/i.test(file)) return pageArticle(bytes, file, id, options);
  return { id, title: '', text: bytes.toString('utf8'), published: publishedOf(null, file, options) };
}

function pageArticle(bytes: Buffer, file: string, id: string, options: Options): Article {
  const page = readPage(bytes, {});
  return {
    id,
    title: page.title ?? '',
    text: page.text,
    published: publishedOf(page.published, file, options),
    ...(page.canonicalUrl ? { url: page.canonicalUrl } : {}),
    ...(page.language ? { language: page.language } : {}),
  };
}

/** The day that relative dates count from; a page's own date goes before the option. */
function publishedOf(own: string | null, file: string, options: Options): string {
  const published = own ?? options.published;
  if (published === undefined)
    throw new UsageError(`extract: ${file} does not tell its day of publication; add --published YYYY-MM-DD`);
  return Published.parse(published);
}
