// cellwire explain: which frame fired on which words, how roles and dates were reached, what nearly matched and why not.
import { createExtractor } from '@cellwire/extraction';
import { Published } from '@cellwire/model';
import { loadPack } from '@cellwire/pack';
import type { Command } from 'commander';
import { articlesToExplain } from '../explain/articles-to-explain.js';
import { explainArticle } from '../explain/explain-article.js';
import { printExplanation } from '../explain/print-explanation.js';
import { packFolder } from '../pack-folder.js';
import { printJson } from '../print.js';
import { UsageError } from '../usage-error.js';

interface Options {
  published?: string;
  anyIndustry?: boolean;
  misses: string;
  pack?: string;
  json?: boolean;
}

export function define(command: Command): void {
  command
    .argument('<what>', 'a file (JSON, HTML or text), or the id of an article or event in the store')
    .option('--published <date>', 'day of publication, for a file that does not tell its own: 2026-02-11')
    .option('--any-industry', 'skip the test whether the article is of the pack’s industry')
    .option('--misses <n>', 'show at most that many frames that nearly matched', '10')
    .option('--pack <dir>', 'folder of another pack')
    .option('--json', 'one JSON object an article: {id, title, notRead, relevance, told, other, misses}')
    .action(async (what: string, options: Options) => {
      const limit = Number(options.misses);
      if (!Number.isSafeInteger(limit) || limit < 0)
        throw new UsageError(`explain: --misses ${options.misses} is no whole number`);
      if (options.published !== undefined && !Published.safeParse(options.published).success)
        throw new UsageError(`explain: --published ${options.published} is no date; write it as 2026-02-11`);
      const articles = await articlesToExplain(what, options.published);
      const extractor = createExtractor(await loadPack(await packFolder(options.pack, 'explain')));
      for (const article of articles) {
        const explanation = explainArticle(extractor, article, options.anyIndustry === true);
        if (options.json) printJson(explanation);
        else printExplanation(explanation, limit);
      }
    });
}
