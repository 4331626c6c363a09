// cellwire filters: filters kept under a name, for the page, feeds and exports.
import { listSavedFilters, removeSavedFilter, saveFilter } from '@cellwire/store';
import type { Command } from 'commander';
import { readFilter } from '../alerts/read-options.js';
import { printJson, printTable, tellDone } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  command
    .command('list', { isDefault: true })
    .description('saved filters')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { json?: boolean }) => {
        const filters = await listSavedFilters(parts.store);
        if (options.json) for (const filter of filters) printJson(filter);
        else
          printTable(
            ['name', 'filter', 'saved', 'by'],
            filters.map(f => [f.name, f.filter, f.createdAt.toISOString(), f.createdBy]),
            'no saved filters: cellwire filters add NAME QUERY',
          );
      }),
    );
  command
    .command('add')
    .description('keep a filter; the same name again replaces it')
    .argument('<name>')
    .argument('<query>', 'in the filter language (docs/filters.md)')
    .option('--json', 'what was done as JSON')
    .action(
      withParts(async (parts, name: string, query: string, options: { json?: boolean }) => {
        readFilter(query);
        if (!name.trim() || name.length > 80) throw new UsageError('a name has 1 to 80 characters');
        await saveFilter(parts.store, {
          name,
          filter: query,
          createdAt: parts.clock.now(),
          createdBy: 'command line',
        });
        tellDone(options, { name, filter: query }, `${name} is kept`);
      }),
    );
  command
    .command('remove')
    .description('forget a filter')
    .argument('<name>')
    .option('--json', 'what was done as JSON')
    .action(
      withParts(async (parts, name: string, options: { json?: boolean }) => {
        if (!(await removeSavedFilter(parts.store, name)))
          throw new UsageError(`there is no saved filter "${name}": cellwire filters list`);
        tellDone(options, { name, removed: true }, `${name} is forgotten`);
      }),
    );
}
