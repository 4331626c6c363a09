// cellwire sql: asks the database in SQL, reading only.
import { openClock, readSettings } from '@cellwire/runtime';
import { queryReadOnly } from '@cellwire/store';
import type { Command } from 'commander';
import { printJson, printTable, say } from '../print.js';
import { openOwnStore } from '../process/open-own-store.js';
import { UsageError } from '../usage-error.js';

interface Options {
  json?: boolean;
  limit: string;
  timeout: string;
}

export function define(command: Command): void {
  command
    .argument('<statement>', "one SQL statement, such as 'SELECT * FROM jv_exits'")
    .option('--json', 'one JSON object a row (the default where stdout is no terminal)')
    .option('--limit <rows>', 'rows that are printed at most', '1000')
    .option('--timeout <seconds>', 'seconds after which the statement is ended', '30')
    .action(async (statement: string, options: Options) => {
      const maxRows = wholeNumber('--limit', options.limit);
      const timeoutMs = wholeNumber('--timeout', options.timeout) * 1000;
      const settings = readSettings();
      const store = await openOwnStore(settings, { clock: openClock(settings.now) });
      try {
        const { rows, isCut } = await queryReadOnly(store, statement, { maxRows, timeoutMs });
        print(rows, options.json ?? !process.stdout.isTTY);
        if (isCut) say(`only the first ${maxRows} rows are printed: ask for more with --limit`);
      } finally {
        await store.close();
      }
    });
}

function print(rows: Record<string, unknown>[], asJson: boolean): void {
  if (asJson) {
    for (const row of rows) printJson(row);
    return;
  }
  const head = Object.keys(rows[0] ?? {});
  printTable(
    head,
    rows.map(row => head.map(name => cell(row[name]))),
    'no rows',
  );
}

const cell = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
};

function wholeNumber(option: string, text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new UsageError(`${option} wants a whole number above 0, got "${text}"`);
  return n;
}
