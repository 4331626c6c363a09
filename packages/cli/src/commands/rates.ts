// cellwire rates: exchange rates for dollar values. None are fetched: the user loads them.
import { readFile } from 'node:fs/promises';
import { revalueEvents } from '@cellwire/resolve-events';
import { listRates, saveRates } from '@cellwire/store';
import type { Command } from 'commander';
import { countOf, printJson, printTable, say } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { readRates } from '../rates/read-rates.js';
import { UsageError } from '../usage-error.js';

/** Faults that are named; a file of a wrong kind has one in every line. */
const MOST_FAULTS = 20;

export function define(command: Command): void {
  command
    .command('load')
    .description('load rates and give dollars to the events whose texts have none')
    .argument('<file>', 'CSV with the columns currency, day (from which it holds) and usd (for one unit)')
    .option('--json', 'what was done, as JSON')
    .action(
      withParts(async (parts, file: string, options: { json?: boolean }) => {
        const text = await readFile(file, 'utf8').catch(error => {
          throw new UsageError(`${file} cannot be read: ${error.message}`);
        });
        const { rates, faults } = readRates(text);
        if (faults.length) throw new UsageError(`nothing was loaded\n${describe(file, faults)}`);
        await parts.store.inTransaction(tx => saveRates(tx, rates));
        const changed = await revalueEvents(parts.store);
        if (options.json) printJson({ rates: rates.length, events_changed: changed });
        else say(`${countOf(rates.length, 'rate')} loaded; ${countOf(changed, 'event')} valued anew`);
      }),
    );
  command
    .command('list')
    .description('rates by currency and day')
    .option('--currency <code>', 'of one currency, such as EUR')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, options: { currency?: string; json?: boolean }) => {
        const wanted = options.currency?.toUpperCase();
        const rates = (await listRates(parts.store)).filter(r => !wanted || r.currency === wanted);
        if (options.json) for (const rate of rates) printJson(rate);
        else
          printTable(
            ['currency', 'from', 'US dollars for one'],
            rates.map(r => [r.currency, r.day, r.usd]),
            'no rates: cellwire rates load FILE.csv',
          );
      }),
    );
}

function describe(file: string, faults: readonly { line: number; why: string }[]): string {
  const named = faults.slice(0, MOST_FAULTS).map(f => `${file}:${f.line}: ${f.why}`);
  const more = faults.length - named.length;
  return [...named, ...(more ? [`and ${more} more`] : [])].join('\n');
}
