// cellwire rules add-example: turns a correction into an example, which is a test of the pack from then on.
import { readFile } from 'node:fs/promises';
import { createExtractor, definitionsOf, type ExampleResult, runExample } from '@cellwire/extraction';
import { Article, type Example, Published, Status } from '@cellwire/model';
import { addExample, type ExampleEdit, formatFault } from '@cellwire/pack';
import type { Command } from 'commander';
import { z } from 'zod';
import { packFolder } from '../../pack-folder.js';
import { printJson, printLine, safe, say } from '../../print.js';
import { sentencesWith } from '../../rules/sentences-with.js';
import { UsageError } from '../../usage-error.js';

interface Options {
  events: string;
  text?: string;
  title?: string;
  article?: string;
  sentence?: string;
  published?: string;
  knownMiss?: string;
  pack?: string;
  json?: boolean;
}

export function defineAddExample(command: Command): void {
  command
    .description('turn a correction into an example of a type: a text and the events it should give')
    .argument('<type>', 'the event type whose file holds it')
    .requiredOption(
      '--events <json>',
      'what should be read: [{"status","date"?,"<role>": [values]}, …]; [] for nothing',
    )
    .option('--text <text>', 'the text')
    .option('--title <title>', 'a headline')
    .option('--article <file>', 'take text, title and day from an article in JSON')
    .option('--sentence <words>', 'with --article: only the sentence that holds these words')
    .option('--published <day>', 'the day that relative dates count from: 2026-02-11')
    .option('--known-miss <why>', 'it is not read so yet; the test fails once it is')
    .option('--pack <dir>', 'folder of another pack')
    .option('--json', 'one JSON object: {at, verdict, differences}')
    .action(async (type: string, options: Options) => {
      const example = await exampleOf(options);
      const edit = await addExample(await packFolder(options.pack, 'rules add-example'), type, example);
      tell(type, edit, options.json === true);
    });
}

async function exampleOf(options: Options): Promise<Example> {
  const article = options.article === undefined ? null : await readArticle(options.article);
  const text = article ? passageOf(article, options) : options.text;
  if (!text) throw new UsageError('rules add-example: nothing to read; give --text, or --article FILE');
  const published = (options.published ?? article?.published)?.slice(0, 10);
  if (published === undefined || !Published.safeParse(published).success)
    throw new UsageError('rules add-example: the day that dates count from is missing; add --published 2026-02-11');
  // A sentence taken from the middle of an article stands without its headline.
  const title = options.title ?? (options.sentence === undefined ? article?.title : undefined);
  return {
    text,
    ...(title ? { title } : {}),
    published,
    events: parseEvents(options.events),
    ...(options.knownMiss === undefined ? {} : { knownMiss: options.knownMiss }),
  };
}

function passageOf(article: Article, { sentence, article: file }: Options): string {
  if (sentence === undefined) return article.text;
  const found = sentencesWith(article.text, sentence);
  if (found.length === 1) return found[0]!;
  throw new UsageError(
    `rules add-example: ${found.length || 'no'} sentences of ${file} hold "${sentence}"; give words that one sentence holds`,
  );
}

async function readArticle(file: string): Promise<Article> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`rules add-example: ${file} cannot be read; give an article in JSON`);
  });
  const read = Article.safeParse(jsonOf(text, file));
  if (read.success) return read.data;
  throw new UsageError(`rules add-example: ${file}: ${z.prettifyError(read.error).replaceAll('\n', ' ')}`);
}

const Events = z.array(z.looseObject({ type: z.string().optional(), status: Status }));

function parseEvents(json: string): Example['events'] {
  const read = Events.safeParse(jsonOf(json, '--events'));
  if (!read.success)
    throw new UsageError(`rules add-example: --events: ${z.prettifyError(read.error).replaceAll('\n', ' ')}`);
  return read.data as Example['events'];
}

function jsonOf(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`rules add-example: ${where} is not JSON (${(error as Error).message})`);
  }
}

function tell(type: string, edit: ExampleEdit, json: boolean): void {
  switch (edit.is) {
    case 'done': {
      const result = runExample(createExtractor(edit.pack), definitionsOf(edit.pack.types), { type }, edit.example);
      if (json) printJson({ at: edit.at, verdict: result.verdict, differences: result.differences });
      else report(edit.at, result);
      return;
    }
    case 'held':
      say(`${edit.at} holds that text already; nothing to do`);
      return;
    case 'unknown':
      throw new UsageError(`rules add-example: the pack has no type "${edit.type}"; ${edit.mend}`);
    case 'refused':
      throw new Error(
        ['rules add-example: nothing was written; the pack would have faults:', ...edit.faults.map(formatFault)].join(
          '\n  ',
        ),
      );
  }
}

function report(at: string, { verdict, differences }: ExampleResult): void {
  say(`added at ${at}`);
  if (verdict === 'passes') say('it passes');
  else if (verdict === 'works-now') say('it is read right already: take "knownMiss" away');
  else say(verdict === 'known-miss' ? 'a known miss; it differs so:' : 'it fails now; mend a frame until it passes:');
  for (const line of differences) printLine(`  ${safe(line)}`);
}
