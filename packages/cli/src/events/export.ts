// cellwire events export: the table as a file, the same that the API gives.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { type ExportFormat, exportEvents } from '@cellwire/api';
import { countEvents, type Store } from '@cellwire/store';
import type { Command } from 'commander';
import { say } from '../print.js';
import { openRowProgress } from '../process/row-progress.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';
import { readAsOf, readWhere } from './read-options.js';

interface Options {
  filter: string;
  jsonl?: boolean;
  csv?: boolean;
  parquet?: boolean;
  asOf?: string;
}

export function defineExport(command: Command): void {
  command
    .command('export')
    .description('events that match a filter, as a file (docs/exports.md)')
    .argument('[file]', 'where to (standard output)')
    .option('--filter <query>', 'which events', '')
    .option('--jsonl', 'one JSON object a line, with its mentions (the default)')
    .option('--csv', 'for spreadsheets')
    .option('--parquet', 'for notebooks and DuckDB')
    .option('--as-of <instant>', 'the table as it was known then')
    .action(
      withParts(async (parts, file: string | undefined, options: Options) => {
        const format = readFormat(options, file);
        if (format === 'parquet' && !file && process.stdout.isTTY)
          throw new UsageError('a Parquet file is no text for a terminal: name a file');
        const request = { format, where: readWhere([options.filter]), asOf: readAsOf(options.asOf) };
        const rows = file
          ? await writeFile(parts.store, file, request)
          : await write(parts.store, process.stdout, request);
        say(`${rows} events exported`);
      }),
    );
}

/** The format asked for, else the one of the file's ending, else JSON lines. */
export function readFormat({ jsonl, csv, parquet }: Options, file: string | undefined): ExportFormat {
  const asked = Object.entries({ jsonl, csv, parquet }).flatMap(([format, is]) => (is ? [format as ExportFormat] : []));
  if (asked.length > 1) throw new UsageError(`--${asked.join(' and --')}: give one of them`);
  const ending = /\.(csv|parquet|jsonl)$/i.exec(file ?? '')?.[1]?.toLowerCase() as ExportFormat | undefined;
  return asked[0] ?? ending ?? 'jsonl';
}

type Request = Omit<Parameters<typeof exportEvents>[1], 'onRows'>;

/** A file appears whole or not at all. */
async function writeFile(store: Store, file: string, request: Request): Promise<number> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const out = createWriteStream(draft, { flags: 'wx' });
    const rows = await write(store, out, request);
    out.end();
    await finished(out);
    await rename(draft, file);
    return rows;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function write(store: Store, out: Writable, request: Request): Promise<number> {
  const progress = openRowProgress('events', await countEvents(store, request.where, request.asOf));
  let rows = 0;
  const onRows = (n: number): void => {
    rows = n;
    progress.update(n);
  };
  for await (const piece of exportEvents(store, { ...request, onRows }))
    if (!out.write(piece)) await new Promise<void>(resolve => void out.once('drain', resolve));
  progress.end();
  return rows;
}
