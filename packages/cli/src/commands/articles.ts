// cellwire articles: what was fetched, and what the relevance test and the language test dropped.
import { countReadings, EXTRACTION_OUTCOMES, listReadings, type ReadingFilter } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';

interface ListOptions {
  dropped?: boolean;
  outcome?: string;
  source?: string;
  limit: string;
  json?: boolean;
}

export function define(command: Command): void {
  defineList(command);
  defineCount(command);
}

function defineList(command: Command): void {
  command
    .command('list')
    .description('articles with what became of them, latest first')
    .option('--dropped', 'only those that were not read: not of this industry, another language, no text')
    .option('--outcome <kind>', `only one outcome: ${EXTRACTION_OUTCOMES.join(', ')}`)
    .option('--source <name>', 'only those of one source')
    .option('--limit <n>', 'at most so many', '100')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: ListOptions) => {
        const readings = await listReadings(parts.store, filterOf(options));
        if (options.json) for (const r of readings) printJson(r);
        else
          printTable(
            ['published', 'outlet', 'title', 'outcome', 'why', 'text'],
            readings.map(r => [
              r.published.slice(0, 10),
              r.outlet,
              r.title,
              r.outcome ?? 'not yet',
              r.reason,
              r.hasText ? r.completeness : 'dropped',
            ]),
            'no such articles',
          );
      }),
    );
}

function filterOf(options: ListOptions): ReadingFilter {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit wants a whole number, got "${options.limit}"`);
  const outcome = options.dropped ? 'dropped' : EXTRACTION_OUTCOMES.find(o => o === options.outcome);
  if (options.outcome && !outcome)
    throw new UsageError(`--outcome wants one of ${EXTRACTION_OUTCOMES.join(', ')}, got "${options.outcome}"`);
  return { limit, ...(outcome ? { outcome } : {}), ...(options.source ? { source: options.source } : {}) };
}

function defineCount(command: Command): void {
  command
    .command('count')
    .description('how many articles were read, and how many dropped for which reason')
    .option('--source <name>', 'only those of one source')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { source?: string; json?: boolean }) => {
        const counts = await countReadings(parts.store, options.source ? { source: options.source } : {});
        if (options.json) for (const c of counts) printJson(c);
        else
          printTable(
            ['outcome', 'why', 'articles'],
            counts.map(c => [c.outcome, c.reason, c.articles]),
            'no articles yet',
          );
      }),
    );
}
