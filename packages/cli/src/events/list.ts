// cellwire events list, exits: the table on a terminal, or one JSON object a line.
import { eventItem, exitItem } from '@cellwire/api';
import { filterToSql } from '@cellwire/query';
import { EVENT_SORTS, listEvents, listExits } from '@cellwire/store';
import type { Command } from 'commander';
import { sayHints } from '../filter-hints.js';
import { printJson, printTable } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { readAsOf, readCount, readSort, readWords } from './read-options.js';

interface ListOptions {
  sort: string;
  limit: string;
  asOf?: string;
  json?: boolean;
}

export function defineList(command: Command): void {
  command
    .command('list', { isDefault: true })
    .description('events that match a filter (docs/filters.md), newest first')
    .argument('[filter...]')
    .option('--sort <order>', Object.keys(EVENT_SORTS).join(', '), 'seen')
    .option('--limit <n>', 'rows', '50')
    .option('--as-of <instant>', 'the table as it was known then')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, words: string[], options: ListOptions) => {
        const filter = readWords(words);
        const rows = await listEvents(parts.store, {
          where: filterToSql(filter),
          sort: readSort(options.sort),
          limit: readCount(options.limit, '--limit'),
          asOf: readAsOf(options.asOf),
        });
        if (options.json) for (const row of rows) printJson(eventItem(row));
        else
          printTable(
            ['event', 'date', 'seen', 'sources', 'what'],
            rows.map(r => [r.event, r.date ?? '', r.seenOn, r.sources, r.headline]),
            'no event matches',
          );
        if (!rows.length) await sayHints(parts, filter);
      }),
    );
}

export function defineExits(command: Command): void {
  command
    .command('exits')
    .description('joint-venture exits, latest report first')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean }) => {
        const exits = await listExits(parts.store);
        if (options.json) for (const x of exits) printJson(exitItem(x));
        else
          printTable(
            ['exit', 'venture', 'leaving', 'status', 'date', 'sentence'],
            exits.map(x => [x.exit, x.venture, x.leaving.join(', '), x.status, x.date ?? '', x.sentence ?? '']),
            'no exits',
          );
      }),
    );
}
