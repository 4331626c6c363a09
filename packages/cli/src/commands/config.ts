// cellwire config: the files of sources, subscriptions and settings: checked, described to editors, put into effect.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatFault } from '@cellwire/pack';
import { describeSettings, readSettings } from '@cellwire/runtime';
import type { Command } from 'commander';
import { applyConfig } from '../config/apply-config.js';
import { type CheckedFile, checkConfig } from '../config/check-file.js';
import { CONFIG_KINDS, configSchema } from '../config/shapes.js';
import { STARTER_FILES } from '../config/starter-files.js';
import { printJson, printLine, printTable, say, tellDone } from '../print.js';
import { withParts } from '../process/with-parts.js';
import { UsageError } from '../usage-error.js';

export function define(command: Command): void {
  defineCheck(command);
  defineApply(command);
  defineInit(command);
  defineSchema(command);
  defineShow(command);
}

function defineCheck(command: Command): void {
  command
    .command('check')
    .description('check files of sources, subscriptions or settings: every fault with line, column and mend')
    .argument('<file...>')
    .option('--json', 'one JSON object a line: {file, line, column, message, mend}')
    .action((files: string[], options: { json?: boolean }) => {
      const { allowHosts } = readSettings();
      let bad = 0;
      for (const file of files) {
        const checked = checkConfig(file, textOf(file), { allowHosts });
        bad += checked.faults.length;
        reportFaults(checked, options);
        if (!checked.faults.length) say(`${file}: ${sizeOf(checked)}, no fault`);
      }
      if (bad) process.exitCode = 1;
    });
}

function reportFaults({ faults }: CheckedFile, options: { json?: boolean }): void {
  for (const fault of faults) {
    if (options.json) printJson(fault);
    else printLine(formatFault(fault));
  }
}

function sizeOf({ kind, value }: CheckedFile): string {
  const part = (value as Record<string, unknown>)[kind as string];
  const n = Array.isArray(part) ? part.length : Object.keys(part as object).length;
  return `${n} ${n === 1 ? (kind as string).slice(0, -1) : kind}`;
}

function defineApply(command: Command): void {
  command
    .command('apply')
    .description('add what files of sources and subscriptions name and the store lacks; the rest stays as it is')
    .argument('<file...>')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--json', 'one JSON object a line')
    .action(
      withParts(async (parts, files: string[], options: { dryRun?: boolean; json?: boolean }) => {
        const read = files.map(file => ({ file, ...checkConfig(file, textOf(file), parts.settings) }));
        for (const one of read) reportFaults(one, options);
        if (read.some(one => one.faults.length)) throw new UsageError('nothing was applied: mend the faults first');
        for (const one of read) {
          for (const change of await applyConfig(parts, one.kind, one.value, { dryRun: options.dryRun ?? false })) {
            if (options.json) printJson({ file: one.file, ...change });
            else say(`${one.file}: ${options.dryRun ? 'would be ' : ''}${change.did} ${change.what}`);
            if (change.secret) printLine(change.secret);
          }
        }
      }),
    );
}

function defineInit(command: Command): void {
  command
    .command('init')
    .description('write starter files with their schemas into a folder; files that are there stay')
    .argument('[folder]', 'where to', 'config')
    .option('--json', 'one JSON object a line: {file, written}')
    .action((folder: string, options: { json?: boolean }) => {
      mkdirSync(folder, { recursive: true });
      const files = {
        ...STARTER_FILES,
        ...Object.fromEntries(
          CONFIG_KINDS.map(kind => [`${kind}.schema.json`, `${JSON.stringify(configSchema(kind), null, 2)}\n`]),
        ),
      };
      for (const [name, text] of Object.entries(files)) {
        const path = join(folder, name);
        const isNew = !existsSync(path);
        if (isNew) writeFileSync(path, text);
        tellDone(options, { file: path, written: isNew }, isNew ? `wrote ${path}` : `${path} is there already`);
      }
    });
}

function defineSchema(command: Command): void {
  command
    .command('schema')
    .description('print the JSON Schema (draft-07) of one kind of file, for completion in an editor')
    .argument('<kind>', CONFIG_KINDS.join(', '))
    .action((kind: string) => {
      const known = CONFIG_KINDS.find(k => k === kind);
      if (!known) throw new UsageError(`"${kind}" is no kind of file; give one of ${CONFIG_KINDS.join(', ')}`);
      printLine(JSON.stringify(configSchema(known), null, 2));
    });
}

function defineShow(command: Command): void {
  command
    .command('show')
    .description('the settings in effect; secrets are shown as [set]')
    .option('--json', 'one JSON object a line')
    .action((options: { json?: boolean }) => {
      const rows = describeSettings(readSettings());
      if (options.json) for (const row of rows) printJson(row);
      else
        printTable(
          ['variable', 'value', 'what it is for'],
          rows.map(r => [r.env, r.value, r.doc]),
          'no settings',
        );
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
